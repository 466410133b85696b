"""A run that is killed at any moment, and gone on with, gives the same bytes as one that was not."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

KILLS = 20
RUN = """
import sys
import cheap_work
from geograph.corpus import Options, run

if __name__ == "__main__":
    news, out, workers = sys.argv[1:]
    run([news], out=out, options=Options(part=5, formats=("parquet", "nq")), workers=int(workers), resume=True,
        work=cheap_work.slow, tell=lambda progress: print("told", flush=True))
"""


def start(script, news, out, workers=1):
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    command = [sys.executable, script, news, out, str(workers)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def content(folder):
    """The bytes of every file, but of the report only what is not measured."""
    files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    report = json.loads(files.pop("report.json"))
    del report["measured"]
    return {**files, "report": report}


def killed(process, told, seconds):
    """Kill the run a moment after it has told so often how far it is; whether it was not finished by then."""
    for _ in range(told):
        process.stdout.readline()
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode == -signal.SIGKILL


def test_a_run_that_is_killed_twenty_times_gives_the_same_bytes(news, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(RUN)
    with start(script, news, tmp_path / "whole", workers=2) as process:
        assert process.communicate()[1] == ""
    moments, kills, run = random.Random(20230912), 0, 0
    while kills < KILLS:
        out = tmp_path / f"killed {run}"
        # Each run is killed several times; some before they tell anything, some when they make the output.
        for _ in range(4):
            kills += killed(start(script, news, out), moments.randrange(4), moments.uniform(0, 0.6))
        with start(script, news, out) as process:
            assert process.communicate()[1] == ""
        assert content(out) == content(tmp_path / "whole")
        run += 1


def test_what_a_finished_run_could_not_clear_away_goes_with_the_next(news, tmp_path):
    script, out = tmp_path / "script.py", tmp_path / "out"
    script.write_text(RUN)
    for _ in range(2):
        with start(script, news, out) as process:
            assert process.communicate()[1] == ""
        assert not (out / "work").exists()
        (out / "work" / "parts").mkdir(parents=True)


def test_a_machine_that_lost_its_index_goes_on_all_the_same(news, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(RUN)
    for name, told in (("whole", 0), ("killed", 6)):
        process = start(script, news, tmp_path / name)
        if told:
            assert killed(process, told, 0)
            for path in (tmp_path / name / "work").glob("seen.sqlite*"):
                path.unlink()
            process = start(script, news, tmp_path / name)
        assert process.communicate()[1] == ""
    assert content(tmp_path / "killed") == content(tmp_path / "whole")


def test_what_was_finished_and_is_damaged_is_told(news, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(RUN)
    assert killed(start(script, news, tmp_path / "out"), 6, 0)
    part = min((tmp_path / "out" / "work" / "parts").glob("part-*.parquet"))
    part.write_bytes(part.read_bytes()[:-1])
    with start(script, news, tmp_path / "out") as process:
        assert "part-000000.parquet is missing or damaged; begin again in another folder" in process.communicate()[1]


def test_ctrl_c_stops_within_seconds_and_says_how_to_go_on(lines, texts, tmp_path):
    news = lines(tmp_path / "news.jsonl", [{"id": str(number), "text": texts(number)} for number in range(500)])
    command = [sys.executable, "-m", "geograph", "corpus", news, "--out", tmp_path / "out", "--workers", "2", "--log"]
    # What is started in the background ignores the signal, and hands that on.
    command = ["env", "--default-signal=INT", *command]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    process.stderr.readline()
    process.send_signal(signal.SIGINT)
    stopped = time.monotonic()
    _, complaint = process.communicate(timeout=60)
    assert process.returncode == 130
    assert complaint.endswith("go on by the same command with --resume\n")
    assert time.monotonic() - stopped < 10
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert f"--out {tmp_path / 'out'}" not in listed
