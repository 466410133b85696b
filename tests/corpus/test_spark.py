"""A cluster says what one machine says: real executors, real articles, and one executor killed in the middle."""

import csv
import json
import os
import shutil
import threading
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import psutil
import pyarrow as pa
import pyarrow.parquet as pq
import pyspark
import pytest

from geograph import corpus
from geograph.corpus import Options
from geograph.corpus.schema import TABLES
from geograph.corpus.spark import run, session
from geograph.corpus.spark.dyads import DYADS
from geograph.errors import InputError, StoreError
from geograph.graph import merge
from geograph.tables.dyads import write_dyads

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (shutil.which("java") or os.environ.get("JAVA_HOME") or os.environ.get("CI")), reason="there is no Java"
    ),
    # Spark leaves sockets to the end of the process, and warns of a pandas that nothing of ours uses.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore:PySpark does not yet:FutureWarning"),
]

LEADS, CHARACTERS = 500, 400
# With one compiler and no code made for queries, small ones are quicker; all addresses are those of this machine.
JAVA = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
SETTINGS = {
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.extraJavaOptions": JAVA,
    "spark.executor.extraJavaOptions": JAVA,
    "spark.executor.memory": "512m",
    "spark.executorEnv.PYTHONPATH": str(Path(__file__).parent),
    "spark.locality.wait": "0",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.shuffle.partitions": "3",
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
}


