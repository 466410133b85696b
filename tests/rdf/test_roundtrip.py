import dataclasses
from datetime import date

import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import parse

from geograph.errors import InputError
from geograph.model import (
    Actor,
    Article,
    Claim,
    Evidence,
    Findings,
    Kind,
    Mention,
    Modality,
    Obtained,
    Polarity,
    Precision,
    Time,
)
from geograph.rdf import FORMATS, from_dataset, from_quads, serialise, to_dataset, to_quads
from geograph.vocabulary import relations

# Characters that have broken serialisers: quotes, escapes, line ends, control and bidirectional characters, markup.
TEXT = st.text(
    st.one_of(st.sampled_from("\0\t\r\n\"'\\<>&{}% \u202e\ufeff\ufffeé😀a"), st.characters(codec="utf-8")),
    min_size=1,
    max_size=12,
)
IDS = st.lists(st.one_of(TEXT, st.sampled_from([".", "..", "PRK", "kim"])), min_size=1, max_size=4, unique=True)
EDTF = st.sampled_from(["", "2023-09-12", "2023-09", "2023?", "202X", "2023-22", "2023-09-11/2023-09-17", "../2023"])
CONFIDENCE = st.floats(0, 1)
TIMES = st.builds(Time, edtf=EDTF, precision=st.sampled_from(Precision), how=st.sampled_from(Obtained))


def sorted_set(items):
    return st.lists(items, max_size=3, unique=True).map(lambda found: tuple(sorted(found)))


@st.composite
def some_actors(draw):
    same_as = sorted_set(st.integers(1, 99).map(lambda number: f"http://www.wikidata.org/entity/Q{number}"))
    return [
        draw(
            st.builds(
                Actor, id=st.just(name), label=TEXT, kind=st.sampled_from(Kind), country=st.sampled_from(["", "PRK"]),
                sector=st.sampled_from(["", "GOV"]), labels=sorted_set(TEXT), same_as=same_as,
            )
        )
        for name in draw(IDS)
    ]  # fmt: skip


@st.composite
def stretch(draw, article):
    start = draw(st.integers(0, len(article.text) - 1))
    return start, draw(st.integers(start + 1, len(article.text)))


@st.composite
def some_claim(draw, article, ids):
    one, some = st.sampled_from(ids), st.lists(st.sampled_from(ids), max_size=3).map(tuple)
    values = {
        "relation": draw(st.sampled_from(list(relations()))),
        "sources": (draw(one), *draw(some)),
        "targets": draw(some),
        "speakers": draw(some),
        "modality": draw(st.sampled_from(Modality)),
        "polarity": draw(st.sampled_from(Polarity)),
        "time": draw(TIMES),
        "place": draw(st.one_of(st.just(""), one)),
        "confidence": draw(CONFIDENCE),
    }
    return Claim.of(**values, evidence=Evidence.of(article, *draw(stretch(article))))


@st.composite
def some_mention(draw, article, ids):
    start, end = draw(stretch(article))
    text = article.text[start:end]
    return Mention(
        article=article.id, start=start, end=end, text=text, actor=draw(st.sampled_from(ids)), how=draw(TEXT)
    )


@st.composite
def some_findings(draw):
    actors = draw(some_actors())
    ids = [actor.id for actor in actors]
    day = st.one_of(st.none(), st.dates(date(1900, 1, 1)))
    details = st.fixed_dictionaries({}, optional={"title": TEXT, "outlet": TEXT, "language": st.just("en")})
    articles = [
        Article.of(text, url=draw(st.one_of(st.just(""), TEXT)), published=draw(day), **draw(details))
        for text in draw(st.lists(TEXT, max_size=2, unique=True))
    ]
    claims = [claim for article in articles for claim in draw(st.lists(some_claim(article, ids), max_size=3))]
    mentions = [mention for article in articles for mention in draw(st.lists(some_mention(article, ids), max_size=2))]
    return Findings(articles=tuple(articles), actors=tuple(actors), mentions=tuple(mentions), claims=tuple(claims))


def as_sets(findings):
    """Findings without their order, and of claims that differ in confidence alone the surest."""
    surest = {claim.id: claim for claim in sorted(findings.claims, key=lambda claim: claim.confidence)}
    return (set(findings.articles), set(findings.actors), set(findings.mentions), set(surest.values()))


def one_claim_an_id(findings):
    unique = {claim.id: claim for claim in findings.claims}
    return dataclasses.replace(findings, claims=tuple(unique.values()))


SLOW = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(some_findings().map(one_claim_an_id))
def test_all_comes_back_from_quads(findings):
    assert as_sets(from_quads(to_quads(findings, text=True))) == as_sets(findings)


@SLOW
@given(some_findings().map(one_claim_an_id))
def test_all_comes_back_from_an_rdflib_dataset(findings):
    dataset = to_dataset(findings, text=True)
    assert as_sets(from_dataset(dataset)) == as_sets(findings)
    again = to_dataset(from_dataset(dataset), text=True)
    assert set(again.quads()) == set(dataset.quads())


@SLOW
@given(some_findings().map(one_claim_an_id), st.sampled_from(["trig", "nq", "jsonld"]))
def test_all_comes_back_from_a_file_with_named_graphs(findings, form):
    content = serialise(findings, form, text=True)
    assert as_sets(from_quads(parse(content, format=FORMATS[form]))) == as_sets(findings)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_gives_the_findings_back(findings, form):
    found = from_quads(parse(serialise(findings, form, text=True), format=FORMATS[form]))
    assert found == findings


@pytest.mark.parametrize(
    ("form", "name"),
    [("ttl", "turtle"), ("trig", "trig"), ("nt", "nt11"), ("nq", "nquads"), ("jsonld", "json-ld"), ("rdfxml", "xml")],
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib's own parser uses what it deprecates
def test_rdflib_reads_every_format_as_we_do(findings, form, name):
    dataset = rdflib.Dataset()
    dataset.parse(data=serialise(findings, form, derived=True), format=name)
    ours = to_dataset(findings)
    assert {quad[:3] for quad in dataset.quads()} == {quad[:3] for quad in ours.quads()}


def test_the_text_stays_out_unless_asked_for(findings):
    assert {article.text for article in from_quads(to_quads(findings)).articles} == {""}
    assert findings.articles[0].text.encode() not in serialise(findings, "nq")


def test_the_order_of_speakers_comes_back(findings):
    claim = dataclasses.replace(findings.claims[0], speakers=("usa-officials", "PRK", "USA"))
    changed = dataclasses.replace(findings, claims=(claim,))
    assert from_quads(to_quads(changed)).claims[0].speakers == ("usa-officials", "PRK", "USA")


def test_another_vocabulary_is_refused():
    with pytest.raises(InputError, match="is this a file of geograph"):
        from_quads(parse(b"<http://example.org/a> <http://example.org/b> 1 .", format=FORMATS["ttl"]))


def test_a_claim_without_a_part_is_refused_by_name(findings):
    quads = [quad for quad in to_quads(findings) if not quad.predicate.value.endswith("#modality")]
    with pytest.raises(InputError, match=r"claim/\w+ lacks <.*#modality>"):
        from_quads(quads)


def test_a_claim_with_two_relations_is_refused(findings):
    quads = [*to_quads(findings), *parse(
        f"<https://w3id.org/geograph/claim/{findings.claims[0].id}> <https://w3id.org/geograph/ontology#relation> "
        "<https://w3id.org/geograph/ontology#attacks> .", format=FORMATS["nq"],
    )]  # fmt: skip
    with pytest.raises(InputError, match="has 2 values"):
        from_quads(quads)
