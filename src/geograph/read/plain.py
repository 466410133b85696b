"""Plain text files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.read.articles import headline, make_article
from geograph.read.decoding import decode
from geograph.read.provenance import Provenance

if TYPE_CHECKING:
    from geograph.model import Article


def read_plain(data: bytes, provenance: Provenance) -> Article:
    r"""The article that a text file holds, headline and all.

    >>> read_plain(b"Talks begin\r\n\r\nRussia met Ukraine.", Provenance()).title
    'Talks begin'

    Raises:
        InputError: The file holds no readable article.
    """
    text = decode(data)
    return make_article(text, provenance.over(Provenance(title=headline(text))))
