"""The report of who affirms and who denies what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.graph import standings
from geograph.report.cite import Citer
from geograph.report.page import Entry, Page, Section
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geograph.graph import Event, Standing, Voice
    from geograph.model import Findings

_EACH = 2  # claims shown of a voice


def contested_page(findings: Findings, *, actor: str = "", corroborated: bool = False, most: int = 0) -> Page:
    """How each event stands, the contradicted ones first; with `actor` (an id) only those that it has a part in.

    Only what somebody denies is told, unless `corroborated` asks for what several outlets tell and nobody denies too.
    With `most` each section has no more entries than that, and says how many are left out.
    """
    citer = Citer(findings)
    found = standings(findings, actor=actor, contested=not corroborated)
    parts = (
        ("Contradicted", "Somebody affirms what somebody denies.", [each for each in found if each.is_contradicted]),
        ("Denied", "Nobody here affirms it as done or planned.", [each for each in found if _is_denied(each)]),
        (
            "Corroborated",
            "Several outlets tell it; they may have copied each other.",
            [each for each in found if not each.deny and len(each.outlets) > 1] if corroborated else [],
        ),
    )
    sections = tuple(_section(*part, citer, most) for part in parts if part[2])
    about = f"{sum(len(part[2]) for part in parts)} events of {len(findings.articles)} articles"
    return Page(title=f"Who says what of {citer.name(actor)}" if actor else "Contested", about=about, sections=sections)


def standing_entry(standing: Standing, citer: Citer) -> Entry:
    """One event with its voices as a sentence, and a few claims of each voice."""
    sides = (("affirmed by", standing.affirm), ("denied by", standing.deny), ("thought possible by", standing.suppose))
    told = "; ".join(f"{how} {_voices(voices, citer)}" for how, voices in sides if voices)
    claims = [claim for _, voices in sides for voice in voices for claim in voice.claims[:_EACH]]
    kind = "contradicted" if standing.is_contradicted else "denied" if standing.deny else "corroborated"
    return Entry(
        text=f"{_event(standing.event, citer)}: {told}",
        kind=kind,
        day=standing.event.start,
        evidence=citer.cite(dict.fromkeys(claims)),
    )


def _section(title: str, note: str, found: list[Standing], citer: Citer, most: int) -> Section:
    shown = found[:most] if most else found
    note += f" {len(shown)} of {len(found)} shown." if len(shown) < len(found) else ""
    return Section(title=title, note=note, entries=tuple(standing_entry(each, citer) for each in shown))


def _is_denied(standing: Standing) -> bool:
    return bool(standing.deny) and not standing.affirm


def _event(event: Event, citer: Citer) -> str:
    parts = (citer.names(event.sources), relation(event.relation).label, citer.names(event.targets))
    return " ".join(part for part in parts if part)


def _voices(voices: Iterable[Voice], citer: Citer) -> str:
    return ", ".join(_voice(voice, citer) for voice in voices)


def _voice(voice: Voice, citer: Citer) -> str:
    since = f" since {voice.since}" if voice.since else ""
    where = "" if voice.outlets == (voice.name,) else f" in {', '.join(voice.outlets)}"
    return f"{citer.name(voice.name)}{since}{where}"
