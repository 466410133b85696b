"""News about international politics in, a knowledge graph with evidence for every edge out.

`build` makes a `Graph` of a text or a file, `load` brings a saved one back. The names below are loaded when they are
first used: importing geograph alone loads no language model and no RDF library.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geograph.api import Graph, build, build_all, load
    from geograph.errors import GeographError, InputError, ModelMissing, QueryError, StoreError, VocabularyError
    from geograph.model import Actor, Article, Claim, Evidence, Mention

    __version__: str

__all__ = [
    "Actor",
    "Article",
    "Claim",
    "Evidence",
    "GeographError",
    "Graph",
    "InputError",
    "Mention",
    "ModelMissing",
    "QueryError",
    "StoreError",
    "VocabularyError",
    "__version__",
    "build",
    "build_all",
    "load",
]

_HOMES = {
    **dict.fromkeys(("Graph", "build", "build_all", "load"), "geograph.api"),
    **dict.fromkeys(("Actor", "Article", "Claim", "Evidence", "Mention"), "geograph.model"),
}


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module 'geograph' has no attribute {name!r}")
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - seldom asked for, and slow

        value: object = version("geograph")
    else:
        value = getattr(importlib.import_module(_HOMES.get(name, "geograph.errors")), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
