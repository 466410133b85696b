"""The known actors arranged for reading: by name, by surname, by post and by capital.

An index is made once for a set of known actors and only read afterwards. Names are sequences of normalised words;
the longest one that starts at a word of the text is found by trying lengths from the longest known down.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geograph.model import Kind
from geograph.resolve.lexicon import listed
from geograph.resolve.page import normal, normal_name
from geograph.vocabulary import known_actors
from geograph.vocabulary.compact import no_collection

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from geograph.vocabulary import KnownActor

FAMILY_FIRST = frozenset({"PRK", "KOR", "CHN", "TWN", "HKG", "KHM"})
_GIVEN = frozenset({"MYS", "THA", "ETH", "ERI", "ISL"})
"""Where people are called by their given name: "Najib" for Najib Razak."""
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_TODAY = date.max


class Entry(NamedTuple):  # tens of thousands are made at the start, which a tuple does fastest
    """One name of one actor: `adjective` for "Russian", `acronym` where capitals are needed ("US", never "us").

    `capital` is the place of the first word that is written with a capital, -1 where none is. `careful` is a single
    word that a user gave ("Will"): only what the language model takes for a name is one.
    """

    actor: str
    adjective: bool = False
    acronym: bool = False
    capital: int = 0
    careful: bool = False


class Tenure(NamedTuple):
    """Who held a post from when (`since`) to before when (`until`); None where unknown or still running."""

    person: str
    role: str
    titles: tuple[str, ...]
    since: date | None
    until: date | None

    def covers(self, day: date | None) -> bool:
        """Whether the post was held on the day; None asks for the latest holder."""
        if day is None:
            return self.until is None
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Index:
    """All ways from text to the known actors."""

    actors: Mapping[str, KnownActor]
    names: Mapping[str, tuple[Entry, ...]]
    longest: Mapping[str, int]
    surnames: Mapping[str, tuple[str, ...]]
    given: Container[str]
    tenures: Mapping[str, tuple[Tenure, ...]]
    states: Mapping[str, str]
    capitals: Mapping[str, str]

    def holders(self, of: str, day: date | None) -> tuple[Tenure, ...]:
        """The posts of an actor that were held on a day."""
        return tuple(tenure for tenure in self.tenures.get(of, ()) if tenure.covers(day))

    def country(self, actor: str) -> str:
        """The country code of a known actor, else nothing."""
        known = self.actors.get(actor)
        return known.actor.country if known else ""

    def kind(self, actor: str) -> Kind | None:
        """The kind of a known actor."""
        known = self.actors.get(actor)
        return known.actor.kind if known else None

    def alive(self, actor: str, day: date | None) -> bool:
        """Whether the actor existed on the day, as far as is known."""
        known = self.actors.get(actor)
        if known is None:
            return True
        when = day or _TODAY
        return (known.since is None or known.since <= when) and (known.until is None or when < known.until)


@cache
def default_index() -> Index:
    """The index of the actors of the ontology, made once a process."""
    return build_index(known_actors())


def build_index(actors: Mapping[str, KnownActor]) -> Index:
    """The index of these actors.

    >>> from geograph.vocabulary import known_actors
    >>> index = build_index({"PRK": known_actors()["PRK"]})
    >>> [entry.adjective for entry in index.names["north korean"]]
    [True]
    """
    with no_collection():
        return _index(actors)


def _index(actors: Mapping[str, KnownActor]) -> Index:
    names = _names(actors.values())
    return Index(
        actors=actors,
        names=names,
        longest=_longest(names),
        surnames=_surnames(actors.values()),
        given=_given_names(actors.values()) - names.keys(),
        tenures=_tenures(actors.values()),
        states={known.actor.country: key for key, known in actors.items() if _is_state(known)},
        capitals={known.capital_of: key for key, known in actors.items() if known.capital_of},
    )


def family_names(label: str, country: str = "") -> tuple[str, ...]:
    """The short forms by which news calls a person again, normalised, the best first.

    >>> family_names("Kim Jong Un", "PRK"), family_names("Bashar al-Assad", "SYR")
    (('kim',), ('al assad', 'assad'))
    """
    words = [word for word in _words(label) if word not in _SUFFIXES]
    if len(words) < 2:
        return ()
    if _is_family_first(words, country):
        return (words[0],)
    start = len(words) - 1
    while start > 1 and words[start - 1] in listed("particles"):
        start -= 1
    forms = [" ".join(words[start:]), words[-1]]
    if len(words) > 2 and start == len(words) - 1 and len(words[-2]) > 1:
        forms.append(" ".join(words[-2:]))
    if country in _GIVEN:
        forms.append(words[0])
    return tuple(dict.fromkeys(forms))


def _is_family_first(words: Sequence[str], country: str) -> bool:
    """Whether a name begins with the family's; English first names stand before it in Hong Kong as well."""
    asian = words[0] in listed("asian")
    return asian if country in {"", "HKG"} else country in FAMILY_FIRST


