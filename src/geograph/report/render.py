"""A page as plain text, Markdown, HTML or JSON."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from jinja2 import Environment

    from geograph.report.page import Page

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|&~$:@=\"'])")
_IRI_SAFE = "-._~:/?#[]@!$&'*+,;=%"


def to_json(page: Page) -> str:
    """The page as JSON: `title`, `about`, `sections` with `entries` and their `evidence`.

    >>> from geograph.report.page import Page
    >>> json.loads(to_json(Page(title="Nothing")))["sections"]
    []
    """
    values = {name: value for name, value in page.to_dict().items() if name != "picture"}
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def to_text(page: Page) -> str:
    r"""The page as plain text for a terminal, without any character that would steer it.

    >>> from geograph.report.page import Page
    >>> to_text(Page(title="Nothing", about="no article"))
    'Nothing\nno article\n'
    """
    return _environment().get_template("page.txt.j2").render(page=page)


def to_markdown(page: Page, *, picture: str = "") -> str:
    r"""The page as Markdown; `picture` is the name of a file that holds its picture.

    >>> from geograph.report.page import Page
    >>> to_markdown(Page(title="<b> *bold*"))
    '# \\<b\\> \\*bold\\*\n'
    """
    return _environment().get_template("page.md.j2").render(page=page, picture=picture)


def to_html(page: Page) -> str:
    """The page as one HTML file that runs no script and loads nothing.

    >>> from geograph.report.page import Page
    >>> "<h1>&lt;b&gt;</h1>" in to_html(Page(title="<b>"))
    True
    """
    return _environment().get_template("page.html.j2").render(page=page, style=_style())


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape  # noqa: PLC0415 - seldom needed

    environment = Environment(
        loader=PackageLoader("geograph.report"),
        autoescape=select_autoescape(enabled_extensions=("html.j2",), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_sound,
    )
    environment.filters |= {"md": _markdown, "plain": _plain, "link": _link}
    return environment


def _sound(value: Any) -> Any:  # noqa: ANN401 - whatever a template prints
    """Halves of characters, which no file can hold, are replaced."""
    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _plain(text: str) -> str:
    return "".join(character if character.isprintable() else " " for character in text)


def _markdown(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(_plain(text).split()))


def _link(url: str) -> str:
    """The address if it is one of the web, in characters that can stand in any markup; else nothing."""
    try:
        parts = urlsplit(url)
        return quote(url, safe=_IRI_SAFE).replace("'", "%27") if parts.scheme in {"http", "https"} else ""
    except ValueError:  # such as http://[
        return ""


@cache
def _style() -> str:
    return resources.files("geograph.report").joinpath("templates", "page.css").read_text(encoding="utf-8")
