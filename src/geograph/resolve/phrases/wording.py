"""What the words of a phrase say of its sector, whoever it names: "ordinary Kazakhs", "two large gang confederations".

The head of the phrase decides: the words before "in Kabul" or "of the company", but after "a group of".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.resolve.lexicon import listed
from geograph.resolve.page import Page
from geograph.resolve.phrases.agents import agents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Doc

    from geograph.resolve.phrases.agents import Agent, Agents

_FIRM = frozenset({"REB", "MIL", "UAF", "COP"})
_RANKS = frozenset({"commanders", "officers"})
# Whoever leads takes the sector of what is led: "president of the bar association", "head of a militia".
_HEADS = frozenset(
    ["president", "leader", "chairman", "chairwoman", "chair", "chairperson", "head", "chief", "director", "founder"]
)


def worded_sector(doc: Doc, start: int = 0, end: int = 0, *, table: Agents | None = None) -> str | None:
    """The PLOVER sector that the words of a phrase say; empty when they say that none is known, None for silence.

    The characters from `start` to `end` are a name and not read; `table` are the role nouns, the usual ones if none.

    >>> import spacy
    >>> nlp = spacy.blank("en")
    >>> worded_sector(nlp("a disgraced former minister")), worded_sector(nlp("two men")), worded_sector(nlp("Ann"))
    ('ELI', '', None)
    """
    page = Page.of(doc)
    tokens = [token for token, word in enumerate(page.norms) if word and not start <= page.starts[token] < end]
    read = list(_read(page, tokens, table or agents()))
    nouns = [agent for agent in read if agent.use not in {"modifier", "circle", "repeat"}]
    modifiers = [agent.sector for agent in read if agent.use == "modifier" and not (nouns and agent.sector == "CVL")]
    if "ELI" in modifiers:
        return "ELI"
    if not nouns or (modifiers and nouns[-1].sector not in _FIRM):
        return modifiers[-1] if modifiers else None
    return _of_nouns(nouns)


def _of_nouns(nouns: Sequence[Agent]) -> str | None:
    """The sector of the last noun; a rank takes that of the body before it: "intelligence agency officer"."""
    last = nouns[-1]
    bodies = [agent.sector for agent in nouns[:-1] if agent.use == "body"]
    if bodies and last.id in _RANKS:
        return bodies[-1]
    return last.sector if last.sector or last.use == "alone" else None


def _read(page: Page, tokens: Sequence[int], table: Agents) -> Iterator[Agent]:
    """The role nouns and modifiers of the head of the phrase, in order."""
    words = [page.norms[token] for token in tokens]
    at, last = 0, None
    while at < len(words):
        agent, used = _noun(words, at, table)
        last = agent or last
        if agent is None and _ends(page, tokens[at]):
            if not (_counts(words, at) or (words[at] == "of" and last is not None and last.noun in _HEADS)):
                return
        elif agent is not None:
            yield agent
        elif words[at] in table.modifiers:
            yield table.modifiers[words[at]]
        at += used


def _noun(words: Sequence[str], at: int, table: Agents) -> tuple[Agent | None, int]:
    for used in range(min(table.widest, len(words) - at), 0, -1):
        noun = " ".join(words[at : at + used])
        agent = table.alone.get(noun) or table.nouns.get(noun)
        if agent is not None:
            return agent, used
    return None, 1


def _ends(page: Page, token: int) -> bool:
    return page.poses[token] == "ADP" or page.norms[token] in {",", "of", "who", "which", "that"}


def _counts(words: Sequence[str], at: int) -> bool:
    """Whether "of" follows a word of quantity, so that the head of the phrase comes after it."""
    return words[at] == "of" and at > 0 and words[at - 1] in listed("counting")
