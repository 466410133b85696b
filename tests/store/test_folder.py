"""Folders that are a store, that are none, that are another's, and that are in use."""

import json
import shutil
import subprocess
import sys

import pyoxigraph
import pytest

from geograph import store
from geograph.errors import StoreError
from geograph.query import source
from geograph.rdf import to_quads
from geograph.store import vocabulary

HOLD = """
import sys
from geograph import store
with getattr(store, sys.argv[1])(sys.argv[2]):
    print("open", flush=True)
    sys.stdin.read()
"""


class Holder:
    """Another process that has the store open."""

    def __init__(self, how, folder):
        command = [sys.executable, "-c", HOLD, how, str(folder)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout.readline() == "open\n"

    def __enter__(self):
        return self.process

    def __exit__(self, *_):
        self.process.communicate()


@pytest.fixture
def folder(tmp_path, findings):
    """A closed store."""
    with store.create(tmp_path / "store") as opened:
        opened.add(findings)
    return tmp_path / "store"


def holds(opened, findings):
    return set(opened.quads()) == set(to_quads(findings))


def test_a_store_outlives_the_program(folder, findings):
    for opener in (store.open_to_read, store.open_to_write, store.open_to_read):
        with opener(folder) as opened:
            assert holds(opened, findings)


def test_a_store_is_recognised(folder, tmp_path):
    assert store.is_store(folder)
    assert not store.is_store(tmp_path)
    assert not store.is_store(folder / "store.json")


def test_a_store_can_be_moved(folder, findings, tmp_path):
    shutil.copytree(folder, tmp_path / "copy")
    shutil.rmtree(folder)
    with store.open_to_read(tmp_path / "copy") as opened:
        assert holds(opened, findings)


def test_a_store_is_made_in_an_empty_folder_with_its_parents(tmp_path):
    with store.create(tmp_path / "a" / "b") as opened:
        assert list(opened.articles()) == []
    (tmp_path / "empty").mkdir()
    store.create(str(tmp_path / "empty")).close()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("store", r"store holds a store already; name an empty or a new folder"),
        ("full", r"full holds something else \(a\.txt\); name an empty or a new folder"),
        ("full/a.txt", r"a\.txt is a file; name a folder for the store"),
        ("full/a.txt/b", r"cannot make the store .*b: Not a directory"),
        ("a\0b", r"cannot make the store .*: embedded null"),
        ("x" * 300, r"cannot make the store .*: File name too long"),
    ],
)
def test_a_store_is_made_nowhere_else(folder, findings, tmp_path, name, message):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("mine")
    with pytest.raises(StoreError, match=message):
        store.create(tmp_path / name)
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["a.txt"]
    with store.open_to_read(folder) as opened:
        assert holds(opened, findings)


def test_a_store_cannot_be_made_where_nothing_can_be_written():
    with pytest.raises(StoreError, match=r"^cannot make the store /proc/nowhere: "):
        store.create("/proc/nowhere")


