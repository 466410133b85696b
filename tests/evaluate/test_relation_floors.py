"""How well relations are found, pinned: floors are raised when the program gets better, never lowered.

The sentences of `relations_test.tsv` were written for this test alone, half of them without the usual words of their
type; the model has not seen them. The other two benchmarks are other people's, are read beside the repository and share
some sentences with what the model was trained on: their floors guard against loss and say little of new text.
"""

import csv
import hashlib
import json
import os
from itertools import permutations
from pathlib import Path
from statistics import fmean

import pytest

from geograph.errors import InputError
from geograph.evaluate import score_events, score_re3d, score_relations
from geograph.evaluate.events import read_events
from geograph.evaluate.relations import read_marked
from geograph.extract.learned import Question, judge
from geograph.vocabulary import relation

HERE = Path(__file__).parent
DATA = HERE.parents[2] / "shared" / "data"
absent = pytest.mark.skipif(
    not DATA.is_dir() and os.environ.get("CI") != "true", reason="the benchmarks of others are not here"
)


def test_unseen_sentences_do_not_fall_below_their_floor():
    totals = score_relations(HERE / "relations_test.tsv").totals()
    floors = {"type_macro_f1": 0.85, "quad_macro_f1": 0.9, "binary_macro_f1": 0.93}
    assert {name: totals[name] for name, floor in floors.items() if totals[name] < floor} == {}


@pytest.mark.slow
@pytest.mark.model
def test_related_pairs_of_real_articles_are_told_from_others(real_news):
    """The share of related pairs among those that the model holds likeliest, on articles kept out of its training."""
    texts = {row["id"]: row["text"] for row in map(json.loads, real_news.read_text(encoding="utf-8").split("\n"))}
    path = HERE.parents[1] / "notebooks/relation_model/passages.tsv"
    told = [labels for labels in _labelled(path) if int(labels[0], 16) % 5 == 0]
    questions = [
        Question(text=texts[article][start:end], spans=spans, pairs=tuple(permutations(range(len(spans)), 2)))
        for article, start, end, spans, _ in told
    ]
    events, ties = [], []
    for question, (*_, kinds), answers in zip(questions, told, judge(questions), strict=True):
        for pair, found in zip(question.pairs, answers, strict=True):
            kind = kinds.get(pair, "")
            events.append((1 - found.types["NONE"] - found.types["TIE"], kind == "event"))
            ties.append((found.types["TIE"], kind == "tie"))
    assert _average_precision(events) >= 0.54
    assert _average_precision(ties) >= 0.65


