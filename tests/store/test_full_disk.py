"""A disk that is really full: a small file system of its own, which only root can make."""

import os
import shutil
import subprocess

import pytest

from geograph import store
from geograph.errors import StoreError
from geograph.graph import merge
from geograph.model import Actor, Article, Claim, Evidence, Findings, Kind
from geograph.rdf import to_quads

pytestmark = pytest.mark.slow

SENTENCE = "Russia attacked Ukraine. "
ACTORS = (Actor(id="RUS", label="Russia", kind=Kind.STATE), Actor(id="UKR", label="Ukraine", kind=Kind.STATE))


@pytest.fixture
def small(tmp_path):
    """A folder with room for thirty-two megabytes."""
    place = tmp_path / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", place], capture_output=True, text=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no file system can be mounted here: {mounted.stderr.strip()}")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)


def part(number):
    article = Article(id=f"{number:03}", text=SENTENCE * 100)
    claims = tuple(
        Claim.of(
            relation="attacks", sources=("RUS",), targets=("UKR",),
            evidence=Evidence.of(article, start, start + len(SENTENCE) - 1),
        )
        for start in range(0, len(article.text), len(SENTENCE))
    )  # fmt: skip
    return Findings(articles=(article,), actors=ACTORS, claims=claims)


def test_a_full_disk_is_told_nothing_is_lost_and_work_goes_on_when_there_is_room(small, tmp_path):
    folder = small / "store"
    store.create(folder).close()
    ballast = small / "ballast"
    ballast.write_bytes(os.urandom(12_000_000))
    done = []
    with pytest.raises(StoreError, match=r"^cannot write to the store .*(No space left|IO error)"):
        fill(folder, done)
    assert 0 < len(done) < 200
    ballast.unlink()
    with store.open_to_read(folder) as opened:
        assert set(opened.quads()) == set(to_quads(merge(done)))
    shutil.copytree(folder, tmp_path / "roomy")
    with store.open_to_write(tmp_path / "roomy") as opened:
        opened.add(part(999))
        assert set(opened.quads()) == set(to_quads(merge([*done, part(999)])))


def fill(folder, done):
    with store.open_to_write(folder) as opened:
        for number in range(200):
            opened.add(part(number))
            done.append(part(number))
