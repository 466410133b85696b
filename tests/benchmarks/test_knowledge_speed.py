"""The promises about what is known of actors: how fast it loads, and what a user's own actors add.

The limits are for a machine with its cores to itself; the time that the process computes is measured, which other work
on the machine changes little, and the fastest of a few new processes counts.
"""

import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

MEASURE = """
import json, resource, sys, time
from geograph.vocabulary import known_actors, read_given, read_actors
from geograph.vocabulary.actors import actor_files
from geograph.vocabulary.folder import ontology_folder
from geograph.resolve import prepare

def timed(work):
    start = time.process_time()
    result = work()
    return time.process_time() - start, result

turtle, _ = timed(lambda: read_actors(actor_files(ontology_folder() / "actors"))) if len(sys.argv) == 1 else (0, None)
known, actors = timed(known_actors)
index, _ = timed(lambda: prepare(actors))
again, _ = timed(known_actors)
seconds = {"turtle": turtle, "known": known, "index": index, "again": again}
if len(sys.argv) > 1:
    seconds["read"], given = timed(lambda: read_given(sys.argv[1:]))
    seconds["own index"], _ = timed(lambda: prepare(given.actors))
seconds["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps(seconds))
"""


def measure(*arguments: str, runs: int = 3) -> list[dict[str, float]]:
    command = [sys.executable, "-c", MEASURE, *arguments]
    return [json.loads(subprocess.run(command, capture_output=True, check=True).stdout) for _ in range(runs)]


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    def write(number: int) -> str:
        path = tmp_path_factory.mktemp("actors") / "own.csv"
        rows = "".join(f"Ada{at} Quill{at},person,FRA,GOV\n" for at in range(number))
        path.write_text("label,kind,country,sector\n" + rows, encoding="utf-8")
        return str(path)

    return write


@pytest.fixture(scope="module")
def alone():
    return measure()


def test_the_knowledge_loads_in_four_tenths_of_a_second(alone):
    assert min(run["known"] + run["index"] for run in alone) < 0.4


def test_the_compact_form_is_read_at_least_three_times_as_fast_as_the_turtle(alone):
    assert min(run["known"] for run in alone) * 3 < min(run["turtle"] for run in alone)


def test_the_knowledge_is_loaded_once(alone):
    assert max(run["again"] for run in alone) < 0.001


def test_ten_thousand_actors_of_a_user_add_less_than_three_tenths_of_a_second(own):
    runs = measure(own(10_000))
    assert min(run["read"] + run["own index"] - run["index"] for run in runs) < 0.3


def test_a_hundred_thousand_actors_of_a_user_need_six_seconds_and_half_a_gigabyte(own):
    (run,) = measure(own(100_000), runs=1)
    assert run["read"] + run["own index"] < 6
    assert run["megabytes"] < 500
