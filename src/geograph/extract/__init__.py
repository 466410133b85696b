"""Who does what to whom, how surely, and who says so: from a parsed article and its mentions to claims.

Words that name relations (``lexicon``) become frames with the actors in their roles (``frames``, ``cast``,
``syntax``). Each frame climbs the parse to its root and meets on the way what promises, threatens, demands, denies or
reports it (``scope``, ``operate``, ``certainty``). Time, place and direct speech are added (``circumstances``,
``speech``), ties that a name's own phrase states are read beside (``ties``), and what has both roles filled becomes a
claim with the words that support it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import circumstances, scope, speech, syntax
from geograph.extract.cast import Cast
from geograph.extract.frames import Frame, adjective_frame, noun_frame, soften, verb_frame
from geograph.extract.lexicon import adjective_senses, noun_senses, verb_senses
from geograph.extract.ties import ties
from geograph.model import Claim, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Span

    from geograph.extract.speech import Speech
    from geograph.model import Actor, Article, Mention

__all__ = ["extract"]

BORROWED, VAGUE = 0.7, 0.7


def extract(article: Article, doc: Doc, mentions: Sequence[Mention], actors: Mapping[str, Actor]) -> tuple[Claim, ...]:
    """The claims of an article, in the order of their evidence; a claim that is made twice is given once.

    Args:
        article: The article as it was read.
        doc: Its parse, with the same character offsets.
        mentions: Who is meant where, sorted by offset, longer ones first.
        actors: Every actor that a mention names.
    """
    cast = Cast(doc, mentions, actors)
    said = speech.speeches(doc, cast)
    found: dict[tuple[object, ...], Claim] = {}
    for sentence in _sentences_with_actors(doc, cast):
        for claim in _sentence_claims(article, sentence, cast, said):
            _keep(found, claim, sentence.start)
    for claim in ties(article, mentions, actors):
        _keep(found, claim, 0)
    return tuple(sorted(found.values(), key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.id)))


def _keep(found: dict[tuple[object, ...], Claim], claim: Claim, place: int) -> None:
    """Keep the surest of several claims that say the same in one place."""
    key = (place, claim.relation, claim.sources, claim.targets, claim.modality, claim.polarity, claim.speakers)
    if key not in found or found[key].confidence < claim.confidence:
        found[key] = claim


def _sentences_with_actors(doc: Doc, cast: Cast) -> Iterator[Span]:
    heads = set(cast.heads)
    for sentence in doc.sents:
        if sum(index in heads for index in range(sentence.start, sentence.end)) > 1:
            yield sentence


def _sentence_claims(article: Article, sentence: Span, cast: Cast, said: list[Speech]) -> Iterator[Claim]:
    times = [span for span in sentence.doc.spans.get("time", ()) if sentence.start <= span.start < sentence.end]
    for frame in _settled(sentence, cast):
        if not frame.speakers:
            frame.speakers = list(speech.speakers_at(frame.trigger, said))
        yield _claim(article, frame, times, cast)


def _settled(sentence: Span, cast: Cast) -> Iterator[Frame]:
    """The frames of a sentence after their climb; a word used as an operator names no relation of its own."""
    frames: list[tuple[int, Frame]] = []
    used: set[int] = set()
    for frame in _frames(sentence, cast):
        origin = frame.trigger.i
        for settled in scope.climb(frame, cast):
            _divide(settled)
            soften(settled, cast)
            frames.append((origin, settled))
            if settled.trigger.i != origin and settled.sources and settled.targets:
                used.add(settled.trigger.i)
    _share_parties([frame for _, frame in frames])
    yield from (frame for origin, frame in frames if origin not in used and frame.sources and frame.targets)


def _frames(sentence: Span, cast: Cast) -> Iterator[Frame]:
    verbs, nouns, adjectives = verb_senses(), noun_senses(), adjective_senses()
    for token in sentence:
        word = token.lemma_.lower()
        found: Frame | None = None
        if token.pos_ == "VERB" and (word in verbs or syntax.lemma(token) in verbs):
            found = verb_frame(token, cast)
        elif token.pos_ in {"NOUN", "PROPN"} and word in nouns:
            found = noun_frame(token, cast)
        elif token.pos_ in {"ADJ", "VERB"} and word in adjectives:
            found = adjective_frame(token, cast)
        if found is not None:
            yield found


def _share_parties(frames: list[Frame]) -> None:
    """Talks whose parties are not named are those of the visit or meeting of the same sentence."""
    met = [frame for frame in frames if frame.plover == "CONSULT" and frame.sources and frame.targets]
    for frame in frames:
        if met and frame.plover == "CONSULT" and frame.symmetric and not frame.sources and not frame.targets:
            frame.sources, frame.targets = list(met[0].sources), list(met[0].targets)
            frame.tokens |= met[0].tokens
            frame.confidence = round(met[0].confidence * BORROWED, 2)


def _divide(frame: Frame) -> None:
    """Nobody acts on himself; the parties of a mutual event that stand together are its two sides."""
    if frame.symmetric and len(frame.sources) > 1 and not set(frame.targets) - set(frame.sources):
        frame.sources, frame.targets = frame.sources[:1], frame.sources[1:]
    frame.targets = [actor for actor in frame.targets if actor not in frame.sources]


def _claim(article: Article, frame: Frame, times: list[Span], cast: Cast) -> Claim:
    when, stated = circumstances.time(frame, times)
    where, named = circumstances.place(frame, cast)
    marks = {*frame.tokens, frame.trigger.i}
    marks |= {token.i for token in (stated.root if stated else None, named) if token is not None}
    return Claim.of(
        relation=frame.relation,
        sources=tuple(frame.sources),
        targets=tuple(frame.targets),
        modality=frame.modality,
        polarity=frame.polarity,
        speakers=tuple(frame.speakers),
        time=when,
        place=where,
        confidence=_confidence(frame, cast),
        evidence=_evidence(article, frame.trigger.doc, marks, cast),
    )


def _confidence(frame: Frame, cast: Cast) -> float:
    """How sure the reading is; an unnamed group of no country on either side makes it less so."""
    vague = [side for side in (frame.sources, frame.targets) if all(cast.is_vague(actor) for actor in side)]
    return round(frame.confidence * VAGUE ** len(vague), 2)


def _evidence(article: Article, doc: Doc, marks: set[int], cast: Cast) -> Evidence:
    """The shortest stretch of text that holds all the words the claim rests on."""
    spans = [cast.span(doc[index]) for index in marks]
    first, last = doc[min(start for start, _ in spans)], doc[max(end for _, end in spans) - 1]
    return Evidence.of(article, first.idx, last.idx + len(last))