@pytest.fixture(scope="module")
def spark(tmp_path_factory, cheap):
    """A cluster of two executors with a core each; they write beside the links to Spark, and not into it."""
    home = tmp_path_factory.mktemp("spark")
    for entry in Path(pyspark.__path__[0]).iterdir():
        (home / entry.name).symlink_to(entry)
    settings = [f"--conf '{name}={value}'" for name, value in SETTINGS.items()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_HOME", str(home))
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("PYSPARK_SUBMIT_ARGS", " ".join([*settings, "pyspark-shell"]))
        started = session("local-cluster[2,1,2048]")
        yield started
        started.stop()


def made(folder: Path) -> dict:
    """All rows in order, the review file, the statements, and the report without what is measured."""
    found = {name: pq.read_table(folder / name).to_pylist() for name in (*TABLES, "actors", "events")}
    report = json.loads((folder / "report.json").read_bytes())
    del report["measured"]
    quads = {line for path in folder.glob("nquads/*.nq") for line in path.read_text().splitlines()}
    return {**found, "report": report, "review": (folder / "review.tsv").read_text(), "quads": quads}


@pytest.fixture(scope="module")
def leads(real_news, tmp_path_factory):
    """The first lines of real articles, some of them copies."""
    path = tmp_path_factory.mktemp("leads") / "leads.jsonl"
    with path.open("w") as file:
        for line in real_news.read_text().splitlines()[:LEADS]:
            values = json.loads(line)
            file.write(f"{json.dumps({**values, 'text': values['text'][:CHARACTERS]})}\n")
    return path


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """A file of actors of one's own."""
    path = tmp_path_factory.mktemp("actors") / "mine.csv"
    path.write_text("id,label,kind,country,sector\nthe-lawyers,her lawyers,group,USA,CVL\n")
    return path


@pytest.fixture(scope="module")
def alone(leads, own, tmp_path_factory):
    """What one machine makes of the leads."""
    folder = tmp_path_factory.mktemp("alone") / "out"
    corpus.run([leads], out=folder, options=Options(actors=(str(own),)))
    return made(folder)


@pytest.mark.model
@pytest.mark.corpus
def test_claims_of_real_articles_are_those_of_one_machine(spark, leads, own, alone, tmp_path):
    run(spark, [str(leads)], str(tmp_path / "out"), options=Options(actors=(str(own),)))
    assert alone["report"]["near_duplicates"] > 0
    assert alone["report"]["output"]["names joined"] > 0
    assert len(alone["claims"]) > 300
    assert made(tmp_path / "out") == alone


@pytest.fixture(scope="module")
def folder(news, texts, lines, tmp_path_factory):
    """A folder of all formats: copies, other ids, cells over several lines, poison, and files that are not read."""
    folder = tmp_path_factory.mktemp("in") / "some news + more"
    (folder / "deep").mkdir(parents=True)
    shutil.copy(news, folder / "b news.jsonl")
    (folder / "a.jsonl").write_text("")
    (folder / "c.jsonl").write_text("\n\n[\n{}\n")
    rows = [[f"c{number}", texts(100 + number), f"2023-10-{number + 1:02}"] for number in range(20)]
    rows[3][1] = rows[3][1].replace(" ", "\n", 3) + " POISON"
    rows[4][1] = texts(7)
    with (folder / "deep" / "d.csv").open("w", newline="") as file:
        csv.writer(file).writerows([["key", "body", "day"], *rows])
    days = [date(2023, 11, number + 1) for number in range(20)]
    columns = {"key": range(20), "body": [texts(200 + number) for number in range(20)], "day": days}
    pq.write_table(
        pa.table({name: list(cells) for name, cells in columns.items()}), folder / "e.parquet", row_group_size=6
    )
    return folder


COLUMNS = (("id", "key"), ("published", "day"), ("text", "body"))
OPTIONS = Options(columns=COLUMNS, text=True, formats=("parquet", "nq"), since=date(2023, 9, 3))


@contextmanager
def killed(folder: Path):
    """Kills an executor as soon as the first result of the extraction is being written."""
    dead, over = [], threading.Event()

    def kill():
        while not dead and not over.wait(0.05):
            if list(folder.glob("work/rows/_temporary/0/task*/part-*")):
                java = [child for child in psutil.Process().children(recursive=True) if child.name() == "java"]
                executors = [child for child in java if "CoarseGrainedExecutorBackend" in " ".join(child.cmdline())]
                executors[0].kill()
                dead.append(executors[0].pid)

    thread = threading.Thread(target=kill, daemon=True)
    thread.start()
    yield dead
    over.set()
    thread.join()


@pytest.fixture(scope="module")
def both(spark, cheap, folder, tmp_path_factory):
    """What one machine makes of the folder, and what a cluster makes of it that loses an executor in the middle."""
    place = tmp_path_factory.mktemp("both")
    corpus.run([folder], out=place / "one", options=OPTIONS, work=cheap.work)
    spark.conf.set("spark.sql.files.maxPartitionBytes", "12000")
    with killed(place / "many") as dead:
        run(spark, [str(folder)], str(place / "many"), options=OPTIONS, work=cheap.slow)
    spark.conf.unset("spark.sql.files.maxPartitionBytes")
    assert len(dead) == 1
    return place / "one", place / "many"


def test_an_executor_that_is_killed_changes_nothing_in_any_format(both):
    one, many = map(made, both)
    assert [row["reason"][:30] for row in one["left_out"] if row["state"] == "failed"] == [
        "is empty; expected a JSON obje",
        'id "a8": another article has t',
        "is empty; expected the text of",
        "not valid JSON: Expecting valu",
        'no "text" in the object; found',
        "RuntimeError: ZeroDivisionErro",
    ]
    assert {row["how"] for row in one["duplicates"]} == {"near", "exact"}
    assert many == one


def test_months_of_dyads_are_those_of_the_export(both, cheap, tmp_path):
    _, many = both
    claimed = pq.read_table(many / "articles").to_pylist()
    articles = [cheap.Article(**{name: row[name] for name in cheap.Article.__slots__}) for row in claimed]
    write_dyads(merge(map(cheap.findings, articles)), tmp_path / "dyads.csv")
    with (tmp_path / "dyads.csv").open(newline="") as file:
        expected = list(csv.DictReader(file))
    rows = pq.read_table(many / "dyads").to_pylist()
    assert list(rows[0]) == DYADS.names
    assert [{name: str(value) for name, value in row.items()} for row in rows] == expected


def test_a_folder_of_a_cluster_can_be_read_on_as_a_finished_run(both, folder):
    _, many = both
    report = corpus.run([str(folder)], out=many, options=OPTIONS, resume=True)
    assert report.to_dict() == json.loads((many / "report.json").read_bytes())


@pytest.mark.parametrize(
    ("inputs", "message"),
    [
        (["missing"], r"missing cannot be read: \[PATH_NOT_FOUND\]"),
        (["a.txt"], "has no file that a cluster reads; expected Parquet, JSON Lines"),
        (["ok.jsonl", "*.jsonl"], r"ok\.jsonl is in the input twice; name it once"),
        (["bad.parquet"], r"bad\.parquet cannot be read: .*"),
        (["other.parquet"], r'other\.parquet: no column "text" for the text; the columns are "body"'),
    ],
)
def test_input_that_cannot_be_read_is_told(spark, tmp_path, inputs, message):
    (tmp_path / "a.txt").write_text("Russia met Ukraine.")
    (tmp_path / "ok.jsonl").write_text('{"text": "Russia met Ukraine."}\n')
    (tmp_path / "bad.parquet").write_text("This is no Parquet.")
    pq.write_table(pa.table({"body": ["Russia met Ukraine."]}), tmp_path / "other.parquet")
    with pytest.raises(InputError, match=message) as raised:
        run(spark, [str(tmp_path / name) for name in inputs], str(tmp_path / "out"))
    assert "\n" not in str(raised.value)


def test_a_folder_that_holds_something_is_left_alone(spark, tmp_path):
    (tmp_path / "old.txt").write_text("old")
    with pytest.raises(StoreError, match="holds something already; name an empty or a new folder"):
        run(spark, ["news.jsonl"], str(tmp_path))
    with pytest.raises(StoreError, match=r"cannot use nowhere://out: .*nowhere"):
        run(spark, ["news.jsonl"], "nowhere://out")
    assert (tmp_path / "old.txt").read_text() == "old"


def test_options_that_are_not_for_a_cluster_are_told(spark, own, tmp_path):
    with pytest.raises(InputError, match="leave out the limit"):
        run(spark, ["news.jsonl"], str(tmp_path / "out"), options=Options(limit=3))
    other = tmp_path / own.name
    shutil.copy(own, other)
    with pytest.raises(InputError, match="two files of actors have the same name"):
        run(spark, ["news.jsonl"], str(tmp_path / "out"), options=Options(actors=(str(own), str(other))))


def test_what_makes_spark_give_up_is_told_in_a_line(spark, news, cheap, tmp_path):
    with pytest.raises(StoreError, match=r"finish: .*ModelMissing: the model is not here.*Remove .* before") as raised:
        run(spark, [str(news)], str(tmp_path / "out"), work=cheap.helpless)
    assert "\n" not in str(raised.value)
