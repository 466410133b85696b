"""What is wrong with the actors of a file: ids, codes, dates and references, each told with its line."""

from __future__ import annotations

import difflib
import re
from datetime import date
from typing import TYPE_CHECKING

from geograph.model import Kind
from geograph.vocabulary.given.codes import BODIES, SECTORS
from geograph.vocabulary.given.draft import Draft, Fault, PostDraft

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from geograph.vocabulary.known import KnownActor

_ID = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_WIKIDATA = re.compile(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?Q[1-9]\d*")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_KINDS = frozenset(kind.value for kind in Kind)
_LOOPS = ("alias_of", "stands_for", "capital_of", "part_of")


def faults_of(drafts: Sequence[Draft], known: Mapping[str, KnownActor], countries: Iterable[str]) -> list[Fault]:
    """All faults of the drafts of one file, which may refer to each other and to known actors."""
    ids = {draft.id for draft in drafts}
    codes = frozenset(countries) | BODIES | {draft.id for draft in drafts if draft.kind == Kind.STATE} | {""}
    names = {item.actor.label: item.actor.id for item in known.values() if item.actor.kind is Kind.STATE}
    faults = [*_doubles(drafts), *_loops(drafts)]
    for draft in drafts:
        messages = [*_identity_faults(draft, known), *_code_faults(draft, codes, names)]
        if draft.since or draft.until:
            messages += _date_faults(draft)
        if draft.part_of or draft.stands_for or draft.capital_of or draft.alias_of or draft.posts:
            messages += _reference_faults(draft, lambda key: key in ids or key in known)
        messages += (message for post in draft.posts for message in _post_faults(post))
        faults += (Fault(draft.line, message) for message in messages)
    return faults


def to_day(text: str) -> date | None:
    """The first day of a date that is YYYY, YYYY-MM or YYYY-MM-DD; None for an empty one.

    Raises:
        ValueError: It is none of these, or no day of the calendar.
    """
    if not text:
        return None
    if not _DAY.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text + "-01-01"[len(text) - 4 :])


def _doubles(drafts: Iterable[Draft]) -> Iterator[Fault]:
    first: dict[str, Draft] = {}
    for draft in drafts:
        other = first.setdefault(draft.id, draft)
        if other is not draft and draft.kind:
            yield Fault(draft.line, f"the id {draft.id!r} is taken by line {other.line}; give each actor its own id")


def _loops(drafts: Iterable[Draft]) -> Iterator[Fault]:
    """Chains of references of one sort that come back to where they began, each told once."""
    for column in _LOOPS:
        by_id = {draft.id: draft for draft in drafts if getattr(draft, column)}
        done: set[str] = set()
        for key in by_id:
            chain = _chain(key, column, by_id, done)
            if chain:
                name = "aliases" if column == "alias_of" else column
                yield Fault(by_id[chain[0]].line, f"a loop of {name}: {' -> '.join(chain)}")


def _chain(key: str, column: str, by_id: Mapping[str, Draft], done: set[str]) -> list[str]:
    """The loop that the references from an actor run into, if it is new; `done` gets all that were passed."""
    chain: list[str] = []
    while key in by_id and key not in done:
        done.add(key)
        chain.append(key)
        value = getattr(by_id[key], column)
        key = value if isinstance(value, str) else next(iter(value), "")
    return [*chain[chain.index(key) :], key] if key in chain else []


def _identity_faults(draft: Draft, known: Mapping[str, KnownActor]) -> Iterator[str]:
    new = draft.id not in known and not draft.alias_of
    if not _ID.fullmatch(draft.id):
        yield f"the id {draft.id!r} may hold only letters, digits and single hyphens"
    if new and not draft.label:
        yield f"no label; {draft.id!r} is no actor that is known already"
    if new and not draft.kind:
        yield f"no kind; kinds are {', '.join(Kind)}"
    if draft.alias_of and draft.posts:
        yield f"an alias has no posts of its own; give them to {draft.alias_of!r}"
    for name in (draft.label, *draft.names):
        if not draft.guessed and " " not in name and name.islower():
            yield f"the name {name!r} is one word without a capital, which any text may hold; write {name.title()!r}"


def _code_faults(draft: Draft, codes: Iterable[str], names: Mapping[str, str]) -> Iterator[str]:
    if draft.kind and draft.kind not in _KINDS:
        yield f"unknown kind {draft.kind!r}{_hint(draft.kind, sorted(_KINDS))}; kinds are {', '.join(Kind)}"
    if draft.country not in codes:
        code = names.get(draft.country.title(), "")
        hint = f"; did you mean {code!r}?" if code else ""
        yield f"unknown country {draft.country!r}{hint or '; expected an alpha-3 code, ' + ', '.join(sorted(BODIES))}"
    if draft.sector and draft.sector not in SECTORS:
        yield f"unknown sector {draft.sector!r}; sectors are {', '.join(sorted(SECTORS))}"
    if draft.gender not in {"", "m", "f"}:
        yield f"the gender {draft.gender!r} is not m, f or empty"
    yield from (f"{item!r} is no Wikidata id such as Q423" for item in draft.same_as if not _WIKIDATA.fullmatch(item))
    for name, text, limit in (("lat", draft.lat, 90), ("lon", draft.lon, 180)):
        if text and not (re.fullmatch(r"-?\d+(\.\d+)?", text) and abs(float(text)) <= limit):
            yield f"the {name} {text!r} is not decimal degrees"


def _hint(text: str, terms: Sequence[str]) -> str:
    near = difflib.get_close_matches(text, terms, n=1)
    return f", did you mean {near[0]!r}?" if near else ""


def _date_faults(item: Draft | PostDraft) -> Iterator[str]:
    days = []
    for name in ("since", "until"):
        try:
            days.append(to_day(getattr(item, name)))
        except ValueError:
            yield f"{name} is {getattr(item, name)!r}; a date is YYYY, YYYY-MM or YYYY-MM-DD"
    if len(days) == 2 and days[0] and days[1] and days[1] < days[0]:
        yield f"impossible dates: until {item.until} is before since {item.since}"


def _reference_faults(draft: Draft, is_known: Callable[[str], bool]) -> Iterator[str]:
    references = [("stands_for", draft.stands_for), ("capital_of", draft.capital_of), ("alias_of", draft.alias_of)]
    references += [("part_of", key) for key in draft.part_of]
    references += [("a post", post.of) for post in draft.posts if not draft.guessed]
    for name, key in references:
        if key and not is_known(key):
            yield f"unknown id {key!r} in {name}; no actor of this file or of the list has it"


def _post_faults(post: PostDraft) -> Iterator[str]:
    yield from (f"the post {post.role!r} of {post.of}: {message}" for message in _date_faults(post))
    if post.sector and post.sector not in SECTORS:
        yield f"unknown sector {post.sector!r} of a post; sectors are {', '.join(sorted(SECTORS))}"