def _is_state(known: KnownActor) -> bool:
    return known.actor.kind is Kind.STATE and known.actor.id == known.actor.country


def _names(actors: Iterable[KnownActor]) -> dict[str, tuple[Entry, ...]]:
    names: dict[str, tuple[Entry, ...]] = {}
    own: defaultdict[str, set[str]] = defaultdict(set)
    for known in actors:
        for key, entry in _entries(known):
            found = names.get(key)
            if found is None:
                names[key] = (entry,)
            elif entry not in found:
                names[key] = (*found, entry)
        for name in known.own:
            own[" ".join(_words(name))].add(known.actor.id)
    several = (key for key in own if len(names.get(key, ())) > 1)
    return names | {key: _of_owners(names[key], own[key]) for key in several}


def _of_owners(entries: Iterable[Entry], owners: Container[str]) -> tuple[Entry, ...]:
    """What a name means that a user gave: only the user's actors, each once, as an adjective if it is one."""
    found: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: not entry.adjective):
        if entry.actor in owners:
            found.setdefault(entry.actor, entry)
    return tuple(found.values())


def _entries(known: KnownActor) -> Iterator[tuple[str, Entry]]:
    actor = known.actor
    whole = actor.kind in {Kind.MINISTRY, Kind.ORGANISATION, Kind.COURT}
    full = _words(actor.label) if actor.kind is Kind.PERSON else ()
    for name in _spellings(actor.label, *actor.labels):
        bare = name if whole or " (" not in name else name.split(" (")[0]
        words = _words(bare)
        if len(words) > 1:
            yield " ".join(words), Entry(actor.id, False, False, _capital(bare))  # noqa: FBT003 - there are many
        elif words and not (len(full) > 1 and words[0] in full):  # else it is a surname, which is looked up as such
            acronym = len(words[0]) > 1 and bare.isupper()
            yield words[0], Entry(actor.id, acronym=acronym, capital=_capital(bare), careful=name in known.own)
    for name in known.adjectives:
        yield " ".join(_words(name)), Entry(known.actor.id, adjective=True)


def _spellings(*names: str) -> Iterator[str]:
    """Names, and those with letters outside ASCII also as a faulty conversion leaves them: "Sinn F\ufffdin"."""
    yield from names
    for name in names:
        if not name.isascii():
            lost = "".join("\ufffd" if char.isalpha() and not char.isascii() else char for char in name)
            if lost != name:
                yield lost


def _words(name: str) -> Sequence[str]:
    """The words of a name as `normal_name` gives them, without its labour where the name is plain."""
    return name.lower().split() if name.isascii() and name.replace(" ", "").isalnum() else normal_name(name)


def _capital(name: str) -> int:
    if name[:1].isupper():
        return 0
    parts = name.replace("-", " ").split()
    return next((place for place, part in enumerate(parts) if part[:1].isupper() or part[:1].isdigit()), -1)


def _longest(names: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = {}
    for name in names:
        first, *rest = name.split(" ")
        longest[first] = max(longest.get(first, 0), len(rest) + 1)
    return longest


def _surnames(actors: Iterable[KnownActor]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for known in actors:
        if known.actor.kind is Kind.PERSON:
            for name in _spellings(known.actor.label):
                for form in family_names(name, known.actor.country):
                    if known.actor.id not in found[form]:
                        found[form].append(known.actor.id)
    return {form: tuple(ids) for form, ids in found.items()}


def _given_names(actors: Iterable[KnownActor]) -> set[str]:
    """The first names that several people share whose family names come last."""
    people = (known.actor for known in actors if known.actor.kind is Kind.PERSON)
    names = (_words(actor.label) for actor in people if actor.country not in FAMILY_FIRST)
    seen = Counter(words[0] for words in names if len(words) > 1 and len(words[0]) > 1)
    return {name for name, times in seen.items() if times > 1} - set(listed("titles")) - set(listed("particles"))


def _tenures(actors: Iterable[KnownActor]) -> dict[str, tuple[Tenure, ...]]:
    found: defaultdict[str, list[Tenure]] = defaultdict(list)
    for known in actors:
        for post in known.posts:
            found[post.of].append(Tenure(known.actor.id, post.role, _titles(post.title), post.since, post.until))
    return {of: tuple(sorted(tenures, key=_order)) for of, tenures in found.items()}


@cache
def _titles(text: str) -> tuple[str, ...]:
    """The titles of a post as they are compared; most posts share theirs with many others."""
    return tuple(" ".join(filter(None, map(normal, title.split()))) for title in text.split("|"))


def _order(tenure: Tenure) -> tuple[date, str]:
    return (tenure.since or date.min, tenure.person)
