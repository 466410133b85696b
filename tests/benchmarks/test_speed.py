"""The promises about speed, on real articles; `line.py` measures them on any."""

import importlib.util
from itertools import islice
from pathlib import Path

import pytest

from geograph.model import Article
from geograph.read import read_articles

pytestmark = [pytest.mark.slow, pytest.mark.model]

FOLDER = Path(__file__).parent


@pytest.fixture(scope="module")
def line():
    spec = importlib.util.spec_from_file_location("line", FOLDER / "line.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.corpus
def test_the_line_takes_at_most_twice_as_long_as_the_language_model(line, real_news):
    found = (item for item in read_articles([real_news]) if isinstance(item, Article))
    articles = list(islice((article for article in found if len(article.text) < 15_000), 60))
    seconds = line.time_stages(articles, repeats=3)
    assert seconds["line"] + seconds["merge"] <= 2.0 * seconds["model alone"]


def test_a_cold_build_of_one_article_answers_within_six_seconds(line):
    assert line.time_build() < 6
