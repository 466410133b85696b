"""Every command and every line of Python in the README and on the site runs, and prints what is said there."""

import contextlib
import doctest
import io
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "notebooks" / "site" / "pages").rglob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
# What is shown and not run: output and drawings, and commands that need another program beside them.
SHOWN = {"text", "console"}
# What many pages begin with, and what it writes: each is run once, and what it has written is copied for the others.
SHARED = {
    "geograph build notebooks/articles --out out/papers": "out/papers",
    "geograph ingest out/store notebooks/articles": "out/store",
    "geograph corpus notebooks/articles --out out/corpus": "out/corpus",
}


def name_of(document: Path) -> str:
    return document.relative_to(ROOT).as_posix()


def blocks(document: Path) -> list[tuple[str, str, str | None]]:
    return [block.groups() for block in BLOCK.finditer(document.read_text(encoding="utf-8"))]


def code(document: Path) -> list[tuple[str, str, str | None]]:
    return [block for block in blocks(document) if block[0] in {"sh", "python"}]


def in_shell(code: str, folder: Path) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = ["bash", "-euo", "pipefail", "-c", code]
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{code}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """Runs one of the shared commands, or copies what it wrote; gives what it printed."""
    done: dict[str, tuple[str, Path]] = {}

    def run(command: str, folder: Path) -> str:
        if command not in done:
            place = tmp_path_factory.mktemp("shared")
            (place / "notebooks").symlink_to(ROOT / "notebooks")
            done[command] = in_shell(command, place), place / SHARED[command]
        printed, written = done[command]
        shutil.copytree(written, folder / SHARED[command])
        return printed

    return run


def in_turn(code: str, folder: Path, shared) -> str:
    """What a block of commands prints; the shared ones it begins with are not run again if they write into nothing."""
    lines = code.splitlines(keepends=True)
    printed = ""
    while lines and (place := SHARED.get(lines[0].strip())) and not (folder / place).exists():
        printed += shared(lines.pop(0).strip(), folder)
    return printed + (in_shell("".join(lines), folder) if lines else "")


def in_python(code: str, folder: Path, names: dict) -> str:
    printed = io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(printed):
        exec(compile(code, "document", "exec"), names)
    return printed.getvalue()


def check_that_make_knows(code: str) -> None:
    """`make test` runs this test; here its targets must only be there."""
    for line in code.splitlines():
        in_shell(f"make --dry-run {line.split()[1]}", ROOT)


@pytest.mark.parametrize("document", DOCUMENTS, ids=name_of)
def test_all_blocks_are_run_or_meant_to_be_shown(document):
    assert {language for language, _, _ in blocks(document)} <= {"sh", "python"} | SHOWN


def test_the_readme_and_most_pages_have_something_to_run():
    assert len(code(DOCUMENTS[0])) >= 5
    assert sum(bool(code(document)) for document in DOCUMENTS) >= 10


@pytest.mark.model
@pytest.mark.parametrize("document", [document for document in DOCUMENTS if code(document)], ids=name_of)
def test_the_blocks_run_one_after_another_and_print_what_is_said(document, tmp_path, shared):
    (tmp_path / "notebooks").symlink_to(ROOT / "notebooks")
    names: dict = {}
    for language, text, expected in code(document):
        if text.startswith("make "):
            check_that_make_knows(text)
            continue
        printed = in_turn(text, tmp_path, shared) if language == "sh" else in_python(text, tmp_path, names)
        if expected is not None:
            flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
            assert doctest.OutputChecker().check_output(expected, printed, flags), f"{text}\nprinted\n{printed}"


def test_every_file_that_the_readme_points_to_is_there():
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", DOCUMENTS[0].read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
