"""Who an actor is, and its posts: from the list of known actors and from the claims."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from geograph.errors import InputError
from geograph.report.page import Entry, Section
from geograph.vocabulary import known_actors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geograph.model import Findings
    from geograph.report.cite import Citer
    from geograph.vocabulary import KnownActor, Post

_LISTED = "from the list of known actors"
_TIES = {"leads", "holdsPostIn", "represents"}


def identity(findings: Findings, actor: str, citer: Citer) -> Section:
    """What kind of actor it is, its country, sector, other names, and what it belongs to.

    Raises:
        InputError: There is no such actor.
    """
    known = known_actors().get(actor)
    found = citer.actor(actor) or (known.actor if known else None)
    if found is None:
        raise InputError(f"no actor {actor!r} among {len(findings.actors)}; give the id of one")
    note = _LISTED if known else "as the articles name it"
    parts = [f"kind: {found.kind.value}"]
    parts += [f"country: {found.country}"] if found.country else []
    parts += [f"sector: {found.sector}"] if found.sector else []
    lines = [f"{found.label} ({', '.join(parts)})"]
    lines += ["Also called: " + ", ".join(found.labels)] if found.labels else []
    lines += ["The same as: " + ", ".join(found.same_as)] if found.same_as else []
    lines += ["Part of: " + citer.names(map(_label, known.part_of))] if known and known.part_of else []
    return Section(title="Who it is", entries=tuple(Entry(text=line, note=note) for line in lines))


def posts(findings: Findings, actor: str, citer: Citer) -> Section:
    """The posts that the actor held, or those held in it, the latest first, and what the articles say of posts."""
    known = sorted(_posts(actor), key=lambda item: (item[1].since or date.min, item[0]), reverse=True)
    listed = [Entry(text=_post(name, post), day=_days(post), kind="post", note=_LISTED) for name, post in known]
    told = [
        Entry(text=citer.sentence(claim), kind="post", day=claim.time.edtf, evidence=citer.cite([claim.id]))
        for claim in findings.claims
        if claim.relation in _TIES and actor in (*claim.sources, *claim.targets)
    ]
    return Section(title="Posts", entries=tuple(dict.fromkeys(listed + told)))


def _posts(actor: str) -> Iterator[tuple[str, Post]]:
    """The posts of a person; of any other actor those in it, with who holds them."""
    for name, known in known_actors().items():
        yield from ((name, post) for post in known.posts if actor in {name, post.of})


def _post(name: str, post: Post) -> str:
    title = post.title.partition("|")[0] or post.role.replace("-", " ")
    return f"{_label(name)}: {title}, {_label(post.of)}"


def _days(post: Post) -> str:
    since = post.since.isoformat() if post.since else ".."
    return f"{since}/{post.until.isoformat() if post.until else '..'}"


def _label(name: str) -> str:
    known: KnownActor | None = known_actors().get(name)
    return known.actor.label if known else name
