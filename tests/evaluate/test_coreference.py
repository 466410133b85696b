"""The right actor behind every name, description and pronoun: on made-up text, and on real articles fetched here."""

import hashlib
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from geograph.cli import app
from geograph.errors import InputError
from geograph.evaluate import read_marked, score_coreference

MARKED = Path(__file__).with_name("coreference.json")
TEXT = "Kim Jong Un met Vladimir Putin in Moscow. He praised North Korean troops. Officials in Ruritania slept."


@pytest.fixture(scope="module")
def totals(real_news) -> dict[str, dict[str, float]]:
    return score_coreference(MARKED, real_news).totals()


@pytest.mark.corpus
@pytest.mark.model
@pytest.mark.parametrize(
    ("half", "measure", "floor"),
    [
        ("all", "any precision", 0.92),
        ("all", "any recall", 0.84),
        ("all", "coreference precision", 0.86),
        ("all", "coreference recall", 0.72),
        ("all", "pronoun precision", 0.93),
        ("all", "pronoun recall", 0.69),
        ("all", "linking right", 0.97),
        ("all", "states right", 0.99),
        ("seen", "coreference precision", 0.90),
        ("seen", "coreference recall", 0.73),
        ("held out", "any precision", 0.89),
        ("held out", "any recall", 0.82),
    ],
)
def test_real_articles_keep_their_floor(totals, half, measure, floor):
    assert totals[half][measure] >= floor


def test_the_set_has_forty_paragraphs_of_twenty_articles_and_no_text():
    marked = read_marked(MARKED)
    assert len(marked.articles) == 20
    assert sum(article.held_out for article in marked.articles) == 8
    assert sum(len(article.paragraphs) for article in marked.articles) >= 40
    assert all(
        any(start <= mention.start and mention.end <= end for start, end in article.paragraphs)
        for article in marked.articles
        for mention in article.mentions
    )


def marked_file(folder: Path, mentions: list[tuple[str, str, str]], /, **more: object) -> Path:
    """A marked set of one article, its mentions given by their words."""
    rows = [
        {"start": TEXT.index(words), "end": TEXT.index(words) + len(words), "kind": kind, "actor": actor}
        for words, kind, actor in mentions
    ]
    one = {"id": "a", "sha256": hashlib.sha256(TEXT.encode()).hexdigest(), "paragraphs": [[0, 73]], "mentions": rows}
    (folder / "articles.jsonl").write_text(json.dumps({"text": TEXT, "published": "2023-09-12"}), encoding="utf-8")
    path = folder / "marked.json"
    path.write_text(json.dumps({"articles": [one | more]}), encoding="utf-8")
    return path


ALL = [
    ("Kim Jong Un", "name", "kim-jong-un"),
    ("Vladimir Putin", "name", "vladimir-putin"),
    ("Moscow", "name", "moscow"),
    ("He", "pronoun", "kim-jong-un"),
    ("North Korean troops", "description", "group:PRK/MIL"),
    ("North Korean", "name", "PRK"),
]


@pytest.mark.model
@pytest.mark.parametrize(
    ("mentions", "measure", "share"),
    [
        (ALL, "any precision", 1.0),
        (ALL, "any recall", 1.0),
        (ALL[:3] + ALL[4:], "pronoun precision", 0.0),
        ([*ALL, ("troops. ", "description", "new:Nobody")], "description recall", 0.5),
        ([*ALL[:2], ("Moscow", "name", "RUS"), *ALL[3:]], "states right", 0.5),
        ([("Un", "name", "kim-jong-un"), *ALL[1:]], "people right", 1.0),
        ([*ALL[:3], ("He", "pronoun", "vladimir-putin|kim-jong-un"), *ALL[4:]], "pronoun recall", 1.0),
        ([*ALL[:3], ("He", "pronoun", "none"), *ALL[4:]], "pronoun precision", 0.0),
        ([*ALL[:4], ("North Korean troops", "description", "group:RUS/MIL"), ALL[5]], "coreference recall", 0.5),
        ([*ALL[:3], ("He", "pronoun", "kim-jong-un & vladimir-putin"), *ALL[4:]], "pronoun recall", 0.0),
    ],
)
def test_every_kind_of_fault_counts(tmp_path, mentions, measure, share):
    path = marked_file(tmp_path, mentions)
    assert score_coreference(path, tmp_path / "articles.jsonl").totals()["seen"][measure] == share


@pytest.mark.model
def test_the_command_shows_what_is_not_right(tmp_path):
    path = marked_file(tmp_path, [*ALL[:3], ("He", "pronoun", "vladimir-putin"), *ALL[4:]], held_out=True)
    shown = CliRunner().invoke(app, ["evaluate", "coreference", str(path)])
    assert shown.exit_code == 0
    assert "kim-jong-un" in shown.output
    found = json.loads(CliRunner().invoke(app, ["evaluate", "coreference", str(path), "--json"]).output)
    assert found["totals"]["held out"]["pronoun recall"] == 0
    assert found["totals"]["seen"]["mentions"] == 0


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"sha256": "short"}, "sha256"),
        ({"paragraphs": []}, "paragraphs"),
        ({"mentions": [{"start": 4, "end": 2, "kind": "name", "actor": "PRK"}]}, "ends at 2"),
        ({"mentions": [{"start": 0, "end": 2, "kind": "noun", "actor": "PRK"}]}, "kind"),
        ({"mentions": [{"start": 0, "end": 2, "kind": "name", "actor": "old:PRK"}]}, "expected an id"),
        ({"mentions": [{"start": 0, "end": 2, "kind": "name", "actor": "group:PRK"}]}, "lacks a slash"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_wrong_set_is_refused_with_the_place(tmp_path, change, message):
    with pytest.raises(InputError, match=message):
        read_marked(marked_file(tmp_path, ALL, **change))


def test_an_article_whose_text_is_missing_is_named(tmp_path):
    path = marked_file(tmp_path, ALL, sha256="0" * 64)
    with pytest.raises(InputError, match="marked articles a"):
        score_coreference(path, tmp_path / "articles.jsonl")


def test_a_missing_file_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_marked(tmp_path / "none.json")
