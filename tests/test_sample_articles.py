"""The sample articles are complete, short, and tell several events more than once."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from geograph.model import Article

FOLDER = Path(__file__).parents[1] / "notebooks" / "articles"
ROWS = [json.loads(line) for line in (FOLDER / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
EVENTS = {
    "Kim in Russia": ("Kim Jong Un", "2023-09"),
    "the balloon": ("balloon", "2023-02"),
    "Nord Stream": ("Nord Stream", "2022-09"),
    "Nagorno-Karabakh": ("Azerbaijan", "2023-09"),
    "Second Thomas Shoal": ("Philippine", "2024-06"),
    "Nijjar": ("Nijjar", "2023-09"),
    "Banjska": ("Banjska", "2023-09"),
}


def test_there_are_about_twenty_articles_and_none_twice():
    assert 20 <= len(ROWS) <= 30
    assert len({Article.of(row["text"], url=row["url"]).id for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["url"].rpartition("/")[2])
def test_every_article_is_complete(row):
    assert set(row) == {"text", "title", "published", "outlet", "url"}
    assert 120 <= len(row["text"].split()) <= 400
    assert row["text"].startswith(row["title"] + "\n\n")
    assert date(2022, 1, 1) <= date.fromisoformat(row["published"]) <= date(2024, 12, 31)
    assert row["url"].startswith("https://example.org/")
    assert row["outlet"]


@pytest.mark.parametrize(("word", "month"), EVENTS.values(), ids=EVENTS)
def test_an_event_is_told_by_outlets_that_differ(word, month):
    outlets = {row["outlet"] for row in ROWS if word in row["text"] and row["published"].startswith(month)}
    assert len(outlets) >= 2


def test_the_text_for_the_demonstration_is_the_first_article():
    assert (FOLDER.parent / "kim-in-russia.txt").read_text(encoding="utf-8") == ROWS[0]["text"]


def test_no_outlet_dominates():
    assert max(Counter(row["outlet"] for row in ROWS).values()) <= 3
