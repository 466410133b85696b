"""RSS and Atom files: an article an entry, with the fullest text that the feed gives of it."""

from __future__ import annotations

import io
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from geograph.errors import InputError
from geograph.read.articles import make_article
from geograph.read.failure import Failure
from geograph.read.pieces import Piece
from geograph.read.provenance import Provenance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geograph.model import Article

_BREAKS = frozenset({"p", "br", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "blockquote"})


def feed_pieces(data: bytes, source: str, provenance: Provenance) -> Iterator[Piece | Failure]:
    """The entries of a feed, in its order; the title of the feed is the outlet where none is given.

    >>> entry = b"<item><title>Talks</title><description>Russia met &lt;b&gt;Ukraine&lt;/b&gt;.</description></item>"
    >>> feed = b"<rss version='2.0'><channel><title>Courier</title>" + entry + b"</channel></rss>"
    >>> [piece] = feed_pieces(feed, "news.rss", Provenance())
    >>> article = piece.read()
    >>> article.outlet, article.title, article.text
    ('Courier', 'Talks', 'Russia met Ukraine.')

    Raises:
        InputError: It is no feed.
    """
    import feedparser  # noqa: PLC0415 - not needed for the other formats

    # The address of the feed is not known, and nothing may be fetched.
    feed = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False)
    if not feed.version:
        reason = f": {feed.bozo_exception}" if feed.bozo else ""
        raise InputError(f"is no RSS or Atom feed{reason}")
    of_feed = Provenance(outlet=feed.feed.get("title", ""))
    for number, entry in enumerate(feed.entries, start=1):
        yield Piece(source=f"{source}:{number}", read=partial(_article, entry, provenance.over(of_feed)))
    if feed.bozo and not feed.entries:
        yield Failure(source=source, reason=f"is damaged: {feed.bozo_exception}")


def _article(entry: Any, provenance: Provenance) -> Article:  # noqa: ANN401 - feedparser has no types
    texts = [part.get("value", "") for part in entry.get("content", ())] + [entry.get("summary", "")]
    own = Provenance(
        published=_day(entry), url=entry.get("link", ""), title=_words(entry.get("title", "")).replace("\n", " ")
    )
    return make_article(_words(max(texts, key=len)), own.over(provenance))


def _day(entry: Any) -> date | None:  # noqa: ANN401 - feedparser has no types
    # Asked for by brackets, feedparser would answer with the other date and a warning.
    moment = dict(entry).get("published_parsed") or dict(entry).get("updated_parsed")
    return date(*moment[:3]) if moment else None


def _words(markup: str) -> str:
    """The text of a piece of HTML, a line a block."""
    from lxml import etree, html  # noqa: PLC0415 - not needed for the other formats

    if "<" not in markup and "&" not in markup:
        return markup.strip()
    try:
        root = html.fragment_fromstring(markup, create_parent="div")
    except etree.LxmlError as error:
        raise InputError(f"the HTML of the entry cannot be read: {error}") from error
    for element in root.iter(etree.Element):
        if element.tag in _BREAKS:
            element.tail = f"\n{element.tail or ''}"
    lines = "".join(root.itertext(etree.Element, with_tail=True)).splitlines()
    return "\n".join(line for line in (" ".join(line.split()) for line in lines) if line)
