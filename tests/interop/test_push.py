"""A store sent to a real server of another kind: exactly, again, after a cut at any moment."""

import dataclasses
import json
import signal
import subprocess
import sys
import urllib.request

import pyoxigraph
import pytest

from geograph import store
from geograph.errors import InputError, StoreError
from geograph.model import Article, Findings, Mention
from geograph.store import How, Plan
from geograph.store.vocabulary import GRAPH

BOOK = pyoxigraph.NamedNode("https://w3id.org/geograph/store")


@pytest.fixture
def kept(world, tmp_path):
    """The folder of a store with three articles."""
    with store.create(tmp_path / "store") as opened:
        opened.add(world)
    return tmp_path / "store"


@pytest.fixture
def many(world, tmp_path):
    """The folder of a store with two hundred articles, for a cut in the middle."""
    (usa,) = (actor for actor in world.actors if actor.id == "USA")
    with store.create(tmp_path / "many") as opened:
        articles = tuple(Article(id=f"{number:03}", text="They met.") for number in range(200))
        mentions = tuple(
            Mention(article=article.id, start=0, end=4, text="They", actor="USA", how="pronoun") for article in articles
        )
        opened.add(Findings(articles=articles, actors=(usa,), mentions=mentions))
    return tmp_path / "many"


def push(source, server, **plan):
    with store.Endpoint(server.store, tries=1) as endpoint:
        return list(store.push(source, endpoint, Plan(**plan)))


def at(server):
    """All quads of a server; those of the vocabulary, which has nodes without names, counted only."""
    request = urllib.request.Request(server.store, headers={"Accept": "application/n-quads"})
    with urllib.request.urlopen(request, timeout=120) as answer:
        return split(pyoxigraph.parse(answer.read(), format=pyoxigraph.RdfFormat.N_QUADS))


def of(folder):
    with store.open_to_read(folder) as opened:
        return split(quad for quad in opened.database if quad.graph_name != BOOK)


def split(quads):
    found = set(quads)
    vocabulary = {quad for quad in found if quad.graph_name == GRAPH}
    return found - vocabulary, len(vocabulary)


def test_everything_arrives_and_nothing_is_sent_twice(kept, oxigraph):
    sent = push(kept, oxigraph)
    assert {one.how for one in sent} == {How.SENT}
    assert sent[0].graph == ""
    assert at(oxigraph) == of(kept)
    assert sum(one.triples for one in sent) == len(of(kept)[0]) + of(kept)[1]
    assert {one.how for one in push(kept, oxigraph)} == {How.UNCHANGED}
    assert {one.how for one in push(kept, oxigraph, again=True)} == {How.SENT}
    assert at(oxigraph) == of(kept)


def test_only_what_has_changed_is_sent_again_and_what_is_gone_is_removed(kept, oxigraph, world):
    push(kept, oxigraph)
    first, second, third = (article.id for article in world.articles)
    changed = dataclasses.replace(
        world,
        articles=world.articles[1:2],
        claims=tuple(claim for claim in world.claims if claim.evidence.article == second)[:1],
        mentions=(),
    )
    with store.open_to_write(kept) as opened:
        opened.add(changed)
        opened.remove(first)
    done = {one.graph.rpartition("/")[2]: one.how for one in push(kept, oxigraph)}
    assert done == {
        "": How.SENT, second: How.SENT, third: How.UNCHANGED, "ontology": How.UNCHANGED, first: How.REMOVED,
    }  # fmt: skip
    assert at(oxigraph) == of(kept)
    assert not [one for one in push(kept, oxigraph) if one.how is not How.UNCHANGED]


