"""A writer that is killed, or that can write no more, at any moment leaves every article whole or absent.

So it is in the database, and in the records beside it.
"""

import json
import random
import signal
import subprocess
import sys
import time

import pytest

from geograph import store
from geograph.graph import merge
from geograph.model import Actor, Article, Claim, Evidence, Findings, Kind, Mention
from geograph.rdf import from_quads, to_quads

pytestmark = pytest.mark.slow

WRITER = """
import json, resource, sys
from geograph import store
from geograph.errors import StoreError
from geograph.model import Findings

folder, file, start, limit = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
steps = [Findings.from_dict(values) for values in json.load(open(file))]
print("start", flush=True)
with store.open_to_write(folder) if store.is_store(folder) else store.create(folder) as opened:
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    for step in steps[start:]:
        if step.claims:
            opened.add(step)
        else:
            opened.remove(step.articles[0].id)
        print("done", flush=True)
"""
KILLS = 12
SENTENCE = "Russia attacked Ukraine. "


def article(number: int, version: int) -> Findings:
    """An article with a hundred claims, known actors, one of its own and another name for one of them."""
    text = f"{number} {version} " + SENTENCE * 100
    found = Article(id=f"article {number}", text=text)
    start = text.index(SENTENCE)
    places = range(start, start + len(SENTENCE) * 100, len(SENTENCE))
    evidence = [Evidence.of(found, place, place + len(SENTENCE) - 1) for place in places]
    actors = (
        Actor(id="RUS", label="Russia", kind=Kind.STATE),
        Actor(id="UKR", label="Ukraine", kind=Kind.STATE, labels=(f"Ukraine {number % 3} {version}",)),
        Actor(id=f"own {number}", label=f"Own {version}", kind=Kind.PERSON),
    )
    claims = (
        Claim.of(relation="attacks", sources=("RUS",), targets=("UKR",), confidence=0.9, evidence=piece)
        for piece in evidence
    )
    own = Mention(article=found.id, start=0, end=1, text=text[0], actor=f"own {number}", how="name")
    return Findings(articles=(found,), actors=actors, mentions=(own,), claims=tuple(claims))


def steps() -> list[Findings]:
    """Articles that come, come changed and go; one that goes has no claims."""
    made: list[Findings] = []
    for number in range(30):
        made.append(article(number, 1))
        if number >= 4:
            made.append(article(number - 2, 2))
            made.append(Findings(articles=(Article(id=f"article {number - 4}", text=""),)))
    return made


def after(steps: list[Findings]) -> set:
    """The quads of a store that took these steps."""
    there: dict[str, Findings] = {}
    for step in steps:
        there.pop(step.articles[0].id, None)
        if step.claims:
            there[step.articles[0].id] = step
    return set(to_quads(merge(there.values())))


@pytest.fixture(scope="module")
def work(tmp_path_factory):
    """The steps, and the file that the writer reads them from."""
    file = tmp_path_factory.mktemp("work") / "steps.json"
    made = steps()
    file.write_text(json.dumps([step.to_dict() for step in made]))
    return made, file


def writer(folder, file, done, limit=0):
    command = [sys.executable, "-c", WRITER, str(folder), str(file), str(done), str(limit)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def killed_after(process, lines, seconds) -> int:
    """How many steps the writer had told to be done when it was killed, some time after it told of so many."""
    told = [process.stdout.readline() for _ in range(lines)]
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    return [*told, *rest.splitlines(keepends=True)].count("done\n")


def test_a_killed_writer_leaves_every_article_whole_or_absent(tmp_path, work):
    made, file = work
    moments = random.Random(20230912)
    folder, done = tmp_path / "store", 0
    for kill in range(KILLS):
        # The first two die while they make or open the store, the others within a few changes.
        lines, longest = (1, 0.2) if kill < 2 else (moments.randrange(1, 12), 0.03)
        done += killed_after(writer(folder, file, done), lines, moments.uniform(0, longest))
        if not store.is_store(folder):
            continue
        with store.open_to_write(folder) as opened:
            found = set(opened.quads())
            assert opened.records.findings() == from_quads(found)
        # The step that was under way may be there, but only as a whole, though the writer did not come to tell.
        if found != after(made[:done]):
            done += 1
            assert found == after(made[:done])
    assert done > KILLS
    with writer(folder, file, done) as process:
        assert process.communicate()[1] == ""
    with store.open_to_read(folder) as opened:
        assert set(opened.quads()) == after(made)
        assert opened.records.findings() == from_quads(opened.quads())


def test_a_full_disk_is_told_and_loses_nothing(tmp_path, work):
    made, file = work
    folder = tmp_path / "store"
    store.create(folder).close()
    with writer(folder, file, 0, limit=5_000_000) as process:
        told, complaint = process.communicate()
    done = told.splitlines().count("done")
    assert process.returncode != 0
    assert 0 < done < len(made)
    assert "StoreError: cannot write to the store" in complaint
    with store.open_to_read(folder) as opened:
        assert set(opened.quads()) == after(made[:done])
        assert opened.records.findings() == from_quads(opened.quads())
    with store.open_to_write(folder) as opened:
        opened.add(made[-2])
