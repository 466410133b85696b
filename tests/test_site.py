"""The site is built without a warning, and no page of it asks a network for anything.

One notebook is run for it, the one whose graphs show themselves; all are run by tests of their own.
"""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

ROOT = Path(__file__).parents[1]
CONFIG = ROOT / "notebooks" / "site" / "mkdocs.yml"
RUN = "01_first_graph"
SHIPPED = {
    "01_first_graph.html",
    "01_first_graph-1.html",
    "03_many_articles.html",
    "tutorial.html",
    "commands.html",
    "event-data.html",
    "geograph.html",
}
# Attributes of elements that make a browser fetch something, without a click.
FETCHED = {
    "audio": {"src"}, "embed": {"src"}, "iframe": {"src"}, "image": {"href", "xlink:href"}, "img": {"src", "srcset"},
    "input": {"src"}, "link": {"href"}, "object": {"data"}, "script": {"src"}, "source": {"src", "srcset"},
    "use": {"href", "xlink:href"}, "video": {"src", "poster"},
}  # fmt: skip
OUTSIDE = re.compile(r"\s*(https?:|wss?:|ftp:|//)", re.IGNORECASE)
STYLE = re.compile(r"(?:url\(|@import)\s*['\"]?\s*((?:https?:)?//[^'\")\s]+)", re.IGNORECASE)

pytestmark = [pytest.mark.slow, pytest.mark.model]


class Page(HTMLParser):
    """What a page fetches, where it links to, and the places in it that can be linked to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.links: list[str] = []
        self.places: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = {name: value or "" for name, value in attrs}
        self.places |= {values[name] for name in ("id", "name") if name in values}
        self.links += [values["href"]] if tag == "a" and "href" in values else []
        if tag == "link" and values.get("rel") in {"canonical", "prev", "next"}:
            return
        self.fetched += [values[name] for name in sorted(FETCHED.get(tag, set()) & values.keys())]


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "-f", CONFIG, "--site-dir", folder]
    quiet = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "SITE_NOTEBOOKS": RUN}
    built = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **quiet})
    assert built.returncode == 0, built.stderr
    return folder


@pytest.fixture(scope="module")
def pages(site) -> dict[Path, Page]:
    return {path: Page(path.read_text(encoding="utf-8")) for path in sorted(site.rglob("*.html"))}


def test_the_pages_are_there(pages):
    assert {path.name for path in pages} >= SHIPPED


def test_no_page_fetches_anything_from_a_network(pages):
    outside = {(path.name, link) for path, page in pages.items() for link in page.fetched if OUTSIDE.match(link)}
    assert outside == set()


def test_no_style_fetches_anything_from_a_network(site):
    texts = [path.read_text(encoding="utf-8") for path in site.rglob("*") if path.suffix in {".css", ".html"}]
    assert [found[1] for text in texts for found in STYLE.finditer(text)] == []


def test_every_link_within_the_site_leads_somewhere(pages):
    dead = [
        (path.name, link)
        for path, page in pages.items()
        if path.name != "404.html"  # it is shown for any address, so its links begin at the top
        for link in page.links
        if not OUTSIDE.match(link) and not leads(link, path, pages)
    ]
    assert dead == []


def leads(link: str, path: Path, pages: dict[Path, Page]) -> bool:
    parts = urlsplit(link)
    if parts.scheme:
        return parts.scheme in {"mailto", "data", "blob"}
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    if target not in pages:
        return target.is_file() and not parts.fragment
    return not parts.fragment or unquote(parts.fragment) in pages[target].places or not target.suffix
