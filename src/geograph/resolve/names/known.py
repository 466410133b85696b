"""Known names in the text: the longest name at each word, and the names of states inside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geograph.resolve.lexicon import listed
from geograph.resolve.page import NOMINAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geograph.resolve.index import Entry, Index
    from geograph.resolve.page import Page

_DEPARTMENTS = "departments"
_SHARING = frozenset({("of",), (",",), ("and",), ("&",)})
_NAMES = ("department of {}", "us department of {}", "{} department")


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name at tokens `first` to `last` (not included) and all that it may mean."""

    first: int
    last: int
    entries: tuple[Entry, ...]


def find_names(page: Page, index: Index) -> list[Hit]:
    """All known names in reading order; a name inside a longer one follows it."""
    order = [token for token, word in enumerate(page.norms) if word]
    hits: list[Hit] = []
    at = 0
    while at < len(order):
        hit, used = _longest(page, index, order, at)
        if hit is None or _longer_behind(page, index, order, at, used):
            at += 1
            continue
        hits.append(hit)
        hits.extend(_inside(page, index, order, range(at, at + used)))
        at += used
    departments = [hit for at in order if page.norms[at] == _DEPARTMENTS for hit in _departments(page, index, at)]
    begun = {(hit.first, hit.last) for hit in departments}
    kept = [hit for hit in hits if all(hit.last <= first or last <= hit.first for first, last in begun)]
    return sorted((*kept, *departments), key=lambda hit: (hit.first, -hit.last))


def _longer_behind(page: Page, index: Index, order: Sequence[int], at: int, used: int) -> bool:
    """Whether a name that goes on further begins behind the article of another: "the West Bank", not "the West"."""
    return used > 1 and page.norms[order[at]] == "the" and _longest(page, index, order, at + 1)[1] >= used


def _departments(page: Page, index: Index, at: int) -> Iterator[Hit]:
    """The departments that share their noun: "the Departments of State, Commerce and Justice"."""
    first, last = at, at + 2
    while page.capital(at) and page.norms[last - 1 : last] in _SHARING:
        start = last + (page.norms[last : last + 1] == ("the",))
        last = start
        while last < len(page.words) and page.capital(last) and page.poses[last] != "PUNCT":
            last += 1
        name = " ".join(page.norms[start:last])
        entries = next((index.names[form.format(name)] for form in _NAMES if form.format(name) in index.names), ())
        if not name or not entries:
            return
        yield Hit(first, last, entries)
        last += 1 + (page.norms[last : last + 2] == (",", "and"))
        first = last + (page.norms[last : last + 1] == ("the",))


def _inside(page: Page, index: Index, order: Sequence[int], span: range) -> Iterator[Hit]:
    at = span.start
    while len(span) > 1 and at < span.stop:
        hit, used = _longest(page, index, order[: span.stop], at, below=len(span))
        if hit is not None:
            yield hit
        at += max(used, 1)


def _longest(page: Page, index: Index, order: Sequence[int], at: int, below: int = 99) -> tuple[Hit | None, int]:
    length = index.longest.get(page.norms[order[at]], 0)
    for used in range(min(length, below - 1, len(order) - at), 0, -1):
        tokens = order[at : at + used]
        entries = index.names.get(" ".join([page.norms[token] for token in tokens]), ())
        fitting = tuple(entry for entry in entries if _written(page, tokens, entry))
        if fitting and page.sents[tokens[0]] == page.sents[tokens[-1]]:
            return Hit(tokens[0], tokens[-1] + 1, fitting), used
    return None, 0


def _written(page: Page, tokens: Sequence[int], entry: Entry) -> bool:
    first = tokens[0]
    if entry.acronym:
        return page.words[first].isupper() or _spoken(page, first)
    if entry.capital < 0:
        return len(tokens) > 1
    written = page.words[tokens[min(entry.capital, len(tokens) - 1)]][:1]
    if not (written.isupper() or written.isdigit()):
        return False
    if entry.careful and page.poses[first] != "PROPN":
        return page.poses[first] in NOMINAL and not _opens(page, first)
    return len(tokens) > 1 or page.poses[first] in NOMINAL


def _spoken(page: Page, token: int) -> bool:
    """Whether an acronym is written as it is spoken, as British newspapers do: "Nato", "Unicef"."""
    word = page.words[token]
    fits = len(word) > 3 and word.istitle() and page.poses[token] == "PROPN" and page.covered[token] != "PERSON"
    return fits and not _opens(page, token) and not _is_surname(page, page.norms[token])


def _is_surname(page: Page, norm: str) -> bool:
    """Whether a person of the text is called so: Taylor Swift, where the letters SWIFT are a bank's."""
    people = (entity for entity in page.entities if entity.label == "PERSON" and entity.last - entity.first > 1)
    return any(norm in page.norms[entity.first + 1 : entity.last] for entity in people)


def likens(page: Page, last: int) -> bool:
    """Whether a name only says what something is like: a "Ford-class" ship, "Trump-style" words."""
    after = page.norms[last + 1 : last + 2]
    return page.words[last : last + 1] in {("-",), ("–",)} and bool(listed("likenesses").intersection(after))


def _opens(page: Page, token: int) -> bool:
    """Whether a sentence or quotation begins with the word, so that its capital says nothing."""
    return token == page.bounds[page.sents[token]][0] or not page.words[token - 1][-1:].isalnum()
