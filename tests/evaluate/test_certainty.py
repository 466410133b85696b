"""How sure, who says so and when: labelled sentences and passages of real articles against what is found."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from geograph.cli import app
from geograph.errors import InputError
from geograph.evaluate import score_certainty

HERE = Path(__file__).parent
HEADER = "published\ttext\trelation\tsource\ttarget\tmodality\tpolarity\tspeakers\ttime\n"
ROW = (
    "2023-09-12\tIran denied that it attacked Iraq on Sunday.\tattacks\tIran\tIraq\tactual\tdenied\tIran\t2023-09-10\n"
)
# What is reached; sentences that nobody tuned on stand in the files with "test" in their names.
FLOORS = {
    "certainty_dev.tsv": {
        "found": 192, "modality_accuracy": 0.98, "polarity_accuracy": 0.99, "speakers_accuracy": 0.95,
        "time_accuracy": 0.95, "modality_of_all": 0.94, "polarity_of_all": 0.95,
    },
    "certainty_test.tsv": {
        "found": 93, "modality_accuracy": 0.92, "polarity_accuracy": 0.97, "speakers_accuracy": 0.91,
        "time_accuracy": 0.95, "modality_of_all": 0.87, "polarity_of_all": 0.9,
    },
}  # fmt: skip
NEWS_FLOORS = {
    "certainty_news_dev.tsv": {"modality_accuracy": 0.95, "polarity_accuracy": 0.95, "speakers_accuracy": 0.85},
    "certainty_news_test.tsv": {"modality_accuracy": 0.9, "polarity_accuracy": 0.9},
    "certainty_reported_dev.tsv": {
        "speakers_found": 42, "modality_accuracy": 0.9, "polarity_accuracy": 0.95, "speakers_accuracy": 0.9,
    },
    "certainty_reported_test.tsv": {
        "speakers_found": 30, "modality_accuracy": 0.9, "polarity_accuracy": 0.95, "speakers_accuracy": 0.85,
    },
}  # fmt: skip
INVENTED_AT_MOST = 1


@pytest.fixture
def labels(tmp_path):
    def write(*rows, header=HEADER):
        path = tmp_path / "labels.tsv"
        path.write_text(header + "".join(rows), encoding="utf-8")
        return path

    return write


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("name", FLOORS)
def test_labelled_sentences_do_not_fall_below_their_floor(name):
    totals = score_certainty(HERE / name).totals()
    assert {key: totals[key] for key, floor in FLOORS[name].items() if totals[key] < floor} == {}
    assert totals["speakers_invented"] <= INVENTED_AT_MOST
    assert totals["time_invented"] <= INVENTED_AT_MOST


@pytest.mark.corpus
@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("name", NEWS_FLOORS)
def test_labelled_passages_of_real_articles_do_not_fall_below_their_floor(name, real_news):
    totals = score_certainty(HERE / name, real_news).totals()
    assert {key: totals[key] for key, floor in NEWS_FLOORS[name].items() if totals[key] < floor} == {}


@pytest.mark.model
@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        (("actual", "actual"), ()),
        (("actual", "planned"), ("modality",)),
        (("denied\tIran", "affirmed\tIran"), ("polarity",)),
        (("denied\tIran", "denied\t"), ("speakers",)),
        (("denied\tIran", "denied\t?"), ()),
        (("2023-09-10", "2023-09-11"), ("time",)),
    ],
)
def test_what_differs_from_the_label_is_wrong(labels, change, wrong):
    [score] = score_certainty(labels(ROW.replace(*change))).scores
    assert score.wrong == wrong


@pytest.mark.model
def test_a_claim_that_is_not_found_counts_against_all_but_not_against_those_found(labels):
    totals = score_certainty(labels(ROW, ROW.replace("attacks", "praises"))).totals()
    assert (totals["found"], totals["modality_accuracy"], totals["modality_of_all"]) == (1, 1.0, 0.5)


@pytest.mark.model
def test_the_command_prints_what_differs(labels):
    run = CliRunner().invoke(app, ["evaluate", "certainty", str(labels(ROW.replace("2023-09-10", ""))), "--json"])
    [miss] = json.loads(run.output)["misses"]
    assert (miss["asked"], miss["found"], miss["wanted"]) == ("time", "2023-09-10", "")


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (ROW.replace("\tIraq\t", "\tIraqi\t"), "'Iraqi' does not stand in the text"),
        (ROW.replace("attacks", "attack"), "no relation 'attack'"),
        (ROW.replace("actual", "certain"), "'certain' is not a valid Modality"),
        (ROW.replace("2023-09-12", "yesterday"), "yesterday"),
    ],
)
def test_a_label_that_cannot_be_read_is_named_with_its_line(labels, row, message):
    with pytest.raises(InputError, match=r"labels\.tsv:3: .*") as error:
        score_certainty(labels(ROW, row))
    assert message in str(error.value)


def test_a_file_of_something_else_is_named(labels):
    with pytest.raises(InputError, match="its header lacks relation, source, target"):
        score_certainty(labels(header="text\tpublished\n"))


def test_a_file_about_articles_needs_the_articles():
    with pytest.raises(InputError, match="--articles"):
        score_certainty(HERE / "certainty_news_dev.tsv")


def test_an_article_that_is_not_there_is_named(tmp_path):
    empty = tmp_path / "news.jsonl"
    empty.write_text('{"text": "Iran attacked Iraq last night, said Baghdad."}\n', encoding="utf-8")
    with pytest.raises(InputError, match="there is no article"):
        score_certainty(HERE / "certainty_news_dev.tsv", empty)
