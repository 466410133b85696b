"""`--actors` on build and ingest: own actors count, faults are told, and what is unknown can be given back."""

import json

import pytest

import geograph
from geograph.errors import InputError

pytestmark = pytest.mark.model

TABLE = (
    "label,kind,country,sector,names\nGrey Falcons,armed-group,SYR,REB,GFB\nMay,person,GBR,PTY,\nMali,person,SOM,MIL,\n"
)
TEXT = "The Grey Falcons attacked Turkey in May. GFB may attack again. A Somali officer met Mali in Cairo."


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def meant(graph: geograph.Graph) -> list[tuple[str, str]]:
    return [(mention.text, mention.actor) for mention in graph.mentions]


def test_own_actors_are_found_and_a_common_word_is_not_one(table):
    found = meant(geograph.build(TEXT, published="2024-02-01", actors=[table]))
    assert {("Grey Falcons", "grey-falcons"), ("GFB", "grey-falcons"), ("Mali", "mali")} <= set(found)
    assert not [text for text, actor in found if actor == "may"]
    assert ("SOM" in dict(found).values()) or ("som-officials" in " ".join(dict(found).values()))


def test_without_them_the_same_words_mean_what_they_always_do():
    found = meant(geograph.build(TEXT, published="2024-02-01"))
    assert ("Mali", "MLI") in found
    assert "mali" not in dict(found).values()


def test_a_holder_of_a_users_own_is_found_by_the_post_and_the_date(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("label,kind,country,posts\nAda Quill,person,FRA,foreign-minister of FRA 2031-01-01/2032-01-01\n")
    text = "The French foreign minister visited Berlin."
    assert ("French foreign minister", "ada-quill") in meant(
        geograph.build(text, published="2031-06-01", actors=[path])
    )
    assert "ada-quill" not in dict(meant(geograph.build(text, published="2032-06-01", actors=[path]))).values()


def test_role_nouns_of_a_dictionary_mean_groups(tmp_path):
    path = tmp_path / "agents.txt"
    path.write_text("ORCHARDIST [~AGR]\n", encoding="utf-8")
    graph = geograph.build("Polish orchardists criticised Russia.", actors=[str(path)])
    assert [(actor.id, actor.country, actor.sector) for actor in graph.actors if actor.kind == "group"] == [
        ("pol-orchardists", "POL", "AGR")
    ]


def test_a_list_of_files_is_asked_for(table):
    with pytest.raises(InputError, match="expected a list of files"):
        geograph.build(TEXT, actors=str(table))


def test_build_takes_several_files_and_tells_the_lines_left_out(geograph, table, tmp_path):
    article, dictionary = tmp_path / "a.txt", tmp_path / "dictionary.txt"
    article.write_text(TEXT, encoding="utf-8")
    dictionary.write_text("RED_HERONS_ [LBNREB]\nSOMEBODY_ [QQQ]\n", encoding="utf-8")
    out = tmp_path / "out"
    result = geograph("build", article, "--actors", table, "--actors", dictionary, "--out", out)
    assert result.exit_code == 1
    assert f"geograph: not read: {dictionary}:2: unknown code 'QQQ'" in result.stderr
    assert json.loads((out / "report.json").read_text())["failed"][0]["source"] == f"{dictionary}:2"
    assert '"grey-falcons"' in (out / "actors.jsonl").read_text()


def test_a_faulty_table_stops_before_anything_is_written(geograph, table, tmp_path):
    table.write_text(TABLE.replace("GBR", "GBX"), encoding="utf-8")
    for command in (("build", table, "--out"), ("ingest",)):
        out = tmp_path / "out"
        arguments = (*command, out, table) if command == ("ingest",) else (*command, out)
        result = geograph(*arguments, "--actors", table)
        assert result.exit_code == 1
        assert f"{table}:3: unknown country 'GBX'" in result.stderr
        assert not out.exists()


def test_ingest_takes_them_too(geograph, table, tmp_path):
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    assert geograph("ingest", tmp_path / "store", article, "--actors", table).exit_code == 0
    query = "SELECT ?whom { actor:grey-falcons geo:attacks ?whom }"
    assert "TUR" in geograph("query", tmp_path / "store", query).stdout


def test_the_list_of_the_unknown_can_be_corrected_and_given_back(geograph, tmp_path):
    article, out = tmp_path / "a.txt", tmp_path / "out"
    article.write_text('"War is near," Belarusian activist Zora Blin told reporters. Zora Blin warned Poland.\n')
    geograph("build", article, "--out", out)
    listed = geograph("actors", out, "--unknown").stdout
    (line,) = [line for line in listed.splitlines() if "Zora Blin" in line]
    assert line.startswith("zora-blin")
    review = tmp_path / "review.tsv"
    review.write_text(listed.replace("Zora Blin\tperson", "Zora Blinova\tperson").replace("\tCVL\t", "\tOPP\t"))
    geograph("build", article, "--out", out, "--actors", review)
    (actor,) = [json.loads(row) for row in (out / "actors.jsonl").read_text().splitlines() if "zora-blin" in row]
    assert actor["label"] == "Zora Blinova"
