"""The projection of the map: Equal Earth, which keeps areas true and looks like the wall maps that people know.

The formula is that of Šavrič, Patterson and Jenny, "The Equal Earth map projection", 2018.
"""

from __future__ import annotations

import math

WIDTH = 2000
HEIGHT = 973

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = math.sqrt(3) / 2
_SCALE = WIDTH / (2 * math.pi / (_M * _A1))


def project(longitude: float, latitude: float) -> tuple[float, float]:
    """The place of a point on a map of `WIDTH` by `HEIGHT` units, from its upper left corner.

    >>> project(0, 0)
    (1000.0, 486.5)
    >>> [round(value) for value in project(-180, 0)]
    [0, 486]
    """
    angle = math.asin(_M * math.sin(math.radians(latitude)))
    square = angle * angle
    sixth = square**3
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    x = math.radians(longitude) * math.cos(angle) / (_M * slope)
    y = angle * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return WIDTH / 2 + x * _SCALE, HEIGHT / 2 - y * _SCALE
