"""RDF files: every serialisation, always the same bytes for the same findings."""

from __future__ import annotations

import io
import re
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from geograph.errors import InputError, StoreError
from geograph.rdf.infer import infer as inferred
from geograph.rdf.jsonld import compact
from geograph.rdf.make import to_lines, to_quads
from geograph.rdf.terms import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from geograph.model import Findings

FORMATS: Mapping[str, RdfFormat] = MappingProxyType(
    {
        "ttl": RdfFormat.TURTLE,
        "trig": RdfFormat.TRIG,
        "nt": RdfFormat.N_TRIPLES,
        "nq": RdfFormat.N_QUADS,
        "jsonld": RdfFormat.JSON_LD,
        "rdfxml": RdfFormat.RDF_XML,
    }
)
_EXTENSIONS = MappingProxyType({**FORMATS, "rdf": RdfFormat.RDF_XML})
_BULK = {"nq", "nt"}
_NEW_SUBJECT = re.compile(rb" \.\n(?=\t?[^@\t}])")
# XML 1.0 has no way to write these, not even as a character reference.
_NOT_IN_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")


def serialise(
    findings: Findings, form: str, *, text: bool = False, derived: bool | None = None, infer: bool = False
) -> bytes:
    """The findings in one of `FORMATS`.

    TriG, N-Quads and JSON-LD keep one graph an article and one for events; Turtle, N-Triples and RDF/XML hold
    everything in one graph. `derived` tells whether the events that the claims are about are written too; unless told,
    they are in the formats for reading, and not in N-Quads and N-Triples, which are for bulk. With `infer` the triples
    of wider relations are written too, as `geograph.rdf.infer` adds them.
    XML cannot hold most control characters, so RDF/XML has U+FFFD in their place.

    >>> from geograph.model import Actor, Findings, Kind
    >>> findings = Findings(actors=(Actor(id="PRK", label="North Korea", kind=Kind.STATE),))
    >>> print(serialise(findings, "nt").decode().splitlines()[-1])
    <https://w3id.org/geograph/actor/PRK> <http://www.w3.org/2004/02/skos/core#prefLabel> "North Korea"@en .

    Raises:
        InputError: There is no such format.
    """
    events = form not in _BULK if derived is None else derived
    if form == "nq" and not infer:
        return b"".join(lines.encode() for lines in to_lines(findings, text=text, derived=events))
    quads = to_quads(findings, text=text, derived=events)
    return serialise_quads(inferred(quads) if infer else quads, form)


def serialise_quads(quads: Iterable[Quad], form: str) -> bytes:
    """Any quads in one of `FORMATS`, in their order; where graphs are lost, grouped by subject and each once.

    Raises:
        InputError: There is no such format.
    """
    rdf_format = _format(form)
    statements = quads if rdf_format.supports_datasets else _grouped(quad.triple for quad in quads)
    buffer = io.BytesIO()
    serialize(statements, buffer, format=rdf_format, prefixes=PREFIXES)
    content = buffer.getvalue()
    return _FINISH[form](content) if form in _FINISH else content


def write(findings: Findings, path: Path | str, form: str = "", *, text: bool = False, infer: bool = False) -> None:
    """Writes the findings to a file, whole or not at all, in the format of its extension unless another is named.

    `text` and `infer` are those of `serialise`.

    Raises:
        InputError: There is no such format.
        StoreError: The file cannot be written.
    """
    target = Path(path)
    write_whole(target, serialise(findings, form or target.suffix.removeprefix("."), text=text, infer=infer))


def write_whole(path: Path | str, content: bytes) -> None:
    """Writes a file beside its place and then renames it, so that a good file is never replaced by half a one.

    Raises:
        StoreError: The file cannot be written.
    """
    target = Path(path)
    beside = target.with_name(f".{target.name}.part")
    try:
        beside.write_bytes(content)
        beside.replace(target)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise StoreError(f"cannot write {target}: {error.strerror or error}") from error


def read_quads(path: Path | str) -> Iterator[Quad]:
    """The quads of a file, in the format of its extension.

    Raises:
        InputError: The file is not valid; the message gives the place.
        StoreError: The file cannot be opened.
    """
    source = Path(path)
    rdf_format = _format(source.suffix.removeprefix("."))
    try:
        yield from parse(path=source, format=rdf_format)
    except SyntaxError as error:
        raise InputError(f"{source} is not valid {rdf_format.name}: {error}") from error
    except OSError as error:
        raise StoreError(f"cannot read {source}: {error.strerror or error}") from error


def _format(form: str) -> RdfFormat:
    if form not in _EXTENSIONS:
        raise InputError(f"no RDF format '{form}'; formats are {', '.join(FORMATS)}")
    return _EXTENSIONS[form]


def _grouped(triples: Iterable[Triple]) -> Iterator[Triple]:
    """The triples of each subject together and each once, all else in order."""
    groups: dict[object, dict[Triple, None]] = {}
    for triple in triples:
        groups.setdefault(triple.subject, {})[triple] = None
    return (triple for group in groups.values() for triple in group)


def _spaced(content: bytes) -> bytes:
    """Turtle or TriG with an empty line between subjects; a line break inside a literal is escaped, so none is hit."""
    return _NEW_SUBJECT.sub(b" .\n\n", content)


def _xml_safe(content: bytes) -> bytes:
    # A carriage return must be a reference, or every XML parser reads it as a line feed.
    return _NOT_IN_XML.sub("\ufffd".encode(), content).replace(b"\r", b"&#13;")


# What pyoxigraph's output needs to be readable, or to be valid.
_FINISH = MappingProxyType({"ttl": _spaced, "trig": _spaced, "jsonld": compact, "rdfxml": _xml_safe, "rdf": _xml_safe})
