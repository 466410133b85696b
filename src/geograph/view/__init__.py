"""The graph as one HTML file that needs nothing but a browser.

The page holds everything: the data, the network drawing, its styles and scripts. It asks no server for anything, and
a content security policy forbids it to. Python prepares what has to be the same every time (what is in the page, who
is drawn first, where everybody stands); the scripts under ``scripts/`` draw, search and filter. They are ordinary
modules, written to be read, and are joined with ``styles/`` and ``template.html`` when a page is made. The same claims
are shown as a picture, on a map of the world, of two actors along time, and as a table.
"""

from geograph.view.page import to_html, write_html
from geograph.view.part import Part, keep_part

__all__ = ["Part", "keep_part", "to_html", "write_html"]
