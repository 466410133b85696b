import subprocess
import sys

import pytest

import geograph

HEAVY = {"spacy", "rdflib", "pyoxigraph", "networkx", "trafilatura", "pyvis", "numpy", "pydantic", "typer"}


def in_new_process(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_the_public_names_are_these():
    assert geograph.__all__ == [
        "Actor", "Article", "Claim", "Evidence", "GeographError", "Graph", "InputError", "Mention", "ModelMissing",
        "QueryError", "StoreError", "VocabularyError", "__version__", "build", "build_all", "load",
    ]  # fmt: skip
    assert dir(geograph) == geograph.__all__


@pytest.mark.parametrize("name", geograph.__all__)
def test_every_public_name_can_be_imported(name):
    assert getattr(geograph, name) is getattr(geograph, name)


@pytest.mark.parametrize("name", sorted(set(geograph.__all__) - {"__version__"}))
def test_every_public_name_says_what_it_is_for(name):
    assert getattr(geograph, name).__doc__


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="module 'geograph' has no attribute 'bild'"):
        geograph.bild  # noqa: B018


@pytest.mark.parametrize("code", ["import geograph", "from geograph import Article, Claim, InputError"])
def test_importing_loads_nothing_heavy(code):
    loaded = in_new_process(f"import sys\n{code}\nprint(*sys.modules)").split()
    assert HEAVY.isdisjoint(loaded)


def test_importing_takes_less_than_a_sixth_of_a_second():
    code = "import time; start = time.perf_counter(); import geograph; print(time.perf_counter() - start)"
    assert min(float(in_new_process(code)) for _ in range(3)) < 0.15


def test_loading_a_saved_graph_needs_no_language_model():
    loaded = in_new_process("import sys, geograph\ngeograph.load\nprint(*sys.modules)").split()
    assert {"spacy", "rdflib", "networkx", "trafilatura"}.isdisjoint(loaded)
