"""What can go wrong around a run: the disk, the input while it is read, the folder."""

import os
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from geograph.corpus import Options, run
from geograph.corpus.files import write_rows
from geograph.corpus.inputs import pieces, read_list, write_list
from geograph.corpus.schema import LEFT_OUT
from geograph.errors import InputError, StoreError
from geograph.read import Failure, Provenance

FULL = """
import resource, sys
import cheap_work
from geograph.corpus import Options, run
from geograph.read.languages import language

if __name__ == "__main__":
    language("Its model is unpacked into a file.")
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
    run([sys.argv[1]], out=sys.argv[2], options=Options(part=10), resume=True, work=cheap_work.work)
"""


def listed(folder, tmp_path):
    write_list([folder], tmp_path / "list.jsonl")
    return list(read_list(tmp_path / "list.jsonl"))


def read(source):
    found = [*pieces(source, Provenance(), {}, int)]
    return [item.reason if isinstance(item, Failure) else item.article().text for item in found]


def test_a_folder_that_changes_while_it_is_read_gives_what_was_there(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    for name in "abc":
        (folder / f"{name}.txt").write_text(f"{name.upper()}: Russia met Ukraine.")
    sources = listed(folder, tmp_path)
    (folder / "a.txt").unlink()
    (folder / "b.txt").write_text("Another text.")
    (folder / "d.txt").write_text("Not there when the run began.")
    assert [text for source in sources for text in read(source)] == [
        "cannot be read: No such file or directory; it was there when the run began",
        "has changed since the run began; give it to a run of its own",
        "C: Russia met Ukraine.",
    ]


def test_a_name_in_another_encoding_is_kept_in_the_list(tmp_path):
    folder = tmp_path / "news"
    folder.mkdir()
    Path(os.fsdecode(os.fsencode(folder) + b"/caf\xe9.txt")).write_text("Russia met Ukraine.")
    (source,) = listed(folder, tmp_path)
    assert read(source) == ["Russia met Ukraine."]
    assert source.source.endswith("caf\ufffd.txt")


def test_a_file_that_is_not_there_is_a_failure_of_the_run(cheap, tmp_path):
    report = run([tmp_path / "missing.csv"], out=tmp_path / "out", work=cheap.work)
    assert (report.read, report.failed) == (1, 1)
    (row,) = pq.read_table(tmp_path / "out" / "left_out").to_pylist()
    assert row["reason"] == "cannot be read: No such file or directory"
    assert report.failures == [{"source": row["source"], "reason": row["reason"]}]


@pytest.mark.parametrize("place", ["out", "store"])
def test_the_report_says_why_what_gave_no_article_was_left_out(cheap, lines, texts, tmp_path, place):
    rows = [{"id": "a", "text": texts(1), "outlet": "A"}, {"id": "b", "text": texts(2), "outlet": "B"}]
    news = [tmp_path / "missing.csv", lines(tmp_path / "news.jsonl", rows)]
    report = run(news, **{place: tmp_path / "folder"}, options=Options(outlet="A"), work=cheap.work)
    assert [failure["source"].endswith("missing.csv") for failure in report.failures] == [True]
    assert sum(report.skipped_because.values()) == report.skipped == 1


@pytest.mark.slow
def test_a_full_disk_is_told_and_the_run_goes_on_when_there_is_room(news, tmp_path):
    script = tmp_path / "script.py"
    script.write_text(FULL)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    codes = []
    for limit in (4_000, 60_000, 10_000_000):
        command = [sys.executable, script, news, tmp_path / "out", str(limit)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
        codes.append(done.returncode)
        if done.returncode:
            assert "StoreError: cannot " in done.stderr
    assert codes == [1, 1, 0]
    assert pq.read_table(tmp_path / "out" / "articles").num_rows == 55


def test_a_file_that_cannot_be_written_says_so(tmp_path):
    (tmp_path / "claims").write_text("in the way")
    with pytest.raises(StoreError, match=r"cannot write .*part\.parquet: (File exists|Not a directory)"):
        write_rows(tmp_path / "claims" / "part.parquet", [], LEFT_OUT)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"columns": (("body", "text"),)}, 'there is no field "body" to be read from a column'),
        ({"formats": ("ttl",)}, 'no format "ttl"; choose from parquet, nq'),
        ({"longest": 1_000_000}, "the longest article may have 1 to 300,000 characters, not 1,000,000"),
        ({"limit": -1}, "a limit is not negative"),
    ],
)
def test_options_that_make_no_sense_say_so(values, message):
    with pytest.raises(InputError, match=message):
        Options(**values)


def test_a_folder_or_a_store_is_named_not_both(tmp_path):
    with pytest.raises(InputError, match="one of the two"):
        run([], out=tmp_path / "a", store=tmp_path / "b")
    with pytest.raises(InputError, match="one of the two"):
        run([])
    with pytest.raises(InputError, match="0 workers cannot do anything"):
        run([], out=tmp_path / "a", workers=0)


def test_an_article_too_long_for_the_memory_is_told(cheap, lines, texts, tmp_path):
    news = lines(tmp_path / "news.jsonl", [{"text": texts(1) * 20}, {"text": texts(2)}])
    report = run([news], out=tmp_path / "out", options=Options(longest=2_000), work=cheap.work)
    assert (report.done, report.failed) == (1, 1)
    (row,) = pq.read_table(tmp_path / "out" / "left_out").to_pylist()
    assert row["reason"].endswith("characters, more than the 2,000 that are asked for; raise --longest")
