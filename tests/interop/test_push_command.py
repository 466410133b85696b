"""`geograph push` as it is typed."""

import pytest
from typer.testing import CliRunner

from geograph import store
from geograph.cli import app


@pytest.fixture
def kept(world, tmp_path):
    with store.create(tmp_path / "store") as opened:
        opened.add(world)
    return tmp_path / "store"


def geograph(*arguments, **environment):
    return CliRunner().invoke(app, [str(argument) for argument in arguments], env=environment)


def test_each_graph_that_is_sent_is_told(kept, oxigraph, world):
    result = geograph("push", kept, oxigraph.store)
    assert (result.exit_code, result.stderr) == (0, "")
    names = [line.split("\t")[1] for line in result.stdout.splitlines()[:-1]]
    articles = sorted(f"https://w3id.org/geograph/article/{article.id}" for article in world.articles)
    assert names == ["default graph", *articles, "https://w3id.org/geograph/ontology"]
    assert result.stdout.splitlines()[-1] == "5 sent, 0 unchanged, 0 removed"
    assert geograph("push", kept, oxigraph.store).stdout == "0 sent, 5 unchanged, 0 removed\n"


def test_a_named_question_is_answered_there(kept, oxigraph):
    geograph("push", kept, oxigraph.store, "--default-graph", "urn:actors")
    text = geograph("query", kept, "--named", "said-by", "--param", "actor=North Korea", "--text").stdout
    (row,) = oxigraph.ask(text)
    assert row[-1] == "North Korea denied that it had supplied shells to Russia."


def test_wider_relations_go_along_and_the_vocabulary_stays(kept, oxigraph):
    geograph("push", kept, oxigraph.store, "--infer", "rdfs", "--no-vocabulary")
    geo = "https://w3id.org/geograph/ontology"
    assert len(oxigraph.ask(f"SELECT DISTINCT ?a {{ ?a <{geo}#threaten> ?b }}")) == 2
    assert oxigraph.ask(f"SELECT ?a {{ GRAPH <{geo}> {{ ?a ?b ?c }} }}") == []


def test_a_cut_is_told_with_what_was_done_and_how_to_go_on(kept, oxigraph):
    with store.Endpoint(oxigraph.store) as endpoint:
        endpoint.put("", b'<urn:other> <urn:p> "x" .\n')
    result = geograph("push", kept, oxigraph.store)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "would be replaced" in result.stderr
    oxigraph.stop()
    result = geograph("push", kept, oxigraph.store, "--tries", "1")
    assert result.exit_code == 1
    assert result.stderr.startswith(f"geograph: cannot reach {oxigraph.store}: ")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere"], "'nowhere' is no address of a Graph Store"),
        (["http://127.0.0.1:1/store", "--tries", "1"], "cannot reach http://127.0.0.1:1/store: "),
        (["http://127.0.0.1:1/", "--token", "a", "--user", "b", "--password", "c"], "not both"),
        (["http://127.0.0.1:1/", "--record", "/proc/none"], "cannot write the record /proc/none: "),
    ],
)
def test_what_cannot_be_is_told(kept, arguments, message):
    result = geograph("push", kept, *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr


def test_a_folder_that_is_none_is_told(tmp_path):
    result = geograph("push", tmp_path, "http://127.0.0.1:1/store")
    assert result.exit_code == 1
    assert result.stderr == (
        f"geograph: cannot push {tmp_path}: the folder holds no graph.trig; "
        "expected a store, a folder that geograph wrote or a file of RDF\n"
    )


def test_a_token_is_taken_from_the_environment_and_never_printed(kept, oxigraph):
    result = geograph("push", kept, oxigraph.store, GEOGRAPH_TOKEN="s3cret")
    assert result.exit_code == 0
    written = "".join(path.read_text() for path in (kept / "pushed").iterdir())
    assert "s3cret" not in result.output + written