@pytest.mark.parametrize("opener", [store.open_to_read, store.open_to_write])
@pytest.mark.parametrize("name", ["none", "", "file", "file/below"])
def test_what_is_no_store_is_not_opened(tmp_path, opener, name):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StoreError, match=r"is no store \(no store\.json\); make one with: geograph ingest .* PATH"):
        opener(tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("opener", [store.open_to_read, store.open_to_write])
@pytest.mark.parametrize(("number", "version"), [(0, "0.0.9"), (2, "7.0.0")])
def test_a_store_of_another_version_says_so_and_how_to_migrate(folder, opener, number, version):
    note = json.dumps({"format": number, "geograph": version})
    (folder / "store.json").write_text(note)
    before = {path.name for path in folder.rglob("*")}
    with pytest.raises(StoreError) as caught:
        opener(folder)
    assert f"has format {number} and was made by geograph {version}" in str(caught.value)
    assert "geograph ingest NEW PATH..." in str(caught.value)
    assert f"pip install geograph=={version}" in str(caught.value)
    assert {path.name for path in folder.rglob("*")} == before


@pytest.mark.parametrize(
    "note", ["", "[]", "{", "1", '{"format": 1}', '{"format": "1", "geograph": "0"}', '{"format": 1, "x": 2}', "\0"]
)
def test_a_damaged_note_is_told(folder, note):
    (folder / "store.json").write_text(note)
    with pytest.raises(StoreError, match=r"store\.json is damaged: "):
        store.open_to_read(folder)


@pytest.mark.parametrize("opener", [store.open_to_read, store.open_to_write])
def test_a_damaged_database_is_told(folder, opener):
    (folder / "database" / "CURRENT").write_text("MANIFEST-999999\n")
    with pytest.raises(StoreError, match=r"^cannot open the store .*store: "):
        opener(folder)


def test_a_store_whose_making_was_cut_short_is_made_whole(tmp_path, folder, findings):
    for number, left in enumerate((["lock"], ["lock", ".store.json.part"])):
        half = tmp_path / str(number)
        half.mkdir()
        for name in left:
            (half / name).touch()
        store.create(half).close()
    shutil.copy(folder / "store.json", tmp_path / "0" / "store.json")
    shutil.rmtree(tmp_path / "0" / "database")
    with pytest.raises(StoreError, match="cannot open the store"):
        store.open_to_read(tmp_path / "0")
    with store.open_to_write(tmp_path / "0") as opened:
        opened.add(findings)
        assert holds(opened, findings)


def test_a_second_writer_is_told_who_writes(folder, findings):
    with Holder("open_to_write", folder) as other:
        for opener in (store.open_to_write, store.open_to_read):
            with pytest.raises(StoreError, match=rf"is in use: process {other.pid} writes to it; try again when"):
                opener(folder)
    with store.open_to_write(folder) as opened:
        assert holds(opened, findings)


def test_many_may_read_and_none_may_write_meanwhile(folder, findings):
    with Holder("open_to_read", folder), store.open_to_read(folder) as opened:
        assert holds(opened, findings)
        with pytest.raises(StoreError, match="is in use: another process reads it; try again when"):
            store.open_to_write(folder)
    store.open_to_write(folder).close()


def test_the_same_process_cannot_write_twice_either(folder):
    with store.open_to_write(folder), pytest.raises(StoreError, match="is in use"):
        store.open_to_write(folder)


def test_a_database_opened_by_another_program_is_told(folder):
    database = pyoxigraph.Store(str(folder / "database"))
    with pytest.raises(StoreError, match=r"cannot open the store .*lock"):
        store.open_to_write(folder)
    del database
    store.open_to_write(folder).close()


def test_a_reader_cannot_write(folder, findings):
    with store.open_to_read(folder) as opened:
        with pytest.raises(StoreError, match="cannot write to the store"):
            opened.add(findings)
        assert holds(opened, findings)


def test_the_vocabulary_is_beside_the_articles(folder):
    ask = "ASK { GRAPH <https://w3id.org/geograph/ontology> { geo:shells rdfs:subPropertyOf+ ?wider } }"
    prefixes = {
        "geo": "https://w3id.org/geograph/ontology#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    }
    with store.open_to_read(folder) as opened:
        assert opened.database.query(ask, prefixes=prefixes)


def test_the_vocabulary_is_the_one_that_questions_to_a_saved_graph_see():
    assert (vocabulary.FILES, vocabulary.GRAPH) == (source.VOCABULARY, source.VOCABULARY_GRAPH)


def test_the_vocabulary_of_another_version_is_replaced(folder):
    with store.open_to_write(folder) as opened:
        right = len(opened.database)
        opened.database.update("""
            DELETE WHERE { GRAPH ?store { <https://w3id.org/geograph/store> ?digest ?value } } ;
            INSERT DATA {
              GRAPH <https://w3id.org/geograph/ontology> { <a:old> <a:old> <a:old> }
              GRAPH <https://w3id.org/geograph/store> {
                <https://w3id.org/geograph/store> <https://w3id.org/geograph/store#vocabulary> "old"
              }
            }
        """)
    with store.open_to_write(folder) as opened:
        assert len(opened.database) == right
        assert not opened.database.query("ASK { GRAPH ?any { ?s ?p ?o FILTER(?o = <a:old> || ?o = 'old') } }")
