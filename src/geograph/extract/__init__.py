"""Who does what to whom, how surely, and who says so: from a parsed article and its mentions to claims.

Words that name relations (``lexicon``) become frames with actors in their two roles (``roles``), by questions to the
parse (``syntax``). Each frame climbs the parse to its root and meets on the way what promises, threatens, demands,
denies or reports it (``modality``, ``certainty``). Beside these events stand the lasting ``ties``. A learned model
(``learned``) gives its opinion on every pair of mentions in a sentence: it tells the senses of words apart, adds what
only it sees, and says how often such readings are right (``judgement``). What one sentence leaves open is taken from
others: quotations, answers, talks told before (``discourse``). What has both roles filled is stated as a claim
(``state``) with its time and place (``circumstances``) and the words that support it. Whatever gives or changes a part
of a claim leaves a reason (``reasons``); `explain` gives claims with theirs.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from geograph.extract import reasons, syntax
from geograph.extract.circumstances import is_aside
from geograph.extract.discourse import neighbours, speech
from geograph.extract.discourse.answers import answers
from geograph.extract.discourse.retorts import retorts
from geograph.extract.judgement import confidence, senses, weigh
from geograph.extract.judgement.opinions import opinions
from geograph.extract.judgement.tied import tied
from geograph.extract.lexicon import adjective_senses, noun_ends, verb_senses
from geograph.extract.modality import scope
from geograph.extract.modality.bare import bare
from geograph.extract.reasons import Reason
from geograph.extract.roles import statements
from geograph.extract.roles.adjectives import adjective_frame
from geograph.extract.roles.cast import Cast
from geograph.extract.roles.frames import Frame, noun_frame, verb_frame
from geograph.extract.state import state
from geograph.extract.ties.bonds import bonds
from geograph.extract.ties.described import without_descriptions
from geograph.extract.ties.named import ties
from geograph.extract.ties.tenure import is_done
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from spacy.tokens import Doc, Span

    from geograph.extract.discourse.speech import Speech
    from geograph.extract.judgement.opinions import Opinion
    from geograph.model import Actor, Article, Claim, Mention

__all__ = ["Reason", "explain", "extract"]

_RECENT = 8
"""How many sentences back a charge that is answered may have been told; other deeds are answered sooner."""
_Explained = tuple["Claim", tuple[Reason, ...]]


def extract(
    article: Article, doc: Doc, mentions: Sequence[Mention], actors: Mapping[str, Actor], *, rules_only: bool = False
) -> tuple[Claim, ...]:
    """The claims of an article, in the order of their evidence; a claim that is made twice is given once.

    Args:
        article: The article as it was read.
        doc: Its parse, with the same character offsets.
        mentions: Who is meant where, sorted by offset, longer ones first.
        actors: Every actor that a mention names.
        rules_only: Whether to do without the learned model.

    Raises:
        ModelMissing: A file of the learned model is missing or altered.
    """
    return tuple(claim for claim, _ in explain(article, doc, mentions, actors, rules_only=rules_only))


def explain(
    article: Article, doc: Doc, mentions: Sequence[Mention], actors: Mapping[str, Actor], *, rules_only: bool = False
) -> tuple[_Explained, ...]:
    """The claims that `extract` gives, each with what gave or changed a part of it, in the order it happened."""
    stated = statements.voices(doc, mentions, actors)
    if stated:
        mentions = sorted((*mentions, *stated), key=lambda mention: (mention.start, -mention.end))
    mentions = without_descriptions(doc, mentions, actors)
    cast = Cast(doc, mentions, actors)
    said = speech.speeches(doc, cast)
    found: dict[tuple[object, ...], _Explained] = {}
    recent: deque[list[Frame]] = deque(maxlen=_RECENT)
    sentences = list(_sentences_with_actors(doc, cast))
    held = {} if rules_only else opinions(sentences, cast)
    for sentence in sentences:
        frames = _settled(sentence, cast, recent[-1] if recent else [])
        if not rules_only:
            frames = _weighed(frames, held.get(sentence.start, []), cast)
        before = [frame for earlier in recent for frame in earlier]
        frames += [*answers(sentence, frames, before, cast), *retorts(sentence, frames, before, cast)]
        for claim in _claims(article, sentence, frames, cast, said):
            _keep(found, claim, sentence.start)
        recent.append(frames)
    told = {(claim.relation, claim.sources, claim.targets) for claim, _ in found.values()}
    for tie in ties(article, mentions, actors):
        if (tie.relation, tie.sources, tie.targets) not in told:
            _keep(found, (tie, (reasons.of_tie(tie),)), 0)
    return tuple(sorted(found.values(), key=_place))


def _place(explained: _Explained) -> tuple[int, int, str]:
    claim, _ = explained
    return claim.evidence.start, claim.evidence.end, claim.id


def _keep(found: dict[tuple[object, ...], _Explained], explained: _Explained, place: int) -> None:
    """Keep the surest of several claims that say the same in one place."""
    claim, _ = explained
    key = (place, claim.relation, claim.sources, claim.targets, claim.modality, claim.polarity, claim.speakers)
    if key not in found or found[key][0].confidence < claim.confidence:
        found[key] = explained


def _sentences_with_actors(doc: Doc, cast: Cast) -> Iterator[Span]:
    heads = cast.heads
    for sentence in doc.sents:
        if any(index in heads for index in range(sentence.start, sentence.end)):
            yield sentence


def _claims(
    article: Article, sentence: Span, frames: Iterable[Frame], cast: Cast, said: list[Speech]
) -> Iterator[_Explained]:
    times = [span for span in sentence.doc.spans.get("time", ()) if sentence.start <= span.start < sentence.end]
    for frame in frames:
        if frame.sources and frame.targets:
            with reasons.watched(frame, "it stands in their quotation", frame.trigger):
                _attribute(frame, said)
            _tell_voice(frame, cast)
            yield state(article, frame, times, cast), tuple(frame.reasons)


def _attribute(frame: Frame, said: Sequence[Speech]) -> None:
    """Give the frame its speakers; what a phrase tells by the way is the article's own unless it stands in quotes."""
    aside = is_aside(frame)
    known = [] if aside else frame.speakers
    frame.speakers = speech.attributed(known, frame.trigger, [one for one in said if one.direct or not aside])


