"""A user's actors with those known already: what the user says wins."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from typing import TYPE_CHECKING

from geograph.model import Actor, Kind
from geograph.vocabulary.given.check import to_day
from geograph.vocabulary.known import KnownActor, Post

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from geograph.vocabulary.given.draft import Draft, PostDraft

_WIKIDATA = "http://www.wikidata.org/entity/"
# Posts that one person holds at a time.
_ALONE = frozenset(
    [
        *("head-of-state", "head-of-government", "foreign-minister", "defence-minister", "finance-minister"),
        *("interior-minister", "justice-minister", "trade-minister", "energy-minister", "army-chief", "spy-chief"),
        *("central-bank-governor", "national-security-adviser", "ambassador-to-un", "speaker-of-parliament"),
    ]
)


def merge(known: Mapping[str, KnownActor], drafts: Sequence[Draft]) -> dict[str, KnownActor]:
    """All known actors with the drafts put over them, aliases as names of whom they mean."""
    merged = dict(known)
    titles = _titles(known.values()) if any(post for draft in drafts for post in draft.posts) else {}
    aliases = {draft.id: draft.alias_of for draft in drafts if draft.alias_of}
    for draft in drafts:
        if not draft.alias_of:
            merged[draft.id] = _over(merged.get(draft.id), draft, titles)
    for draft in drafts:
        if draft.alias_of:
            meant = _meant(draft.alias_of, aliases)
            merged[meant] = _renamed(merged[meant], draft)
    _end_terms(merged, [(draft.id, merged[draft.id].posts[-len(draft.posts) :]) for draft in drafts if draft.posts])
    return merged


def _meant(key: str, aliases: Mapping[str, str]) -> str:
    while key in aliases:
        key = aliases[key]
    return key


def _over(base: KnownActor | None, draft: Draft, titles: Mapping[tuple[str, str], str]) -> KnownActor:
    posts = tuple(_post(post, titles) for post in draft.posts)
    since, until = to_day(draft.since), to_day(draft.until)
    if base is None:
        return KnownActor(
            actor=_actor(draft),
            adjectives=draft.adjectives,
            gender=draft.gender,
            part_of=draft.part_of,
            stands_for=draft.stands_for,
            capital_of=draft.capital_of,
            posts=posts,
            since=since,
            until=until,
            lat=float(draft.lat) if draft.lat else None,
            lon=float(draft.lon) if draft.lon else None,
            own=(draft.label, *draft.names, *draft.adjectives),
        )
    return dataclasses.replace(
        base,
        actor=_actor_over(base.actor, draft),
        adjectives=_union(base.adjectives, draft.adjectives),
        gender=draft.gender or base.gender,
        part_of=draft.part_of or base.part_of,
        stands_for=draft.stands_for or base.stands_for,
        capital_of=draft.capital_of or base.capital_of,
        posts=(*base.posts, *posts),
        since=since or base.since,
        until=until or base.until,
        lat=float(draft.lat) if draft.lat else base.lat,
        lon=float(draft.lon) if draft.lon else base.lon,
        own=_union(base.own, filter(None, (draft.label, *draft.names, *draft.adjectives))),
    )


def _actor(draft: Draft) -> Actor:
    return Actor(
        id=draft.id,
        label=draft.label,
        kind=Kind(draft.kind),
        country=draft.country,
        sector=draft.sector,
        labels=tuple(name for name in dict.fromkeys(draft.names) if name != draft.label),
        same_as=tuple(map(_wikidata, draft.same_as)),
    )


def _actor_over(actor: Actor, draft: Draft) -> Actor:
    label = draft.label if draft.label and not draft.guessed else actor.label
    given = (draft.label, *draft.names)
    called = {*actor.labels, label}
    return dataclasses.replace(
        actor,
        label=label,
        kind=Kind(draft.kind) if draft.kind and not draft.guessed else actor.kind,
        country=draft.country or actor.country,
        sector=draft.sector or actor.sector,
        labels=tuple(
            name
            for name in dict.fromkeys((*actor.labels, actor.label, *(one for one in given if one not in called)))
            if name and name != label
        ),
        same_as=tuple(map(_wikidata, draft.same_as)) or actor.same_as,
    )


def _renamed(known: KnownActor, draft: Draft) -> KnownActor:
    """An actor with the names of its alias."""
    names = tuple(filter(None, (draft.label, *draft.names)))
    labels = (name for name in _union(known.actor.labels, names) if name != known.actor.label)
    return dataclasses.replace(
        known,
        actor=dataclasses.replace(known.actor, labels=tuple(labels)),
        adjectives=_union(known.adjectives, draft.adjectives),
        own=_union(known.own, (*names, *draft.adjectives)),
    )


def _union(first: Iterable[str], second: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def _wikidata(text: str) -> str:
    return _WIKIDATA + text.rpartition("/")[2]


def _titles(known: Iterable[KnownActor]) -> dict[tuple[str, str], str]:
    """What the holders of each post of each actor are called; of any actor under an empty id."""
    found: dict[tuple[str, str], str] = {}
    for item in known:
        for post in item.posts:
            found[post.role, post.of] = post.title
            found.setdefault((post.role, ""), post.title)
    return found


def _post(draft: PostDraft, titles: Mapping[tuple[str, str], str]) -> Post:
    usual = titles.get((draft.role, draft.of)) or draft.role.replace("-", " ")
    return Post(
        role=draft.role,
        title="|".join(draft.titles) or ("" if draft.sector else usual),
        of=draft.of,
        since=to_day(draft.since),
        until=to_day(draft.until),
        sector=draft.sector,
    )


def _end_terms(merged: dict[str, KnownActor], given: Iterable[tuple[str, Sequence[Post]]]) -> None:
    """Take from all others the days on which a user's actor holds a post that one person holds at a time."""
    taken: defaultdict[tuple[str, str], list[tuple[str, Post]]] = defaultdict(list)
    for key, posts in given:
        for post in posts:
            if post.role in _ALONE and post.title:
                taken[post.role, post.of].append((key, post))
    if not taken:
        return
    givers = {key for held in taken.values() for key, _ in held}
    for key, known in merged.items():
        if key not in givers and any((post.role, post.of) in taken for post in known.posts):
            posts = tuple(rest for post in known.posts for rest in _left(post, taken.get((post.role, post.of), ())))
            merged[key] = dataclasses.replace(known, posts=posts)


def _left(post: Post, taken: Sequence[tuple[str, Post]]) -> list[Post]:
    """What is left of a term when others take parts of it."""
    left = [post]
    for _, other in taken:
        if not {*post.title.split("|")}.isdisjoint(other.title.split("|")):
            left = [rest for term in left for rest in _without(term, other.since, other.until)]
    return left


def _without(term: Post, since: date | None, until: date | None) -> list[Post]:
    """The parts of a term before and after a span of days."""
    if (since and term.until and term.until <= since) or (until and term.since and until <= term.since):
        return [term]
    before = since is not None and (term.since is None or term.since < since)
    after = until is not None and (term.until is None or until < term.until)
    parts = [dataclasses.replace(term, until=since)] if before else []
    return [*parts, dataclasses.replace(term, since=until)] if after else parts
