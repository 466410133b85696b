"""A whole run over a small corpus, with work that needs no language model."""

import dataclasses
import json
import shutil
from datetime import date

import pyarrow.parquet as pq
import pytest

from geograph import store as stores
from geograph.corpus import Options, run
from geograph.errors import InputError, StoreError
from geograph.rdf import read_quads

OPTIONS = Options(part=20)


def table(folder, name):
    return pq.read_table(folder / name).to_pylist()


def content(folder):
    """The bytes of every file but the report, and the report without what is measured."""
    files = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in {"report.json", "manifest.jsonl"}
    }
    report = json.loads((folder / "report.json").read_bytes())
    del report["measured"]
    return {**files, "report": report}


@pytest.fixture(scope="module")
def made(cheap, news, tmp_path_factory):
    """The folder that two workers made of the news, not to be changed, and the report."""
    folder = tmp_path_factory.mktemp("made") / "out"
    return folder, run([news], out=folder, options=OPTIONS, workers=2, work=cheap.work)


def test_every_piece_of_the_input_is_accounted_for(made):
    folder, report = made
    assert (report.read, report.done, report.near_duplicates, report.exact_duplicates) == (60, 55, 1, 1)
    assert (report.skipped, report.failed) == (1, 2)
    rows = [row for name in ("articles", "duplicates", "left_out") for row in table(folder, name)]
    assert len(rows) == 60
    assert sorted(row["reason"].split(";")[0] for row in table(folder, "left_out")) == [
        'id "a8": another article has this id and another text',
        "is empty",
        "written in French (fr)",
    ]


def test_a_copy_is_no_article_but_its_outlet_is_kept(made):
    folder, _ = made
    near, exact = sorted(table(folder, "duplicates"), key=lambda row: row["how"], reverse=True)
    assert (near["id"], near["kept"], near["outlet"], near["how"]) == ("copy", "a7", "Other", "near")
    assert near["likeness"] > 0.8
    assert (exact["id"], exact["kept"], exact["how"]) == ("a9", "a9", "exact")
    assert {claim["article"] for claim in table(folder, "claims")} == {f"a{number}" for number in range(55)}


def test_tables_are_in_the_order_of_the_input_and_say_their_version(made):
    folder, _ = made
    assert [row["id"] for row in table(folder, "articles")] == [f"a{number}" for number in range(55)]
    files = sorted((folder / "claims").iterdir())
    assert [path.name for path in files] == ["part-000000.parquet", "part-000001.parquet", "part-000002.parquet"]
    assert pq.read_schema(files[0]).metadata[b"geograph.schema"] == b"1"


def test_a_claim_has_what_the_ontology_says_and_where_it_is_from(made):
    folder, _ = made
    claim = table(folder, "claims")[0]
    assert (claim["plover"], claim["quad"], claim["outlet"]) == ("ASSAULT", "material conflict", "Outlet 0")
    assert claim["quote"] == "The report 0 of Russ"


def test_new_names_that_are_the_same_get_one_id_and_the_reason_is_kept(made):
    folder, report = made
    actors = {row["id"]: row for row in table(folder, "actors")}
    assert "jan-kovar" not in actors
    assert actors["jan-kovar-cze"]["articles"] == 55
    assert (actors["jan-kovar-cze"]["known"], actors["RUS"]["known"]) == (False, True)
    _, line = (folder / "review.tsv").read_text().splitlines()
    assert line.split("\t")[:3] == ["same", "jan-kovar", "jan-kovar-cze"]
    assert report.output["names joined"] == 1
    assert {row["actor"] for row in table(folder, "mentions")} <= actors.keys()


def test_one_worker_and_two_give_the_same_bytes(cheap, news, made, tmp_path):
    run([news], out=tmp_path / "one", options=OPTIONS, workers=1, work=cheap.work)
    assert content(tmp_path / "one") == content(made[0])


def test_a_finished_run_is_not_done_again(cheap, news, made):
    folder, report = made
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.name != "lock"}
    again = run([news], out=folder, options=OPTIONS, resume=True, work=None)
    assert again == report
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.name != "lock"} == before


