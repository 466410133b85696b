"""The map: where states and places lie, and the outlines of the countries.

All that lies on the map is given in the units of one projection, so that the page has nothing to work out. The
outlines are made by `build.py` from Natural Earth; the coordinates of states and places are those of the ontology.
"""

from geograph.view.atlas.outlines import outlines
from geograph.view.atlas.projection import HEIGHT, WIDTH
from geograph.view.atlas.sites import Site, sites

__all__ = ["HEIGHT", "WIDTH", "Site", "outlines", "sites"]
