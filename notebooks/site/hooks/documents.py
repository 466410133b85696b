"""README, changelog and the guide to the ontology as pages, and the ontology itself beside them."""

from links import DOCUMENTS, ROOT, follow
from mkdocs.structure.files import File, Files

ONTOLOGY = ("*.ttl", "geograph.html")


def on_files(files: Files, config) -> Files:
    wanted = {path.relative_to(ROOT).as_posix() for name in ONTOLOGY for path in (ROOT / "ontology").glob(name)}
    for page, file in DOCUMENTS.items():
        text, plain = follow((ROOT / file).read_text(encoding="utf-8"), file, page)
        files.append(File.generated(config, page, content=text))
        wanted |= plain
    for path in sorted(wanted):
        if files.get_file_from_path(path) is None:
            files.append(File.generated(config, path, abs_src_path=str(ROOT / path)))
    return files
