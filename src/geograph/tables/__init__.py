"""Findings as plain tables and files for other graph programs: a CSV of claims, GraphML."""

from geograph.tables.claims import CLAIM_COLUMNS, write_claims
from geograph.tables.graphml import write_graphml

__all__ = ["CLAIM_COLUMNS", "write_claims", "write_graphml"]
