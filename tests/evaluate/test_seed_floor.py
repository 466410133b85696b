"""The floor on the article the project was asked for: what its graph must and must not say."""

import hashlib
import os
from pathlib import Path

import pytest

from geograph.evaluate import score_gold

SEED = Path(__file__).parents[3] / "shared" / "data" / "seed"
DIGESTS = {
    "gold.json": "041c6440378109704500a2e3343617f0b22115df6df14cdfa81d9665678ea805",
    "article.txt": "9e8736a8d6218a90cbeae36c3176fcbff6d0757a6bf5002d6a7d45de2b45f767",
}
MUST_FOUND, CLAIMS_AT_MOST = 18, 26


@pytest.mark.model
@pytest.mark.skipif(not SEED.is_dir() and not os.environ.get("CI"), reason=f"{SEED} is not there")
def test_the_graph_of_the_seed_article_does_not_fall_below_its_floor():
    for name, digest in DIGESTS.items():
        assert hashlib.sha256((SEED / name).read_bytes()).hexdigest() == digest, f"{name} is another one"
    totals = score_gold(SEED / "gold.json").totals()
    assert totals["found"] >= MUST_FOUND
    assert totals["violated"] == 0
    assert totals["claims"] <= CLAIMS_AT_MOST
