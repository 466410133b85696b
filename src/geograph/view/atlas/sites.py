"""Where actors stand on the map: states and places at their own coordinates, all others where their state is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geograph.view.atlas.projection import project
from geograph.vocabulary import known_actors

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geograph.model import Actor
    from geograph.vocabulary import KnownActor


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A point of the map: the id and name of the state or place that lies there, and where in map units."""

    id: str
    name: str
    x: float
    y: float


def sites(actors: Iterable[Actor]) -> dict[str, Site]:
    """The site of each actor that has one, by the actor's id.

    >>> from geograph.model import Actor, Kind
    >>> found = sites([Actor(id="prk-army", label="army", kind=Kind.ARMED_FORCE, country="PRK")])
    >>> found["prk-army"].name
    'North Korea'
    """
    return {actor.id: site for actor in actors if (site := _site(actor)) is not None}


def _site(actor: Actor) -> Site | None:
    known = known_actors()
    return next((site for name in (actor.id, actor.country) if (site := _at(known.get(name)))), None)


def _at(known: KnownActor | None) -> Site | None:
    if known is None or known.lat is None or known.lon is None:
        return None
    x, y = project(known.lon, known.lat)
    return Site(id=known.actor.id, name=known.actor.label, x=round(x, 1), y=round(y, 1))
