"""Scoring phrases: what counts, what is refused, and the floors on the phrases that people coded."""

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest

from geograph.errors import InputError
from geograph.evaluate import PhraseReport, PhraseRow, PhraseScore, read_phrases, score_actors

HEADER = "name\tcontext\tdate\tcountry\tsector\tknown_hard\tasked"
CODED = Path(__file__).parents[3] / "shared" / "data" / "actors" / "dev.tsv"
CODED_DIGEST = "79c6fa396df7e51dcd09e600b9b3dcc888c8797d359da3dae88c5db382ebc154"


@pytest.fixture
def written(tmp_path):
    def write(*lines: str, encoding: str = "utf-8") -> Path:
        path = tmp_path / "phrases.tsv"
        path.write_text("\n".join([HEADER, *lines]) + "\n", encoding=encoding)
        return path

    return write


def phrase(country: str, sector: str, *, asked: str = "cs", hard: bool = False) -> PhraseRow:
    return PhraseRow(
        line=2, name="x", context="", published=None, country=country, sector=sector, hard=hard, asked=asked
    )


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-01-31", date(2022, 1, 31)),
        ("31 january 2022", date(2022, 1, 31)),
        ("January 31, 2022", date(2022, 1, 31)),
    ],
)
def test_a_day_is_read_in_three_forms(written, text, day):
    assert read_phrases(written(f"Russia\t\t{text}\tRUS\t\t0\tcs"))[0].published == day


@pytest.mark.parametrize("text", ["", "today", "Today"])
def test_a_phrase_without_a_day_is_read_on_the_last_day_the_file_names(written, text):
    path = written(f"x\t\t{text}\t\t\t0\tc", "y\t\t2021-01-01\t\t\t0\tc", "z\t\t2022-10-01\t\t\t0\tc")
    assert [row.published for row in read_phrases(path)] == [date(2022, 10, 1), date(2021, 1, 1), date(2022, 10, 1)]


def test_a_file_that_names_no_day_leaves_the_phrases_without(written):
    assert read_phrases(written("x\t\ttoday\t\t\t0\tc"))[0].published is None


@pytest.mark.parametrize("sector", ["UNK", "JNK", "????"])
def test_the_codes_for_no_sector_mean_that_there_is_none(written, sector):
    assert read_phrases(written(f"two men\t\t\t\t{sector}\t0\ts"))[0].sector == ""


def test_a_file_from_a_spreadsheet_is_read(tmp_path):
    path = tmp_path / "phrases.tsv"
    path.write_bytes((f"\ufeff{HEADER}\r\n" + "Russia\t\t\tRUS\t\t0\tc\r\n\r\n").encode())
    assert [(row.line, row.name, row.asked) for row in read_phrases(path)] == [(2, "Russia", "c")]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("Russia\t\t\tRUS", "phrases.tsv:2: 4 cells, expected 7"),
        (" \t\t\tRUS\t\t0\tc", "phrases.tsv:2: the name is empty"),
        ("Russia\t\t\tRUS\t\tno\tc", "phrases.tsv:2: known_hard is 'no'; expected 0 or 1"),
        ("Russia\t\t\tRUS\t\t0\tx", "phrases.tsv:2: asked is 'x'; expected c, s or cs"),
        ("Russia\t\t2022\tRUS\t\t0\tc", "phrases.tsv:2: the date is '2022'; expected a day"),
        ("Russia\t\t31 April 2022\tRUS\t\t0\tc", "phrases.tsv:2: the date is '31 April 2022'; expected a day"),
    ],
)
def test_a_wrong_line_is_named(written, line, problem):
    with pytest.raises(InputError) as caught:
        read_phrases(written(line))
    assert problem in str(caught.value)


@pytest.mark.parametrize("content", [b"", b"name\tcontext\n", b'{"article": {}}'])
def test_another_sort_of_file_is_told_with_what_it_lacks(tmp_path, content):
    path = tmp_path / "other"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"is no file of phrases: its header lacks .*asked"):
        read_phrases(path)


def test_a_file_that_cannot_be_read_is_told(tmp_path, written):
    with pytest.raises(InputError, match=r"none\.tsv cannot be read: No such file"):
        read_phrases(tmp_path / "none.tsv")
    with pytest.raises(InputError, match="is not UTF-8"):
        read_phrases(written("Curaçao\t\t\tCUW\t\t0\tc", encoding="latin-1"))


def test_only_what_is_asked_counts_and_hard_rows_stand_apart():
    report = PhraseReport(
        scores=(
            PhraseScore(row=phrase("RUS", "GOV"), country="RUS", sector="MIL"),
            PhraseScore(row=phrase("RUS", "GOV", asked="c"), country="UKR", sector="GOV"),
            PhraseScore(row=phrase("RUS", "GOV", hard=True), country="", sector="GOV"),
        )
    )
    assert [score.missed for score in report.scores] == [("sector",), ("country",), ("country",)]
    totals = report.totals()
    assert (totals["country_asked"], totals["country_right"], totals["country_accuracy"]) == (2, 1, 0.5)
    assert (totals["sector_asked"], totals["sector_right"]) == (1, 0)
    assert (totals["hard_country_right"], totals["hard_sector_right"]) == (0, 1)


@pytest.mark.model
def test_each_phrase_is_resolved_on_its_day(written):
    path = written(
        "the British prime minister\t\t2018-08-01\tGBR\tGOV\t0\tcs",
        "two warplanes\tChina\t\tCHN\tMIL\t0\tcs",
        "Russia\t\t\tUKR\t\t0\tcs",
    )
    assert [score.missed for score in score_actors(path).scores] == [(), (), ("country",)]


@pytest.mark.model
@pytest.mark.skipif(
    not CODED.is_file() and os.environ.get("CI") != "true", reason="the phrases that people coded are not here"
)
def test_the_floors_on_the_coded_phrases_hold():
    assert hashlib.sha256(CODED.read_bytes()).hexdigest() == CODED_DIGEST, "the floors were measured on another file"
    totals = score_actors(CODED).totals()
    assert totals["country_accuracy"] >= 0.97
    assert totals["sector_accuracy"] >= 0.92
