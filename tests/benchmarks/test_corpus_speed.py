"""The promises about copies and memory; `corpus.py` measures them, and speed, on any articles."""

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent
RUN = """
import sys
import cheap_work
from geograph.corpus import run

if __name__ == "__main__":
    print(run([sys.argv[1]], out=sys.argv[2], work=cheap_work.work).measured["peak_memory_mib"])
"""


@pytest.fixture(scope="module")
def bench():
    spec = importlib.util.spec_from_file_location("bench_corpus", FOLDER / "corpus.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_copies_are_told_with_at_most_one_mistake_in_twenty(bench):
    numbers = bench.told_apart(bench.read(bench.SAMPLE, 100))
    assert numbers["precision"] >= 0.95
    assert min(numbers["recall"].values()) >= 0.95


@pytest.mark.slow
def test_memory_does_not_grow_with_the_corpus(bench, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(RUN)
    articles = bench.read(bench.SAMPLE, 20)
    environment = {**os.environ, "PYTHONPATH": str(FOLDER.parent / "corpus")}
    peaks = []
    for number in (400, 4_000):
        with (tmp_path / f"{number}.jsonl").open("w") as file:
            file.writelines(f"{json.dumps(bench.altered(articles, count).to_dict())}\n" for count in range(number))
        command = [sys.executable, script, tmp_path / f"{number}.jsonl", tmp_path / f"out {number}"]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
        peaks.append(float(done.stdout))
    assert peaks[1] < peaks[0] + 120
