import json

import pytest

from geograph.errors import InputError
from geograph.evaluate import read_gold

ROW = {"id": "war", "source": ["a"], "target": ["b"], "relations": ["attacks"]}
GOLD = {
    "article": {"file": "article.txt", "published": "2023-09-12"},
    "actors": [{"key": "a", "kind": "state", "code": "RUS"}, {"key": "b", "kind": "state", "names": ["Ukraine"]}],
    "must": [ROW],
}


def written(path, values):
    path.write_text(values if isinstance(values, str) else json.dumps(values), encoding="utf-8")
    return path


def changed(**row):
    return {**GOLD, "must": [{**ROW, **row}]}


def test_a_gold_file_is_read(tmp_path):
    gold = read_gold(written(tmp_path / "gold.json", GOLD))
    assert gold.must[0].relations == ("attacks",)
    assert gold.actor("a").code == "RUS"
    assert gold.actor("kor").code == "KOR"


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ("{", r"file: Invalid JSON"),
        ("[]", r"file: Input should be an object"),
        ({}, r"article: Field required\nactors: Field required\nmust: Field required"),
        (changed(source=[]), r"must\[0\]\.source: Tuple should have at least 1 item"),
        (changed(relations=["attack"]), r"must\[0\]\.relations\[0\]: .*no relation 'attack'; did you mean 'attacks'\?"),
        (changed(plover=["FIGHT"]), r"must\[0\]\.plover\[0\]: .*no PLOVER type 'FIGHT'; choose from ACCUSE"),
        (changed(modality=["likely"]), r"must\[0\]\.modality\[0\]: Input should be 'actual'"),
        (changed(source=["nobody"]), r"row 'war' names the actor 'nobody'; expected one of a, b"),
        ({**GOLD, "article": {"file": "a", "published": "soon"}}, r"article\.published: "),
        ({**GOLD, "actors": GOLD["actors"] * 2}, r"actors with the same key: a, b"),
    ],
)
def test_a_broken_gold_file_is_refused_with_the_place_that_is_wrong(tmp_path, values, message):
    with pytest.raises(InputError, match=message):
        read_gold(written(tmp_path / "gold.json", values))


def test_a_missing_gold_file_is_refused(tmp_path):
    with pytest.raises(InputError, match="cannot be read: No such file"):
        read_gold(tmp_path / "none.json")
