"""`geograph corpus` on the command line."""

import json

import pyarrow.parquet as pq
import pytest

pytestmark = pytest.mark.model

ROWS = [
    {"text": "Russia attacked Ukraine on Tuesday.", "published": "2023-09-14", "outlet": "Courier"},
    {"text": "The cat slept in the garden all day and all night.", "outlet": "Courier"},
    {"text": "Russia attacked Ukraine on Tuesday!", "published": "2023-09-15", "outlet": "Post"},
]


@pytest.fixture
def news(tmp_path):
    path = tmp_path / "news.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in ROWS))
    return path


def test_a_corpus_becomes_tables_and_a_report(geograph, news, tmp_path):
    result = geograph("corpus", news, "--out", tmp_path / "out", "--workers", 1, "--log")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[0] == (
        "3 read: 1 with two known actors, 1 without, 1 duplicates, 0 skipped, 0 failed"
    )
    (claim,) = pq.read_table(tmp_path / "out" / "claims").to_pylist()
    assert (claim["sources"], claim["relation"], claim["targets"]) == (["RUS"], "attacks", ["UKR"])
    (copy,) = pq.read_table(tmp_path / "out" / "duplicates").to_pylist()
    assert (copy["outlet"], copy["kept"], copy["how"]) == ("Post", claim["article"], "near")
    report = json.loads((tmp_path / "out" / "report.json").read_text())
    assert report["claims_by_type"] == {"ASSAULT": 1}
    told = json.loads(result.stderr.splitlines()[0])
    assert told["of"] == news.stat().st_size


def test_inputs_are_listed_on_standard_input_and_columns_named(geograph, tmp_path):
    path = tmp_path / "news.csv"
    path.write_text("body,day\nThe cat slept.,2023-09-14\n")
    options = ("--out", tmp_path / "out", "--workers", 1, "--column", "text=body", "--column", "published=day")
    result = geograph("corpus", "--paths", "-", *options, stdin=f"{path}\n")
    assert result.exit_code == 0, result.output
    (article,) = pq.read_table(tmp_path / "out" / "articles").to_pylist()
    assert (article["state"], str(article["published"])) == ("irrelevant", "2023-09-14")


def test_what_failed_makes_the_exit_code_one(geograph, tmp_path):
    result = geograph("corpus", tmp_path / "none.txt", "--out", tmp_path / "out", "--workers", 1)
    assert result.exit_code == 1
    assert "1 failed" in result.stdout
    assert f"not read: {tmp_path / 'none.txt'}: cannot be read: No such file or directory" in result.stderr


def test_what_was_skipped_is_told_by_reason(geograph, news, tmp_path):
    result = geograph("corpus", news, "--out", tmp_path / "out", "--workers", 1, "--outlet", "Courier")
    assert result.exit_code == 0
    assert 'skipped: 1: published by "Post"' in result.stderr


def test_a_second_run_into_the_folder_is_refused(geograph, news, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "manifest.jsonl").write_text("")
    result = geograph("corpus", news, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "holds a run already; go on with it by --resume" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--out", "x"], "name an input, or a list of them by --paths"),
        (["a.csv", "--out", "x", "--column", "text"], "is no FIELD=COLUMN"),
        (["a.csv", "--out", "x", "--since", "yesterday"], "is not a date"),
    ],
)
def test_a_wrong_use_exits_with_two(geograph, arguments, message):
    result = geograph("corpus", *arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_a_folder_or_a_store_must_be_named(geograph, news):
    result = geograph("corpus", news)
    assert result.exit_code == 1
    assert "name a folder to write into, or a store" in result.stderr
