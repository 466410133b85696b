"""Posts that nobody holds: a chairwoman of a ministry, or loudspeakers that are taken for a speaker of parliament.

What a pronoun or a noun without a name means is a guess. A guess that would make somebody what cannot be is none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geograph.model import Kind
from geograph.vocabulary import known_actors

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Token

    from geograph.extract.roles.cast import Cast, Part

_CHAIRS = frozenset({"chairman", "chairwoman", "chairperson", "chair", "co-chair", "ceo", "secretary-general"})
_UNCHAIRED = frozenset({Kind.MINISTRY, Kind.ARMED_FORCE, Kind.STATE, Kind.GOVERNMENT, Kind.PLACE})
"""Whom no chairman leads, unless the text says so by more than a pronoun."""
_OFFICES = frozenset({
    "inspector", "general", "commander", "governor", "commissioner", "minister", "secretary", "ambassador", "judge",
    "prosecutor", "director", "chairman", "chairwoman", "speaker", "spokesman", "spokeswoman", "manager", "editor",
})  # fmt: skip


def is_impossible(noun: Token, holder: Part, bodies: Iterable[Part], cast: Cast) -> bool:
    """Whether nobody can be to some bodies what a noun says, or not the one whom it was taken to mean."""
    if cast.kind(holder.actor) is not Kind.PERSON:
        return False
    if holder.token.i == noun.i and (noun.tag_ in {"NNS", "NNPS"} or _is_another(noun, holder.actor, cast)):
        return True
    if noun.lemma_ == "partner" and any(cast.kind(part.actor) is Kind.PERSON for part in bodies):
        return True  # "Fox's partner" lives with Fox
    owned = noun.lemma_.lower() in _CHAIRS
    return owned and any(part.token.tag_ == "PRP$" and cast.kind(part.actor) in _UNCHAIRED for part in bodies)


def _is_another(noun: Token, actor: str, cast: Cast) -> bool:
    """Whether an office without a name, taken for somebody named before, is none that they ever held."""
    known = known_actors().get(actor)
    if known is None or not known.posts or not cast.is_described(noun) or noun.lemma_.lower() not in _OFFICES:
        return False
    titles = {word.lower() for post in known.posts for word in re.split(r"[| -]", f"{post.title} {post.role}")}
    return noun.lower_ not in titles
