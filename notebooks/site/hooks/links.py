"""Where the files of the repository are found on the site, so that links between them lead on."""

import re
from pathlib import Path, PurePosixPath
from posixpath import dirname, normpath, relpath

from mkdocs.exceptions import PluginError

ROOT = Path(__file__).parents[3]
PAGES = "notebooks/site/pages/"
# Documents of the repository that are pages of the site: page -> file.
DOCUMENTS = {"index.md": "README.md", "changelog.md": "CHANGELOG.md", "explanation/ontology.md": "ontology/README.md"}

_LINK = re.compile(r"(?<=\]\()(?!https?:|mailto:|#)([^)#\s]+)(?=[)#])")
_ROOM = re.compile(r"src/geograph/(\w+)(?:\.py|/.*)")


def on_site(path: str) -> str:
    """The place on the site of a file of the repository, both from the top; other files keep their place."""
    pages = {file: page for page, file in DOCUMENTS.items()}
    if path in pages:
        return pages[path]
    if room := _ROOM.fullmatch(path):
        return "reference/python.md" if room[1] == "__init__" else f"reference/{room[1]}.md"
    if path.endswith(".ipynb"):
        return str(PurePosixPath(path).with_suffix(".md"))
    return path.removeprefix(PAGES)


def follow(text: str, file: str, page: str, made=()) -> tuple[str, set[str]]:
    """The text of a file as it stands on its page, and the plain files of the repository that it points to.

    `made` are files that lie beside the page on the site alone.
    """
    plain = set()

    def rewrite(link: re.Match) -> str:
        if link[1] in made:
            return link[1]
        path = normpath(f"{dirname(file)}/{link[1]}".lstrip("/"))
        if not (ROOT / path).is_file():
            raise PluginError(f"{file} links to {link[1]}, which is no file of the repository")
        if on_site(path) == path:
            plain.add(path)
        return relpath(on_site(path), dirname(page) or ".")

    return _LINK.sub(rewrite, text), plain
