"""Questions in SPARQL to findings, to a saved graph or to a file of RDF.

`query` answers a query over an in-memory Oxigraph store in which all named graphs are seen as one and the vocabulary
is loaded beside the data, so that ``?relation rdfs:subPropertyOf* geo:threaten`` works. Our prefixes need not be
declared. Nothing can be changed and nothing is fetched: updates and ``SERVICE`` are refused. `named` answers the
questions that come with the package, one ``.rq`` file each, with parameters that are bound, never pasted; `for_engine`
writes them out for other engines. `claims_of` gives the claims that the triples of an answer are about, for a picture.
"""

from geograph.query.claims import claims_of
from geograph.query.named import NamedQuery, for_engine, named, named_queries
from geograph.query.result import Result
from geograph.query.run import Limits, query
from geograph.query.source import open_source

__all__ = [
    "Limits",
    "NamedQuery",
    "Result",
    "claims_of",
    "for_engine",
    "named",
    "named_queries",
    "open_source",
    "query",
]
