"""The report of what changed, or of how two bodies of claims differ."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from geograph.graph import ChangeKind
from geograph.report.cite import Citer
from geograph.report.page import Entry, Page, Section
from geograph.vocabulary import relations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geograph.graph import Change
    from geograph.model import Findings

_TITLES = {
    ChangeKind.ESCALATION: "Escalations",
    ChangeKind.REVERSED: "Reversed",
    ChangeKind.ENDED: "Ended",
    ChangeKind.DE_ESCALATION: "De-escalations",
    ChangeKind.NEW: "New ties",
    ChangeKind.SILENCE: "Silence",
    ChangeKind.FIRST_MENTION: "First mentions",
}
_SENTENCES = {
    ChangeKind.ESCALATION: "{source} went from {before} to {after} against {target}",
    ChangeKind.REVERSED: "{source} and {target} turned from {before} to {after}",
    ChangeKind.ENDED: "{source} and {target}: “{before}” was ended by “{after}”",
    ChangeKind.DE_ESCALATION: "{source} went from {before} back to {after} towards {target}",
    ChangeKind.NEW: "{source} and {target}: “{after}” for the first time",
    ChangeKind.SILENCE: "Nothing more is told of {source} and {target}, after {before} deeds",
    ChangeKind.FIRST_MENTION: "{source} takes part for the first time",
}


def changes_page(found: Sequence[Change], *bodies: Findings, title: str, about: str = "", most: int = 0) -> Page:
    """Changes as a page, a section for each kind; `bodies` are the findings that they were found in.

    With `most` each section has no more entries than that, and says how many are left out.
    """
    citer = Citer(*bodies)
    sections = [_section(kind, list(group), citer, most) for kind, group in groupby(found, key=lambda each: each.kind)]
    return Page(title=title, about=about or f"{len(found)} differences", sections=tuple(sections))


def _section(kind: ChangeKind, found: list[Change], citer: Citer, most: int) -> Section:
    shown = found[:most] if most else found
    note = f"{len(shown)} of {len(found)} shown" if len(shown) < len(found) else ""
    return Section(title=_TITLES[kind], note=note, entries=tuple(_entry(each, citer) for each in shown))


def _entry(change: Change, citer: Citer) -> Entry:
    words = _SENTENCES[change.kind].format(
        source=citer.name(change.source),
        target=citer.name(change.target),
        before=_word(change.before),
        after=_word(change.after),
    )
    evidence = (*citer.cite(change.earlier[:2]), *citer.cite(change.later[:2]))
    return Entry(text=words, kind=change.kind.value, evidence=evidence)


def _word(text: str) -> str:
    """A relation by its label, a mean score by its direction, all else as it is."""
    if text in relations():
        return relations()[text].label
    if text[-2:-1] == ".":
        return f"{'conflict' if text.startswith('-') else 'cooperation'} (mean score {text})"
    return text
