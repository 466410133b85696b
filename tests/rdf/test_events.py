import dataclasses

import pytest
from pyoxigraph import parse

from geograph.graph import events
from geograph.model import Polarity, Time
from geograph.rdf import FORMATS, PREFIXES, from_quads, serialise, to_dataset, to_quads
from geograph.rdf.events import event_iri, event_lines
from geograph.rdf.terms import EVENTS, term


def said(findings):
    """What the quads say of events: (last part of the subject, property, last part of the object)."""
    quads = parse("".join(event_lines(findings)), format=FORMATS["nq"])
    return {tuple(last(part.value) for part in quad.triple) for quad in quads}


def last(iri):
    return iri.rpartition("/")[2].rpartition("#")[2]


@pytest.fixture
def shelling(findings):
    """The last claim again in the other article, denied by Russia."""
    claim = findings.claims[-1]
    evidence = dataclasses.replace(findings.claims[0].evidence)
    denied = dataclasses.replace(
        claim, id="denial", polarity=Polarity.DENIED, speakers=("RUS",), time=Time(edtf="2023-03-05"), evidence=evidence
    )
    return dataclasses.replace(findings, claims=(claim, denied))


def test_an_event_has_its_claims_its_days_and_its_voices(shelling):
    (event,) = events(shelling)
    name = last(event_iri(event))
    assert said(shelling) == {
        (name, "type", "Event"),
        (name, "eventRelation", "shells"),
        (name, "eventSource", "RUS"),
        (name, "eventTarget", "UKR"),
        (name, "surest", "actual"),
        (name, "begin", "2023-03-01"),
        (name, "end", "2023-03-31"),
        (name, "affirmedBy", shelling.articles[1].id),
        (name, "deniedBy", "RUS"),
        (shelling.claims[0].id, "about", name),
        ("denial", "about", name),
    }


def test_voices_are_those_that_the_graph_counts(findings):
    outlets = {article.id: article.outlet for article in findings.articles}
    for event in events(findings):
        about = {triple[1:] for triple in said(findings) if triple[0] == last(event_iri(event))}
        for link, voices in (("affirmedBy", event.affirmed_by), ("deniedBy", event.denied_by)):
            assert sorted(outlets.get(value, value) for name, value in about if name == link) == list(voices)


def test_the_iri_of_an_event_does_not_depend_on_the_order_of_claims(shelling):
    backwards = dataclasses.replace(shelling, claims=shelling.claims[::-1], articles=shelling.articles[::-1])
    assert list(event_lines(backwards)) == list(event_lines(shelling))


def test_the_iri_of_an_event_ends_in_its_id(findings, shelling):
    for known in (findings, shelling, dataclasses.replace(findings, claims=findings.claims[::-1])):
        named = {subject for subject, name, value in said(known) if (name, value) == ("type", "Event")}
        assert named == {event.id for event in events(known)} != set()


def test_events_lie_in_a_graph_of_their_own_and_only_where_they_are_asked_for(findings):
    derived = set(to_quads(findings, derived=True)) - set(to_quads(findings))
    assert {quad.graph_name.value for quad in derived} == {EVENTS}
    assert {form for form in ("trig", "nq", "jsonld") if b"geograph/events" in serialise(findings, form)} == {
        "trig",
        "jsonld",
    }
    assert EVENTS.encode() in serialise(findings, "nq", derived=True)
    assert EVENTS.encode() not in serialise(findings, "trig", derived=False)
    assert EVENTS in {str(graph.identifier) for graph in to_dataset(findings).graphs()}


def test_a_reader_passes_events_over(findings):
    quads = list(to_quads(findings, text=True, derived=True))
    assert from_quads(quads) == from_quads(quad for quad in quads if str(quad.graph_name) != f"<{EVENTS}>")


def test_no_property_of_a_claim_is_one_of_an_event(findings):
    subjects = {}
    for quad in to_quads(findings, derived=True):
        subjects.setdefault(quad.subject.value, set()).add(quad.predicate.value)
    of_claims = set().union(*(found for iri, found in subjects.items() if iri.startswith(PREFIXES["claim"])))
    of_events = set().union(*(found for iri, found in subjects.items() if iri.startswith(PREFIXES["event"])))
    assert of_claims & of_events == {term("rdf:type")}


def test_ties_are_no_events(findings):
    leads = [claim for claim in findings.claims if claim.relation == "leads"]
    assert leads
    assert not any(value == "leads" for _, name, value in said(findings) if name == "eventRelation")
