"""RDF as it comes from elsewhere: broken, strange or hostile files end in a clear message and nothing is lost."""

import dataclasses
import json

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from typer.testing import CliRunner

from geograph.cli import app
from geograph.errors import InputError, StoreError
from geograph.model import Actor, Kind
from geograph.rdf import FORMATS, from_quads, read_quads, serialise, to_quads, validate, write
from geograph.rdf.terms import ACTOR, CLAIM, term

HEAD = f"@prefix geo: <{term('geo:')}> .\n@prefix skos: <{term('skos:')}> .\n"


@pytest.fixture
def file(tmp_path):
    def written(text, name="graph.ttl"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written


def validated(path, form="text"):
    return CliRunner().invoke(app, ["validate", str(path), "--format", form])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (HEAD + "geo:a geo:b", "line 3"),
        (HEAD + "geo:a geo:b geo:c ; .. geo:d", "line 3"),
        (HEAD + "other:a geo:b geo:c .", "other"),
        (HEAD + "<http://example.org/a b> geo:b geo:c .", "line 3"),
        (HEAD + '<http://example.org/a"b> geo:b geo:c .', "line 3"),
        (HEAD + "geo:a geo:b <relative> .", "line 3"),
        (HEAD + 'geo:a geo:b "open', "line 3"),
        (HEAD.encode() + b'geo:a geo:b "\xff\xfe" .', "line 3"),
    ],
)
def test_a_broken_file_is_refused_with_its_name_and_the_place(file, text, place):
    path = file(text)
    with pytest.raises(InputError, match=rf"graph\.ttl is not valid Turtle: .*{place}"):
        validate(path)
    result = validated(path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "graph.ttl is not valid Turtle" in result.stderr


@pytest.mark.parametrize("form", FORMATS)
def test_random_bytes_are_refused_in_every_format(file, form):
    with pytest.raises(InputError, match="is not valid"):
        validate(file(b"\x00\xff<<<{{{]]]\n\x01", f"noise.{form}"))


def test_a_graph_of_another_vocabulary_is_told_on_the_command_line(file):
    result = validated(file("<http://example.org/a> <http://xmlns.com/foaf/0.1/name> 'A' ."))
    assert result.exit_code == 1
    assert "None of the 1 nodes uses a term of geograph" in result.stdout
    assert "to do: Name a file that geograph wrote" in result.stdout


def test_an_empty_file_has_nothing_wrong_with_it(file):
    assert validated(file("")).exit_code == 0


@pytest.mark.parametrize("bad", ["\u202e", "\u2066", "\x1b]0;title\x07", "\x00", "\x7f", "\ufffe"])
def test_control_characters_come_back_from_every_format_and_never_reach_a_terminal(findings, file, bad):
    actor = Actor(id="x", label=f"a{bad}b", kind=Kind.STATE, country="bad\u202ecode")
    strange = dataclasses.replace(findings, actors=(*findings.actors, actor))
    for form in FORMATS:
        back = {
            found.id: found for found in from_quads(read_quads(file(serialise(strange, form), f"graph.{form}"))).actors
        }
        lost = form == "rdfxml" and bad in {"\x1b]0;title\x07", "\x00", "\ufffe"}
        assert lost or back["x"].label == actor.label, form
    for report in ("text", "ttl", "json"):
        printed = validated(file(serialise(strange, "nq"), "graph.nq"), report).stdout
        assert "one code of three capitals" in printed
        assert not {"\u202e", "\x1b", "\x00"} & set(printed)


def test_a_literal_with_nul_is_a_value_like_any_other(file):
    kind = f"<{CLAIM}a> <{term('rdf:type')}> <{term('geo:Claim')}> .\n"
    line = kind + f'<{CLAIM}a> <{term("geo:relation")}> "a\\u0000b" .\n'
    (problem,) = [found for found in validate(file(line, "graph.nq")) if found.value]
    assert problem.value == "a\0b"
    assert json.loads(validated(file(line, "graph.nq"), "json").stdout)


def test_strange_iris_are_checked_like_any_other(findings):
    odd = NamedNode(f"{ACTOR}a%20%22b%22%E2%80%AE")
    quads = [*to_quads(findings), Quad(odd, NamedNode(term("rdf:type")), NamedNode(term("geo:Actor")))]
    assert {problem.node for problem in validate(quads)} == {odd.value}


def test_numbers_that_are_none_do_not_stop_the_check(findings):
    start = NamedNode(term("oa:start"))
    for text in ("٣", "9" * 5000, "-1", "1e3", ""):
        quads = [
            Quad(quad.subject, start, Literal(text), quad.graph_name) if quad.predicate == start else quad
            for quad in to_quads(findings)
        ]
        assert any("A position needs one oa:start" in problem.message for problem in validate(quads)), text


def test_blank_nodes_in_place_of_claims_are_checked_too(file):
    text = HEAD + "[] a geo:Claim ; geo:relation geo:warns ."
    assert any("geo:source" in problem.message for problem in validate(file(text)))
    assert validated(file(text), "ttl").exit_code == 1


def test_a_disk_that_is_full_leaves_the_good_file(findings, tmp_path):
    target = tmp_path / "graph.ttl"
    target.write_text("good")
    full = "/dev/full"
    (tmp_path / ".graph.ttl.part").symlink_to(full)
    with pytest.raises(StoreError, match=r"cannot write .*No space left"):
        write(findings, target)
    assert target.read_text() == "good"
