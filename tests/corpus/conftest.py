"""Small corpora and a cheap worker."""

import importlib
import json
import sys
from pathlib import Path

import pytest

WORDS = [
    "minister",
    "border",
    "troops",
    "summit",
    "sanctions",
    "missile",
    "treaty",
    "ceasefire",
    "election",
    "embassy",
    "parliament",
    "refugees",
    "tanks",
    "drones",
    "pipeline",
    "wheat",
    "harbour",
    "airport",
    "convoy",
    "hostages",
    "envoy",
    "protest",
    "coup",
    "ballot",
    "budget",
    "tariff",
    "nuclear",
    "reactor",
    "delegation",
    "general",
    "admiral",
    "governor",
    "spokesman",
    "television",
    "bridge",
    "hospital",
    "school",
    "village",
    "province",
    "capital",
    "island",
    "strait",
    "canal",
]


def text_of(number: int) -> str:
    """Eighty words that follow from a number; two of them have next to no pairs of words in common."""
    state = number * 7919 + 1
    words = []
    for _ in range(80):
        state = state * 6364136223846793005 % (1 << 64) + 1442695040888963407
        words.append(WORDS[(state >> 33) % len(WORDS)])
    return f"The report {number} of Russia and Ukraine says: " + " ".join(words) + "."


def write_lines(path: Path, rows: list[dict]) -> Path:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
    return path


@pytest.fixture(scope="module")
def cheap():
    """The module with the cheap work, where worker processes find it too."""
    folder = str(Path(__file__).parent)
    sys.path.insert(0, folder)
    yield importlib.import_module("cheap_work")
    sys.path.remove(folder)
    sys.modules.pop("cheap_work", None)


@pytest.fixture(scope="module")
def news(tmp_path_factory) -> Path:
    """Sixty articles: a copy of one by another outlet, one with the id of another, a bad line, one in French."""
    rows = [
        {
            "id": f"a{number}",
            "text": text_of(number),
            "published": f"2023-09-{number % 28 + 1:02}",
            "outlet": f"Outlet {number % 3}",
            "url": f"https://example.org/{number}",
        }
        for number in range(55)
    ]
    words = rows[7]["text"].split()
    rows.append({**rows[7], "id": "copy", "outlet": "Other", "text": " ".join(words[:30] + words[34:])})
    rows.append({**rows[8], "text": "Another text about Russia and Ukraine, with the id of one before."})
    rows.append(rows[9])
    rows.append({"text": ""})
    rows.append({"text": "Le président russe Vladimir Poutine a rencontré mercredi le dirigeant nord-coréen."})
    return write_lines(tmp_path_factory.mktemp("news") / "news.jsonl", rows)


@pytest.fixture(scope="module")
def texts():
    """The maker of texts."""
    return text_of


@pytest.fixture(scope="module")
def lines():
    """The writer of JSON Lines."""
    return write_lines
