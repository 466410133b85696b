"""The notebooks as pages: run while the site is built, with their pictures."""

import html
import os
import re

import nbformat
from links import ROOT, follow
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from nbclient import NotebookClient
from nbconvert import MarkdownExporter

NOTEBOOKS = ROOT / "notebooks"
# The names of those to be run, parted by spaces, when not all are: the others are shown with what is stored in them.
_RUN = os.environ.get("SITE_NOTEBOOKS")
# A graph shows itself as a frame with a whole page inside; on the site that page is a file of its own.
_PICTURE = re.compile(r'srcdoc="([^"]*)"')


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    section = next(section for section in config.nav if "Notebooks" in section)
    section["Notebooks"] = [f"notebooks/{path.stem}.md" for path in sorted(NOTEBOOKS.glob("*.ipynb"))]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        name = path.relative_to(ROOT).as_posix()
        page = name.replace(".ipynb", ".md")
        text, drawn = _as_markdown(path)
        for picture, content in drawn.items():
            files.append(File.generated(config, f"notebooks/{picture}", content=content))
        text, plain = follow(_pictures_apart(text, page, files, config), name, page, made=drawn)
        files.append(File.generated(config, page, content=text))
        for file in sorted(plain):
            if files.get_file_from_path(file) is None:
                files.append(File.generated(config, file, abs_src_path=str(ROOT / file)))
    return files


def _as_markdown(path) -> tuple[str, dict[str, bytes]]:
    """The notebook with what its cells print, and the images that they draw by name."""
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    if _RUN is None or path.stem in _RUN.split():
        NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    text, resources = MarkdownExporter().from_notebook_node(notebook, resources={"unique_key": path.stem})
    return text, resources.get("outputs", {})


def _pictures_apart(text: str, page: str, files: Files, config: MkDocsConfig) -> str:
    def apart(found: re.Match) -> str:
        number = sum(1 for file in files if file.src_uri.startswith(page.removesuffix(".md") + "-")) + 1
        picture = f"{page.removesuffix('.md')}-{number}.html"
        files.append(File.generated(config, picture, content=html.unescape(found[1])))
        return f'src="{picture.rpartition("/")[2]}"'

    return _PICTURE.sub(apart, text)
