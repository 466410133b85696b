"""A drawing of an actor amid its partners, as SVG that needs no library and runs nothing."""

from __future__ import annotations

import html
import math
from typing import TYPE_CHECKING

from geograph.graph import stances

if TYPE_CHECKING:
    from geograph.graph import Stance
    from geograph.model import Findings
    from geograph.report.cite import Citer

_MOST = 16
_WIDTH, _HEIGHT, _RADIUS = 900, 620, 220
_COLOURS = {1: "#0072b2", 0: "#8b93a0", -1: "#d55e00"}
_LONGEST = 26


def neighbourhood(findings: Findings, actor: str, citer: Citer) -> str:
    """The actor and those it deals with most, as SVG; empty when it deals with nobody.

    A line is the thicker the more claims it stands for, blue where cooperation outweighs conflict, orange where
    conflict does, grey between.
    """
    found = sorted(
        stances(findings, actor=actor, mutual=True), key=lambda each: (-len(each.claims), _other(each, actor))
    )
    shown = sorted(found[:_MOST], key=lambda each: (-each.stance, _other(each, actor)))
    if not shown:
        return ""
    most = max(len(each.claims) for each in shown)
    body = "".join(
        _partner(each, place, len(shown), most, _other(each, actor), citer) for place, each in enumerate(shown)
    )
    name = _short(citer.name(actor))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" '
        f'aria-label="{name} and its partners" font-family="sans-serif" font-size="15">'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>{body}'
        f'<circle cx="{_WIDTH // 2}" cy="{_HEIGHT // 2}" r="11" fill="#33415c"/>'
        f"{_text(_WIDTH / 2, _HEIGHT / 2 - 18, 'middle', name, bold=True)}</svg>"
    )


def _other(stance: Stance, actor: str) -> str:
    return stance.target if stance.source == actor else stance.source


def _partner(stance: Stance, place: int, count: int, most: int, other: str, citer: Citer) -> str:  # noqa: PLR0913, PLR0917
    angle = 2 * math.pi * (place + 0.5) / count - math.pi / 2
    x, y = _WIDTH / 2 + 1.15 * _RADIUS * math.cos(angle), _HEIGHT / 2 + _RADIUS * math.sin(angle)
    colour = _COLOURS[(stance.stance > 0.2) - (stance.stance < -0.2)]
    width = 1.5 + 7 * len(stance.claims) / most
    title = f"{citer.name(other)}: stance {stance.stance:.2f}, claims counted: {len(stance.claims)}"
    side = "middle" if abs(math.cos(angle)) < 0.25 else "start" if math.cos(angle) > 0 else "end"
    shift = {"start": 14, "end": -14, "middle": 0}[side]
    drop = 5 if shift else math.copysign(20, math.sin(angle)) + 5
    return (
        f"<g><title>{html.escape(_visible(title))}</title>"
        f'<line x1="{_WIDTH / 2:.0f}" y1="{_HEIGHT / 2:.0f}" x2="{x:.1f}" y2="{y:.1f}" stroke="{colour}" '
        f'stroke-width="{width:.1f}" stroke-opacity="0.75"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7" fill="{colour}"/>'
        f"{_text(x + shift, y + drop, side, _short(citer.name(other)))}</g>"
    )


def _text(x: float, y: float, anchor: str, text: str, *, bold: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{weight} fill="#1c2330" stroke="#ffffff" '
        f'stroke-width="3" paint-order="stroke">{text}</text>'
    )


def _short(name: str) -> str:
    name = _visible(name)
    return html.escape(name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…")


def _visible(text: str) -> str:
    """Without characters that XML cannot hold or that turn the direction of writing."""
    return "".join(character if character.isprintable() else " " for character in text)