def test_a_push_goes_on_after_the_server_was_cut_off(many, serve_oxigraph, tmp_path):
    (tmp_path / "server").mkdir()
    with serve_oxigraph(tmp_path / "server") as server, store.Endpoint(server.store, tries=1) as endpoint:
        work = store.push(many, endpoint)
        before = [next(work).graph for _ in range(77)]
        port = int(server.store.rpartition(":")[2].partition("/")[0])
        server.stop()
        with pytest.raises(StoreError, match=r"^cannot reach http://127\.0\.0\.1:\d+/store: "):
            next(work)
    with serve_oxigraph(tmp_path / "server", port) as server:
        after = push(many, server)
        assert [one.graph for one in after if one.how is How.UNCHANGED] == before
        assert {one.how for one in after[77:]} == {How.SENT}
        assert at(server) == of(many)


def test_a_push_that_was_killed_at_any_moment_goes_on(many, oxigraph):
    command = [sys.executable, "-m", "geograph", "push", str(many), oxigraph.store]
    sent = 0
    for lines in (1, 30, 90):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        told = [process.stdout.readline() for _ in range(lines)]
        process.send_signal(signal.SIGKILL)
        rest = process.communicate()[0].splitlines(keepends=True)
        assert process.returncode == -signal.SIGKILL
        sent += sum(line.startswith("sent") and line.endswith("\n") for line in [*told, *rest])
    last = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    known = int(last.splitlines()[-1].partition(" sent, ")[2].partition(" ")[0])
    # What was under way at a kill may be noted, though it was not told.
    assert sent <= known <= sent + 3
    assert at(oxigraph) == of(many)


def record_of(folder):
    (found,) = (folder / "pushed").iterdir()
    return found


def test_a_record_whose_last_line_was_cut_loses_only_that(kept, oxigraph):
    push(kept, oxigraph)
    record = record_of(kept)
    record.write_bytes(record.read_bytes()[:-20])
    assert [one.graph for one in push(kept, oxigraph) if one.how is How.SENT] == [GRAPH.value]
    assert {one.how for one in push(kept, oxigraph)} == {How.UNCHANGED}


def test_a_record_is_checked_against_the_content(kept, oxigraph, world):
    push(kept, oxigraph)
    record = record_of(kept)
    head, *entries = map(json.loads, record.read_text().splitlines())
    entries[1]["sha256"] = "0" * 64
    record.write_text("".join(f"{json.dumps(line)}\n" for line in [head, *entries]).replace(": ", ":", 1))
    assert [one.graph for one in push(kept, oxigraph) if one.how is How.SENT] == [entries[1]["graph"]]


def test_an_endpoint_that_has_lost_everything_is_sent_everything(kept, serve_oxigraph, tmp_path):
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    with serve_oxigraph(tmp_path / "one") as server:
        push(kept, server)
        port = int(server.store.rpartition(":")[2].partition("/")[0])
    with serve_oxigraph(tmp_path / "two", port) as server:
        assert {one.how for one in push(kept, server)} == {How.SENT}
        assert at(server) == of(kept)


OTHER = b'<urn:other> <urn:p> "x" .\n'


def test_what_others_put_into_the_default_graph_is_not_replaced(kept, oxigraph):
    with store.Endpoint(oxigraph.store) as endpoint:
        endpoint.put("", OTHER)
        endpoint.put("urn:theirs", OTHER)
    with pytest.raises(
        StoreError, match=r"holds what was not sent from here \(<urn:other> .*--default-graph IRI\), or .*--again"
    ):
        push(kept, oxigraph)
    push(kept, oxigraph, default_graph="urn:actors")
    quads = {str(quad.subject) for quad in at(oxigraph)[0] if isinstance(quad.graph_name, pyoxigraph.DefaultGraph)}
    assert quads == {"<urn:other>"}
    push(kept, oxigraph, again=True)
    left = {str(quad.graph_name) for quad in at(oxigraph)[0] if str(quad.subject) == "<urn:other>"}
    assert left == {"<urn:theirs>"}


