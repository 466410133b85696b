"""Speech: whose words stand between quotation marks, over as many sentences as they go on, or beside ", X said".

The parse shows most voices (see ``operate``). Here are those that it cannot show, because a quotation goes on over
several sentences, or does not, because the parser hung the words of saying somewhere else or because what speaks is a
paper of somebody's ("figures released by the Pentagon").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geograph.extract import syntax
from geograph.extract.lexicon import operators

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.tokens import Doc, Span, Token

    from geograph.extract.roles.cast import Cast

SPEECH = "speech"
_REPORTING_WORDS = 15
_ASIDE_WORDS = 6
_VOICE_WORDS = 12
_SOON = 2
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BEFORE_VOICE = frozenset({",", "\u201d", '"', "\u2014", "-"})
_MARKS = frozenset({";", '"', "\u201c", "\u201d"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_QUOTING = frozenset({"quote", "cite"})
_PUBLISHING = frozenset({"release", "publish", "compile", "issue", "provide", "collect", "gather", "write", "prepare"})
_PLAIN = frozenset(
    {"say", "tell", "add", "report", "state", "announce", "confirm", "write", "note", "claim", "explain"}
)


class Speech(NamedTuple):
    """A stretch of tokens and the actors who say it; `direct` tells their own words from those reported."""

    start: int
    end: int
    speakers: tuple[str, ...]
    direct: bool = False


def speeches(doc: Doc, cast: Cast) -> list[Speech]:
    """What is said by whom: first the quotations, then the sentences that tell beside them who says so."""
    return [*_quoted(doc, cast), *_closed(doc, cast), *_rested(doc, cast)]


def attributed(speakers: Sequence[str], token: Token, found: Sequence[Speech]) -> list[str]:
    """The speakers of what this token says: those known from its sentence, behind whoever is quoted with it."""
    if _is_told_beside(token):
        speakers = ()
    around = (speech for speech in found if speech.start <= token.i < speech.end and speech.speakers)
    speech = next(around, None)
    known, said = list(speakers), list(speech.speakers) if speech else []
    if speech is None or known == said[: len(known)]:
        return said or known
    if speech.direct:
        return known if {*said} & {*known} else [*said, *known]
    inner = [speaker for speaker in known if speaker not in said]
    return [*said, *inner] if {*said} <= {*known} else known  # who closes a sentence is the outermost of its voices


def _is_told_beside(token: Token) -> bool:
    """Whether it only tells when somebody spoke: "said on Monday that they had won, hours after Iran shelled Basra"."""
    for verb in (token, *syntax.ancestors(token)):
        times = [child for child in verb.lefts if child.dep_ == "mark" and child.lower_ in {"after", "before"}]
        first = verb.left_edge
        if verb.dep_ == "advcl" and times and first.i and first.nbor(-1).text == ",":
            above = next((word for word in syntax.ancestors(verb) if syntax.is_verb(word) and _is_speech(word)), None)
            timed = times[0].nbor(-1).tag_ in {"NN", "NNS", "RB"}
            return timed and above is not None and _is_dated(above)
    return False


def _is_dated(verb: Token) -> bool:
    """Whether a date stands with a verb of saying: "said on Monday"."""
    spans = [span for span in verb.doc.spans.get("time", ()) if verb.sent.start <= span.start < verb.sent.end]
    return any(verb in {span.root.head, span.root.head.head} or 0 < span.start - verb.i <= _SOON for span in spans)


def _quoted(doc: Doc, cast: Cast) -> list[Speech]:
    """The quotations with their speakers; one without a reporting verb goes on from what was said before it."""
    found: list[Speech] = []
    for span in doc.spans.get("quotation", ()):
        if span.label_ != SPEECH:
            continue
        first = span[0].sent[0]
        speakers = _speakers(span, cast) or _actors(_according(first), cast) or _label(first, span, cast)
        if not speakers and found and _continues(doc, found[-1], span):
            speakers = found[-1].speakers
        found.append(Speech(span.start, span.end, speakers or _said_before(span, cast), direct=True))
    return found


def _label(first: Token, span: Span, cast: Cast) -> tuple[str, ...]:
    """Whose name alone stands before a quotation, as in a row of answers: 'Welsh Government: "We regret it."'."""
    before = span.doc[first.i : span.start]
    words = [word for word in before if not word.is_punct and not word.is_space]
    names = [word for word in words if word in cast and cast.span(word) == (words[0].i, words[-1].i + 1)]
    return _actors(names, cast)


def _closed(doc: Doc, cast: Cast) -> Iterator[Speech]:
    """The sentences before ", X said" and a few words more, such as "on Monday", or around ", X said,"."""
    for verb in doc:
        if verb.pos_ != "VERB" or not _is_speech(verb) or not _is_finite(verb):
            continue
        voice = _voice(verb)
        if voice is None or not _stands_behind(voice, verb):
            continue
        speakers = _actors([*_reporters(verb), voice, *syntax.cited(verb), *_quoted_by(verb)], cast)
        sentence = verb.sent
        start = _statement(voice, sentence)
        if _closes(verb):
            yield Speech(start, voice.left_edge.i, speakers)
        elif _interrupts(verb):
            yield Speech(start, sentence.end, speakers)


def _statement(voice: Token, sentence: Span) -> int:
    """Where the statement begins that a voice closes: behind a semicolon, if that is not within a quotation."""
    marks = [word for word in voice.doc[sentence.start : voice.i] if word.text in _MARKS]
    return marks[-1].i + 1 if marks and marks[-1].text == ";" else sentence.start


def _reporters(verb: Token) -> list[Token]:
    """Who passes on what somebody is quoted as saying: "was quoted by Tass as saying", "quoted as saying by Tass"."""
    saying = [deep for _, deep in syntax.behind(verb, ("as",))] if _is_quoted(verb) else []
    return [noun for word in (verb, *saying) for _, noun in syntax.behind(word, ("by",))] if saying else []


def _quoted_by(verb: Token) -> list[Token]:
    """Whom a verb quotes: "the agency quoted Lavrov as saying"."""
    quoting = verb.lemma_ in _QUOTING and not syntax.is_passive(verb) and syntax.behind(verb, ("as",))
    return syntax.patients(verb) if quoting else []


def _is_quoted(verb: Token) -> bool:
    return verb.lemma_ in _QUOTING and syntax.is_passive(verb)


def _rested(doc: Doc, cast: Cast) -> Iterator[Speech]:
    """What rests on a source or on papers of somebody's: "according to figures released by the Pentagon"."""
    for word in doc:
        if word.lower_ == "according":
            papers, telling = _according(word), _resting(word)
        elif word.dep_ == "nsubj" and any(child.dep_ == "ccomp" for child in word.head.rights):
            papers, telling = _makers(word), word.head
        else:
            continue
        speakers = _actors(papers, cast) or _actors([maker for paper in papers for maker in _makers(paper)], cast)
        yield Speech(telling.left_edge.i, telling.right_edge.i + 1, speakers)


def _makers(paper: Token) -> list[Token]:
    """Who made a paper: "figures released by the Pentagon"."""
    made = [child for child in paper.rights if child.dep_ == "acl" and child.lemma_ in _PUBLISHING]
    return [noun for verb in made for noun in syntax.agents(verb)]


def _resting(according: Token) -> Token:
    """The clause that rests on whom one is told it is according to: at the end of a sentence all of it."""
    last = according.right_edge.i >= according.sent.end - 2
    verbs = () if last else filter(syntax.is_verb, syntax.ancestors(according))
    return next(iter(verbs), according.sent.root)


def _is_speech(verb: Token) -> bool:
    return "say" in operators().get(syntax.lemma(verb), ())


def _is_finite(verb: Token) -> bool:
    """Whether the verb tells what was or is said ("said", "has said"), not what may be."""
    helpers = [child.lemma_.lower() for child in verb.lefts if child.dep_ in {"aux", "auxpass"}]
    if helpers:
        return helpers == ["have"] or (helpers == ["be"] and _is_quoted(verb))
    return verb.tag_ in _FINITE or _is_reduced(verb)


def _is_reduced(verb: Token) -> bool:
    """Whether the parser took the verb for a part of its subject's phrase: "the Post reported on Wednesday"."""
    return (
        verb.dep_ == "acl"
        and verb.tag_ in {"VBN", "VBD"}
        and verb.head.i == verb.i - 1
        and verb.lemma_.lower() in _PLAIN
    )


def _voice(verb: Token) -> Token | None:
    """The subject of a reporting verb, by the parse or else by its place."""
    subjects = {"nsubjpass"} if _is_quoted(verb) else {"nsubj"}
    subject = next((child for child in verb.children if child.dep_ in subjects), None)
    if subject is not None:
        titled = verb.dep_ == "relcl" and verb.head.i == subject.left_edge.i - 1  # "the newspaper Haaretz reported"
        return verb.head if titled else subject if subject.tag_ not in {"WP", "WDT"} else None
    if _is_reduced(verb):
        return verb.head
    return _before(verb) if verb.lemma_.lower() in _PLAIN and verb.dep_ in {"ROOT", "conj", "ccomp"} else None


def _before(verb: Token) -> Token | None:
    """Who stands right before a verb, hung by the parser on what is said: "... to France, an official says"."""
    doc, end = verb.doc, verb.i
    if doc[end - 1].text == ",":  # "the Observatory, a monitoring group, said"
        end = _comma(verb, end - 1)
    start = _comma(verb, end)
    if start < 0 or end - start > _VOICE_WORDS:
        return None
    return next((word for word in doc[start + 1 : end] if word.pos_ in _NOUNS and not start < word.head.i < end), None)


def _comma(verb: Token, end: int) -> int:
    """The last comma or mark of quotation of the verb's sentence before a token, else -1."""
    return next((at for at in range(end - 1, verb.sent.start, -1) if verb.doc[at].text in _BEFORE_VOICE), -1)


def _stands_behind(voice: Token, verb: Token) -> bool:
    """Whether what is said stands before a comma in front of the voice."""
    first = voice.left_edge.i if voice.head.i == verb.i else _comma(verb, voice.i) + 1
    return voice.i < verb.i and verb.sent.start < first and verb.doc[first - 1].text in _BEFORE_VOICE


def _closes(verb: Token) -> bool:
    """Whether nothing that is said stands behind the verb, only a few words such as "on Monday"."""
    if verb.sent.end - verb.i > _REPORTING_WORDS or verb.sent.root.i > verb.i:
        return False
    heard = verb.lemma_.lower() in {"tell", *_QUOTING}
    content = {"ccomp", "xcomp"} if heard else {"ccomp", "xcomp", "dobj"}
    return not any(child.dep_ in content and not _is_hearer(child) for child in verb.rights)


def _is_hearer(child: Token) -> bool:
    """Whether the parser took who is told for what is told: "told the news agency dpa"."""
    return child.dep_ == "xcomp" and not syntax.has_to(child)


def _interrupts(verb: Token) -> bool:
    """Whether a comma soon follows the verb, and what is said goes on behind it, but not "he said, however, that"."""
    if any(part.lower_ == "that" for child in verb.rights if child.dep_ == "ccomp" for part in child.lefts):
        return False
    for word in verb.doc[verb.i + 1 : min(verb.i + 1 + _ASIDE_WORDS, verb.sent.end)]:
        if word.text == ",":
            return True
        if word.pos_ in {"VERB", "AUX", "SCONJ"} or word.dep_ in {"dobj", "mark"}:
            return False
    return False


def _speakers(span: Span, cast: Cast) -> tuple[str, ...]:
    for sentence in (span[-1].sent, span[0].sent):
        for verb in _reporting(sentence, span):
            speakers = _actors(syntax.agents(verb), cast) or _actors(filter(None, [_voice(verb)]), cast)
            if speakers:
                return speakers
    return ()


def _reporting(sentence: Span, quotation: Span) -> list[Token]:
    """The reporting verbs of a sentence outside a quotation: first those that hold it, then the nearest to it."""
    start, end = quotation.start, quotation.end
    above = {token.i for token in syntax.ancestors(quotation.root)}
    verbs = [token for token in sentence if not start <= token.i < end and token.pos_ == "VERB" and _is_speech(token)]
    return sorted(verbs, key=lambda verb: (verb.i not in above, start - verb.i if verb.i < start else verb.i - end))


def _said_before(span: Span, cast: Cast) -> tuple[str, ...]:
    """Who said what the sentence before reports, where a quotation that opens the next one goes on from it."""
    sentence = span[0].sent
    if span.start != sentence.start or not sentence.start:
        return ()
    before = span.doc[sentence.start - 1].sent
    root = before.root
    telling = syntax.agents(root) if _is_speech(root) and _is_finite(root) else _according(before[0])
    return _actors(telling, cast)


def _actors(tokens: Iterable[Token], cast: Cast) -> tuple[str, ...]:
    return tuple(part.actor for part in cast.parts(tokens))


def _according(word: Token) -> list[Token]:
    """To whom what is told goes back if the word is "according"."""
    return [noun for _, noun in syntax.behind(word, ("to",))] if word.lower_ == "according" else []


def _continues(doc: Doc, before: Speech, span: Span) -> bool:
    """Whether only a line break, or a few words such as "he said in Paris", stand between two quotations."""
    between = doc[before.end : span.start]
    return len(between) <= _REPORTING_WORDS and (not between.text.strip() or "\n" not in between.text)
