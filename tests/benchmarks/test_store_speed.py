"""The promise that a large store answers in seconds, on a small one: the copy of its records is read at a bare rate.

All are ratios of processor time within one run; `store_commands.py` times every command on a large store.
"""

import gc
import importlib.util
import json
import random
import sys
import time
from pathlib import Path

import pytest

from geograph import store
from geograph.graph import merge
from geograph.rdf.recall import recall

pytestmark = pytest.mark.slow

CLAIMS = 3_000


@pytest.fixture(scope="module")
def parts():
    spec = importlib.util.spec_from_file_location("store_benchmark_of_records", Path(__file__).parent / "store.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    chance = random.Random(1)
    return [module.article(number, chance) for number in range(CLAIMS // module.CLAIMS_OF_AN_ARTICLE)]


@pytest.fixture(scope="module")
def opened(parts, tmp_path_factory):
    folder = tmp_path_factory.mktemp("records") / "store"
    with store.create(folder) as filled:
        filled.add(merge(parts))
    with store.open_to_read(folder) as opened:
        yield opened


def fastest(work, repeats=5):
    """Processor seconds, the least of several tries."""
    seconds = []
    for _ in range(repeats):
        gc.collect()
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return min(seconds)


def test_all_records_are_read_about_as_fast_as_plain_json(opened):
    findings = opened.records.findings()
    text = json.dumps(findings.to_dict())
    assert fastest(opened.records.findings) <= 2 * fastest(lambda: json.loads(text))  # 0.7 to 1.0 measured


def test_all_records_are_read_many_times_as_fast_as_from_the_database(opened):
    ours = fastest(opened.records.findings)
    assert ours * 10 <= fastest(lambda: recall(opened.database), repeats=1)  # 25 to 45 times measured


def test_the_claims_of_one_actor_cost_a_part_of_all(opened):
    all_of_them = fastest(lambda: opened.records.findings(whole=False))
    assert fastest(lambda: opened.records.about("person-1")) <= 0.5 * all_of_them  # 0.05 to 0.1 measured


def test_the_records_cost_a_part_of_what_it_takes_to_put_articles_in(parts, tmp_path):
    with store.create(tmp_path / "with") as filled:
        ours = fastest(lambda: [filled.add(part) for part in parts[:30]], repeats=1)
    with store.create(tmp_path / "without") as filled:
        filled._copy = None
        bare = fastest(lambda: [filled.add(part) for part in parts[:30]], repeats=1)
    assert ours <= 2 * bare  # 1.1 to 1.2 measured
