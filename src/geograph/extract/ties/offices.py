"""The words that name offices and relatives, and which tie an office makes."""

from __future__ import annotations

import re

from geograph.model import Kind

SECOND = re.compile(r"\b(vice|deputy|assistant|associate)\b", re.IGNORECASE)
LEADS = re.compile(
    r"\b(president|premier|prime minister|leader|chancellor|king|queen|emperor|emir|sultan|monarch|dictator|ruler|"
    r"head of state|chairman|chairwoman|secretary[- ]general|director[- ]general|chief executive|taoiseach|"
    r"first minister|chairperson|chair(?! professor)|CEO|director|speaker|head(?! coach| teacher| office))\b",
    re.IGNORECASE,
)
HOLDS = re.compile(
    r"\b(minister|ambassador|general|commander|secretary|governor|adviser|advisor|senator|lawmaker|congressman|"
    r"congresswoman|admiral|colonel|lieutenant|captain|officer|major|sergeant|official|editor|executive|"
    r"negotiator|diplomat|judge|prosecutor|mayor|chief|strategist|counsell?or|aide|inspector|coordinator|"
    r"manager|ombuds(man|woman)|agent|deputy|administrator|commissioner|treasurer|superintendent|"
    r"sheriff|council(lor|man))\b",
    re.IGNORECASE,
)
LEGISLATES = re.compile(
    r"\b(senator|lawmaker|legislator|congressman|congresswoman|representative|parliamentarian|MP|MEP|Rep|Sen|TD|MSP|MK|"
    r"assembly(man|woman|member)|member of (parliament|congress))\b",
    re.IGNORECASE,
)
BELONGS = re.compile(
    r"\b(member|activist|fighter|militant|candidate|politician|analyst|economist|professor|researcher|scientist|"
    r"lecturer|fellow|expert|correspondent|reporter|journalist|columnist|writer|presenter|anchor|employee|staffer|"
    r"lawyer|attorney|founder)\b",
    re.IGNORECASE,
)
REPORTS = re.compile(r"\b(correspondent|reporter|journalist|columnist|writer|presenter|anchor|editor)\b", re.IGNORECASE)
SPEAKS = re.compile(r"\b(spokes(man|woman|person)|envoy|representative|delegate)\b", re.IGNORECASE)
ACTS_FOR = re.compile(r"\b(spokes(man|woman|person)|lawyer|attorney|solicitor|barrister)\b", re.IGNORECASE)
SENT = re.compile(r"\b(ambassador|envoy|representative|delegate|negotiator)\b", re.IGNORECASE)
_GOVERNS = re.compile(
    r"\b(minister|ambassador|governor|senator|lawmaker|congress(man|woman)|judge|mayor|prosecutor|sheriff|diplomat|"
    r"council(lor|man)|commissioner|deputy(?=$| from| for| of| in))\b",
    re.IGNORECASE,
)
"""Offices of a state, which no party has."""
KIN = re.compile(
    r"\b(daughter|son|wife|husband|widow|widower|brother|sister|father|mother|nephew|niece|cousin|uncle|aunt|grandson|granddaughter|"
    r"grandfather|grandmother|stepson|stepdaughter|half-brother|half-sister)\b",
    re.IGNORECASE,
)


def office(words: str) -> str:
    """The tie that the office named in some words makes, or "".

    >>> office("deputy spokesman of the")
    'represents'
    """
    if SPEAKS.search(words):
        return "represents"
    if LEADS.search(words) and not SECOND.search(words):
        return "leads"
    return "holdsPostIn" if HOLDS.search(words) or LEADS.search(words) else ""


def tie_to(words: str, body: Kind) -> str:
    """The tie that the office makes to a kind of body: who governs or makes laws for a party only belongs to it.

    >>> tie_to("lawmaker from the", Kind.PARTY), tie_to("treasurer of the", Kind.PARTY)
    ('memberOf', 'holdsPostIn')
    """
    name = office(words)
    if body is Kind.COMPANY and ACTS_FOR.search(words):
        return "represents"
    return "memberOf" if name == "holdsPostIn" and body is Kind.PARTY and _GOVERNS.search(words) else name


def is_kin(words: str) -> bool:
    """Whether some words name a relative.

    >>> is_kin("the widow of"), is_kin("Carson of")
    (True, False)
    """
    return bool(KIN.search(words))
