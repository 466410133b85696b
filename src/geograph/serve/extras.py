"""The packages that only serving needs, and what to install when they are missing."""

from __future__ import annotations

import importlib
from typing import Any

from geograph.errors import ModelMissing


def needed(module: str, extra: str) -> Any:  # noqa: ANN401 - a module
    """The module, loaded.

    >>> needed("no_such_package", "serve")
    Traceback (most recent call last):
    geograph.errors.ModelMissing: no_such_package is not installed; install: pip install 'geograph[serve]'

    Raises:
        ModelMissing: It, or what it needs, is not installed.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        raise ModelMissing(f"{error.name} is not installed; install: pip install 'geograph[{extra}]'") from error
