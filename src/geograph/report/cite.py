"""Claims as evidence: what is said in words, and where it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geograph.errors import InputError
from geograph.model import Modality, Polarity, Record
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geograph.model import Actor, Claim, Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation(Record):
    """A claim (`claim` is its id) in words, who says so, and the words of the article that it rests on.

    `says` is who says it, through whom: the chain of speakers, else the outlet. `published` is the day of the article,
    `date` the time that the claim speaks of; both may be empty, as may `title` and `url`.
    """

    claim: str
    statement: str
    says: str
    date: str
    quote: str
    article: str
    title: str
    outlet: str
    published: str
    url: str


class Citer:
    """Finds claims by id and says in words what they are, for one or more bodies of findings."""

    def __init__(self, *bodies: Findings) -> None:
        self._claims = {claim.id: claim for findings in bodies for claim in findings.claims}
        self._actors = {actor.id: actor for findings in bodies for actor in findings.actors}
        self._articles = {article.id: article for findings in bodies for article in findings.articles}

    def name(self, actor: str) -> str:
        """The label of an actor, or of an outlet its own name."""
        known = self._actors.get(actor)
        return known.label if known else actor

    def names(self, actors: Iterable[str]) -> str:
        """The labels of some actors as a list.

        >>> Citer().names(["RUR", "FRE", "SYL"])
        'RUR, FRE and SYL'
        """
        labels = [self.name(actor) for actor in actors]
        return " and ".join([", ".join(labels[:-1]), labels[-1]]) if len(labels) > 1 else "".join(labels)

    def actor(self, name: str) -> Actor | None:
        """The actor of an id, if there is one."""
        return self._actors.get(name)

    def claim(self, name: str) -> Claim:
        """The claim of an id.

        Raises:
            InputError: There is none.
        """
        found = self._claims.get(name)
        if found is None:
            raise InputError(f"no claim {name} among {len(self._claims)}; give the findings that it is from")
        return found

    def cite(self, claims: Iterable[str]) -> tuple[Citation, ...]:
        """The evidence of some claims, in their order."""
        return tuple(self._cite(self.claim(name)) for name in claims)

    def sentence(self, claim: Claim) -> str:
        """A claim as one phrase, with its certainty where it is not plainly stated."""
        parts = (self.names(claim.sources), relation(claim.relation).label, self.names(claim.targets))
        marks = [claim.modality.value] if claim.modality is not Modality.ACTUAL else []
        marks += ["denied"] if claim.polarity is Polarity.DENIED else []
        return " ".join(part for part in parts if part) + (f" ({', '.join(marks)})" if marks else "")

    def _cite(self, claim: Claim) -> Citation:
        article = self._articles.get(claim.evidence.article)
        outlet = article.outlet if article else ""
        return Citation(
            claim=claim.id,
            statement=self.sentence(claim),
            says=" through ".join(self.name(each) for each in reversed(claim.speakers)) or outlet or "the article",
            date=claim.time.edtf,
            quote=" ".join(claim.evidence.quote.split()),
            article=claim.evidence.article,
            title=" ".join(article.title.split()) if article else "",
            outlet=outlet,
            published=article.published.isoformat() if article and article.published else "",
            url=article.url if article else "",
        )
