"""Every command and every line of Python in the README and on the site runs, and prints what is said there."""

import contextlib
import doctest
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "notebooks" / "site" / "pages").rglob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
# What is shown and not run: output and drawings, and commands that need another program beside them.
SHOWN = {"text", "console"}


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
def test_the_blocks_run_one_after_another_and_print_what_is_said(document, tmp_path):
    (tmp_path / "notebooks").symlink_to(ROOT / "notebooks")
    names: dict = {}
    for language, text, expected in code(document):
        if text.startswith("make "):
            check_that_make_knows(text)
            continue
        printed = in_shell(text, tmp_path) if language == "sh" else in_python(text, tmp_path, names)
        if expected is not None:
            flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
            assert doctest.OutputChecker().check_output(expected, printed, flags), f"{text}\nprinted\n{printed}"


def test_every_file_that_the_readme_points_to_is_there():
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", DOCUMENTS[0].read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
