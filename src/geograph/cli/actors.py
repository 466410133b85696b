"""`geograph actors`: who was found in a saved graph, who of them no list knows, and why words mean whom."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeAlias

import typer

from geograph import api
from geograph.cli.output import complain, print_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from spacy.language import Language

    from geograph.api import Graph
    from geograph.model import Actor, Mention

# How the resolver says that the text itself gave the actor its name. All other actors that no list knows are groups,
# bodies of states and holders of posts without a name, which nobody would add to a list.
_NAMED_BY_TEXT = frozenset({"new name", "new organisation", "new place", "title+name", "short name"})


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


_Row: TypeAlias = Line | Candidate | Reason


def actors(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `geograph build` wrote.")],
    unknown: Annotated[bool, typer.Option("--unknown", help="Only those with a name that no list knows.")] = False,
    why: Annotated[str, typer.Option(metavar="TEXT", help="Show why the mentions with this text mean whom.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print the actors of a graph, the most mentioned first; with --why the mentions, in the order of the text."""
    graph = api.load(folder)
    kept = _named_by_text(graph) if unknown else graph.actors
    kind, rows = (Reason, _reasons(graph, kept, why)) if why else _listed(graph, kept, unknown=unknown)
    found = list(rows)
    if why and not found:
        complain(f'no mention holds "{why}"; see who was found with: geograph actors {folder}')
    if as_json:
        typer.echo(json.dumps([row._asdict() for row in found], ensure_ascii=False, indent=2))
    else:
        print_table(kind._fields, (tuple(map(str, row)) for row in found))


def _named_by_text(graph: Graph) -> list[Actor]:
    """The actors that no list knows and that have a name of their own."""
    from geograph.vocabulary import known_actors  # noqa: PLC0415 - reads the whole ontology

    named = {mention.actor for mention in graph.mentions if mention.how in _NAMED_BY_TEXT}
    return [actor for actor in graph.actors if actor.id in named and actor.id not in known_actors()]


def _listed(graph: Graph, kept: Iterable[Actor], *, unknown: bool) -> tuple[type[_Row], Iterable[_Row]]:
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in graph.mentions:
        mentions[mention.actor].append(mention)
    lines = [_line(actor, len(mentions[actor.id])) for actor in kept]
    lines.sort(key=lambda line: (-line.mentions, line.actor))
    if not unknown:
        return Line, lines
    naming = {key: next((at for at in found if at.how in _NAMED_BY_TEXT), None) for key, found in mentions.items()}
    sentence = _sentence_reader(graph)
    return Candidate, (Candidate(*line, sentence(at)) for line in lines if (at := naming[line.actor]) is not None)


def _line(actor: Actor, mentions: int) -> Line:
    return Line(actor.id, actor.label, actor.kind, actor.country, actor.sector, mentions)


def _reasons(graph: Graph, kept: Iterable[Actor], text: str) -> Iterator[Reason]:
    wanted = {actor.id for actor in kept}
    sentence = _sentence_reader(graph)
    for at in graph.mentions:
        if at.actor in wanted and _plain(text) in _plain(at.text):
            yield Reason(at.text, at.actor, at.how, at.article, at.start, sentence(at))


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
