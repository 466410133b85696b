"""Work for worker processes that needs no language model: what it does is told by the text of the article."""

import os
import signal
import time

from geograph.corpus.records import row_of_findings
from geograph.errors import ModelMissing
from geograph.model import Actor, Article, Claim, Evidence, Findings, Kind, Mention, digest

STATES = {"Russia": "RUS", "Ukraine": "UKR", "Poland": "POL", "Turkey": "TUR"}


def findings(article: Article) -> Findings:
    """A claim for the article, between two states that follow from its text, and a new actor."""
    labels = sorted(STATES, key=lambda label: digest(article.text, label))[:2]
    actors = [Actor(id=STATES[label], label=label, kind=Kind.STATE, country=STATES[label]) for label in labels]
    country = ("", "CZE")[len(article.text) % 2]
    own = Actor(id=f"jan-kovar{country and '-cze'}", label="Jan Kovar", kind=Kind.PERSON, country=country)
    claim = Claim.of(
        relation="attacks",
        sources=(actors[0].id,),
        targets=(actors[1].id,),
        evidence=Evidence.of(article, 0, min(20, len(article.text))),
    )
    mentions = [
        Mention(article=article.id, start=0, end=1, text=article.text[0], actor=actor.id, how="name")
        for actor in (*actors, own)
    ]
    known = sorted((*actors, own), key=lambda actor: actor.id)
    return Findings(articles=(article,), actors=tuple(known), mentions=tuple(mentions), claims=(claim,))


def work(articles):
    return [_row(article) for article in articles]


def slow(articles):
    time.sleep(0.02 * len(articles))
    return work(articles)


def helpless(articles):
    raise ModelMissing("the model is not here")


def _row(article):
    if "POISON" in article.text:
        raise ZeroDivisionError("the article is poison")
    if "DEADLY" in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "STUCK" in article.text:
        time.sleep(60)
    return row_of_findings(findings(article))
