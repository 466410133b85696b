"""The outlines of the countries, as `build.py` made them."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def outlines() -> Mapping[str, str]:
    """The outline of each country as an SVG path, by ISO 3166-1 alpha-3 code.

    >>> outlines()["ISL"].startswith("M")
    True
    """
    text = resources.files("geograph.view.atlas").joinpath("outlines.json").read_text(encoding="utf-8")
    return MappingProxyType(json.loads(text))
