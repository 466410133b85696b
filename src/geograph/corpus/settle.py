"""What can be said of a piece of the input without looking at any other one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.corpus.records import row_without_article
from geograph.read.failure import Failure, Foreign

if TYPE_CHECKING:
    from geograph.corpus.options import Options
    from geograph.corpus.records import Row
    from geograph.model import Article


def settled(found: Article | Failure, options: Options) -> Row | None:
    """The row of what gave no article or one that is not asked for; None for an article to be worked on.

    What is not in English is skipped and no failure.

    >>> from geograph.corpus.options import Options
    >>> settled(Failure(source="a.txt", reason="is empty"), Options())["state"]
    'failed'
    """
    if isinstance(found, Failure):
        return row_without_article(found.source, "skipped" if isinstance(found, Foreign) else "failed", found.reason)
    if reason := options.unwanted(found):
        return row_without_article("", "skipped", reason)
    if len(found.text) > options.longest:
        length, longest = len(found.text), options.longest
        reason = f"has {length:,} characters, more than the {longest:,} that are asked for; raise --longest"
        return row_without_article("", "failed", reason)
    return None