def test_the_folder_of_another_run_is_left_alone(news, made):
    folder, _ = made
    with pytest.raises(InputError, match="holds a run already; go on with it by --resume"):
        run([news], out=folder, options=OPTIONS)
    with pytest.raises(InputError, match="holds another run: its options was"):
        run([news], out=folder, options=dataclasses.replace(OPTIONS, limit=3), resume=True)
    with pytest.raises(InputError, match="holds another run: its inputs was"):
        run([folder], out=folder, options=OPTIONS, resume=True)


def test_the_folder_of_another_version_is_left_alone(news, made, tmp_path):
    folder, note = tmp_path, tmp_path / "manifest.jsonl"
    shutil.copy(made[0] / "manifest.jsonl", note)
    note.write_text(note.read_text().replace('"geograph": "', '"geograph": "0.0.', 1))
    with pytest.raises(InputError, match=r"holds another run: its geograph was 0\.0\."):
        run([news], out=folder, options=OPTIONS, resume=True)


def test_a_folder_with_something_else_is_left_alone(news, tmp_path):
    (tmp_path / "news.txt").touch()
    with pytest.raises(StoreError, match=r"holds something else \(news.txt\)"):
        run([news], out=tmp_path)


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (Options(limit=3), ["a0", "a1", "a2"]),
        (Options(outlet="Outlet 1", limit=2), ["a1", "a4"]),
        (Options(since=date(2023, 9, 28)), ["a27"]),
    ],
)
def test_only_what_is_asked_for_is_read_for_claims(cheap, news, tmp_path, options, ids):
    run([news], out=tmp_path / "out", options=options, work=cheap.work)
    assert [row["id"] for row in table(tmp_path / "out", "articles")] == ids


def test_near_duplicates_are_kept_on_request(cheap, news, tmp_path):
    report = run([news], out=tmp_path / "out", options=Options(keep_duplicates=True), work=cheap.work)
    assert (report.done, report.near_duplicates, report.exact_duplicates) == (56, 0, 1)


def test_an_article_that_makes_workers_fail_is_put_aside_with_its_error(cheap, texts, lines, tmp_path):
    marks = {2: " POISON", 4: " DEADLY"}
    rows = [{"id": f"a{number}", "text": texts(number) + marks.get(number, "")} for number in range(8)]
    news = lines(tmp_path / "news.jsonl", rows)
    report = run([news], out=tmp_path / "out", workers=2, work=cheap.work)
    assert (report.done, report.failed) == (6, 2)
    assert [row["reason"] for row in table(tmp_path / "out", "left_out")] == [
        "RuntimeError: ZeroDivisionError: the article is poison",
        "the process died of it (signal 9)",
    ]


def test_an_article_that_takes_for_ever_is_put_aside(cheap, texts, lines, tmp_path):
    rows = [{"id": f"a{number}", "text": texts(number) + " STUCK" * (number == 1)} for number in range(3)]
    news = lines(tmp_path / "news.jsonl", rows)
    report = run([news], out=tmp_path / "out", work=cheap.work, patience=1.0)
    assert (report.done, report.failed) == (2, 1)
    assert [row["reason"] for row in table(tmp_path / "out", "left_out")] == ["took too long and was stopped"]


def test_a_corpus_goes_into_a_store(cheap, news, tmp_path):
    report = run([news], store=tmp_path / "store", work=cheap.work)
    assert report.output["added"] == 55
    with stores.open_to_read(tmp_path / "store") as opened:
        assert len(list(opened.articles())) == 55


def test_n_quads_and_a_store_say_the_same(cheap, news, tmp_path):
    run([news], out=tmp_path / "out", options=Options(formats=("nq",)), work=cheap.work)
    run([news], store=tmp_path / "store", work=cheap.work)
    quads = {quad for path in (tmp_path / "out" / "nquads").iterdir() for quad in read_quads(path)}
    with stores.open_to_read(tmp_path / "store") as opened:
        assert set(opened.quads()) == quads


def test_an_empty_corpus_gives_an_empty_report(cheap, tmp_path):
    (tmp_path / "nothing").mkdir()
    report = run([tmp_path / "nothing"], out=tmp_path / "out", work=cheap.work)
    assert (report.read, report.failed, report.claims) == (1, 1, 0)
