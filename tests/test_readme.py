"""Every command and every line of Python in the README runs, and prints what the README says it prints."""

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
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?", re.MULTILINE | re.DOTALL)
BLOCKS = [block.groups() for block in BLOCK.finditer(README)]
CODE = [(language, code, printed) for language, code, printed in BLOCKS if language in {"sh", "python"}]

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def place(tmp_path_factory) -> Path:
    """A folder to run in, with the sample articles of the checkout and what the blocks before have written."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "notebooks").symlink_to(ROOT / "notebooks")
    return folder


@pytest.fixture(scope="module")
def names() -> dict:
    """What the blocks of Python before have defined."""
    return {}


def in_shell(code: str, folder: Path) -> str:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    command = ["bash", "-euo", "pipefail", "-c", code]
    done = subprocess.run(
        command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def in_python(code: str, folder: Path, names: dict) -> str:
    printed = io.StringIO()
    with contextlib.chdir(folder), contextlib.redirect_stdout(printed):
        exec(compile(code, "README.md", "exec"), names)
    return printed.getvalue()


def test_all_blocks_are_of_a_language_that_is_run():
    assert {language for language, _, _ in BLOCKS} <= {"sh", "python"}
    assert len(CODE) >= 5


@pytest.mark.parametrize("block", CODE, ids=lambda block: block[1].splitlines()[0][:40])
def test_the_block_runs_and_prints_what_the_readme_says(block, place, names):
    language, code, expected = block
    if code.startswith("make "):  # `make test` runs this test; here it must only be there
        for line in code.splitlines():
            in_shell(f"make --dry-run {line.split()[1]}", ROOT)
        return
    printed = in_shell(code, place) if language == "sh" else in_python(code, place, names)
    if expected is not None:
        flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
        assert doctest.OutputChecker().check_output(expected, printed, flags), printed


def test_every_file_that_the_readme_points_to_is_there():
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
