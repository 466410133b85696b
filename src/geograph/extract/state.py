"""From a settled frame to the claim it states, with the shortest stretch of text that supports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geograph.extract import circumstances, reasons
from geograph.extract.certainty import weaker
from geograph.model import Claim, Evidence, Kind, Modality

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from geograph.extract.roles.cast import Cast
    from geograph.extract.roles.frames import Frame
    from geograph.model import Actor, Article, Time

_CHARGING = frozenset({"charge", "indict", "prosecute", "sue", "lawsuit"})


def state(article: Article, frame: Frame, times: list[Span], cast: Cast) -> Claim:
    """The claim that a frame with both roles filled makes, with its time, its place and its evidence."""
    when, stated = circumstances.time(frame, times)
    where, named = circumstances.place(frame, cast)
    marks = {*frame.tokens, frame.trigger.i, *(range(stated.start, stated.end) if stated else ())}
    _date(article, frame, when, stated)
    _judge(frame, cast)
    if named is not None:
        marks.add(named.i)
        reasons.note(frame, "place", where, f"“{named.text}” stands in its clause", named)
    return Claim.of(
        relation=frame.relation,
        sources=tuple(frame.sources),
        targets=tuple(frame.targets),
        modality=frame.modality,
        polarity=frame.polarity,
        speakers=tuple(frame.speakers),
        time=when,
        place=where,
        confidence=round(frame.confidence, 2),
        evidence=_evidence(article, frame.trigger.doc, marks, cast),
    )


def _date(article: Article, frame: Frame, when: Time, stated: Span | None) -> None:
    """Say why the claim has its time; what lies ahead of the day of publication is planned."""
    if stated is None:
        reasons.note(frame, "time", "unknown", "no date stands in its clause", frame.trigger)
        return
    reasons.note(frame, "time", when.edtf, f"“{stated.text}” stands in its clause ({when.how})", stated.root)
    with reasons.watched(frame, f"“{stated.text}” lies after the day of publication", stated.root):
        ahead = bool(frame.plover) and _is_ahead(when, article) and frame.trigger.tag_ != "VBD"
        frame.modality = weaker(frame.modality, Modality.PLANNED) if ahead else frame.modality


def _judge(frame: Frame, cast: Cast) -> None:
    """Courts sue nobody: what they find is a verdict, unless they are said to charge somebody."""
    courts = all(_is_court(cast.actors[actor]) for actor in frame.sources)
    if frame.relation == "sues" and courts and frame.trigger.lemma_.lower() not in _CHARGING:
        with reasons.watched(frame, "courts do not sue but convict", frame.trigger):
            frame.relation = "convicts"


def _is_court(actor: Actor) -> bool:
    return actor.kind is Kind.COURT or (actor.sector == "JUD" and actor.id.endswith("judges"))


def _is_ahead(time: Time, article: Article) -> bool:
    """Whether the time begins after the day of publication ("Putin visits Turkey next month")."""
    start = time.edtf.partition("/")[0].rstrip("~?%")
    day = article.published.isoformat() if article.published else ""
    return bool(day) and start[:4].isdigit() and start > day[: len(start)]


def _evidence(article: Article, doc: Doc, marks: set[int], cast: Cast) -> Evidence:
    """The shortest stretch of text that holds all the words the claim rests on."""
    spans = [cast.span(doc[index]) for index in marks]
    first, last = doc[min(start for start, _ in spans)], doc[max(end for _, end in spans) - 1]
    return Evidence.of(article, first.idx, last.idx + len(last))
