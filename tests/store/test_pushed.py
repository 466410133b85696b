"""The record of a push: what it keeps, and what is wrong with one that cannot be used."""

import subprocess
import sys

import pytest

from geograph.errors import StoreError
from geograph.store.pushed import open_record

URL = "http://127.0.0.1:7878/store"


def noted(path, *entries):
    with open_record(path, URL) as record:
        for graph, digest in entries:
            record.add(graph, digest)


def sent(path):
    with open_record(path, URL) as record:
        return record.sent


def test_a_record_keeps_what_was_sent_last(tmp_path):
    path = tmp_path / "record"
    noted(path, ("", "1"), ("urn:a", "2"), ('urn:"\n', "3"))
    noted(path, ("urn:a", "4"), ("", None))
    assert sent(path) == {"urn:a": "4", 'urn:"\n': "3"}


def test_a_record_forgets_when_told_to(tmp_path):
    path = tmp_path / "record"
    noted(path, ("urn:a", "1"))
    with open_record(path, URL) as record:
        record.forget()
        record.add("urn:b", "2")
    assert sent(path) == {"urn:b": "2"}


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_a_line_that_was_cut_is_dropped_and_the_next_one_whole(tmp_path, cut):
    path = tmp_path / "record"
    noted(path, ("urn:a", "1"), ("urn:b", "2" * 64))
    path.write_bytes(path.read_bytes()[:-cut])
    noted(path, ("urn:c", "3"))
    assert sent(path) == {"urn:a": "1", "urn:c": "3"}


def test_a_record_of_which_nothing_but_half_a_line_is_left_is_new(tmp_path):
    path = tmp_path / "record"
    path.write_text('{"endp')
    noted(path, ("urn:a", "1"))
    assert sent(path) == {"urn:a": "1"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("My diary.\n", "is no record of a push to this address"),
        ('{"endpoint":"http://elsewhere/"}\n', "is no record of a push to this address"),
        (f'{{"endpoint":"{URL}"}}\n[]\n', r"record:2 is damaged; remove the record to send everything again"),
        (f'{{"endpoint":"{URL}"}}\n{{"graph":"urn:a"}}\n', r"record:2 is damaged"),
        (f'{{"endpoint":"{URL}"}}\n\0\n', r"record:2 is damaged"),
    ],
)
def test_what_is_no_record_is_left_as_it_is(tmp_path, text, message):
    path = tmp_path / "record"
    path.write_text(text)
    with pytest.raises(StoreError, match=message):
        noted(path)
    assert path.read_text() == text


def test_two_pushes_do_not_use_one_record(tmp_path):
    path = tmp_path / "record"
    with open_record(path, URL), pytest.raises(StoreError, match="another push goes on by the record"):
        noted(path)
    noted(path)


@pytest.mark.parametrize("name", ["folder", "file/below", "none/none/none", "/dev/full"])
def test_a_record_that_cannot_be_written_is_told(tmp_path, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match=r"cannot write the record .*: .*; name another place for it"):
        noted(tmp_path / name)


FILL = """
import resource, sys
from pathlib import Path
from geograph.store.pushed import open_record

resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))
with open_record(Path(sys.argv[1]), sys.argv[2]) as record:
    for number in range(10):
        record.add(f"urn:{number}", "1" * 16)
        print(number, flush=True)
"""


def test_a_full_disk_is_told_and_what_was_noted_is_kept(tmp_path):
    path = tmp_path / "record"
    done = subprocess.run([sys.executable, "-c", FILL, path, URL], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"StoreError: cannot write the record {path}: File too large" in done.stderr
    noted = done.stdout.split()
    assert noted
    assert list(sent(path)) == [f"urn:{number}" for number in noted]
