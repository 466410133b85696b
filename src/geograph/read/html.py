"""HTML pages: the main text, without menus, scripts and comments, and what the page says of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from geograph.errors import InputError
from geograph.read.articles import make_article
from geograph.read.decoding import decode
from geograph.read.provenance import Provenance, read_date

if TYPE_CHECKING:
    from geograph.model import Article

_CHARSET = re.compile(rb"""<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.IGNORECASE)
# Only dates that the page marks as its date: a guess from its text would date every event in it. The last day is
# fixed because the default is today, and the same page must give the same article tomorrow.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}


def read_html(data: bytes, provenance: Provenance) -> Article:
    """The article of a page; what the page says of itself goes before what the caller says.

    Raises:
        InputError: The page holds no readable article.
    """
    import trafilatura  # noqa: PLC0415 - heavy, and not needed for the other formats

    page = trafilatura.bare_extraction(
        decode(data, declared=_declared(data)),
        with_metadata=True,
        include_comments=False,
        date_extraction_params=dict(_DATES),
    )
    if page is None or isinstance(page, dict) or not page.text:
        raise InputError("no article text was found in the HTML page")
    own = Provenance(
        published=read_date(page.date), outlet=page.sitename or "", url=page.url or "", title=page.title or ""
    )
    return make_article(page.text, own.over(provenance))


def _declared(data: bytes) -> str:
    match = _CHARSET.search(data[:4096])
    return match[1].decode("ascii") if match else ""
