"""What most users need: make a graph, save it, load it again.

`build` takes one text or path and raises what goes wrong; `build_all` takes many paths, goes on when one cannot be
read and keeps a list of these in `Graph.failures`; `load` brings back what `Graph.save` wrote. A `Graph` is a thin
cover over `geograph.model.Findings` that knows where all the outputs are.
"""

from geograph.api.entry import build, build_all, load
from geograph.api.facade import Graph
from geograph.api.folder import FORMATS
from geograph.api.rows import Row
from geograph.api.whom import Candidate, Line, Reason, list_actors, list_candidates, list_reasons

__all__ = [
    "FORMATS",
    "Candidate",
    "Graph",
    "Line",
    "Reason",
    "Row",
    "build",
    "build_all",
    "list_actors",
    "list_candidates",
    "list_reasons",
    "load",
]
