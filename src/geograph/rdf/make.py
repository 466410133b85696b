"""Findings to triples: the only place where triples are made.

They are made as lines of N-Quads, because that is the plainest form there is and the fastest to write; every other
form is read from these lines by pyoxigraph, which refuses a line that is not right.
"""

from __future__ import annotations

import hashlib
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from itertools import product
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import quote

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from geograph.errors import InputError
from geograph.graph import span
from geograph.model import Claim, Mention, Modality, Polarity, Time
from geograph.rdf import terms as t
from geograph.rdf.events import event_lines
from geograph.vocabulary import relation
from geograph.vocabulary.actors import class_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from geograph.model import Actor, Article, Findings

Located = TypeVar("Located", Mention, Claim)

_NO_TIME = Time()
_IRI_SAFE = "-._~:/?#[]@!$&'()*+,;=%"
# What canonical N-Quads escapes in a literal.
_ESCAPES = {code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)} | {
    ord(character): escape
    for character, escape in zip('\b\t\n\f\r"\\', (r"\b", r"\t", r"\n", r"\f", r"\r", r"\"", r"\\"), strict=True)
}
_by_id = attrgetter("id")


def to_quads(findings: Findings, *, text: bool = False, derived: bool = False) -> Iterator[Quad]:
    """The findings as quads, always in the same order: actors by id, then one graph after the other by article id.

    The default graph holds the actors. Each article has a graph of its own, named by the IRI of the article, with the
    article, its mentions, its claims and a plain triple for each claim that is actual and affirmed. The text of an
    article is left out unless `text` is true, because it may not be ours to publish; its sha256 and length stay, so
    that whoever has the text can check the evidence. If `derived` is true, the events that the claims are about follow
    in one more graph; they rest on claims of several articles, so whoever changes a graph makes them anew.

    >>> from geograph.model import Actor, Findings, Kind
    >>> actor = Actor(id="PRK", label="North Korea", kind=Kind.STATE)
    >>> [quad.object.value for quad in to_quads(Findings(actors=(actor,)))][-1]
    'North Korea'

    Raises:
        InputError: Something cannot be said in RDF: an id or a text with lone surrogates, a time that is no EDTF.
        VocabularyError: A claim has a relation that is not in the ontology.
    """
    for lines in to_lines(findings, text=text, derived=derived):
        yield from parse(lines, format=RdfFormat.N_QUADS)


def to_lines(findings: Findings, *, text: bool = False, derived: bool = False) -> Iterator[str]:
    """The quads of `to_quads` as lines of canonical N-Quads: one for the actors, one an article, one an event."""
    yield "".join(line for actor in sorted(findings.actors, key=_by_id) for line in _actor(actor))
    articles = {article.id: article for article in findings.articles}
    mentions = _grouped(findings.mentions, attrgetter("article"))
    claims = _grouped(findings.claims, attrgetter("evidence.article"))
    for name in sorted(articles.keys() | mentions.keys() | claims.keys()):
        graph = t.ARTICLE + t.local_name(name)
        lines = list(_article(articles[name], graph, text=text)) if name in articles else []
        lines += _graph(graph, mentions.get(name, []), claims.get(name, []))
        yield "".join(lines)
    yield from event_lines(findings) if derived else ()


