"""The dossier of an actor: all that the findings and the list of known actors tell of it, each with its evidence."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

from geograph.graph import outcomes, stances, standings
from geograph.graph.deeds import day_of, days_of
from geograph.graph.outcomes import Announced
from geograph.report.cite import Citer
from geograph.report.disputes import standing_entry
from geograph.report.identity import identity, posts
from geograph.report.neighbourhood import neighbourhood
from geograph.report.page import Entry, Page, Section

if TYPE_CHECKING:
    from geograph.graph import Outcome, Stance
    from geograph.model import Claim, Findings

_PARTNERS = 15
_TIMELINE = 200
_ANNOUNCED = 60
_CONTESTED = 40
_SOURCES = 100
_EACH = 3


def dossier_page(findings: Findings, actor: str) -> Page:
    """The dossier of an actor, given by its id.

    It tells who the actor is, its posts by date, its partners and how they stand to each other, what it did and
    suffered day by day, its threats and promises (and those made to it) with what became of them, what is contested,
    and which articles all this is from. Of long lists the latest or weightiest part is shown, and the note says so.

    Raises:
        InputError: The findings tell nothing of the actor.
    """
    citer, about = Citer(findings), _about(findings, actor)
    claims = _by_day(about)
    sections = (
        identity(findings, actor, citer),
        posts(about, actor, citer),
        _partners(about, actor, citer),
        _timeline(about, claims, citer),
        _announcements(about, actor, citer),
        _contested(about, actor, citer),
        _sources(about),
    )
    count = f"{len(about.claims)} claims of {len(about.articles)} articles"
    return Page(
        title=citer.name(actor),
        about=f"{count}; what they tell is theirs, not established fact.",
        picture=neighbourhood(about, actor, citer),
        sections=tuple(section for section in sections if section.entries or section.rows),
    )


def _about(findings: Findings, actor: str) -> Findings:
    """The claims in which the actor has a part or speaks, with their articles."""
    claims = tuple(
        claim for claim in findings.claims if actor in (*claim.sources, *claim.targets, *claim.speakers, claim.place)
    )
    articles = {claim.evidence.article for claim in claims}
    kept = tuple(article for article in findings.articles if article.id in articles)
    return dataclasses.replace(findings, claims=claims, articles=kept, mentions=())


def _by_day(findings: Findings) -> list[tuple[date | None, Claim]]:
    """The claims by their days, those without one at the end."""
    published = days_of(findings)
    dated = [(day_of(claim, published), claim) for claim in findings.claims]
    return sorted(dated, key=lambda item: (item[0] or date.max, item[1].id))


def _partners(findings: Findings, actor: str, citer: Citer) -> Section:
    found = stances(findings, actor=actor)
    together: dict[str, list[Stance]] = {}
    for each in found:
        together.setdefault(each.target if each.source == actor else each.source, []).append(each)
    ranked = sorted(together.items(), key=lambda item: (-sum(len(each.claims) for each in item[1]), item[0]))
    entries = tuple(_partner(actor, other, both, citer) for other, both in ranked[:_PARTNERS])
    note = (
        "From 1 (cooperation alone) to -1 (conflict alone), older deeds counting less. Who is reported on most first."
    )
    return Section(title="Partners", note=note + _left_out(entries, ranked), entries=entries)


def _left_out(shown: tuple[Entry, ...], found: list[tuple[str, list[Stance]]]) -> str:
    return f" {len(shown)} of {len(found)} shown." if len(shown) < len(found) else ""


def _partner(actor: str, other: str, both: list[Stance], citer: Citer) -> Entry:
    told = "; ".join(
        f"stance {'towards' if each.source == actor else 'of'} {citer.name(other)} {each.stance:.2f}" for each in both
    )
    claims = [name for each in both for name in each.claims[:2]]
    return Entry(
        text=f"{citer.name(other)}: {told}",
        kind="partner",
        note=f"as of {both[0].on}, claims counted: {sum(len(each.claims) for each in both)}",
        evidence=citer.cite(dict.fromkeys(claims)),
    )


def _timeline(findings: Findings, claims: list[tuple[date | None, Claim]], citer: Citer) -> Section:
    dated = [(day, claim) for day, claim in claims if day]
    undated = {article.id for article in findings.articles if not article.published}
    entries = tuple(
        Entry(text=citer.sentence(claim), day=day.isoformat(), kind="claim", evidence=citer.cite([claim.id]))
        for day, claim in dated[-_TIMELINE:]
    )
    note = "On the first day that a claim speaks of, else the day of its article."
    note += f" The latest {_TIMELINE} of {len(dated)} claims." if len(dated) > _TIMELINE else ""
    note += f" {len(undated)} {'article has' if len(undated) == 1 else 'articles have'} no date." if undated else ""
    return Section(title="Timeline", note=note, entries=entries)


def _announcements(findings: Findings, actor: str, citer: Citer) -> Section:
    found = [each for each in outcomes(findings, actor=actor) if each.announced is not Announced.PLAN]
    entries = tuple(_announcement(each, citer) for each in found[:_ANNOUNCED])
    note = "Open means that no claim of the two years after would carry it out; a later deed need not be a consequence."
    note += f" The latest {_ANNOUNCED} of {len(found)}." if len(found) > _ANNOUNCED else ""
    return Section(title="Threats and promises", note=note, entries=entries)


def _announcement(outcome: Outcome, citer: Citer) -> Entry:
    what = citer.sentence(citer.claim(outcome.claim))
    end = "; later: " + citer.sentence(citer.claim(outcome.followed[0])) if outcome.followed else "; open"
    return Entry(
        text=what + end,
        kind=outcome.announced.value,
        day=outcome.day,
        evidence=citer.cite((outcome.claim, *outcome.followed[:_EACH])),
    )


def _contested(findings: Findings, actor: str, citer: Citer) -> Section:
    found = standings(findings, actor=actor, contested=True)
    entries = tuple(standing_entry(each, citer) for each in found[:_CONTESTED])
    note = "What somebody denies, contradictions first."
    note += f" {_CONTESTED} of {len(found)} shown." if len(found) > _CONTESTED else ""
    return Section(title="Contested", note=note, entries=entries)


def _sources(findings: Findings) -> Section:
    articles = sorted(findings.articles, key=lambda each: (each.published or date.max, each.outlet, each.id))
    rows = tuple(
        (
            each.published.isoformat() if each.published else "",
            each.outlet,
            " ".join(each.title.split()),
            each.url,
            each.id,
        )
        for each in articles[-_SOURCES:]
    )
    note = f"The latest {_SOURCES} of {len(articles)}." if len(articles) > _SOURCES else ""
    return Section(
        title="Sources", note=note, columns=("published", "outlet", "title", "address", "article"), rows=rows
    )
