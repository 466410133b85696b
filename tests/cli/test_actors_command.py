"""`geograph actors` and `geograph evaluate actors`."""

import dataclasses
import json

import pytest

from geograph import Graph
from geograph.model import Actor, Article, Findings, Kind, Mention

PHRASES = "name\tcontext\tdate\tcountry\tsector\tknown_hard\tasked\n"


@pytest.mark.model
def test_evaluate_actors_prints_the_misses_and_the_shares(geograph, tmp_path):
    path = tmp_path / "phrases.tsv"
    path.write_text(PHRASES + "Russia\t\t2022-01-01\tUKR\t\t0\tcs\ntwo Chinese warplanes\t\t\tCHN\tMIL\t1\tcs\n")
    lines = geograph("evaluate", "actors", path).stdout.splitlines()
    assert lines[:2] == [
        "line\tasked\tfound\twanted\thard\tday\tcontext\tphrase",
        "2\tcountry\tRUS\tUKR\t\t2022-01-01\t\tRussia",
    ]
    assert "sector_accuracy\t1" in lines
    assert "hard_country_right\t1" in lines
    answer = json.loads(geograph("evaluate", "actors", path, "--json").stdout)
    assert answer["totals"]["country_accuracy"] == 0
    assert answer["misses"] == [dict(zip(lines[0].split("\t"), lines[1].split("\t"), strict=True))]


def test_evaluate_actors_tells_what_is_wrong_with_a_file(geograph, tmp_path):
    path = tmp_path / "phrases.tsv"
    path.write_text(PHRASES + "Russia\t\tsoon\tRUS\t\t0\tc\n")
    result = geograph("evaluate", "actors", path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"geograph: {path}:2: the date is 'soon'; expected a day such as 2022-01-31")


@pytest.fixture
def newcomers(tmp_path):
    """A folder with a graph of two actors that no list knows: a person with a name, and a group without."""
    article = Article.of("Rivals met. The  Ruritanian minister Ann Smyth left. Rivals of Smyth stayed. Russia stayed.")
    found = (
        ("Rivals", "rivals", "noun"),
        ("Ruritanian minister Ann Smyth", "ann-smyth", "title+name"),
        ("Smyth", "ann-smyth", "short name"),
        ("Russia", "RUS", "name"),
    )
    mentions = []
    at = 0
    for text, actor, how in found:
        at = article.text.index(text, at)
        mentions.append(Mention(article=article.id, start=at, end=at + len(text), text=text, actor=actor, how=how))
        at += len(text)
    actors = (
        Actor(id="RUS", label="Russia", kind=Kind.STATE, country="RUS"),
        Actor(id="ann-smyth", label="Ann Smyth", kind=Kind.PERSON, sector="GOV"),
        Actor(id="rivals", label="Rivals", kind=Kind.GROUP),
    )
    findings = Findings(articles=(article,), actors=actors, mentions=tuple(mentions))
    Graph(findings=findings).save(tmp_path / "graph", formats=[])
    return tmp_path / "graph"


def test_actors_are_listed_with_the_most_mentioned_first(geograph, folder, findings):
    lines = geograph("actors", folder).stdout.splitlines()
    assert lines[:3] == [
        "actor\tlabel\tkind\tcountry\tsector\tmentions",
        "RUS\tRussia\tstate\tRUS\t\t2",
        "EU\tEuropean Union\torganisation\tEUR\tIGO\t1",
    ]
    assert len(lines) == len(findings.actors) + 1
    assert json.loads(geograph("actors", folder, "--json").stdout)[0] == {
        "actor": "RUS", "label": "Russia", "kind": "state", "country": "RUS", "sector": "", "mentions": 2,
    }  # fmt: skip


def test_only_who_has_a_name_that_no_list_knows_is_a_candidate(geograph, newcomers):
    assert geograph("actors", newcomers, "--unknown").stdout.splitlines() == [
        "actor\tlabel\tkind\tcountry\tsector\tmentions\tsentence",
        "ann-smyth\tAnn Smyth\tperson\t\tGOV\t2\tThe Ruritanian minister Ann Smyth left.",
    ]


def test_why_tells_the_reason_and_the_sentence_of_every_mention_with_the_text(geograph, newcomers):
    assert geograph("actors", newcomers, "--why", "SMYTH").stdout.splitlines()[1:] == [
        f"{text}\tann-smyth\t{how}\t{article_id(newcomers)}\t{start}\t{sentence}"
        for text, how, start, sentence in (
            ("Ruritanian minister Ann Smyth", "title+name", 17, "The Ruritanian minister Ann Smyth left."),
            ("Smyth", "short name", 63, "Rivals of Smyth stayed."),
        )
    ]


def article_id(folder):
    return json.loads((folder / "articles.jsonl").read_text())["id"]


@pytest.mark.parametrize(("options", "number"), [(["--why", "the rivals"], 1), (["--unknown", "--why", "rivals"], 0)])
def test_why_needs_no_article_and_looks_only_at_who_is_listed(geograph, newcomers, options, number):
    assert len(json.loads(geograph("actors", newcomers, *options, "--json").stdout)) == number


def test_a_text_that_no_mention_holds_is_told(geograph, newcomers):
    result = geograph("actors", newcomers, "--why", "Freedonia\x1b[31m")
    assert (result.exit_code, len(result.stdout.splitlines())) == (0, 1)
    assert result.stderr.startswith('geograph: no mention holds "Freedonia [31m"; see who was found with:')


def test_a_folder_without_a_graph_has_no_actors(geograph, tmp_path):
    result = geograph("actors", tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "holds no saved graph" in result.stderr


def test_a_mention_of_an_article_with_hostile_letters_stays_on_its_line(geograph, findings, tmp_path):
    article = dataclasses.replace(findings.articles[0], id="odd", text="Russia\t\x1b[2J left.")
    mention = Mention(article="odd", start=0, end=6, text="Russia", actor="RUS", how="name")
    russia = next(actor for actor in findings.actors if actor.id == "RUS")
    odd = Findings(articles=(article,), actors=(russia,), mentions=(mention,))
    Graph(findings=odd).save(tmp_path / "graph", formats=[])
    assert geograph("actors", tmp_path / "graph", "--why", "Russia").stdout.splitlines()[1:] == [
        "Russia\tRUS\tname\todd\t0\tRussia  [2J left."
    ]
