"""From a gold file to a scorecard in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.api import build
from geograph.evaluate.gold import read_gold
from geograph.evaluate.match import Scorecard, score

if TYPE_CHECKING:
    from pathlib import Path


def score_gold(path: Path) -> Scorecard:
    """Build the graph of the article that a gold file names and compare the two.

    Raises:
        InputError: The gold file or its article cannot be read.
        ModelMissing: The language model is not installed.
    """
    gold = read_gold(path)
    article = path.parent / gold.article.file
    graph = build(article, published=gold.article.published, title=gold.article.title)
    return score(gold, graph.findings)
