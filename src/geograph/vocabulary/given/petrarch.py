"""The dictionaries of PETRARCH: ``.actors`` with codes by date, and ``.agents``, the role nouns.

What these programs read, this reads: names in capitals joined by ``_``, other names behind ``+``, codes such as
``[USAGOV 090120-170119]`` on the line of the name or on lines of their own. A line that cannot be read is left out and
told, as these programs do, for dictionaries are long and old; the others count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from geograph.vocabulary.given.codes import sector_of, split_code
from geograph.vocabulary.given.draft import Draft, Fault, PostDraft

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

_CODE = re.compile(r"\[([^\[\]]*)\]")
_DAY = r"(\d{6}(?:\d\d)?)"
_DATES = re.compile(rf"<\s*{_DAY}|>\s*{_DAY}|{_DAY}\s*-\s*{_DAY}")
_SMALL = frozenset(["of", "the", "and", "for", "de", "la", "in", "on", "to", "del", "des", "du", "et", "y", "da", "e"])
_AGENT = re.compile(r"([^\[{]+?)\s*(\{[^}]*\})?\s*\[([A-Z~]+)\]")
_SET = re.compile(r"(!\w+!)\s*=\s*(.+)")
_ROLES = {
    "LEG": "legislator",
    "MIL": "military-commander",
    "SPY": "spy-chief",
    "JUD": "judge",
    "COP": "police-chief",
    "PTY": "party-leader",
}
_KINDS = {
    "MIL": "armed-force",
    "REB": "armed-group",
    "UAF": "armed-group",
    "PTY": "party",
    "OPP": "party",
    "MED": "media",
    "BUS": "company",
    "JUD": "court",
}
_BODY_WORDS = frozenset(
    [
        *("agency", "alliance", "army", "assembly", "association", "bank", "brigade", "brigades", "cells", "center"),
        *("centre", "command", "commission", "committee", "company", "congress", "corporation", "council", "court"),
        *("department", "faction", "federation", "force", "forces", "foundation", "front", "fund", "gmbh"),
        *("government", "group", "guard", "guards", "inc", "institute", "international", "islamic", "jihad", "league"),
        *("liberation", "ltd", "ministry", "movement", "national", "network", "news", "office", "organisation"),
        *("organization", "parliament", "party", "people's", "peoples", "police", "service", "services", "society"),
        *("times", "union", "university"),
    ]
)


@dataclass(frozen=True, slots=True)
class RoleNoun:
    """A noun for people of a sector ("dairy farmer") with its plural, empty where it has none or has the usual one."""

    noun: str
    sector: str
    plural: str = ""
    regular: bool = True


@dataclass(slots=True)
class _Entry:
    """A name with those behind ``+``, the codes that follow, and where it stands."""

    line: int
    names: list[str] = field(default_factory=list)
    codes: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Code:
    country: str
    sector: str
    since: str = ""
    until: str = ""


def read_actors_dictionary(lines: Sequence[str], countries: Container[str]) -> tuple[list[Draft], list[Fault]]:
    """The actors of a dictionary, one for each different first name, and the lines that are left out."""
    faults: list[Fault] = []
    entries: dict[str, _Entry] = {}
    for entry in _entries(lines, faults):
        known = entries.setdefault(entry.names[0], entry)
        if known is not entry:
            known.names += entry.names
            known.codes += entry.codes
    drafts = (_draft(entry, countries, faults) for entry in entries.values())
    return list(filter(None, drafts)), faults


def _entries(lines: Sequence[str], faults: list[Fault]) -> Iterator[_Entry]:
    entry: _Entry | None = None
    for number, line in enumerate(lines, start=1):
        text = re.split(r"[#;]", line, maxsplit=1)[0].strip()
        name = _plain(_CODE.sub(" ", text))
        if name and not text.startswith("+"):
            if entry is not None:
                yield entry
            entry = _Entry(number)
        if not text:
            continue
        if "[" in name or "]" in name or not (entry and (name or entry.names)):
            faults.append(Fault(number, f"not a name with codes in brackets: {text[:60]!r}"))
            entry = entry if entry and entry.names else None
            continue
        if name:
            entry.names.append(name)
        entry.codes += [(number, code.strip()) for code in _CODE.findall(text)]
    if entry is not None:
        yield entry


def _plain(name: str) -> str:
    return " ".join(name.strip().removeprefix("+").replace("_", " ").split())


def _draft(entry: _Entry, countries: Container[str], faults: list[Fault]) -> Draft | None:
    codes = [code for line, text in entry.codes for code in _codes(line, text, countries, faults)]
    if not codes:
        if not entry.codes:
            faults.append(Fault(entry.line, f"no code in brackets for {entry.names[0]!r}"))
        return None
    names = list(dict.fromkeys(written(part) for name in entry.names for part in _parts(name)))
    country = next((code.country for code in reversed(codes) if code.country), "")
    plain = next((code for code in codes if not code.since and not code.until), None)
    state = len(codes) == 1 and bool(codes[0].country) and not codes[0].sector
    sector = plain.sector if plain else _after(codes)
    return Draft(
        line=entry.line,
        id=country if state and len(country) == 3 and country in countries else "",
        label=names[0],
        kind=_kind(names[0], codes),
        country=country,
        sector=sector,
        names=tuple(names[1:]),
        posts=tuple(_post(code) for code in codes if code.sector and code.country and (code.since or code.until)),
        guessed=True,
    )


def _after(codes: Sequence[_Code]) -> str:
    """The sector of somebody when no code holds: who was in office is an ex-official."""
    return "ELI" if any(code.sector in {"GOV", "LEG", "MIL"} for code in codes) else codes[-1].sector


def _parts(name: str) -> tuple[str, ...]:
    """A name, and the acronym in brackets behind it."""
    found = re.fullmatch(r"(.*\w) ?\(([^()]+)\)", name)
    return (found[1], found[2]) if found else (name,)


def _codes(line: int, text: str, countries: Container[str], faults: list[Fault]) -> Iterator[_Code]:
    code, _, dates = text.partition(" ")
    if code == "---":  # in these years the name has no code
        return
    found = split_code(code, countries)
    if found is None:
        faults.append(Fault(line, f"unknown code '{code}'; expected a country such as USA, then sectors such as GOV"))
        return
    span = _span(dates.strip())
    if span is None:
        faults.append(Fault(line, f"bad dates '{dates.strip()}'; expected <YYMMDD, >YYMMDD or the earlier-the later"))
        return
    yield _Code(*found, *span)


def _span(text: str) -> tuple[str, str] | None:
    """The first day and the day after the last, empty where open; None for what is no restriction to dates."""
    if not text:
        return "", ""
    found = _DATES.fullmatch(text)
    if found is None:
        return None
    try:
        before, after, first, last = (_day(part) if part else None for part in found.groups())
    except ValueError:
        return None
    until = before or (last + timedelta(days=1) if last else None)
    since = after or first
    if since and until and since >= until:
        return None
    return since.isoformat() if since else "", until.isoformat() if until else ""


def _day(text: str) -> date:
    """The day of YYMMDD or YYYYMMDD; of two digits, those to 30 are of this century, as these programs have it."""
    if len(text) == 6:
        text = ("20" if text[:2] <= "30" else "19") + text
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))


def _post(code: _Code) -> PostDraft:
    return PostDraft(
        role=_ROLES.get(code.sector, "official"),
        of=code.country,
        since=code.since,
        until=code.until,
        sector=code.sector,
    )


def _kind(name: str, codes: Sequence[_Code]) -> str:
    """A guess, for a dictionary does not say it: codes by date are for people, other codes for bodies."""
    code = codes[0]
    if len(codes) == 1 and code.country and not code.sector:
        return "people" if len(code.country) == 3 else "organisation"
    body = not _BODY_WORDS.isdisjoint(name.lower().split())
    if any(code.since or code.until for code in codes) and not body and " " in name:
        return "person"
    return _KINDS.get(code.sector, "organisation")


def written(name: str) -> str:
    """A name in capitals as news writes it; a short one may be an acronym and stays.

    >>> written("NOURREDINE ZERHOUNI"), written("BANK OF JAPAN"), written("FDLR"), written("UN Secy Gen")
    ('Nourredine Zerhouni', 'Bank of Japan', 'FDLR', 'UN Secy Gen')
    """
    words = name.split()
    if name.upper() != name or (len(words) == 1 and len(name) <= 4):
        return name
    return " ".join(word.lower() if at and word.lower() in _SMALL else _titled(word) for at, word in enumerate(words))


def _titled(word: str) -> str:
    if re.fullmatch(r"(\w\.){2,}\w?", word):  # an acronym with full stops
        return word
    return "-".join(part[:1] + part[1:].lower() for part in word.split("-"))


def read_agents_dictionary(lines: Iterable[str]) -> tuple[list[RoleNoun], list[Fault]]:
    """The role nouns of a dictionary, sets such as ``!PERSON!`` written out, and the lines that are left out."""
    faults: list[Fault] = []
    nouns: dict[str, RoleNoun] = {}
    sets: dict[str, list[str]] = {}
    for number, line in enumerate(lines, start=1):
        text = re.split(r"[#;]", line, maxsplit=1)[0].strip()
        if found := _SET.fullmatch(text):
            sets[found[1]] = [item.strip() for item in found[2].split(",")]
        elif text and (agent := _AGENT.fullmatch(text)):
            sector = next(filter(None, map(sector_of, re.findall("[A-Z]{3}", agent[3]))), "")
            for noun in _spelt(agent[1], sets, Fault(number, f"unknown set in {agent[1]!r}"), faults):
                nouns.setdefault(noun, _noun(noun, agent[2], sector))
        elif text:
            faults.append(Fault(number, f"not a noun with a code such as [~GOV]: {text[:60]!r}"))
    return list(nouns.values()), faults


def _spelt(name: str, sets: Mapping[str, Sequence[str]], fault: Fault, faults: list[Fault]) -> list[str]:
    marks = re.findall(r"!\w+!", name)
    if any(mark not in sets for mark in marks):
        faults.append(fault)
        return []
    spelt = [name]
    for mark in marks:
        spelt = [one.replace(mark, item, 1) for one in spelt for item in sets[mark]]
    return [_plain(one).lower() for one in spelt]


def _noun(noun: str, plural: str | None, sector: str) -> RoleNoun:
    if plural is None:
        return RoleNoun(noun, sector)
    return RoleNoun(noun, sector, plural=_plain(plural.strip("{}")).lower(), regular=False)
