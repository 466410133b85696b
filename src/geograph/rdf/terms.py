"""The IRIs of the RDF form: prefixes, the terms it uses, and the names of actors, articles, claims and evidence."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote, unquote

from geograph.errors import InputError

GEO = "https://w3id.org/geograph/ontology#"
ACTOR = "https://w3id.org/geograph/actor/"
ARTICLE = "https://w3id.org/geograph/article/"
CLAIM = "https://w3id.org/geograph/claim/"
EVIDENCES = "https://w3id.org/geograph/evidence/"
MENTION = "https://w3id.org/geograph/mention/"
SELECTOR = "https://w3id.org/geograph/selector/"
EVENT = "https://w3id.org/geograph/event/"
# The graph that holds the events.
EVENTS = "https://w3id.org/geograph/events"

PREFIXES = {
    "geo": GEO,
    "actor": ACTOR,
    "article": ARTICLE,
    "claim": CLAIM,
    "evidence": EVIDENCES,
    "mention": MENTION,
    "selector": SELECTOR,
    "event": EVENT,
    "plover": "https://w3id.org/geograph/plover#",
    "cameo": "https://w3id.org/geograph/cameo#",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def term(name: str) -> str:
    """The IRI of a name with a prefix.

    >>> term("geo:Claim")
    'https://w3id.org/geograph/ontology#Claim'
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


TYPE = term("rdf:type")
ACTOR_CLASS = term("geo:Actor")
ARTICLE_CLASS = term("geo:Article")
CLAIM_CLASS = term("geo:Claim")
EVIDENCE_CLASS = term("geo:Evidence")
MENTION_CLASS = term("geo:Mention")
EVENT_CLASS = term("geo:Event")

LABEL = term("skos:prefLabel")
OTHER_LABEL = term("skos:altLabel")
SAME_AS = term("skos:exactMatch")
COUNTRY = term("geo:country")
SECTOR = term("geo:sector")

TITLE = term("dcterms:title")
PUBLISHED = term("dcterms:issued")
LANGUAGE = term("dcterms:language")
OUTLET = term("geo:outlet")
URL = term("geo:url")
SHA256 = term("geo:sha256")
LENGTH = term("geo:length")
TEXT = term("geo:text")

RELATION = term("geo:relation")
SOURCE = term("geo:source")
TARGET = term("geo:target")
SPEAKER = term("geo:speaker")
SOURCE_ORDER = term("geo:sourceOrder")
TARGET_ORDER = term("geo:targetOrder")
SPEAKER_ORDER = term("geo:speakerOrder")
MODALITY = term("geo:modality")
POLARITY = term("geo:polarity")
TIME = term("geo:time")
EARLIEST = term("geo:earliest")
LATEST = term("geo:latest")
PRECISION = term("geo:timePrecision")
OBTAINED = term("geo:timeObtained")
PLACE = term("geo:place")
CONFIDENCE = term("geo:confidence")
DERIVED = term("prov:wasDerivedFrom")
EVIDENCE = term("geo:evidence")

ABOUT = term("geo:about")
EVENT_RELATION = term("geo:eventRelation")
EVENT_SOURCE = term("geo:eventSource")
EVENT_TARGET = term("geo:eventTarget")
BEGIN = term("geo:begin")
FINISH = term("geo:end")
SUREST = term("geo:surest")
AFFIRMED_BY = term("geo:affirmedBy")
DENIED_BY = term("geo:deniedBy")

MEANS = term("geo:means")
HOW = term("geo:how")
HAS_SOURCE = term("oa:hasSource")
HAS_SELECTOR = term("oa:hasSelector")
POSITION_CLASS = term("oa:TextPositionSelector")
QUOTE_CLASS = term("oa:TextQuoteSelector")
START = term("oa:start")
END = term("oa:end")
EXACT = term("oa:exact")

SUB_PROPERTY = term("rdfs:subPropertyOf")

DATE = term("xsd:date")
DECIMAL = term("xsd:decimal")
INTEGER = term("xsd:integer")
ANY_URI = term("xsd:anyURI")
EDTF = term("edtf:EDTF")


# What `quote` leaves as it is; most ids are of this kind, and asking first is ten times as fast.
_PLAIN = re.compile(r"[A-Za-z0-9_~-]+")


def local_name(name: str) -> str:
    """An id as the last part of an IRI: all but letters, digits and ``-._~`` is percent-encoded.

    An id of dots alone is encoded too, because ``..`` at the end of an IRI means its parent.

    >>> local_name('kim "x" <y>')
    'kim%20%22x%22%20%3Cy%3E'

    Raises:
        InputError: The id has characters that are no text (lone surrogates).
    """
    if _PLAIN.fullmatch(name):
        return name
    try:
        return quote(name, safe="") if name.strip(".") else name.replace(".", "%2E")
    except UnicodeEncodeError as error:
        raise InputError(f"the id {name!r} has a lone surrogate, which no IRI can hold") from error


@lru_cache(maxsize=65536)
def actor_iri(name: str) -> str:
    """The IRI of an actor.

    >>> actor_iri("PRK")
    'https://w3id.org/geograph/actor/PRK'
    """
    return ACTOR + local_name(name)


def to_id(iri: str, base: str) -> str:
    """The id in an IRI that starts with `base`.

    >>> to_id("https://w3id.org/geograph/actor/kim%20jong", ACTOR)
    'kim jong'

    Raises:
        InputError: The IRI does not start so.
    """
    if not iri.startswith(base):
        raise InputError(f"expected an IRI that starts with {base}, found {iri[:200]}")
    return unquote(iri[len(base) :])
