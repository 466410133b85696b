"""`ingest`, `remove`, `info`, `validate`, and `query` on a store."""

import json

import pytest

from geograph import store
from geograph.rdf import from_quads, to_quads


@pytest.fixture
def kept(findings, tmp_path):
    """The folder of a store with the shared findings."""
    with store.create(tmp_path / "store") as opened:
        opened.add(findings)
    return tmp_path / "store"


@pytest.fixture
def news(tmp_path):
    """A file of two articles."""
    lines = [
        {"id": "war", "text": "Russia attacked Ukraine.", "title": "War", "published": "2023-09-12"},
        {"text": "France met Germany.", "title": "Meeting", "url": "https://example.org/meeting"},
    ]  # fmt: skip
    file = tmp_path / "news.jsonl"
    file.write_text("\n".join(map(json.dumps, lines)))
    return file


def contents(folder):
    with store.open_to_read(folder) as opened:
        return set(opened.quads())


@pytest.mark.parametrize("command", ["ingest", "remove", "info", "validate"])
def test_every_command_explains_itself(geograph, command):
    result = geograph(command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.stdout


@pytest.mark.model
def test_ingest_makes_a_store_and_tells_of_each_article(geograph, news, tmp_path):
    result = geograph("ingest", tmp_path / "store", news)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "added\twar\tWar\nadded\t59ba88cb5ef353fc\tMeeting\n2 added, 0 replaced, 0 failed\n"
    asked = geograph("query", tmp_path / "store", "SELECT ?b { actor:RUS geo:attacks ?b }", "--format", "csv")
    assert asked.stdout_bytes == b"b\r\nhttps://w3id.org/geograph/actor/UKR\r\n"


@pytest.mark.model
def test_ingest_again_replaces_what_has_changed(geograph, news, tmp_path):
    geograph("ingest", tmp_path / "store", news)
    before = contents(tmp_path / "store")
    assert geograph("ingest", tmp_path / "store", news).stdout.endswith("0 added, 2 replaced, 0 failed\n")
    assert contents(tmp_path / "store") == before
    news.write_text('{"id": "war", "text": "Russia attacked Georgia."}')
    assert geograph("ingest", tmp_path / "store", news).stdout == "replaced\twar\t\n0 added, 1 replaced, 0 failed\n"
    found = from_quads(contents(tmp_path / "store"))
    assert {"RUS", "GEO", "FRA", "DEU"} == {actor.id for actor in found.actors}
    assert sorted(claim.relation for claim in found.claims) == ["attacks", "meets"]


@pytest.mark.model
def test_ingest_takes_what_is_known_of_the_article(geograph, tmp_path):
    details = ["--published", "2023-09-14", "--outlet", "Courier", "--url", "https://example.org/", "--title", "War"]
    result = geograph(
        "ingest", tmp_path / "store", "-", *details, "--text", stdin="Russia attacked Ukraine on Tuesday."
    )
    assert result.exit_code == 0
    (article,) = from_quads(contents(tmp_path / "store")).articles
    assert (str(article.published), article.outlet, article.title) == ("2023-09-14", "Courier", "War")
    assert article.text == "Russia attacked Ukraine on Tuesday."


@pytest.mark.model
def test_ingest_lists_what_fails_and_keeps_the_rest(geograph, news, tmp_path):
    with news.open("a") as file:
        file.write("\n{broken\n")
    result = geograph("ingest", tmp_path / "store", tmp_path / "none.txt", news)
    assert result.exit_code == 1
    assert result.stdout.endswith("2 added, 0 replaced, 2 failed\n")
    first, second = result.stderr.splitlines()
    assert first == f"geograph: not stored: {tmp_path / 'none.txt'}: cannot be read: No such file or directory"
    assert second.startswith(f"geograph: not stored: {news}:3: ")
    assert len(from_quads(contents(tmp_path / "store")).articles) == 2


@pytest.mark.model
def test_characters_that_steer_a_terminal_are_not_printed(geograph, tmp_path):
    article = {"text": "Russia attacked Ukraine.", "title": "\x1b[2JWar\u202e", "outlet": "\x1b[31mX"}
    (tmp_path / "news.jsonl").write_text(json.dumps(article))
    shown = geograph("ingest", tmp_path / "store", tmp_path / "news.jsonl").stdout
    shown += geograph("info", tmp_path / "store").stdout
    assert "\x1b" not in shown
    assert "\u202e" not in shown


def test_remove_takes_out_articles_by_id_or_url(geograph, kept, findings):
    first, second = (article.id for article in findings.articles)
    result = geograph("remove", kept, first, "https://example.org/second", first)
    assert (result.exit_code, result.stdout) == (0, f"removed\t{first}\nremoved\t{second}\n")
    assert contents(kept) == set()


def test_remove_lists_what_is_not_there_and_removes_the_rest(geograph, kept, findings):
    result = geograph("remove", kept, "nowhere", findings.articles[0].id)
    assert result.exit_code == 1
    assert result.stdout == f"removed\t{findings.articles[0].id}\n"
    assert result.stderr == f"geograph: not removed: nowhere: no article of this id or url in the store {kept}\n"


def test_info_tells_the_numbers(geograph, kept):
    lines = geograph("info", kept).stdout.splitlines()
    assert lines[0] == "what\tvalue"
    rows = dict(line.split("\t") for line in lines[1:])
    assert (rows["articles"], rows["actors"], rows["mentions"], rows["claims"]) == ("2", "7", "8", "8")
    assert rows["claims: verbal conflict"] == "3"
    assert rows["published"] == "2023-09-12 to 2023-09-13"
    assert rows["outlet: Freedonia Post"] == "1"
    assert rows["size on disk"].endswith(" bytes")
    assert (rows["format"], rows["made by"]) == ("1", "geograph 0.1.0")


def test_info_prints_json(geograph, kept):
    values = json.loads(geograph("info", kept, "--json").stdout)
    assert values["claims"] == sum(values["quad_classes"].values()) == 8
    assert values["outlets"] == {"Freedonia Post": 1, "The Example Courier": 1}


def test_query_answers_from_a_store_as_from_a_saved_graph(geograph, kept, folder):
    sparql = """
        SELECT ?who ?relation ?whom {
            ?claim geo:relation ?relation ; geo:source/skos:prefLabel ?who ; geo:target/skos:prefLabel ?whom .
            ?relation rdfs:subPropertyOf+ ?wider .
        } ORDER BY ?who ?relation ?whom
    """
    answer = geograph("query", kept, sparql)
    assert (answer.exit_code, answer.stdout) == (0, geograph("query", folder, sparql).stdout)
    assert len(answer.stdout.splitlines()) > 5


def test_a_wrong_query_to_a_store_is_told(geograph, kept):
    result = geograph("query", kept, "DROP ALL")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "would change the data" in result.stderr
    assert contents(kept)


@pytest.mark.parametrize("arguments", [["info"], ["remove", "x"]])
def test_a_folder_that_is_no_store_is_told(geograph, tmp_path, arguments):
    result = geograph(arguments[0], tmp_path, *arguments[1:])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        f"geograph: {tmp_path} is no store (no store.json); make one with: geograph ingest {tmp_path} PATH...\n"
    )


