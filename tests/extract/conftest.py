"""Sentences with marked actors, parsed by the trained model and turned into claims by the rules."""

import re
from datetime import date

import pytest

from geograph.annotate import annotate
from geograph.extract import extract
from geograph.model import Actor, Article, Kind, Mention

_MARK = re.compile(r"\[([^|\]]+)\|([^\]/]+)(?:/([a-z-]+))?\]")
PUBLISHED = date(2023, 9, 12)


def marked(text):
    """The article, mentions and actors of a text such as "[Iran|IRN] warned [Kim|kim/person]."; states by default."""
    plain, mentions, actors, end = "", [], {}, 0
    for found in _MARK.finditer(text):
        plain += text[end : found.start()]
        words, actor, kind = found[1], found[2], Kind(found[3] or "state")
        mentions.append((len(plain), words, actor))
        plain += words
        country = actor[:3].upper() if kind in {Kind.STATE, Kind.GOVERNMENT} else ""
        actors[actor] = Actor(id=actor, label=words, kind=kind, country=country)
        end = found.end()
    article = Article.of(plain + text[end:], published=PUBLISHED)
    records = tuple(
        Mention(article=article.id, start=start, end=start + len(words), text=words, actor=actor, how="marked")
        for start, words, actor in mentions
    )
    return article, records, actors


def claims_of(text):
    article, mentions, actors = marked(text)
    [(_, doc)] = annotate([article])
    return extract(article, doc, mentions, actors, rules_only=True)


def brief(claim):
    """A claim as "USA+GBR visits! RUS": "?" possible, ">" planned, "~" conditional, "!" denied, "(X)" speakers."""
    sign = {"actual": "", "planned": ">", "possible": "?", "conditional": "~"}[claim.modality]
    denied = "!" if claim.polarity == "denied" else ""
    said = f" ({' '.join(claim.speakers)})" if claim.speakers else ""
    return f"{'+'.join(claim.sources)} {claim.relation}{sign}{denied} {'+'.join(claim.targets)}{said}"


@pytest.fixture(scope="session")
def claims():
    return claims_of


@pytest.fixture(scope="session")
def briefs():
    return lambda text: [brief(claim) for claim in claims_of(text)]
