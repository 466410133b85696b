"""What people and the web really feed a program: each case ends in a clear message or a correct result."""

import json
import re

import pytest

import geograph as library

pytestmark = pytest.mark.model

GOOD = "Russia attacked Ukraine."
FRENCH = "Le président français a rencontré son homologue allemand à Paris pour parler de la guerre en Ukraine."
HOSTILE = """Ukraine accused Russia of "</script><img src=x onerror=alert(1)>" attacks. Russia attacked Ukraine."""


@pytest.fixture
def place(tmp_path):
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def failures(folder):
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))["failed"]


def bad_inputs():
    yield "empty.txt", b"", "is empty"
    yield "spaces.txt", b" \n\t\n", "is empty"
    yield "picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "binary|not text"
    yield "french.txt", FRENCH.encode(), r"French \(fr\); only English is read"
    yield "long.txt", b"Russia attacked Ukraine. " * 900_000, "10,000,000 bytes"
    yield "broken.jsonl", b'{"text": "Russia', "JSON"
    yield "list.jsonl", b"[1]\n", 'expected an object with "text"'
    yield "empty.jsonl", b"", "is empty"
    yield "long.jsonl", b'{"text": "' + b"Russia attacked Ukraine. " * 800_000 + b'"}\n', "10,000,000 bytes"
    yield "date.jsonl", b'{"text": "Russia attacked Ukraine again.", "published": "soon"}\n', '"soon" is not a date'
    yield "blank.html", b"<html><script>alert(1)</script></html>", "no text|no article|is empty"


@pytest.mark.parametrize(("name", "content", "reason"), [*bad_inputs()], ids=lambda value: str(value)[:16])
def test_a_bad_file_is_listed_and_the_rest_is_written(geograph, place, name, content, reason):
    (place / name).write_bytes(content)
    result = geograph("build", place / name, place / "good.txt", "--out", place / "out")
    assert result.exit_code == 1
    assert re.search(rf"^geograph: not read: .*{re.escape(name)}(:1)?: .*({reason})", result.stderr, re.MULTILINE)
    assert "Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert [article.text for article in library.load(place / "out").articles] == [GOOD]
    assert len(failures(place / "out")) == 1


@pytest.mark.parametrize("name", ["no-such-file.txt", "dangling.txt", "empty-folder", "good.txt/below", "a\0b"])
def test_a_path_that_cannot_be_read_is_listed_and_the_rest_is_written(geograph, place, name):
    (place / "dangling.txt").symlink_to(place / "nowhere")
    (place / "empty-folder").mkdir()
    result = geograph("build", f"{place}/{name}", place / "good.txt", "--out", place / "out")
    assert result.exit_code == 1
    assert result.stderr.startswith("geograph: not read: ")
    assert len(library.load(place / "out").claims) == 1


def test_one_broken_line_of_many_is_named_by_its_number(geograph, place):
    lines = ['{"text": "France met Germany."}', "{broken", '{"text": "Japan met India."}']
    (place / "news.jsonl").write_text("\n".join(lines))
    result = geograph("build", place / "news.jsonl", "--out", place / "out")
    assert result.exit_code == 1
    assert "news.jsonl:2: " in result.stderr
    assert len(library.load(place / "out").articles) == 2


def test_nothing_is_written_when_nothing_could_be_read(geograph, place):
    result = geograph("build", place / "none.txt", "--out", place / "out")
    assert result.exit_code == 1
    assert "nothing was written" in result.stderr
    assert not (place / "out").exists()


def test_a_good_graph_survives_a_build_that_fails(geograph, place):
    geograph("build", place / "good.txt", "--out", place / "out")
    before = {path.name: path.read_bytes() for path in (place / "out").iterdir()}
    assert geograph("build", place / "none.txt", "--out", place / "out").exit_code == 1
    assert {path.name: path.read_bytes() for path in (place / "out").iterdir()} == before


def test_an_article_without_actors_gives_an_empty_graph(geograph, place):
    (place / "weather.txt").write_text("It rained all day and the river rose.")
    result = geograph("build", place / "weather.txt", "--out", place / "out")
    assert result.exit_code == 0
    assert result.stdout.endswith("Graph: 1 article, 0 actors, 0 claims\n")
    assert (place / "out" / "graph.html").stat().st_size > 0
    assert geograph("show", place / "out").exit_code == 0


def test_scripts_of_a_page_are_no_text(geograph, place):
    page = f"<html><head><title>War</title></head><body><script>var spy = 'France';</script><p>{GOOD * 20}</p></body>"
    (place / "page.html").write_text(page)
    assert geograph("build", place / "page.html", "--out", place / "out").exit_code == 0
    assert "spy" not in library.load(place / "out").articles[0].text
    assert "var spy" not in (place / "out" / "graph.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("field", ["text", "title", "outlet", "url"])
def test_markup_in_an_article_stays_text_in_every_output(geograph, place, field):
    article = {"text": GOOD, "title": "War", field: HOSTILE}
    (place / "news.jsonl").write_text(json.dumps(article))
    formats = "ttl,trig,html,nq,jsonld,rdfxml,graphml"
    assert geograph("build", place / "news.jsonl", "--out", place / "out", "--formats", formats).exit_code == 0
    page = (place / "out" / "graph.html").read_text(encoding="utf-8")
    assert "</script><img" not in page
    assert "<img src=x" not in page
    graph = library.load(place / "out")
    assert getattr(graph.articles[0], field) == HOSTILE
    assert graph.query("ASK { actor:RUS geo:attacks actor:UKR }").boolean


def test_a_name_with_quote_and_angle_bracket_is_a_name(geograph, place):
    text = 'Ruritanian foreign minister Jan "The <b>Fox</b>" Novak met Russian President Vladimir Putin.'
    (place / "name.txt").write_text(text)
    assert geograph("build", place / "name.txt", "--out", place / "out").exit_code == 0
    assert "<b>Fox" not in (place / "out" / "graph.html").read_text(encoding="utf-8")
    assert library.load(place / "out").articles[0].text == text


def test_characters_that_steer_a_terminal_are_not_printed(geograph, place):
    (place / "escape.jsonl").write_text(
        json.dumps({"text": "Russia \x1b[2J\u202e attacked Ukraine.", "outlet": "\x1b[31mX"})
    )
    geograph("build", place / "escape.jsonl", "--out", place / "out")
    for arguments in (["show", place / "out"], ["query", place / "out", "SELECT ?o { ?s ?p ?o }"]):
        shown = geograph(*arguments).stdout
        assert "\x1b" not in shown
        assert "\u202e" not in shown


def test_half_a_surrogate_pair_does_no_harm(geograph, place):
    (place / "half.jsonl").write_text('{"text": "Russia attacked Ukraine \\ud83d today."}')
    assert geograph("build", place / "half.jsonl", "--out", place / "out").exit_code == 0
    assert len(library.load(place / "out").claims) == 1
