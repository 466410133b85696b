"""The records go to plain values and back, and their ids follow from their parts."""

import json

import pytest

from geograph.errors import InputError
from geograph.model import Article, Claim, Evidence, Findings


def test_findings_survive_json(findings):
    assert Findings.from_dict(json.loads(json.dumps(findings.to_dict()))) == findings


def test_an_id_differs_when_a_part_differs(findings):
    ids = {claim.id for claim in findings.claims}
    assert len(ids) == len(findings.claims)
    assert Article.of("a", url="b").id != Article.of("ab", url="").id


def test_confidence_is_no_part_of_the_id(findings):
    claim = findings.claims[0]
    values = {name: getattr(claim, name) for name in ("relation", "sources", "targets", "time", "evidence")}
    assert Claim.of(**values, confidence=0.1).id == Claim.of(**values, confidence=0.2).id


@pytest.mark.parametrize(("start", "end", "quote"), [(0, 0, ""), (3, 2, "x"), (0, 5, "four"), (-1, 3, "four")])
def test_evidence_whose_offsets_do_not_fit_its_quote_is_refused(start, end, quote):
    with pytest.raises(InputError, match="does not fit its quote"):
        Evidence(article="a", start=start, end=end, quote=quote)


def test_values_of_another_form_are_refused_with_what_was_found():
    with pytest.raises(InputError, match=r"not a valid Article.*colour"):
        Article.from_dict({"id": "1", "text": "t", "colour": "red"})
