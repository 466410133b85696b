"""`query` in all its forms: text, file, named question; table, CSV, JSON, Turtle, picture; what is refused."""

import csv
import io
import json
import subprocess
import sys
import time

import pyoxigraph
import pytest
import rdflib

from geograph import store
from geograph.query import named_queries
from geograph.rdf import write

WARNINGS = "CONSTRUCT { ?a geo:warns ?b } WHERE { ?a geo:warns ?b }"
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
MANY = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
VALUES = {
    "actor": "North Korea", "day": "2023-09-12", "since": "2023-09-01", "until": "2023-09-30",
    "source": "USA", "target": "DPRK",
}  # fmt: skip


@pytest.fixture
def kept(findings, tmp_path):
    with store.create(tmp_path / "store") as opened:
        opened.add(findings)
    return tmp_path / "store"


@pytest.fixture(params=["store", "folder", "graph.trig", "graph.ttl", "graph.nq", "graph.jsonld", "graph.rdf"])
def place(request, findings, tmp_path):
    """The same graph in every form that can be asked."""
    if request.param == "store":
        return request.getfixturevalue("kept")
    if request.param == "folder":
        return request.getfixturevalue("folder")
    write(findings, tmp_path / request.param)
    return tmp_path / request.param


def test_every_form_gives_the_same_answer(geograph, place):
    result = geograph("query", place, "SELECT ?name { actor:USA geo:warns/skos:prefLabel ?name }")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "name\n-----------\nNorth Korea\n", "")


