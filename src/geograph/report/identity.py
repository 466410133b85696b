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
_MOST = 40
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
    """The posts of a person, or those in any other actor at the time of the articles, and what these say of posts.

    The latest come first.
    """
    days = [article.published for article in findings.articles if article.published]
    held = [(name, post) for name, post in _posts(actor) if name == actor or _is_held(post, days)]
    known = sorted(held, key=lambda item: (item[1].since or date.min, item[0]), reverse=True)
    listed = [Entry(text=_post(name, post), day=_days(post), kind="post", note=_LISTED) for name, post in known[:_MOST]]
    told = [
        Entry(text=citer.sentence(claim), kind="post", day=claim.time.edtf, evidence=citer.cite([claim.id]))
        for claim in findings.claims
        if claim.relation in _TIES and actor in (*claim.sources, *claim.targets)
    ]
    note = (
        "Posts of others are those held at the time of the articles." if any(name != actor for name, _ in known) else ""
    )
    note += f" The latest {_MOST} of {len(known)}." if len(known) > _MOST else ""
    return Section(title="Posts", note=note.strip(), entries=tuple(dict.fromkeys(listed + told)))


def _is_held(post: Post, days: list[date]) -> bool:
    """Whether a post was held, as far as is known, on any day from the first of these to the last."""
    if not days:
        return post.until is None
    return (post.since or date.min) <= max(days) and (post.until or date.max) > min(days)


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
