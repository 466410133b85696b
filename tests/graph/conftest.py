"""A way to write claims down in a line each."""

from collections.abc import Callable
from datetime import date

import pytest

from geograph.model import Actor, Article, Claim, Evidence, Findings, Kind, Modality, Polarity, Time


@pytest.fixture
def told() -> Callable[..., Findings]:
    """Findings of lines such as ``2023-01-02 Courier: RUR attacks FRE``, an article each.

    A line may end in a modality, in ``not`` (denied) or in ``by`` and a speaker.
    """

    def make(*lines: str) -> Findings:
        articles, claims = [], []
        for number, line in enumerate(lines):
            head, _, rest = line.partition(": ")
            day, _, outlet = head.partition(" ")
            source, name, target, *more = rest.split()
            article = Article.of(rest, url=f"{number}", published=date.fromisoformat(day), outlet=outlet)
            claims.append(
                Claim.of(
                    relation=name,
                    sources=(source,),
                    targets=(target,),
                    modality=next((Modality(word) for word in more if word in list(Modality)), Modality.ACTUAL),
                    polarity=Polarity.DENIED if "not" in more else Polarity.AFFIRMED,
                    speakers=(more[-1],) if "by" in more else (),
                    time=Time(edtf=day),
                    evidence=Evidence.of(article, 0, len(rest)),
                )
            )
            articles.append(article)
        names = {name for claim in claims for name in (*claim.sources, *claim.targets, *claim.speakers)}
        actors = tuple(Actor(id=name, label=name.title(), kind=Kind.STATE) for name in sorted(names))
        return Findings(articles=tuple(articles), actors=actors, claims=tuple(claims))

    return make