def _tell_voice(frame: Frame, cast: Cast) -> None:
    """Say whom a "we" or "I" outside quotation marks means, where a role of the frame rests on it."""
    for index in sorted(frame.tokens & cast.stated.keys()):
        side = "sources" if cast.stated[index] in frame.sources else "targets"
        word = frame.trigger.doc[index]
        reasons.note(frame, side, cast.stated[index], f"“{word.text}” is who makes the statement", word)


def _settled(sentence: Span, cast: Cast, before: Sequence[Frame]) -> list[Frame]:
    """The frames of a sentence after their climb; a word used as an operator names no relation of its own."""
    frames: list[tuple[int, Frame]] = []
    for frame in _frames(sentence, cast):
        origin = frame.trigger.i
        frames += [(origin, settled) for settled in scope.climb(frame, cast)]
    for frame in list(bare(sentence, [frame for _, frame in frames], cast)):
        frames += [(frame.trigger.i, settled) for settled in scope.climb(frame, cast)]
    neighbours.settle([frame for _, frame in frames], before, cast)
    used = {
        frame.trigger.i for origin, frame in frames if frame.trigger.i != origin and frame.targets and frame.sources
    }
    kept = [frame for origin, frame in frames if origin not in used]
    for frame in kept:
        confidence.doubt(frame, cast)
    return kept


def _weighed(frames: Sequence[Frame], held: Sequence[Opinion], cast: Cast) -> list[Frame]:
    """The frames as the model judges them, and those that only it sees, after their climb."""
    found = senses.fitting(frames, held, cast)
    named = len(found)
    for frame in (*tied(found, held, cast), *weigh.propose(found, held, cast)):
        name = frame.relation
        found += [settled for settled in scope.climb(frame, cast) if settled is frame and frame.relation == name]
    for at, frame in enumerate(found):
        if frame.plover and frame.sources and frame.targets:
            confidence.settle(frame, weigh.likelihood(frame, held, cast), cast, named=at < named)
    return found


def _frames(sentence: Span, cast: Cast) -> Iterator[Frame]:
    verbs, nouns, adjectives = verb_senses(), noun_ends(), adjective_senses()
    for token in sentence:
        word = token.lemma_.lower()
        found: Frame | None = None
        if token.tag_ == "VBN" and token.lower_ in adjectives:
            found = adjective_frame(token, cast)
        elif token.pos_ == "VERB" and (word in verbs or syntax.lemma(token) in verbs):
            found = verb_frame(token, cast)
        elif token.pos_ in {"NOUN", "PROPN"} and word in nouns:
            found = noun_frame(token, cast)
        elif token.pos_ in {"ADJ", "VERB"} and word in adjectives:
            found = adjective_frame(token, cast)
        if found is not None and not _is_over(found):
            yield found
    yield from bonds(sentence, cast)


def _is_over(frame: Frame) -> bool:
    """Whether a verb tells of a tie that no longer holds: "led the bank until 2014"."""
    tie = not relation(frame.relation).quad and not relation(frame.relation).symmetric
    return tie and syntax.is_verb(frame.trigger) and is_done(frame.trigger)
