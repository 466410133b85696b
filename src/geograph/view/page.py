"""Joining data, styles and scripts into one page, and writing it."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import tempfile
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geograph.view.atlas import HEIGHT, WIDTH, outlines
from geograph.view.content import content
from geograph.view.part import EVERYTHING, Part, find_actor, keep_part
from geograph.view.picture import picture

if TYPE_CHECKING:
    import os
    from importlib.resources.abc import Traversable

    from geograph.model import Findings

_SCRIPTS = (
    "data", "words", "dom", "icons", "facets", "state", "theme", "tooltip", "claims", "dyad", "routes", "cards",
    "paint", "overlay", "steer", "picture", "drawing", "world", "scores", "search", "sidebar", "timeline", "table",
    "views", "exports", "main",
)  # fmt: skip
_STYLES = ("theme", "frame", "controls", "filters", "cards", "classes", "table", "views", "media")
_VIS = "templates/lib/vis-*/vis-network.min.js"
_IMPORT = re.compile(r"^import [^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)
_ESCAPES = {character: f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def to_html(findings: Findings, *, title: str = "", part: Part = EVERYTHING) -> str:
    """The findings, or a part of them, as one HTML page that works without a network.

    A page of the part around an actor opens with the actor's card.

    >>> from geograph.model import Findings
    >>> page = to_html(Findings(), title="Nothing found")
    >>> page.startswith("<!doctype html>"), "<title>Nothing found" in page
    (True, True)

    Raises:
        InputError: A claim names an actor or article that the findings do not hold, or nobody has the name of the part.
        VocabularyError: A claim has a relation that is not in the ontology.
    """
    from jinja2 import Environment  # noqa: PLC0415 - needed for a page only
    from markupsafe import Markup  # noqa: PLC0415

    template = Environment(autoescape=True, keep_trailing_newline=True).from_string(_read("template.html"))
    parts = {"style": _style(), "library": _library(), "script": _script()}
    return template.render(
        title=_sound(title),
        data=Markup(_json(_data(findings, title, part))),  # noqa: S704 - escaped by _json
        hashes={name: _hash(text) for name, text in parts.items()},
        **{name: Markup(text) for name, text in parts.items()},  # noqa: S704 - our own files, and pyvis's
    )


def write_html(findings: Findings, path: str | os.PathLike[str], *, title: str = "", part: Part = EVERYTHING) -> str:
    """Writes the page to a file, which appears only when it is complete, and gives it.

    >>> import tempfile
    >>> from geograph.model import Findings
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     page = write_html(Findings(), f"{folder}/graph.html")
    ...     [path.name for path in Path(folder).iterdir()]
    ['graph.html']

    Raises:
        InputError: A claim names an actor or article that the findings do not hold, or nobody has the name of the part.
        VocabularyError: A claim has a relation that is not in the ontology.
        OSError: The file cannot be written.
    """
    page = to_html(findings, title=title, part=part)
    target = Path(path)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
        beside = Path(file.name)
        try:
            file.write(page.encode())
            file.close()
            beside.chmod(0o644)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    return page


def _data(findings: Findings, title: str, part: Part) -> dict[str, Any]:
    shown = keep_part(findings, part)
    found = content(shown)
    network = picture(shown)
    start = find_actor(findings, part.actor) if part.actor else ""
    world = {"width": WIDTH, "height": HEIGHT, "outlines": dict(outlines())}
    drawn = {"nodes": network.nodes, "edges": network.edges, "world": world}
    return {"title": title, "start": start, **found, **drawn}


def _json(values: dict[str, Any]) -> str:
    """JSON that can stand inside a script element: nothing in it can end the element or open a comment."""
    text = _sound(json.dumps(values, ensure_ascii=False, separators=(",", ":")))
    for character, escape in _ESCAPES.items():  # many times as fast as to translate all at once
        text = text.replace(character, escape)
    return text


def _sound(text: str) -> str:
    """The text with halves of characters joined, or replaced where the other half is missing."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _hash(text: str) -> str:
    """The form in which a content security policy names an inline style or script."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _style() -> str:
    return "\n".join(_read("styles", f"{name}.css") for name in _STYLES)


@cache
def _script() -> str:
    """The modules as one script: names are unique over all of them, so imports and exports can be dropped."""
    modules = (_EXPORT.sub("", _IMPORT.sub("", _read("scripts", f"{name}.js"))) for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{"".join(modules)}}})();\n'


@cache
def _library() -> str:
    """The vis-network script that comes with pyvis, without the pointer to a source map that is not there."""
    import pyvis  # noqa: PLC0415 - imports IPython, which is slow

    script = max(Path(pyvis.__file__).parent.glob(_VIS)).read_text(encoding="utf-8")
    return script.partition("\n//# sourceMappingURL")[0] + "\n"


def _read(*names: str) -> str:
    place: Traversable = resources.files("geograph.view").joinpath(*names)
    return place.read_text(encoding="utf-8")
