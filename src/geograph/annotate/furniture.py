"""What belongs to the page and not to the article: links to share it, calls to write in, captions of players, credits.

Where a page was saved as text, such words stand between its sentences and run into them. They make sentences of their
own, and nobody they name is spoken of. Only set phrases are known that no reporter writes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc

FURNITURE = "furniture"

_SITES = (
    "Send|Share|Print|Email|Facebook|Twitter|Google\\+|Whats[Aa]pp|Tumblr|[Ll]inked[Ii]n|[Ss]tumble|Digg|reddit|Newsvine|"
    "Pinterest|Messenger|Permalink"
)
_NAMES = r"[A-Z][\w&'’.-]*(?: [A-Z][\w&'’.-]*)*"
_AGENCIES = "Getty Images|PA|AP|AFP|EPA|BBC|Reuters|Thinkstock|Alamy|Google|Twitter|Facebook|Rex Features"
_SET = re.compile(
    rf"\b(?:(?:{_SITES}) +){{3,}}(?:Permalink +)?(?:https?://\S+)?"
    r"|\bShare this slide:[^\n]{0,300}?\bLearn more\b|\bShare this (?:slide:|page|story|article|post|with(?= [A-Z]))"
    r"|\bDo you have (?:any )?information (?:that )?you (?:want|would like) to share with [^\n?]{1,60}\?"
    r"(?: Here's how\.)?"
    rf"|\bRun by (?:the )?{_NAMES} and partners(?: {_NAMES})?"
    r"|\bFor more (?:ideas|stories|information)[^\n.]{0,60} visit \S+"
    r"|\b(?:The )?(?:views|opinions)(?: expressed)?(?: in this article| here)?(?: are the author's own and)? do not"
    r" necessarily (?:reflect|represent) [^\n.]{1,80}\."
    r"|\bThis content will not work on your device\b(?:[^\n.]{0,70} your browser)?"
    r"|\bMedia playback is (?:unsupported|not supported) on (?:this|your) device"
    rf"|\bImage copyright(?: (?:{_AGENCIES})\b(?:/\w+)?)?|\b(?:Image|Media) caption\b"
    r"|\bContact the (?:writers?|authors?) (?:at|through) \S+@\S+"
    r"|\bLive updates on this and other stories in [A-Z]\w+"
    rf"|\bPhotos? [Pp]rovided to [A-Z]\w+(?: [A-Z]\w+)?|\bSource:[ -]*{_NAMES} and news agencies"
    r"|\( ?[A-Z][^()\n]{3,60} \d{2}/\d{2}/\d{4}(?: page ?\d+)? ?\)"
    r"|\bFollow (?:us|@\w+) on (?:Twitter|Facebook|Instagram)|\bSign up (?:for|to) our [^\n.]{1,40}newsletter"
    r"|\bAll rights reserved\b|\bClick here (?:to|for) [^\n.]{1,60}\."
)


def furniture(text: str) -> Iterator[tuple[int, int]]:
    """The start and end of every stretch of a text that belongs to the page.

    >>> [*furniture("Iran left. Media playback is unsupported on your device Iraq stayed.")]
    [(11, 55)]
    """
    return (found.span() for found in _SET.finditer(text))


def mark_furniture(doc: Doc) -> Doc:
    """Set ``doc.spans["furniture"]``: the stretches that belong to the page."""
    spans = (doc.char_span(start, end, alignment_mode="expand") for start, end in furniture(doc.text))
    doc.spans[FURNITURE] = [span for span in spans if span is not None]
    return doc
