"""At which size a picture is worked.

Dots need a few pixels between neighbouring heads. Where T's first pass expects them closer than that, the picture is
enlarged until they are not.

A crowd is still a crowd from twice as far: at half the size T sees most of its heads. A flowered dress near the camera
is not, and where T takes a pattern for a crowd it is that look from further away that tells. Such a picture is worked
at half its size.
"""

from __future__ import annotations

from torch import Tensor

ZOOMS = (1.0, 1.25, 1.5, 2.0)
"""The factors to choose among."""

WANTED_SPACING = 8.0
"""Pixels between neighbouring heads that dots are safe at."""

CROWDED_SHARE = 0.25
"""Share of the heads for which the spacing may fall below that."""

CROWD = 100
"""Heads that T must expect for the look at half the size to be worth its time."""

CONFIRMED_SHARE = 1 / 3
"""Share of the heads that T must see at half the size too. On the validation pictures true crowds keep 0.6 and more."""

MAX_WORKED_PIXELS = 300_000_000
"""A picture is never enlarged beyond this, and reduced where it is larger."""

CELL = 8
"""Pixels of a cell of T's density."""


def choose_zoom(log_density: Tensor) -> float:
    """The least zoom at which most heads stand far enough apart.

    In a cell with n expected heads the mean spacing is about 8 / sqrt(n) pixels. The spacing that a quarter of all
    heads fall below is brought to `WANTED_SPACING`.

    Args:
        log_density: (1, 1, h, w), log of the expected heads in cells of 8 pixels, at zoom 1.
    """
    rate = log_density.exp().flatten().sort(descending=True).values
    cumulated = rate.cumsum(0)
    crowded = rate[(cumulated < CROWDED_SHARE * cumulated[-1]).sum().clamp(max=len(rate) - 1)]
    spacing = CELL / float(crowded.clamp(min=1e-6)) ** 0.5
    return next((zoom for zoom in ZOOMS if spacing * zoom >= WANTED_SPACING), ZOOMS[-1])


def is_confirmed(expected: float, from_afar: float) -> bool:
    """Whether a crowd that T expects is one at half the size too.

    Args:
        expected: T's count.
        from_afar: T's count of the picture at half the size.
    """
    return from_afar >= CONFIRMED_SHARE * expected


def limit_zoom(zoom: float, width: int, height: int) -> float:
    """The zoom, or less where the picture would grow beyond `MAX_WORKED_PIXELS`."""
    return min(zoom, (MAX_WORKED_PIXELS / (width * height)) ** 0.5)


def worked_size(zoom: float, width: int, height: int) -> tuple[int, int]:
    """Width and height in pixels that a picture is worked at: whole, so not quite `zoom` times its own."""
    return max(1, round(width * zoom)), max(1, round(height * zoom))
