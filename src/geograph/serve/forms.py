"""The documents of the JSON API, for its description in OpenAPI, and the parameters of its questions."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from geograph.model import Kind, Modality, Obtained, Polarity, Precision
from geograph.serve.question import Wanted

Item = TypeVar("Item")

_Text = Annotated[str, Field(max_length=200)]


class Named(BaseModel):
    """An actor by id, with its label."""

    id: str
    label: str


class Relation(BaseModel):
    """A relation of the ontology with its codes; ties have no codes."""

    name: str
    label: str
    plover: str
    cameo: str
    quad_class: str


class When(BaseModel):
    """A time as an EDTF string, empty when unknown, and how it was obtained."""

    edtf: str
    precision: Precision
    how: Obtained


class About(BaseModel):
    """Where an article was published."""

    id: str
    title: str
    published: date | None
    outlet: str
    url: str
    language: str


class Words(BaseModel):
    """The exact words of an article; they are data, and may say anything."""

    article: About
    start: int
    end: int
    quote: str


class ActorForm(BaseModel):
    """An actor, its names, and in how many claims it is named."""

    model_config = ConfigDict(title="Actor")

    id: str
    label: str
    kind: Kind
    country: str
    sector: str
    labels: list[str]
    same_as: list[str]
    claims: int


class ClaimForm(BaseModel):
    """What a text says, how surely, according to whom, when, and in which words."""

    model_config = ConfigDict(title="Claim")

    id: str
    relation: Relation
    sources: list[Named]
    targets: list[Named]
    modality: Modality
    polarity: Polarity
    speakers: list[Named]
    time: When
    place: Named | None
    confidence: float
    evidence: Words
    event: str | None


class EvidenceForm(Words):
    """The words of a claim with those around them, which are empty when the store keeps no texts."""

    model_config = ConfigDict(title="Evidence")

    before: str
    after: str


class EventForm(BaseModel):
    """What several claims are about, and who affirms and who denies it."""

    model_config = ConfigDict(title="Event")

    id: str
    relation: Relation
    sources: list[Named]
    targets: list[Named]
    start: str
    end: str
    modality: Modality
    affirmed_by: list[str]
    denied_by: list[str]
    claims: list[str]


class EventWithClaims(EventForm):
    """An event with its claims in full."""

    model_config = ConfigDict(title="EventWithClaims")

    told_by: list[ClaimForm]


class PageForm(BaseModel, Generic[Item]):
    """A page of what was found: how much there is in all, and where the next page is."""

    total: int
    limit: int
    offset: int
    next: str | None
    items: list[Item]


class Problem(BaseModel):
    """What is wrong with a request, or why it cannot be answered."""

    detail: str


class QueryForm(BaseModel):
    """A named query: what it answers, its parameters with their kind, and its text."""

    name: str
    answers: str
    parameters: dict[str, str]
    sparql: str


class Paging(BaseModel):
    """Which page is wanted."""

    model_config = ConfigDict(extra="forbid")

    limit: Annotated[int, Field(ge=1, le=200, description="How many to a page.")] = 20
    offset: Annotated[int, Field(ge=0, le=2**31, description="How many to pass over.")] = 0


class ActorsWanted(Paging):
    """Which actors are wanted."""

    name: Annotated[_Text, Field(description="The beginnings of words of any of their names.")] = ""
    kind: Annotated[Kind | None, Field(description="Of this kind.")] = None
    country: Annotated[_Text, Field(description="Of this country, by its ISO 3166-1 alpha-3 code.")] = ""


class EventsWanted(Paging):
    """Which events are wanted."""

    actor: Annotated[_Text, Field(description="This actor takes part: an id or a name.")] = ""
    other: Annotated[_Text, Field(description="And so does this one.")] = ""
    source: Annotated[_Text, Field(description="Who acts.")] = ""
    target: Annotated[_Text, Field(description="On whom.")] = ""
    relation: Annotated[_Text, Field(description="A relation of the ontology or a PLOVER type.")] = ""
    modality: Annotated[Modality | None, Field(description="How sure; of events, that of the surest claim.")] = None
    since: Annotated[date | None, Field(description="From this day on.")] = None
    until: Annotated[date | None, Field(description="Up to this day.")] = None
    latest: Annotated[bool, Field(description="The latest first.")] = False

    def wanted(self, **more: Any) -> Wanted:  # noqa: ANN401 - the other parts of what is wanted
        """What the catalogue is asked for."""
        return Wanted(
            actor=self.actor,
            other=self.other,
            source=self.source,
            target=self.target,
            relation=self.relation,
            modality=self.modality or "",
            since=self.since,
            until=self.until,
            **more,
        )


class ContestedWanted(EventsWanted):
    """Which events are wanted, perhaps only those that some affirm and others deny."""

    contested: Annotated[bool, Field(description="Only what some affirm and others deny.")] = False


class ClaimsWanted(EventsWanted):
    """Which claims are wanted."""

    speaker: Annotated[_Text, Field(description="Who says so.")] = ""
    polarity: Annotated[Polarity | None, Field(description="Affirmed or denied.")] = None
    article: Annotated[_Text, Field(description="The id of the article that says so.")] = ""