def test_ingest_does_not_touch_a_folder_of_something_else(geograph, folder, news):
    result = geograph("ingest", folder, news)
    assert result.exit_code == 1
    assert result.stderr == (
        f"geograph: {folder} holds something else (actors.jsonl); name an empty or a new folder\n"
    )  # fmt: skip


@pytest.mark.parametrize("command", ["ingest", "remove"])
def test_a_store_in_use_is_told(geograph, kept, news, command):
    with store.open_to_write(kept):
        result = geograph(command, kept, news)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "is in use: process " in result.stderr


@pytest.mark.parametrize("form", ["text", "json", "ttl"])
def test_validate_finds_nothing_wrong_with_what_geograph_writes(geograph, kept, folder, form):
    expected = {"text": "no problems\n", "json": "[]\n"}
    for path in (kept, folder, folder / "graph.trig", folder / "graph.ttl"):
        result = geograph("validate", path, "--format", form)
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout == expected[form] if form in expected else "conforms> true" in result.stdout


@pytest.fixture
def wrong(findings, tmp_path):
    """A file with a claim that lacks its modality."""
    lines = [str(quad) for quad in to_quads(findings) if "ontology#modality" not in str(quad.predicate)]
    (tmp_path / "wrong.nq").write_text(" .\n".join([*lines, ""]))
    return tmp_path / "wrong.nq"


def test_validate_tells_each_problem_with_its_words(geograph, wrong):
    result = geograph("validate", wrong)
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert len([line for line in lines if line.startswith("https://w3id.org/geograph/claim/")]) == 8
    assert "  words: Russia shelled Ukraine in March 2023." in lines
    assert lines[-1].endswith(" problems")


def test_validate_prints_json(geograph, wrong):
    result = geograph("validate", wrong, "--format", "json")
    assert result.exit_code == 1
    assert {"node", "message", "value", "claim", "quote", "advice"} == set(json.loads(result.stdout)[0])


def test_validate_prints_a_report_of_shacl(geograph, wrong):
    import rdflib  # noqa: PLC0415 - the other tests do without
    from rdflib.namespace import SH  # noqa: PLC0415

    result = geograph("validate", wrong, "--format", "ttl")
    assert result.exit_code == 1
    report = rdflib.Graph().parse(data=result.stdout, format="turtle")
    (node,) = report.subjects(rdflib.RDF.type, SH.ValidationReport)
    assert report.value(node, SH.conforms) == rdflib.Literal(False)
    results = list(report.objects(node, SH.result))
    assert len(results) >= 8
    for found in results:
        assert str(report.value(found, SH.resultMessage))
        assert isinstance(report.value(found, SH.focusNode), rdflib.URIRef)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("broken.ttl", "<a:a> <a:b> .", "is not valid Turtle"),
        ("picture.png", "", "no RDF format 'png'"),
        ("none.ttl", None, "No such file or directory"),
    ],
)
def test_validate_tells_what_cannot_be_read(geograph, tmp_path, name, content, message):
    if content is not None:
        (tmp_path / name).write_text(content)
    result = geograph("validate", tmp_path / name)
    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr
