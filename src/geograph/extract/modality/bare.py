"""Denials and warnings whose content no word of the lexicon names: "denied that it had sent migrants into Poland".

What somebody denies or warns of is mostly a relation that a word names, and the denial only changes that (``operate``).
Where none does, the denial or warning is itself what stands between two: who speaks of what he does or will do, and
the one power that this concerns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import syntax
from geograph.extract.modality.operate import subject
from geograph.extract.roles.frames import INDIRECT, Frame
from geograph.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.tokens import Span, Token

    from geograph.extract.roles.cast import Cast, Part

_SAYING = {"deny": "denies", "warn": "warns"}
_POWERS = frozenset({Kind.STATE, Kind.GOVERNMENT, Kind.ORGANISATION, Kind.ALLIANCE})


def bare(sentence: Span, known: Iterable[Frame], cast: Cast) -> Iterator[Frame]:
    """The denials and warnings of a sentence of which no known frame says anything."""
    told = [frame.trigger for frame in known if frame.sources and frame.targets]
    for verb in sentence:
        name = _SAYING.get(syntax.lemma(verb)) if verb.pos_ == "VERB" else None
        content = _content(verb) if name else None
        if (
            name
            and content is not None
            and not any(word.i in {verb.i, content.i} or content.is_ancestor(word) for word in told)
        ):
            frame = Frame(relation=name, trigger=verb, tokens={verb.i}, confidence=INDIRECT)
            frame.add_sources(subject(verb, cast))
            frame.add_targets(_concerned(frame, content, cast))
            if frame.targets or name == "denies":  # whom a denial answers may be told in the sentence before
                yield frame


def _content(verb: Token) -> Token | None:
    contents = (child for child in verb.rights if child.dep_ in {"ccomp", "xcomp"})
    return None if syntax.has_object(verb) else next(contents, None)


def _concerned(frame: Frame, content: Token, cast: Cast) -> list[Part]:
    """The one other power that is named in what the speaker says of himself, behind a preposition or as the object."""
    own = {_home(actor, cast) for actor in frame.sources}
    doers = {_home(part.actor, cast) for part in cast.parts(syntax.agents(content))}
    words = [word for word in content.subtree if word.i > content.i]
    parts = [part for word in words for part in cast.parts([word]) if cast.kind(part.actor) in _POWERS]
    others = [part for part in parts if _home(part.actor, cast) not in own]
    return others[:1] if own & doers and len({part.actor for part in others}) == 1 else []


def _home(actor: str, cast: Cast) -> str:
    """The country of an actor, for which it speaks, else itself."""
    return cast.actors[actor].country or actor
