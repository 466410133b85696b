"""The compact form of the known actors: the same as the Turtle, and never used for other files than it was made of."""

from datetime import date

import pytest

from geograph.errors import VocabularyError
from geograph.model import Actor, Kind
from geograph.vocabulary import KnownActor, Post, known_actors, ontology_folder, read_actors
from geograph.vocabulary.actors import actor_files
from geograph.vocabulary.compact import COMPACT, read_compact, to_compact

ACTORS = {
    "é-1": KnownActor(
        actor=Actor(id="é-1", label='A "b"\\', kind=Kind.ARMED_GROUP, country="SYR", labels=("x\ny",), same_as=("Q1",)),
        adjectives=("Xian",),
        part_of=("SYR",),
        posts=(Post(role="head", title="chief|boss", of="SYR", since=date(2001, 2, 3)),),
        since=date(1990, 1, 1),
        lat=-1.5,
    ),
    "b": KnownActor(actor=Actor(id="b", label="B", kind=Kind.PLACE), stands_for="é-1", capital_of="é-1", gender="f"),
}


@pytest.fixture
def turtle(tmp_path):
    path = tmp_path / "some.ttl"
    path.write_text("# only its bytes count", encoding="utf-8")
    return path


@pytest.fixture
def compact(tmp_path, turtle):
    path = tmp_path / COMPACT
    path.write_text(to_compact(ACTORS.values(), [turtle]), encoding="utf-8")
    return path


def test_what_is_written_is_read(compact, turtle):
    assert read_compact(compact, [turtle]) == ACTORS


def test_the_form_in_the_repository_is_what_the_turtle_says():
    folder = ontology_folder() / "actors"
    turtle = read_actors(actor_files(folder))
    assert read_compact(folder / COMPACT, actor_files(folder)) == turtle
    assert list(known_actors()) == list(turtle)
    assert known_actors() == turtle


def test_a_form_of_other_files_is_not_used(compact, turtle):
    turtle.write_text("# changed", encoding="utf-8")
    assert read_compact(compact, [turtle]) is None


def test_a_form_of_another_version_or_none_is_not_used(compact, turtle):
    text = compact.read_text(encoding="utf-8")
    compact.write_text(text.replace('"form": 1', '"form": 0'), encoding="utf-8")
    assert read_compact(compact, [turtle]) is None
    compact.unlink()
    assert read_compact(compact, [turtle]) is None


@pytest.mark.parametrize("lost", [1, 40, 200])
def test_a_damaged_form_is_told(compact, turtle, lost):
    compact.write_bytes(compact.read_bytes()[:-lost].rstrip(b"]\n"))
    with pytest.raises(VocabularyError, match=r"actors\.json is damaged"):
        read_compact(compact, [turtle])