def _labelled(path):
    """Article, start, end, spans and the kinds of the related pairs of every labelled passage."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            spans = tuple(tuple(map(int, span.split("-"))) for span in row["spans"].split())
            kinds = {}
            for item in filter(None, map(str.strip, (row["relations"] or "").split(";"))):
                ends, name, *_ = item.split()
                source, target = (int(number) - 1 for number in ends.split(">"))
                both = [(source, target), (target, source)] if relation(name).symmetric else [(source, target)]
                kinds |= dict.fromkeys(both, relation(name).kind)
            yield row["article"], int(row["start"]), int(row["end"]), spans, kinds


def _average_precision(judged):
    ranked = [right for _, right in sorted(judged, key=lambda item: -item[0])]
    return fmean(sum(ranked[: at + 1]) / (at + 1) for at, right in enumerate(ranked) if right)


@absent
@pytest.mark.slow
@pytest.mark.model
def test_events_in_raw_sentences_do_not_fall_below_their_floor():
    path = DATA / "cameo" / "train.tsv"
    assert hashlib.sha256(path.read_bytes()).hexdigest().startswith("def9776a9c87672d"), (
        "the floors are of another file"
    )
    totals = score_events(path).totals()
    floors = {"f1": 0.62, "f1_without_quad": 0.73, "precision": 0.61}
    assert {name: totals[name] for name, floor in floors.items() if totals[name] < floor} == {}


@absent
@pytest.mark.slow
@pytest.mark.model
def test_pairs_in_documents_do_not_fall_below_their_floor():
    totals = score_re3d(DATA / "re3d").totals()
    floors = {"recall_of_pairs": 0.29, "recall_of_relations": 0.28, "precision_of_pairs": 0.43}
    assert {name: totals[name] for name, floor in floors.items() if totals[name] < floor} == {}


@pytest.mark.parametrize(
    ("read", "content", "message"),
    [
        (read_marked, "a\tb\n1\t2\n", "lacks marked_sentence, gold_root"),
        (read_marked, "marked_sentence\tgold_root\n<s>A</s> hit <t>B</t>.\tHIT\n", r":2: gold_root is 'HIT'; expected"),
        (read_marked, "marked_sentence\tgold_root\none cell\n", r":2: 1 cells, expected 2"),
        (read_events, "sentence\tquad\tsources\ttargets\treciprocal\nA hit B.\t7\tA\tB\t\n", r":2: quad is '7'"),
        (read_events, "sentence\tquad\tsources\ttargets\treciprocal\n \t1\tA\tB\t\n", r":2: the sentence is empty"),
    ],
)
def test_a_table_with_a_fault_is_refused_with_its_place(tmp_path, read, content, message):
    path = tmp_path / "rows.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read(path)


def test_a_folder_without_documents_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"holds no re3d data; expected documents\.json"):
        score_re3d(tmp_path)


def test_nested_and_missing_marks_are_read(tmp_path):
    path = tmp_path / "rows.tsv"
    lines = ("<s><t>Iraqi</t> fighters</s> agreed.\tAGREE", "<s>Teachers</s> went on strike.\tPROTEST")
    path.write_text("\n".join(("marked_sentence\tgold_root", *lines)), encoding="utf-8")
    nested, one = read_marked(path)
    assert (nested.text[slice(*nested.source)], nested.text[slice(*nested.target)]) == ("Iraqi fighters", "Iraqi")
    assert one.target is None


def written(folder, text, names, ends, address=""):
    """A folder with one document, its entities and one relation between two of them."""
    places = {name: (text.index(name), text.index(name) + len(name)) for name in names}
    (source, target), name = [places[end] for end in ends[:2]], ends[2]
    row = {"sourceBegin": source[0], "sourceEnd": source[1], "targetBegin": target[0], "targetEnd": target[1]}
    files = {
        "documents.json": [{"_id": "1", "text": text, "sourceUrl": address}],
        "entities.json": [{"documentId": "1", "begin": start, "end": end} for start, end in places.values()],
        "relations.json": [{"documentId": "1", "type": name, "source": ends[0], "target": ends[1], **row}],
    }
    for file, rows in files.items():
        (folder / file).write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return folder


@pytest.mark.model
def test_pairs_of_a_document_are_counted_between_entities_and_with_the_speaker(tmp_path):
    text = "Norway strongly condemns the attack. We met Angela Merkel. The Swedish army attacked Iran."
    names = ("We", "Angela Merkel", "Swedish army")
    report = score_re3d(written(tmp_path, text, names, ("We", "Angela Merkel", "CommWith")))
    assert [(found.joined, found.right) for found in report.rows] == [(True, True)]
    assert (report.claims, report.true_claims) == (1, 1)  # that the army is Sweden's stands in one entity


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("Emmanuel Macron said on Monday that he had met Angela Merkel.", True),
        ("Emmanuel Macron spoke on Monday. Later Emmanuel Macron met Angela Merkel.", False),
    ],
)
def test_a_pronoun_stands_for_the_name_that_is_marked_and_a_name_for_itself(tmp_path, text, joined):
    names = ("Emmanuel Macron", "Angela Merkel")
    report = score_re3d(written(tmp_path, text, names, (*names, "CommWith")))
    assert [found.joined for found in report.rows] == [joined]


@pytest.mark.model
@pytest.mark.parametrize(("address", "joined"), [("a/2015/06/1.htm", True), ("a/2020/06/1.htm", False), ("", True)])
def test_who_held_a_post_in_the_month_of_the_address_is_known(tmp_path, address, joined):
    names = ("Hollande", "Angela Merkel")
    report = score_re3d(written(tmp_path, "Hollande met Angela Merkel.", names, (*names, "CommWith"), address))
    assert [found.joined for found in report.rows] == [joined]
