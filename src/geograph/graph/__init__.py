"""Claims as a graph: merged over articles, folded into a networkx graph, grouped into events.

Nothing is decided here that a text did not say. `merge` joins the findings of several articles, `fold` turns them into
a directed multigraph with one edge for every claim and pair of actors, and `events` groups the claims that are about
the same thing and counts who affirms and who denies it.
"""

from geograph.graph.events import Event, events
from geograph.graph.fold import fold
from geograph.graph.merge import merge
from geograph.graph.span import Span, span

__all__ = ["Event", "Span", "events", "fold", "merge", "span"]
