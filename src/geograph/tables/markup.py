"""Text in XML files, whatever characters an article has."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

# XML 1.0 has no way to write these, not even as a character reference.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A line break in an attribute would be read as a space, and a carriage return anywhere as a line feed.
_BREAKS = {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
# Most texts have none of these, and to look for them is many times as fast as to replace each.
_SPECIAL = re.compile(r'[<>&"\x00-\x1f\ud800-\udfff\ufffe\uffff]')


def marked_up(value: object) -> str:
    r"""A value as the text of an element or attribute: a tuple is joined by ``|``, what XML cannot hold is U+FFFD.

    >>> marked_up(("<a>", "b\n"))
    '&lt;a&gt;|b&#10;'
    """
    if isinstance(value, tuple):
        value = "|".join(map(str, value))
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return escape(_NOT_IN_XML.sub("\ufffd", text), _BREAKS) if _SPECIAL.search(text) else text


def type_of(values: object) -> str:
    """The name that GraphML and GEXF give to the type of a value.

    >>> type_of(0.5), type_of(True), type_of(("a",))
    ('double', 'boolean', 'string')
    """
    return _TYPES.get(type(values), "string")


_TYPES = {bool: "boolean", int: "long", float: "double"}
