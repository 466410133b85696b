"""Quads back to findings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeAlias, TypeVar
from urllib.parse import unquote

from geograph.errors import InputError
from geograph.graph import merge
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
from geograph.rdf import terms as t
from geograph.vocabulary import relation
from geograph.vocabulary.actors import class_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pyoxigraph import Quad

Value = TypeVar("Value")
Nodes: TypeAlias = "dict[str, dict[str, list[str]]]"


def from_quads(quads: Iterable[Quad]) -> Findings:
    """The findings that `to_quads` said in these quads; triples of other vocabularies are passed over.

    All comes back but the text of the articles, unless it was written too, and what RDF has no place for: articles
    come back in the order of date and id, the names and the Wikidata IRIs of an actor sorted.

    >>> from geograph.rdf import to_quads
    >>> findings = Findings(actors=(Actor(id="PRK", label="North Korea", kind=Kind.STATE),))
    >>> from_quads(to_quads(findings)) == findings
    True

    Raises:
        InputError: The quads hold something else, or a claim lacks a part; the message names the node.
    """
    nodes = nodes_of(quads)
    classes = {name: list(_of_class(nodes, name)) for name in _CLASSES}
    if nodes and not any(classes.values()):
        raise InputError(
            f"no geo:Claim, geo:Actor or geo:Article among {len(nodes)} nodes; is this a file of geograph?"
        )
    articles = [_article(nodes, iri) for iri in classes[t.ARTICLE_CLASS]]
    found = Findings(
        articles=tuple(sorted(articles, key=lambda article: (article.published or date.max, article.id))),
        actors=tuple(_actor(nodes, iri) for iri in classes[t.ACTOR_CLASS]),
        mentions=tuple(mention for iri in classes[t.MENTION_CLASS] for mention in _mentions(nodes, iri)),
        claims=tuple(_claim(nodes, iri) for iri in classes[t.CLAIM_CLASS]),
    )
    return merge([found])


_CLASSES = (t.ACTOR_CLASS, t.ARTICLE_CLASS, t.CLAIM_CLASS, t.MENTION_CLASS)


def nodes_of(quads: Iterable[Quad]) -> Nodes:
    """The values of every property of every node, without doubles, as text."""
    nodes: dict[str, dict[str, dict[str, None]]] = {}
    for subject, predicate, value, _ in quads:
        nodes.setdefault(subject.value, {}).setdefault(predicate.value, {})[value.value] = None
    return {iri: {name: list(values) for name, values in node.items()} for iri, node in nodes.items()}


def _of_class(nodes: Nodes, name: str) -> Iterator[str]:
    return (iri for iri, node in nodes.items() if name in node.get(t.TYPE, ()))


def _article(nodes: Nodes, iri: str) -> Article:
    published = _maybe(nodes, iri, t.PUBLISHED)
    return Article(
        id=t.to_id(iri, t.ARTICLE),
        text=_maybe(nodes, iri, t.TEXT),
        title=_maybe(nodes, iri, t.TITLE),
        published=_checked(date.fromisoformat, published, iri) if published else None,
        outlet=_maybe(nodes, iri, t.OUTLET),
        url=_maybe(nodes, iri, t.URL),
        language=_maybe(nodes, iri, t.LANGUAGE),
    )


def _actor(nodes: Nodes, iri: str) -> Actor:
    kinds = [kind for kind in Kind if t.GEO + class_name(kind) in nodes[iri][t.TYPE]]
    if len(kinds) != 1:
        raise InputError(f"{iri} has {len(kinds)} of the classes of actors, expected one such as geo:State")
    return Actor(
        id=t.to_id(iri, t.ACTOR),
        label=_one(nodes, iri, t.LABEL),
        kind=kinds[0],
        country=_maybe(nodes, iri, t.COUNTRY),
        sector=_maybe(nodes, iri, t.SECTOR),
        labels=tuple(sorted(_values(nodes, iri, t.OTHER_LABEL))),
        same_as=tuple(sorted(_values(nodes, iri, t.SAME_AS))),
    )


def _mentions(nodes: Nodes, iri: str) -> Iterator[Mention]:
    """One mention for each reason why the stretch of text means the actor."""
    article, start, end, text = _stretch(nodes, iri)
    actor = t.to_id(_one(nodes, iri, t.MEANS), t.ACTOR)
    for how in _values(nodes, iri, t.HOW):
        yield Mention(article=article, start=start, end=end, text=text, actor=actor, how=how)


def _claim(nodes: Nodes, iri: str) -> Claim:
    article, start, end, quote = _stretch(nodes, _one(nodes, iri, t.EVIDENCE))
    return Claim(
        id=t.to_id(iri, t.CLAIM),
        relation=relation(t.to_id(_one(nodes, iri, t.RELATION), t.GEO)).name,
        sources=_ids(nodes, iri, t.SOURCE, t.SOURCE_ORDER),
        targets=_ids(nodes, iri, t.TARGET, t.TARGET_ORDER),
        modality=_checked(Modality, t.to_id(_one(nodes, iri, t.MODALITY), t.GEO), iri),
        polarity=_checked(Polarity, t.to_id(_one(nodes, iri, t.POLARITY), t.GEO), iri),
        speakers=_ids(nodes, iri, t.SPEAKER, t.SPEAKER_ORDER),
        time=_time(nodes, iri),
        place="".join(t.to_id(place, t.ACTOR) for place in [_maybe(nodes, iri, t.PLACE)] if place),
        confidence=_checked(float, _one(nodes, iri, t.CONFIDENCE), iri),
        evidence=Evidence(article=article, start=start, end=end, quote=quote),
    )


def _time(nodes: Nodes, iri: str) -> Time:
    unknown = Time()
    return Time(
        edtf=_maybe(nodes, iri, t.TIME),
        precision=_checked(Precision, _maybe(nodes, iri, t.PRECISION) or unknown.precision, iri),
        how=_checked(Obtained, _maybe(nodes, iri, t.OBTAINED) or unknown.how, iri),
    )


def _stretch(nodes: Nodes, iri: str) -> tuple[str, int, int, str]:
    """Article, start, end and words of a piece of evidence or a mention."""
    article = t.to_id(_one(nodes, iri, t.HAS_SOURCE), t.ARTICLE)
    selectors = _values(nodes, iri, t.HAS_SELECTOR)
    position = [node for node in selectors if _values(nodes, node, t.START)]
    words = [node for node in selectors if _values(nodes, node, t.EXACT)]
    if len(position) != 1 or len(words) != 1:
        raise InputError(f"{iri} needs one oa:TextPositionSelector and one oa:TextQuoteSelector")
    start, end = (_checked(int, _one(nodes, position[0], edge), iri) for edge in (t.START, t.END))
    return article, start, end, _one(nodes, words[0], t.EXACT)


def _ids(nodes: Nodes, iri: str, each: str, order: str) -> tuple[str, ...]:
    kept = _maybe(nodes, iri, order)
    if kept:
        return tuple(unquote(name) for name in kept.split(" "))
    return tuple(sorted(t.to_id(value, t.ACTOR) for value in _values(nodes, iri, each)))


def _values(nodes: Nodes, iri: str, predicate: str) -> list[str]:
    return nodes.get(iri, {}).get(predicate, [])


def _maybe(nodes: Nodes, iri: str, predicate: str) -> str:
    values = _values(nodes, iri, predicate)
    if len(values) > 1:
        raise InputError(f"{iri} has {len(values)} values of <{predicate}>, expected one")
    return values[0] if values else ""


def _one(nodes: Nodes, iri: str, predicate: str) -> str:
    if not _values(nodes, iri, predicate):
        raise InputError(f"{iri} lacks <{predicate}>")
    return _maybe(nodes, iri, predicate)


def _checked(read: Callable[[str], Value], text: str, iri: str) -> Value:
    try:
        return read(text)
    except ValueError as error:
        raise InputError(f"{iri} holds '{text[:80]}', which cannot be read: {error}") from error