def _grouped(records: Iterable[Located], key: Callable[[Located], str]) -> dict[str, list[Located]]:
    groups: dict[str, list[Located]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return groups


def _link(subject: str, predicate: str, value: str, graph: str) -> str:
    """A quad whose object is an IRI."""
    return f"<{subject}> <{predicate}> <{value}> <{graph}> .\n"


def _say(subject: str, predicate: str, value: str, graph: str) -> str:
    """A quad whose object is a literal, as `_literal` wrote it."""
    return f"<{subject}> <{predicate}> {value} <{graph}> .\n"


def _actor(actor: Actor) -> Iterator[str]:
    node = t.actor_iri(actor.id)
    iris = [(t.TYPE, t.ACTOR_CLASS), (t.TYPE, t.GEO + class_name(actor.kind))]
    iris += [(t.SAME_AS, _iri(iri)) for iri in sorted(set(actor.same_as))]
    yield from (f"<{node}> <{predicate}> <{value}> .\n" for predicate, value in iris)
    texts = [(t.COUNTRY, _literal(actor.country))] if actor.country else []
    texts += [(t.SECTOR, _literal(actor.sector))] if actor.sector else []
    texts += [(t.OTHER_LABEL, f"{_literal(label)}@en") for label in sorted(set(actor.labels))]
    texts += [(t.LABEL, f"{_literal(actor.label)}@en")]
    yield from (f"<{node}> <{predicate}> {value} .\n" for predicate, value in texts)


def _article(article: Article, graph: str, *, text: bool) -> Iterator[str]:
    words = _literal(article.text)
    yield _link(graph, t.TYPE, t.ARTICLE_CLASS, graph)
    for predicate, value in ((t.TITLE, article.title), (t.OUTLET, article.outlet), (t.LANGUAGE, article.language)):
        if value:
            yield _say(graph, predicate, _literal(value), graph)
    if article.published:
        yield _say(graph, t.PUBLISHED, _day(article.published), graph)
    if article.url:
        yield _say(graph, t.URL, f"{_literal(article.url)}^^<{t.ANY_URI}>", graph)
    yield _say(graph, t.SHA256, _literal(hashlib.sha256(article.text.encode()).hexdigest()), graph)
    yield _say(graph, t.LENGTH, _integer(len(article.text)), graph)
    if text:
        yield _say(graph, t.TEXT, words, graph)


def _graph(graph: str, mentions: list[Mention], claims: list[Claim]) -> Iterator[str]:
    """What an article's graph holds beside the article: mentions, claims, evidence, selectors, plain triples."""
    reasons: dict[tuple[int, int, str], set[str]] = {}
    for mention in mentions:
        reasons.setdefault((mention.start, mention.end, mention.actor), set()).add(mention.how)
    for (start, end, actor), how in sorted(reasons.items()):
        yield _mention(_stretch(graph, start, end), actor, sorted(how), graph)
    for claim in sorted(set(claims), key=_by_id):
        yield _claim(claim, graph)
    evidence = {(claim.evidence.start, claim.evidence.end, claim.evidence.quote) for claim in claims}
    words = {(mention.start, mention.end, mention.text) for mention in mentions}.union(evidence)
    yield from (_evidence(start, end, graph) for start, end in sorted({piece[:2] for piece in evidence}))
    yield from (_selectors(start, end, quoted, graph) for start, end, quoted in sorted(words))
    plain = {triple for claim in claims for triple in _plain(claim)}
    yield from (_link(*triple, graph) for triple in sorted(plain))


def _mention(place: str, actor: str, reasons: list[str], graph: str) -> str:
    node = f"{t.MENTION}{place}-{t.local_name(actor)}"
    how = "".join([f"<{node}> <{t.HOW}> {_literal(reason)} <{graph}> .\n" for reason in reasons])
    return (
        f"<{node}> <{t.TYPE}> <{t.MENTION_CLASS}> <{graph}> .\n"
        f"<{node}> <{t.MEANS}> <{t.actor_iri(actor)}> <{graph}> .\n"
        f"{how}{_place(node, place, graph)}"
    )


def _claim(claim: Claim, graph: str) -> str:
    node = t.CLAIM + t.local_name(claim.id)
    stretch = _stretch(graph, claim.evidence.start, claim.evidence.end)
    place = f"<{node}> <{t.PLACE}> <{t.actor_iri(claim.place)}> <{graph}> .\n" if claim.place else ""
    time = "".join([f"<{node}> <{predicate}> {value} <{graph}> .\n" for predicate, value in _time(claim.time)])
    return (
        f"<{node}> <{t.TYPE}> <{t.CLAIM_CLASS}> <{graph}> .\n"
        f"<{node}> <{t.RELATION}> <{_relation(claim.relation)}> <{graph}> .\n"
        f"{_actors(node, t.SOURCE, t.SOURCE_ORDER, claim.sources, graph)}"
        f"{_actors(node, t.TARGET, t.TARGET_ORDER, claim.targets, graph)}"
        f"<{node}> <{t.MODALITY}> <{t.GEO}{claim.modality}> <{graph}> .\n"
        f"<{node}> <{t.POLARITY}> <{t.GEO}{claim.polarity}> <{graph}> .\n"
        f"{_actors(node, t.SPEAKER, t.SPEAKER_ORDER, claim.speakers, graph)}{time}{place}"
        f"<{node}> <{t.CONFIDENCE}> {_number(claim.confidence)} <{graph}> .\n"
        f"<{node}> <{t.DERIVED}> <{graph}> <{graph}> .\n"
        f"<{node}> <{t.EVIDENCE}> <{t.EVIDENCES}{stretch}> <{graph}> .\n"
    )


def _actors(node: str, each: str, order: str, ids: tuple[str, ...], graph: str) -> str:
    """One quad an actor and, where their order is not that of the alphabet, one more that keeps the order."""
    if len(ids) == 1:
        return f"<{node}> <{each}> <{t.actor_iri(ids[0])}> <{graph}> .\n"
    names = sorted(set(ids))
    lines = "".join([_link(node, each, t.actor_iri(name), graph) for name in names])
    if names == list(ids):
        return lines
    return lines + _say(node, order, _literal(" ".join(map(t.local_name, ids))), graph)


@lru_cache(maxsize=4096)
def _time(time: Time) -> tuple[tuple[str, str], ...]:
    """The time as stated, and the first and last day that it covers, which are what a query can compare."""
    if time == _NO_TIME:
        return ()
    days = span(time.edtf)
    return (
        *([(t.TIME, f"{_literal(time.edtf)}^^<{t.EDTF}>")] if days else []),
        *([(t.EARLIEST, _day(days.start))] if days and days.start > date.min else []),
        *([(t.LATEST, _day(days.end))] if days and days.end < date.max else []),
        (t.PRECISION, _literal(time.precision)),
        (t.OBTAINED, _literal(time.how)),
    )


def _evidence(start: int, end: int, graph: str) -> str:
    place = _stretch(graph, start, end)
    node = t.EVIDENCES + place
    return f"<{node}> <{t.TYPE}> <{t.EVIDENCE_CLASS}> <{graph}> .\n{_place(node, place, graph)}"


def _place(node: str, place: str, graph: str) -> str:
    return (
        f"<{node}> <{t.HAS_SOURCE}> <{graph}> <{graph}> .\n"
        f"<{node}> <{t.HAS_SELECTOR}> <{t.SELECTOR}{place}-position> <{graph}> .\n"
        f"<{node}> <{t.HAS_SELECTOR}> <{t.SELECTOR}{place}-quote> <{graph}> .\n"
    )


def _selectors(start: int, end: int, quoted: str, graph: str) -> str:
    node = t.SELECTOR + _stretch(graph, start, end)
    return (
        f"<{node}-position> <{t.TYPE}> <{t.POSITION_CLASS}> <{graph}> .\n"
        f"<{node}-position> <{t.START}> {_integer(start)} <{graph}> .\n"
        f"<{node}-position> <{t.END}> {_integer(end)} <{graph}> .\n"
        f"<{node}-quote> <{t.TYPE}> <{t.QUOTE_CLASS}> <{graph}> .\n"
        f"<{node}-quote> <{t.EXACT}> {_literal(quoted)} <{graph}> .\n"
    )


def _stretch(graph: str, start: int, end: int) -> str:
    """The name of a stretch of an article, which evidence, mentions and selectors have in common."""
    return f"{graph[len(t.ARTICLE) :]}-{start}-{end}"


def _plain(claim: Claim) -> list[tuple[str, str, str]]:
    """The simple triples that an actual and affirmed claim allows; both ways round for a symmetric relation."""
    if claim.modality is not Modality.ACTUAL or claim.polarity is not Polarity.AFFIRMED:
        return []
    sources, targets = map(t.actor_iri, claim.sources), map(t.actor_iri, claim.targets)
    found = [(source, _relation(claim.relation), target) for source, target in product(sources, targets)]
    if relation(claim.relation).symmetric:
        found = [triple for triple in found if triple[0] != triple[2]]
        found += [(target, name, source) for source, name, target in found]
    return found


@cache
def _relation(name: str) -> str:
    return t.GEO + relation(name).name


@lru_cache(maxsize=4096)
def _number(value: float) -> str:
    """A decimal in canonical form, which every store gives back as it is."""
    digits = f"{Decimal(repr(value)):f}"
    canonical = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return f'"{canonical}"^^<{t.DECIMAL}>'


def _integer(value: int) -> str:
    return f'"{value}"^^<{t.INTEGER}>'


def _day(day: date) -> str:
    return f'"{day.isoformat()}"^^<{t.DATE}>'


def _literal(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        start = text[:80]
        raise InputError(f"a text that starts {start!r} has a lone surrogate, which no RDF literal can hold") from error
    return f'"{text.translate(_ESCAPES)}"'


def _iri(text: str) -> str:
    """An IRI from elsewhere; what no IRI can hold is percent-encoded."""
    try:
        return NamedNode(quote(text, safe=_IRI_SAFE)).value
    except ValueError as error:
        raise InputError(f"{text[:200]!r} is no absolute IRI such as http://www.wikidata.org/entity/Q423") from error
