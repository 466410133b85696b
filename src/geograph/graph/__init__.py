"""Claims as a graph: merged over articles, folded into a networkx graph, grouped into events.

Nothing is decided here that a text did not say. `merge` joins the findings of several articles, `fold` turns them into
a directed multigraph with one edge for every claim and pair of actors, and `events` groups the claims that are about
the same thing and counts who affirms and who denies it. `measures` describes the network and its actors, `stances` how
two actors stand to each other, `changes` and `compare` what two bodies of claims have differently, `standings` who
affirms and who denies each event, `outcomes` what became of threats and promises.
"""

from geograph.graph.changes import Period, changes, compare, of_outlet
from geograph.graph.contested import Standing, Voice, standings
from geograph.graph.differences import Change, ChangeKind
from geograph.graph.events import Event, events
from geograph.graph.fold import fold
from geograph.graph.measures import Measures, measures
from geograph.graph.merge import merge
from geograph.graph.outcomes import Announced, Outcome, outcomes
from geograph.graph.span import Span, span
from geograph.graph.stance import HALF_LIFE, Stance, stances

__all__ = [
    "HALF_LIFE",
    "Announced",
    "Change",
    "ChangeKind",
    "Event",
    "Measures",
    "Outcome",
    "Period",
    "Span",
    "Stance",
    "Standing",
    "Voice",
    "changes",
    "compare",
    "events",
    "fold",
    "measures",
    "merge",
    "of_outlet",
    "outcomes",
    "span",
    "stances",
    "standings",
]
