"""What keeps the job for Spark from starting is told in a line, and it starts where nothing does."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pyspark
import pytest

import geograph.corpus.spark

MODULE = [sys.executable, "-m", "geograph.corpus.spark", "--input", "news.jsonl", "--output", "out"]
WITHOUT = (
    "import runpy, sys; sys.modules['pyspark'] = None; runpy.run_module('geograph.corpus.spark', run_name='__main__')"
)


def job(folder, *arguments, command=MODULE, **environment):
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("SPARK", "PYSPARK", "JAVA"))}
    command = [*map(str, command), *arguments]
    return subprocess.run(command, cwd=folder, env={**kept, **environment}, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        (
            {"PATH": "/nowhere"},
            "Spark needs Java, and there is none; install Java 17 or 21 (on Debian: apt-get",
        ),
        ({"JAVA_HOME": "/nowhere"}, "JAVA_HOME is /nowhere, where there is no bin/java; install Java 17"),
        ({"SPARK_HOME": "/nowhere"}, "SPARK_HOME is /nowhere, where there is no bin/spark-submit; name the folder"),
        ({}, "SPARK_HOME is not set, and the executors of a local cluster start from there"),
    ],
)
def test_what_spark_lacks_is_told_in_a_line(tmp_path, environment, message):
    (tmp_path / "java").touch(mode=0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    done = job(tmp_path, "--master", "local-cluster[2,1,2048]", **{"PATH": path, **environment})
    assert (done.returncode, done.stderr.count("\n"), done.stdout) == (1, 1, "")
    assert done.stderr.startswith(message)


def test_the_missing_extra_is_told(tmp_path):
    done = job(tmp_path, command=[sys.executable, "-c", WITHOUT, *MODULE[3:]])
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "pyspark is missing; install it with: pip install geograph[spark]\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--column", "text"], "'text' is no FIELD=COLUMN, such as text=body\n"),
        (["--since", "May"], '"May" is not a date; expected YYYY-MM-DD\n'),
        (["--formats", "ttl"], 'no format "ttl"; choose from parquet, nq\n'),
    ],
)
def test_a_wrong_option_is_told(tmp_path, arguments, message):
    done = job(tmp_path, *arguments)
    assert (done.returncode, done.stderr) == (1, message)


@pytest.mark.slow
@pytest.mark.skipif(not (shutil.which("java") or os.environ.get("CI")), reason="there is no Java")
def test_spark_submit_runs_the_job(tmp_path):
    news = tmp_path / "news.jsonl"
    news.write_text('{"text": "The cat slept.", "outlet": "Courier"}\n{"text": ""}\n')
    program = Path(geograph.corpus.spark.__path__[0]) / "__main__.py"
    settings = ["--conf", "spark.ui.enabled=false", "--conf", "spark.sql.shuffle.partitions=1"]
    java = ["--driver-java-options", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"]
    submit = [Path(pyspark.__path__[0]) / "bin" / "spark-submit", "--master", "local[1]", *settings, *java, program]
    here = {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    done = job(tmp_path, command=[*submit, "--input", news, "--output", tmp_path / "out"], **here)
    assert done.returncode == 1, done.stderr
    report = json.loads(done.stdout)
    assert (report["irrelevant"], report["failed"]) == (1, 1)
    (article,) = pq.read_table(tmp_path / "out" / "articles").to_pylist()
    assert (article["outlet"], article["source"]) == ("Courier", f"{news}:1")
    assert sorted(path.name for path in (tmp_path / "out").iterdir() if not path.name.startswith(".")) == [
        *("actors", "articles", "claims", "duplicates", "dyads", "events", "left_out", "manifest.jsonl", "mentions"),
        *("report.json", "review.tsv"),
    ]
