"""Who was found in a graph: the actors with their mentions, those that no list knows, and why words mean whom."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

    from geograph.api.facade import Graph
    from geograph.model import Actor, Mention

# How the resolver says that the text itself gave the actor its name. All other actors that no list knows are groups,
# bodies of states and holders of posts without a name, which nobody would add to a list.
_NAMED_BY_TEXT = frozenset({"new name", "new organisation", "new place", "title+name", "short name"})
# How it says that a list gave it.
_NAMED_BY_LIST = "name"


class Line(NamedTuple):
    """One actor as it is printed."""

    actor: str
    label: str
    kind: str
    country: str
    sector: str
    mentions: int


class Candidate(NamedTuple):
    """One actor that no list knows, with a sentence that names it."""

    actor: str
    label: str
    kind: str
    country: str
    sector: str
    mentions: int
    sentence: str


class Reason(NamedTuple):
    """One mention, why it means its actor, and its sentence."""

    text: str
    actor: str
    how: str
    article: str
    start: int
    sentence: str


def list_actors(graph: Graph) -> list[Line]:
    """The actors of a graph, the most mentioned first."""
    mentions = _mentions(graph)
    lines = [_line(actor, len(mentions[actor.id])) for actor in graph.actors]
    return sorted(lines, key=lambda line: (-line.mentions, line.actor))


def list_candidates(graph: Graph) -> list[Candidate]:
    """The actors with a name that no list knows, each with a sentence that names it, the most mentioned first."""
    wanted = {actor.id for actor in _named_by_text(graph)}
    naming = {
        key: next((at for at in found if at.how in _NAMED_BY_TEXT), None) for key, found in _mentions(graph).items()
    }
    sentence = _sentence_reader(graph)
    lines = [line for line in list_actors(graph) if line.actor in wanted]
    return [Candidate(*line, sentence(at)) for line in lines if (at := naming[line.actor]) is not None]


def list_reasons(graph: Graph, text: str, *, unknown: bool = False) -> list[Reason]:
    """The mentions that hold a text and why they mean whom, in the order of the articles; `unknown` as candidates."""
    wanted = {actor.id for actor in (_named_by_text(graph) if unknown else graph.actors)}
    sentence = _sentence_reader(graph)
    return [
        Reason(at.text, at.actor, at.how, at.article, at.start, sentence(at))
        for at in graph.mentions
        if at.actor in wanted and _plain(text) in _plain(at.text)
    ]


def _mentions(graph: Graph) -> defaultdict[str, list[Mention]]:
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in graph.mentions:
        mentions[mention.actor].append(mention)
    return mentions


def _named_by_text(graph: Graph) -> list[Actor]:
    """The actors that no list knows and that have a name of their own."""
    from geograph.vocabulary import known_actors  # noqa: PLC0415 - reads the whole ontology

    named = {mention.actor for mention in graph.mentions if mention.how in _NAMED_BY_TEXT}
    named -= {mention.actor for mention in graph.mentions if mention.how == _NAMED_BY_LIST}
    return [actor for actor in graph.actors if actor.id in named and actor.id not in known_actors()]


def _line(actor: Actor, mentions: int) -> Line:
    return Line(actor.id, actor.label, actor.kind, actor.country, actor.sector, mentions)


def _plain(text: str) -> str:
    """A text without case, line breaks and the article before it, which no mention of a role or group begins with."""
    first, *rest = text.casefold().split() or [""]
    return " ".join(rest if rest and first in {"the", "a", "an"} else [first, *rest])


def _sentence_reader(graph: Graph) -> Callable[[Mention], str]:
    """What gives the sentence that a mention starts in, with its white space made single."""
    texts = {article.id: article.text for article in graph.articles}
    splitter = _splitter()

    @cache
    def starts(article: str) -> list[int]:
        return [sentence.start_char for sentence in splitter(texts[article]).sents]

    def sentence(mention: Mention) -> str:
        begins = starts(mention.article)
        after = bisect_right(begins, mention.start)
        end = begins[after] if after < len(begins) else None
        return " ".join(texts[mention.article][begins[after - 1] : end].split())

    return sentence


def _splitter() -> Language:
    """Sentences by punctuation and paragraphs: to show them no trained model is needed."""
    import spacy  # noqa: PLC0415 - takes a second, and only sentences need it

    from geograph.annotate import LONGEST_TEXT  # noqa: PLC0415 - likewise; it knows where paragraphs end
    from geograph.annotate.sentences import PARAGRAPHS  # noqa: PLC0415

    nlp = spacy.blank("en")
    nlp.max_length = LONGEST_TEXT
    nlp.add_pipe(PARAGRAPHS)
    nlp.add_pipe("sentencizer")
    return nlp
