"""Reports for people: what the measures and comparisons of `geograph.graph` found, in sentences with their evidence.

Every report is a `Page` of sections of entries; an entry is one statement with the claims it rests on, each with its
quote, article, outlet and date. A page is written as plain text, Markdown, HTML or JSON, always the same for the same
findings. The texts come from strangers, so whatever could be taken for markup is escaped, and pages load nothing.
`geograph.report.plots` draws pictures with matplotlib, which is installed with ``geograph[plot]``.
"""

from geograph.report.cite import Citation, Citer
from geograph.report.differences import changes_page
from geograph.report.disputes import contested_page
from geograph.report.dossier import dossier_page
from geograph.report.network import measures_page
from geograph.report.page import Entry, Page, Section
from geograph.report.render import to_html, to_json, to_markdown, to_text

__all__ = [
    "Citation",
    "Citer",
    "Entry",
    "Page",
    "Section",
    "changes_page",
    "contested_page",
    "dossier_page",
    "measures_page",
    "to_html",
    "to_json",
    "to_markdown",
    "to_text",
]
