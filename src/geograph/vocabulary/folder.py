"""Where the ontology lies: inside the installed package, else beside ``src/`` in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from geograph.errors import VocabularyError


@cache
def ontology_folder() -> Path:
    """The folder that holds ``geograph.ttl``.

    Raises:
        VocabularyError: The installation is incomplete.
    """
    package = Path(__file__).parents[1]
    places = (package / "ontology", package.parents[1] / "ontology")
    for folder in places:
        if (folder / "geograph.ttl").is_file():
            return folder
    raise VocabularyError(f"no ontology at {' or '.join(map(str, places))}; install geograph again")


def ontology_file(name: str) -> Path:
    """The path of one file of the ontology, such as ``shapes.ttl`` or ``actors/states.ttl``.

    >>> ontology_file("geograph.ttl").name
    'geograph.ttl'

    Raises:
        VocabularyError: There is no such file.
    """
    path = ontology_folder() / name
    if not path.is_file():
        raise VocabularyError(f"no {name} in the ontology at {ontology_folder()}")
    return path
