"""FollowTheMoney entities, a JSON object a line, for Aleph, OpenSanctions' tools and all that speaks that model.

An actor becomes a Person, PublicBody, Organization, Company, LegalEntity or (states and places) a Territory, an article
an Article, and a claim an UnknownLink from each source to each target, whose role is the relation, whose proof is the
article and whose summary is the quote; `status` tells its modality and polarity.

What is lost: speakers stand in the description in words, the offsets of the words are left out, as are mentions, texts,
PLOVER sectors (the kind of an actor decides the schema), and claims without a source or a target, which are counted.
Countries are the two letters that the model knows; a country that it does not know is left out. The tests hold
all that is written against the model that followthemoney 4.11.2 publishes; that package takes the entities unchanged.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from geograph.errors import InputError
from geograph.graph import span
from geograph.graph.fold import pairs
from geograph.model import Kind, digest
from geograph.rdf import write_whole
from geograph.tables.entries import ONE_SIDED
from geograph.vocabulary import relation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from geograph.model import Actor, Article, Claim, Findings

SCHEMATA: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.STATE: "Territory",
        Kind.PLACE: "Territory",
        Kind.PERSON: "Person",
        Kind.COMPANY: "Company",
        Kind.MEDIA: "Organization",
        Kind.PARTY: "Organization",
        Kind.ORGANISATION: "Organization",
        Kind.ALLIANCE: "Organization",
        Kind.ARMED_GROUP: "Organization",
        Kind.GOVERNMENT: "PublicBody",
        Kind.MINISTRY: "PublicBody",
        Kind.ARMED_FORCE: "PublicBody",
        Kind.COURT: "PublicBody",
        Kind.PEOPLE: "LegalEntity",
        Kind.GROUP: "LegalEntity",
    }
)
# ISO 3166-1: alpha-3 and, after it, what FollowTheMoney writes for it, mostly alpha-2.
_CODES = (
    "ABWaw AFGaf AGOao AIAai ALAax ALBal ANDad ANTnl AREae ARGar ARMam ASMas ATAaq ATGag AUSau AUTat AZEaz BDIbi "
    "BELbe BENbj BESbq BFAbf BGDbd BGRbg BHRbh BHSbs BIHba BLMbl BLRby BLZbz BMUbm BOLbo BRAbr BRBbb BRNbn BTNbt "
    "BWAbw CAFcf CANca CCKcc CHEch CHLcl CHNcn CIVci CMRcm CODcd COGcg COKck COLco COMkm CPVcv CRIcr CSKcshh "
    "CUBcu CUWcw CXRcx CYMky CYPcy CZEcz DDRdd DEUde DJIdj DMAdm DNKdk DOMdo DZAdz ECUec EGYeg ERIer ESHeh ESPes "
    "ESTee ETHet FINfi FJIfj FLKfk FRAfr FROfo FSMfm GABga GBRgb GEOge GGYgg GHAgh GIBgi GINgn GLPgp GMBgm GNBgw "
    "GNQgq GRCgr GRDgd GRLgl GTMgt GUFgf GUMgu GUYgy HKGhk HNDhn HRVhr HTIht HUNhu IDNid IMNim INDin IOTio IRLie "
    "IRNir IRQiq ISLis ISRil ITAit JAMjm JEYje JORjo JPNjp KAZkz KENke KGZkg KHMkh KIRki KNAkn KORkr KWTkw LAOla "
    "LBNlb LBRlr LBYly LCAlc LIEli LKAlk LSOls LTUlt LUXlu LVAlv MACmo MAFmf MARma MCOmc MDAmd MDGmg MDVmv MEXmx "
    "MHLmh MKDmk MLIml MLTmt MMRmm MNEme MNGmn MNPmp MOZmz MRTmr MSRms MTQmq MUSmu MWImw MYSmy MYTyt NAMna NCLnc "
    "NERne NFKnf NGAng NICni NIUnu NLDnl NORno NPLnp NRUnr NZLnz OMNom PAKpk PANpa PCNpn PERpe PHLph PLWpw PNGpg "
    "POLpl PRIpr PRKkp PRTpt PRYpy PSEps PYFpf QATqa REUre ROUro RUSru RWArw SAUsa SCGcsxx SDNsd SENsn SGPsg "
    "SGSgs SHNsh SJMsj SLBsb SLEsl SLVsv SMRsm SOMso SPMpm SRBrs SSDss STPst SUNsuhh SURsr SVKsk SVNsi SWEse "
    "SWZsz SXMsx SYCsc SYRsy TCAtc TCDtd TGOtg THAth TJKtj TKLtk TKMtm TLStl TONto TTOtt TUNtn TURtr TUVtv TWNtw "
    "TZAtz UGAug UKRua UMIum URYuy USAus UZBuz VATva VCTvc VENve VGBvg VIRvi VNMvn VUTvu WLFwf WSMws XKXxk YEMye "
    "YUGyucs ZAFza ZARzr ZMBzm ZWEzw "
)
_LANGUAGES = MappingProxyType({"en": "eng"})


def write_ftm(findings: Findings, path: Path | str) -> Counter[str]:
    """Writes the entities, a line each: actors, articles, links; gives how many claims are no link, by reason.

    Raises:
        InputError: A claim names an actor that is not among the findings.
        StoreError: The file cannot be written.
    """
    lines = [json.dumps(entity, ensure_ascii=False, separators=(",", ":")) for entity in entities(findings)]
    write_whole(path, "".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))
    return Counter({ONE_SIDED: sum(not pairs(claim) for claim in findings.claims)}) + Counter()


def entities(findings: Findings) -> Iterator[dict[str, Any]]:
    """The entities as plain values: `id`, `schema`, `properties`.

    >>> from geograph.model import Actor, Findings
    >>> actor = Actor(id="PRK", label="North Korea", kind=Kind.STATE, country="PRK")
    >>> [entity] = entities(Findings(actors=(actor,)))
    >>> entity["schema"], entity["properties"]["country"]
    ('Territory', ['kp'])

    Raises:
        InputError: A claim names an actor that is not among the findings.
    """
    labels = {actor.id: actor.label for actor in findings.actors}
    articles = {article.id: article for article in findings.articles}
    yield from map(_actor, findings.actors)
    yield from map(_article, findings.articles)
    for claim in findings.claims:
        for source, target in pairs(claim):
            if missing := [name for name in (source, target) if name not in labels]:
                raise InputError(f"claim {claim.id} names the actor '{missing[0]}', which is not among the actors")
            yield _link(claim, source, target, labels, articles.get(claim.evidence.article))


def _entity(node: str, schema: str, **properties: str | list[str]) -> dict[str, Any]:
    lists = {key: [value] if isinstance(value, str) else value for key, value in properties.items() if value}
    kept = {key: [clean for text in values if (clean := _clean(text))] for key, values in lists.items()}
    return {"id": node, "schema": schema, "properties": {key: values for key, values in kept.items() if values}}


def _clean(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())


def _actor(actor: Actor) -> dict[str, Any]:
    numbers = [iri.rpartition("/")[2] for iri in actor.same_as]
    return _entity(
        _name("actor", actor.id),
        SCHEMATA[actor.kind],
        name=actor.label,
        alias=list(actor.labels),
        country=_codes().get(actor.country, ""),
        wikidataId=[number for number in numbers if number[:1] == "Q" and number[1:].isdigit()],
    )


def _article(article: Article) -> dict[str, Any]:
    return _entity(
        _name("article", article.id),
        "Article",
        title=article.title,
        publishedAt=article.published.isoformat() if article.published else "",
        publisher=article.outlet,
        sourceUrl=_url(article.url),
        language=_LANGUAGES.get(article.language, ""),
    )


def _link(claim: Claim, source: str, target: str, labels: Mapping[str, str], article: Article | None) -> dict[str, Any]:
    known, days = relation(claim.relation), span(claim.time.edtf)
    said = ", ".join(labels.get(name, name) for name in claim.speakers)
    return _entity(
        f"claim-{digest(claim.id, source, target)}",
        "UnknownLink",
        subject=_name("actor", source),
        object=_name("actor", target),
        role=known.label,
        status=f"{claim.modality.value}, {claim.polarity.value}",
        startDate=days.start.isoformat() if days and days.start > date.min else "",
        endDate=days.end.isoformat() if days and days.end < date.max else "",
        summary=claim.evidence.quote,
        description=f"according to {said}" if said else "",
        recordId=claim.id,
        proof=_name("article", article.id) if article else "",
        publisher=article.outlet if article else "",
        sourceUrl=_url(article.url) if article else "",
    )


def _name(what: str, name: str) -> str:
    return f"{what}-{name}"


def _url(text: str) -> str:
    return text if text.startswith(("http://", "https://")) else ""


@cache
def _codes() -> Mapping[str, str]:
    return MappingProxyType({code[:3]: code[3:] for code in "".join(_CODES).split()})
