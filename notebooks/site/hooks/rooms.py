"""A page for every room of the package, from its docstrings."""

from links import ROOT
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

PACKAGE = ROOT / "src" / "geograph"
# The names that `import geograph` gives, and the command line, have pages of their own.
ELSEWHERE = {"__init__", "__main__", "cli"}


def rooms() -> list[str]:
    found = {path.stem for path in PACKAGE.glob("*.py")} | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    return sorted(found - ELSEWHERE)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    reference = next(section["Reference"] for section in config.nav if "Reference" in section)
    reference.append({"Rooms": [{f"geograph.{room}": f"reference/{room}.md"} for room in rooms()]})
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for room in rooms():
        files.append(File.generated(config, f"reference/{room}.md", content=f"# {room}\n\n::: geograph.{room}\n"))
    return files
