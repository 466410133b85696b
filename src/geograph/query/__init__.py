"""Questions in SPARQL to findings, to a saved graph or to a file of RDF.

`query` answers a query over an in-memory Oxigraph store in which all named graphs are seen as one and the vocabulary
is loaded beside the data, so that ``?relation rdfs:subPropertyOf* geo:threaten`` works. Our prefixes need not be
declared. Nothing can be changed and nothing is fetched: updates and ``SERVICE`` are refused. `named` answers the
questions that come with the package, one ``.rq`` file each, with parameters that are bound, never pasted.
"""

from geograph.query.named import NamedQuery, named, named_queries
from geograph.query.result import Result
from geograph.query.run import query

__all__ = ["NamedQuery", "Result", "named", "named_queries", "query"]
