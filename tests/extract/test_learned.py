"""The learned relation model: its files, its answers, and what rules and model make of a sentence together."""

import json
import shutil

import pytest

from geograph.errors import ModelMissing
from geograph.extract.learned import Question, judge, labels, model_file
from geograph.extract.learned.session import session, tokenizer
from geograph.model import Article
from geograph.pipeline import reasons, run
from geograph.vocabulary import relations


def ask(text: str, source: str | None, target: str | None):
    ends = [name for name in (source, target) if name]
    spans = tuple((text.index(name), text.index(name) + len(name)) for name in ends)
    pair = (0 if source else None, len(spans) - 1 if target else None)
    [[found]] = judge([Question(text=text, spans=spans, pairs=(pair,))])
    return found


@pytest.mark.parametrize(
    ("text", "source", "target", "name"),
    [
        ("Botswana condemned Zambia for burning down a border post.", "Botswana", "Zambia", "ACCUSE"),
        ("Zambia was condemned by Botswana for burning down a border post.", "Botswana", "Zambia", "ACCUSE"),
        ("Uruguay shipped 400 tonnes of food and tents to Ecuador.", "Uruguay", "Ecuador", "AID"),
        ("Police in Oslo arrested two Swedish activists.", "Police in Oslo", "two Swedish activists", "COERCE"),
        ("Laos threatened to seal its border with Thailand over the raid.", "Laos", "Thailand", "THREATEN"),
        ("Gabon's artillery pounded Kango throughout the night.", "Gabon's artillery", "Kango", "ASSAULT"),
    ],
)
def test_the_likeliest_type_is_right_in_plain_sentences(text, source, target, name):
    assert ask(text, source, target).best()[0] == name


def test_the_direction_of_an_act_counts():
    text = "Botswana condemned Zambia for burning down a border post."
    assert ask(text, "Zambia", "Botswana").types["ACCUSE"] < ask(text, "Botswana", "Zambia").types["ACCUSE"]


def test_probabilities_add_up_to_one():
    found = ask("Fiji thanked Tonga.", "Fiji", "Tonga")
    assert sum(found.types.values()) == pytest.approx(1, abs=1e-5)
    assert sum(found.relations.values()) == pytest.approx(1, abs=1e-5)


def test_an_end_may_be_anybody():
    assert ask("Teachers in Suva went on strike for better pay.", "Teachers in Suva", None).best()[0] == "PROTEST"


def test_answers_do_not_depend_on_what_is_asked_beside():
    text = "Fiji thanked Tonga."
    one = Question(text=text, spans=((0, 4), (13, 18)), pairs=((0, 1),))
    long = "A much longer sentence about the Senate and Peru. " * 4
    other = Question(text=long, spans=((0, 5), (33, 39)), pairs=((0, 1),))
    assert [*judge([one]), *judge([other])] == judge([one, other])


def test_a_question_without_pairs_has_no_answers():
    assert judge([Question(text="Fiji rested.", spans=((0, 4),), pairs=())]) == [[]]
    assert judge([]) == []


def test_words_beyond_the_limit_are_left_out_without_a_fault():
    text = "Fiji " + "and then " * 400 + "thanked Tonga."
    assert ask(text, "Fiji", "Tonga").types.keys() == set(labels().types)


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """The files of the model copied to a folder that a test may damage."""
    for name in ("relations.onnx", "labels.json", "tokenizer.json"):
        shutil.copy(model_file(name), tmp_path / name)
    monkeypatch.setattr("geograph.extract.learned.session.files", lambda package: tmp_path)
    for loader in (session, labels, tokenizer):
        loader.cache_clear()
    yield tmp_path
    monkeypatch.undo()
    for loader in (session, labels, tokenizer):
        loader.cache_clear()


@pytest.mark.parametrize("name", ["relations.onnx", "labels.json", "tokenizer.json"])
def test_a_missing_file_is_named_with_what_to_do(elsewhere, name):
    (elsewhere / name).unlink()
    with pytest.raises(ModelMissing, match=rf"{name}.*install geograph again.*--rules-only"):
        ask("Fiji thanked Tonga.", "Fiji", "Tonga")


@pytest.mark.parametrize("name", ["relations.onnx", "labels.json", "tokenizer.json"])
def test_an_altered_file_is_named_with_what_to_do(elsewhere, name):
    content = (elsewhere / name).read_bytes()
    (elsewhere / name).write_bytes(content[: len(content) // 2])
    with pytest.raises(ModelMissing, match=rf"{name}.*is altered.*--rules-only"):
        ask("Fiji thanked Tonga.", "Fiji", "Tonga")


@pytest.mark.model
def test_the_rules_alone_need_no_file(elsewhere):
    for path in elsewhere.iterdir():
        path.unlink()
    [findings] = run([Article.of("Russia attacked Ukraine.")], rules_only=True)
    assert [claim.relation for claim in findings.claims] == ["attacks"]


@pytest.mark.model
def test_the_model_finds_what_no_rule_has_a_word_for():
    article = Article.of("Norway lent Kenya a hand after the floods.")
    [rules], [both] = run([article], rules_only=True), run([article], rules_only=False)
    assert not rules.claims
    assert [(claim.sources, claim.targets) for claim in both.claims] == [(("NOR",), ("KEN",))]


@pytest.mark.model
def test_what_the_model_decides_is_told_with_its_probability():
    [(_, explained)] = reasons([Article.of("Russia attacked Ukraine.")])
    assert any("the model holds ASSAULT" in reason.because for _, why in explained for reason in why)


def test_the_labels_name_every_type_and_relation():
    assert set(labels().relations) == {*relations(), "none"}
    assert {row.plover for row in relations().values() if row.plover} | {"TIE", "NONE"} == set(labels().types)
    assert json.loads(model_file("labels.json").read_text())["sha256"].keys() == {"relations.onnx", "tokenizer.json"}
