"""The tables of facts are sound, the actor files follow from them, and every fault is named with its place."""

import importlib.util
import sys
from pathlib import Path

import pytest
from rdflib import SKOS, Graph, Literal, Namespace

from geograph.vocabulary.actors import read_actors

ONTOLOGY = Path(__file__).parents[2] / "ontology"
ACTOR = Namespace("https://w3id.org/geograph/actor/")
GEO = Namespace("https://w3id.org/geograph/ontology#")


@pytest.fixture(scope="module")
def build():
    spec = importlib.util.spec_from_file_location("ontology_build", ONTOLOGY / "build.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture
def tables(build, tmp_path):
    """Writes small tables, each row given as a dictionary, and gives their folder."""

    def write(**rows):
        rows.setdefault("states", [state()])
        for table, lines in rows.items():
            columns = build.COLUMNS[table]
            text = ["\t".join(columns), *("\t".join(line.get(column, "") for column in columns) for line in lines)]
            (tmp_path / f"{table}.tsv").write_text("\n".join(text) + "\n", encoding="utf-8")
        return tmp_path

    return write


def state(**cells):
    return {"id": "RUR", "label": "Ruritania", "kind": "state", "country": "RUR", "source": "a novel"} | cells


def person(**cells):
    return {"id": "rudolf", "label": "Rudolf", "kind": "person", "country": "RUR", "source": "a novel"} | cells


def post(**cells):
    return {"person": "rudolf", "role": "head-of-state", "title": "king", "of": "RUR", "source": "a novel"} | cells


def test_the_actor_files_are_what_the_tables_say(build):
    assert build.build(ONTOLOGY / "facts", ONTOLOGY / "actors", only_compare=True) == []


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ({"states": [state(), state()]}, "states.tsv:3: the id 'RUR' is taken by states.tsv:2"),
        ({"states": [state(id="Ru r")]}, "states.tsv:2: the id 'Ru r' may hold only"),
        ({"states": [state(kind="kingdom")]}, "states.tsv:2: unknown kind 'kingdom'; kinds are state, "),
        ({"states": [state(country="RUX")]}, "states.tsv:2: unknown country 'RUX'"),
        ({"states": [state(sector="gov")]}, "states.tsv:2: the sector 'gov' is no PLOVER sector"),
        ({"states": [state(label="")]}, "states.tsv:2: no label"),
        ({"states": [state(source="")]}, "states.tsv:2: no source"),
        ({"states": [state(same_as="423")]}, "states.tsv:2: '423' is no Wikidata id"),
        ({"states": [state(lat="95")]}, "states.tsv:2: the lat '95' is not decimal degrees"),
        ({"states": [state(lon="12 E")]}, "states.tsv:2: the lon '12 E' is not decimal degrees"),
        ({"states": [state(since="1990-02-30")]}, "states.tsv:2: bad date '1990-02-30' in since"),
        ({"states": [state(until="90")]}, "states.tsv:2: bad date '90' in until"),
        (
            {"states": [state(since="1991-05-02", until="1991-05-01")]},
            "states.tsv:2: until '1991-05-01' is before since '1991-05-02'",
        ),
        ({"people": [person(gender="x")]}, "people.tsv:2: the gender 'x' is not m, f or empty"),
        ({"people": [person(part_of="RUR|XXX")]}, "people.tsv:2: unknown id 'XXX' in part_of"),
        ({"places": [person(id="zenda", kind="place", stands_for="XXX")]}, "unknown id 'XXX' in stands_for"),
        ({"places": [person(id="zenda", kind="place", capital_of="XXX")]}, "unknown id 'XXX' in capital_of"),
        ({"posts": [post()]}, "posts.tsv:2: unknown id 'rudolf' in person"),
        ({"people": [person()], "posts": [post(of="XXX")]}, "posts.tsv:2: unknown id 'XXX' in of"),
        ({"people": [person()], "posts": [post(role="")]}, "posts.tsv:2: no role"),
        (
            {"memberships": [{"member": "RUR", "organisation": "XXX", "source": "a novel"}]},
            "memberships.tsv:2: unknown id 'XXX' in organisation",
        ),
    ],
)
def test_a_fault_is_named_with_its_file_and_line(build, tables, tmp_path, rows, message):
    complaints = build.build(tables(**rows), tmp_path / "actors")
    assert any(message in complaint for complaint in complaints), complaints
    assert not (tmp_path / "actors").exists()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id\tname\nRUR\tRuritania\n", "states.tsv:1: the header must be: id label kind"),
        (None, "states.tsv:2: 2 cells, expected 17"),
    ],
)
def test_a_table_of_another_form_is_refused(build, tmp_path, text, message):
    header = "\t".join(build.ACTOR_COLUMNS)
    (tmp_path / "states.tsv").write_text(text or f"{header}\nRUR\tRuritania\n", encoding="utf-8")
    (complaint,) = build.build(tmp_path, tmp_path / "actors")
    assert complaint.startswith(message)


