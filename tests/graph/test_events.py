import pytest

from geograph.graph import events
from geograph.model import Article, Claim, Evidence, Findings, Modality, Polarity, Time

ONE = Article.of("A struck B.", url="https://example.org/1", outlet="Courier")
TWO = Article.of("A struck B.", url="https://example.org/2", outlet="Post")


def claim(article=ONE, edtf="2023-09-12", **changes) -> Claim:
    values = {"relation": "attacks", "sources": ("AAA",), "targets": ("BBB",), **changes}
    return Claim.of(**values, time=Time(edtf=edtf), evidence=Evidence.of(article, 0, 10))


def events_of(*claims):
    return events(Findings(articles=(ONE, TWO), claims=claims))


def test_two_outlets_on_the_same_day_tell_of_one_event():
    (event,) = events_of(claim(), claim(TWO))
    assert (event.affirmed_by, event.denied_by, len(event.claims)) == (("Courier", "Post"), (), 2)


def test_a_denial_stands_beside_the_affirmation():
    (event,) = events_of(claim(), claim(polarity=Polarity.DENIED, speakers=("officials", "AAA")))
    assert (event.affirmed_by, event.denied_by) == (("Courier",), ("AAA",))


@pytest.mark.parametrize(
    ("one", "two", "count"),
    [
        ("2023-09-12", "2023-09", 1),
        ("2023-09-12", "2023-10", 2),
        ("2023-09-12", "", 2),
        ("", "", 1),
        ("2023-09-11/2023-09-13", "2023-09-13", 1),
    ],
)
def test_times_that_overlap_are_one_event(one, two, count):
    assert len(events_of(claim(edtf=one), claim(TWO, edtf=two))) == count


def test_the_direction_matters_unless_the_relation_is_symmetric():
    back = {"sources": ("BBB",), "targets": ("AAA",)}
    assert len(events_of(claim(), claim(**back))) == 2
    assert len(events_of(claim(relation="meets"), claim(relation="meets", **back))) == 1


def test_an_event_is_as_certain_as_its_surest_claim():
    (event,) = events_of(claim(modality=Modality.POSSIBLE), claim(TWO, modality=Modality.PLANNED))
    assert (event.modality, event.start, event.end) == (Modality.PLANNED, "2023-09-12", "2023-09-12")


def test_ties_are_no_events(findings):
    assert "leads" not in {event.relation for event in events(findings)}
    assert sum(len(event.claims) for event in events(findings)) == len(findings.claims) - 1