def test_a_named_question_works_on_every_form(geograph, place):
    result = geograph("query", place, "--named", "said-by", "--param", "actor=north korea", "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert row["quote"] == "North Korea denied that it had supplied shells to Russia."
    assert row["polarity"] == "https://w3id.org/geograph/ontology#denied"


@pytest.mark.parametrize("name", named_queries())
def test_every_named_question_can_be_asked(geograph, kept, name):
    given = [f"--param={key}={VALUES[key]}" for key in named_queries()[name].parameters]
    result = geograph("query", kept, "--named", name, *given, "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "bindings" in json.loads(result.stdout)["results"]


def test_the_named_questions_are_listed_with_what_they_answer(geograph):
    lines = geograph("query", "--list").stdout.splitlines()
    assert lines[0] == "name\tparameters\tanswers"
    assert [line.split("\t")[0] for line in lines[1:]] == list(named_queries())
    assert "warnings\tsince (date), until (date)\tWho warns or threatens whom in a period?" in lines


def test_a_named_question_is_printed_for_other_engines(geograph, folder):
    for place in ([folder], []):
        text = geograph("query", *place, "--named", "said-by", "--param", "actor=North Korea", "--text").stdout
        dataset = rdflib.Graph().parse(data=(folder / "graph.ttl").read_bytes(), format="turtle")
        (row,) = dataset.query(text)
        assert str(row.quote) == "North Korea denied that it had supplied shells to Russia."


@pytest.mark.parametrize("how", ["file", "input"])
def test_a_query_is_read_from_a_file_or_the_input(geograph, folder, tmp_path, how):
    (tmp_path / "question.rq").write_text("# who\nASK { actor:USA geo:warns actor:PRK }", encoding="utf-8")
    name, stdin = (tmp_path / "question.rq", "") if how == "file" else ("-", "ASK { actor:USA geo:warns actor:PRK }")
    assert geograph("query", folder, "--file", name, stdin=stdin).stdout == "true\n"


@pytest.mark.parametrize("sparql", [WARNINGS, "DESCRIBE actor:USA"])
def test_triples_are_printed_as_turtle(geograph, kept, sparql):
    shown = geograph("query", kept, sparql, "--format", "ttl").stdout
    found = {quad.triple for quad in pyoxigraph.parse(shown.encode(), format=pyoxigraph.RdfFormat.TURTLE)}
    assert any(triple.subject.value.endswith("/USA") for triple in found)


def test_rows_cannot_be_printed_as_turtle(geograph, kept):
    result = geograph("query", kept, "SELECT * { ?a geo:warns ?b }", "--format", "ttl")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "geograph: only the answer to a CONSTRUCT or DESCRIBE can be written as RDF\n"


def test_an_answer_is_drawn(geograph, place, tmp_path):
    page = tmp_path / "page.html"
    result = geograph("query", place, WARNINGS, "--view", page)
    assert (result.exit_code, result.stdout) == (0, f"{page}\n")
    drawn = page.read_text(encoding="utf-8")
    assert "The United States warned North Korea on Tuesday." in drawn
    assert "Russia shelled Ukraine" not in drawn


@pytest.mark.parametrize("page", ["none/page.html", "folder.html"])
def test_a_picture_that_cannot_be_written_is_told(geograph, folder, tmp_path, page):
    (tmp_path / "folder.html").mkdir()
    result = geograph("query", folder, WARNINGS, "--view", tmp_path / page)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"geograph: cannot write {tmp_path / page}: ")


def test_an_answer_that_cannot_be_drawn_leaves_the_page_that_was_there(geograph, folder, tmp_path):
    (tmp_path / "page.html").write_text("mine")
    result = geograph("query", folder, "CONSTRUCT WHERE { ?a skos:prefLabel ?b }", "--view", tmp_path / "page.html")
    assert result.exit_code == 1
    assert "no claims among" in result.stderr
    assert (tmp_path / "page.html").read_text() == "mine"


def test_wider_relations_are_inferred_when_asked_for(geograph, place):
    asked = ["query", place, "SELECT ?who ?whom { ?who geo:threaten ?whom }"]
    assert geograph(*asked).stdout == "who  whom\n---  ----\n"
    assert geograph(*asked, "--infer", "rdfs").stdout.splitlines()[2:] == ["actor:USA  actor:PRK"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "give one of SPARQL, --named NAME and --file FILE"),
        (["ASK {}", "--named", "dyads"], "give one of"),
        (["ASK {}", "--file", "x.rq"], "give one of"),
        (["ASK {}", "--param", "actor=PRK"], "--param is for --named"),
        (["--named", "said-by", "--param", "actor"], "has no value; write NAME=VALUE"),
        (["--named", "said-by", "--param", "actor=a", "--param", "actor=b"], "is given twice"),
        (["ASK {}", "--text"], "--text is for --named"),
        (["ASK {}", "--format", "xml"], "xml"),
        (["ASK {}", "--infer", "owl"], "owl"),
        (["ASK {}", "--rows", "0"], "--rows"),
        (["ASK {}", "--seconds", "0"], "--seconds"),
    ],
)
def test_a_wrong_use_of_the_command_exits_with_2(geograph, folder, arguments, message):
    result = geograph("query", folder, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in " ".join(result.stderr.replace("│", "").split())


def test_something_must_be_asked(geograph):
    result = geograph("query", "--named", "dyads")
    assert result.exit_code == 2
    assert "name what to ask" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--named", "nothing"], "no named query 'nothing'; there are alliances, chains"),
        (["--named", "said-by"], "the query said-by has the parameters: actor; given: none"),
        (["--named", "said-by", "--param", "who=PRK"], "has the parameters: actor; given: who"),
        (["--named", "said-by", "--param", "limits=1"], "has the parameters: actor; given: limits"),
        (["--named", "said-by", "--param", "actor=Noth Korea"], "did you mean North Korea?"),
        (["--named", "warnings", "--param=since=soon", "--param=until=2024-01-01"], "since is 'soon', expected a date"),
        (["ASK { ?a geo:threatensSanctions ?b }"], "did you mean geo:threatensSanctionsAgainst?"),
        (["--file", "none.rq"], "cannot read the query none.rq: No such file or directory"),
        (["DROP ALL"], "DROP would change the data"),
    ],
)
def test_a_wrong_question_is_told(geograph, kept, arguments, message):
    result = geograph("query", kept, *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("broken.ttl", b"<urn:a> <urn:b>", "is not valid Turtle: Parser error at line 1 "),
        ("space.ttl", b"<urn:a b> <urn:c> <urn:d> .", "Invalid IRI code point ' '"),
        ("quote.nt", b'<urn:a"b> <urn:c> <urn:d> .', "Invalid IRI code point '\"'"),
        ("binary.nq", b"\xff\xfe\0\1", "is not valid N-Quads: "),
        ("half.jsonld", b'{"@id": "urn:a"', "is not valid JSON-LD: "),
        ("open.rdf", b"<rdf:RDF", "is not valid RDF/XML: "),
        ("news.jsonl", b"{}", "no RDF format 'jsonl'; formats are ttl, trig"),
        ("none.ttl", None, "there is no such file"),
        ("empty", ..., "holds no saved graph"),
    ],
)
def test_what_cannot_be_asked_is_told(geograph, tmp_path, name, content, message):
    if content is ...:
        (tmp_path / name).mkdir()
    elif content is not None:
        (tmp_path / name).write_bytes(content)
    result = geograph("query", tmp_path / name, "ASK {}")
    assert (result.exit_code, result.stdout) == (1, "")
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_a_graph_of_another_vocabulary_can_be_asked_but_not_drawn(geograph, tmp_path):
    (tmp_path / "other.ttl").write_text('<urn:a> <http://xmlns.com/foaf/0.1/name> "A" .')
    asked = ["query", tmp_path / "other.ttl", "CONSTRUCT WHERE { ?a <http://xmlns.com/foaf/0.1/name> ?b }"]
    assert "urn:a" in geograph(*asked).stdout
    drawn = geograph(*asked, "--view", tmp_path / "page.html")
    assert drawn.exit_code == 1
    assert "no claims among the 1 triples" in drawn.stderr