def test_what_is_built_can_be_read(build, tables, tmp_path):
    facts = tables(
        states=[state(names="Kingdom of Ruritania|RUR", adjectives="Ruritanian|Ruritanians", lat="49.5", lon="-12")],
        people=[person(gender="m", names='Rudolf "the Red"|Rudolf\\Rassendyll', same_as="Q1")],
        posts=[post(until="1900-01"), post(since="1900-01", title="king|monarch")],
    )
    assert build.build(facts, tmp_path / "actors") == []
    actors = read_actors(sorted((tmp_path / "actors").glob("*.ttl")))
    assert actors["RUR"].actor.labels == ("Kingdom of Ruritania", "RUR")
    assert actors["RUR"].adjectives == ("Ruritanian", "Ruritanians")
    assert (actors["RUR"].lat, actors["RUR"].lon) == (49.5, -12.0)
    assert actors["rudolf"].actor.labels == ('Rudolf "the Red"', "Rudolf\\Rassendyll")
    assert [known.title for known in actors["rudolf"].posts] == ["king", "king|monarch"]
    assert actors["rur-government"].part_of == ("RUR",)


def test_the_order_of_the_rows_does_not_matter(build, tables, tmp_path):
    rows = [state(), state(id="FRE", label="Freedonia", country="FRE")]
    posts = [post(since="1900"), post(since="1890", until="1900"), post(role="minister", since="1890")]
    texts = []
    for turn in (1, -1):
        folder = tmp_path / f"actors{turn}"
        assert build.build(tables(states=rows[::turn], people=[person()], posts=posts[::turn]), folder) == []
        texts.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert texts[0] == texts[1]


def test_check_sees_a_changed_and_a_surplus_file(build, tables, tmp_path):
    facts, actors = tables(), tmp_path / "actors"
    build.build(facts, actors)
    assert build.build(facts, actors, only_compare=True) == []
    (actors / "states.ttl").write_text("# changed\n", encoding="utf-8")
    (actors / "heroes.ttl").write_text("", encoding="utf-8")
    complaints = build.build(facts, actors, only_compare=True)
    assert [Path(complaint.split()[0]).name for complaint in complaints] == ["states.ttl", "heroes.ttl", "actors.json"]


def test_a_date_keeps_its_precision(build, tables, tmp_path):
    build.build(tables(states=[state(since="1882", until="1999-11")]), tmp_path / "actors")
    graph = Graph().parse(tmp_path / "actors" / "states.ttl")
    kinds = {graph.value(ACTOR.RUR, GEO[name]).datatype.fragment for name in ("since", "until")}
    assert kinds == {"gYear", "gYearMonth"}


def test_another_turtle_reader_reads_the_same_label(build, tables, tmp_path):
    build.build(tables(states=[state(label='A "b" \\ ü')]), tmp_path / "actors")
    graph = Graph().parse(tmp_path / "actors" / "states.ttl")
    assert graph.value(ACTOR.RUR, SKOS.prefLabel) == Literal('A "b" \\ ü', lang="en")


def test_check_sees_a_compact_form_that_is_not_what_the_turtle_says(build, tables, tmp_path):
    facts, actors = tables(), tmp_path / "actors"
    build.build(facts, actors)
    (actors / "actors.json").write_text("[]\n", encoding="utf-8")
    (complaint,) = build.build(facts, actors, only_compare=True)
    assert complaint.endswith("actors.json is not what the Turtle files say; run ontology/build.py")