def test_what_was_in_a_graph_of_another_name_moves(kept, oxigraph):
    push(kept, oxigraph, default_graph="urn:actors")
    done = {one.graph: one.how for one in push(kept, oxigraph)}
    assert (done[""], done["urn:actors"]) == (How.SENT, How.REMOVED)
    assert at(oxigraph) == of(kept)


def test_inferred_triples_answer_without_the_vocabulary(kept, oxigraph):
    push(kept, oxigraph, infer=True, vocabulary=False)
    geo, actor = "https://w3id.org/geograph/ontology#", "https://w3id.org/geograph/actor/"
    rows = oxigraph.ask(f"SELECT DISTINCT ?a {{ ?a <{geo}threaten> <{actor}PRK> }}")
    assert sorted(rows) == [(f"{actor}USA",), (f"{actor}jan%20%22fox%22%20%3Cnov%C3%A1k%3E",)]
    assert oxigraph.ask(f"SELECT ?a {{ GRAPH <{GRAPH.value}> {{ ?a ?b ?c }} }}") == []


def test_a_saved_folder_and_a_file_are_sent_too(files, oxigraph):
    assert {one.how for one in push(files, oxigraph)} == {How.SENT}
    assert {one.how for one in push(files / "graph.trig", oxigraph)} == {How.UNCHANGED}
    expected = split(pyoxigraph.parse(path=files / "graph.trig"))[0]
    assert at(oxigraph)[0] == expected
    for record in files.glob(".*pushed*"):
        record.unlink()


def test_a_graph_with_nodes_without_names_is_known_again(tmp_path, oxigraph):
    file = tmp_path / "lists.ttl"
    file.write_text('<urn:a> <urn:b> ( "one" [ <urn:c> "two" ] ) .')
    assert push(file, oxigraph, vocabulary=False)[0].how is How.SENT
    assert push(file, oxigraph, vocabulary=False)[0].how is How.UNCHANGED


def test_a_database_without_a_default_graph_says_how_to_go_on(kept, virtuoso):
    with pytest.raises(StoreError, match=r"refused the default graph: HTTP 500, .*; .*--default-graph IRI"):
        push(kept, virtuoso)


@pytest.mark.parametrize(
    ("content", "error", "message"),
    [
        ("<urn:a> <urn:b> .", InputError, "is not valid Turtle: "),
        ('<urn:a b> <urn:b> "c" .', InputError, "is not valid Turtle: "),
        ('<urn:a> <urn:b> "\\ud83d" .', InputError, "is not valid Turtle: "),
        (None, StoreError, "cannot push .*: there is no such file"),
    ],
)
def test_a_file_that_cannot_be_read_sends_nothing(tmp_path, oxigraph, content, error, message):
    if content is not None:
        (tmp_path / "broken.ttl").write_text(content)
    with pytest.raises(error, match=message):
        push(tmp_path / "broken.ttl", oxigraph)
    assert at(oxigraph) == (set(), 0)


def test_a_graph_without_an_iri_is_refused(tmp_path, oxigraph):
    (tmp_path / "nameless.nq").write_text('<urn:a> <urn:b> "c" _:graph .\n')
    with pytest.raises(InputError, match="has no IRI, by which a Graph Store could know it"):
        push(tmp_path / "nameless.nq", oxigraph)


def test_a_folder_that_holds_nothing_to_send_is_told(tmp_path, oxigraph):
    with pytest.raises(StoreError, match=r"cannot push .*: the folder holds no graph\.trig"):
        push(tmp_path, oxigraph)


def test_strange_literals_arrive_as_they_are(tmp_path, oxigraph):
    (tmp_path / "strange.nt").write_text('<urn:a> <urn:b> "NUL \\u0000 bidi \\u202E quote \\" line \\n end" .\n')
    push(tmp_path / "strange.nt", oxigraph, vocabulary=False)
    assert oxigraph.ask("SELECT ?c { ?a ?b ?c }") == [('NUL \0 bidi \u202e quote " line \n end',)]