STRANGE = "NUL \0 escape \x1b[31m turned \u202etxet"


@pytest.mark.parametrize("form", ["table", "csv", "json", "ttl"])
def test_strange_characters_are_kept_for_programs_and_shown_to_people(geograph, tmp_path, form):
    escaped = STRANGE.encode("ascii", "backslashreplace").decode().replace("\0", "\\u0000").replace("\x1b", "\\u001b")
    (tmp_path / "strange.nt").write_text(f'<urn:a> <urn:b> "{escaped}" .\n')
    sparql = "CONSTRUCT WHERE { ?a <urn:b> ?c }" if form == "ttl" else "SELECT ?c { ?a <urn:b> ?c }"
    shown = geograph("query", tmp_path / "strange.nt", sparql, "--format", form).stdout_bytes.decode()
    found = {
        "table": lambda: [STRANGE] if escaped in shown else [],
        "csv": lambda: next(csv.reader(io.StringIO(shown.partition("\r\n")[2]))),
        "json": lambda: [json.loads(shown)["results"]["bindings"][0]["c"]["value"]],
        "ttl": lambda: [pyoxigraph.parse(shown, format=pyoxigraph.RdfFormat.TURTLE).__next__().object.value],
    }
    assert found[form]() == [STRANGE]


def test_a_terminal_is_never_steered(folder, tmp_path):
    (tmp_path / "strange.nt").write_text('<urn:a> <urn:b> "\\u001B[31m\\u202E\\u0000" .\n')
    for form in ("table", "csv", "json", "ttl"):
        shown = in_terminal("query", tmp_path / "strange.nt", "CONSTRUCT WHERE { ?a <urn:b> ?c }", "--format", form)
        assert "\\u202e" in shown.lower()
        assert "\\u000" not in shown.replace("\\u0000", "")
        assert not {"\x1b", "\u202e", "\0"} & set(shown)


def in_terminal(*arguments):
    """What the command prints when its output is a terminal."""
    script = "import pty, sys; sys.exit(pty.spawn([sys.executable, '-m', 'geograph', *sys.argv[1:]]))"
    command = [sys.executable, "-c", script, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    return done.stdout.decode()


@pytest.mark.slow
def test_a_question_that_never_ends_is_given_up_in_time(kept):
    command = [sys.executable, "-m", "geograph", "query", kept, LONG, "--seconds", "1"]
    begun = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert time.monotonic() - begun < 60
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "geograph: no answer within 1 seconds; ask for less or allow more time\n"


def test_millions_of_rows_are_cut_and_said_to_be(geograph, kept):
    result = geograph("query", kept, MANY, "--format", "csv", "--rows", "2000")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 2001
    assert result.stderr == (
        "geograph: the answer is cut short at 2,000 rows; add LIMIT and OFFSET to read it in parts, or raise --rows\n"
    )


@pytest.mark.slow
def test_without_a_limit_of_ones_own_rows_are_limited_too(kept):
    command = [sys.executable, "-m", "geograph", "query", kept, MANY, "--format", "csv"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert len(done.stdout.splitlines()) == 100_001
    assert "cut short at 100,000 rows" in done.stderr
