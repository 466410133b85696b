"""Findings as the tables and files that other programs read, and the event tables of others as findings.

`export` writes one of `FORMATS`: the event tables of POLECAT, GDELT 2.0 and ICEWS, months of dyads, all claims as CSV,
GraphML and GEXF, FollowTheMoney entities, the files of Neo4j's import. `take_table` reads the tables of POLECAT and
GDELT into findings, so that they can be compared with ours. What a form cannot hold is told by the docstring of its
module. `to_pandas` and `to_polars` give the claims as a data frame.
"""

from geograph.tables.claims import CLAIM_COLUMNS, write_claims
from geograph.tables.export import FORMATS, TABLES, Form, export, take_table
from geograph.tables.frames import to_pandas, to_polars
from geograph.tables.graphml import write_graphml
from geograph.tables.take import Fault, Taken

__all__ = [
    "CLAIM_COLUMNS",
    "FORMATS",
    "TABLES",
    "Fault",
    "Form",
    "Taken",
    "export",
    "take_table",
    "to_pandas",
    "to_polars",
    "write_claims",
    "write_graphml",
]
