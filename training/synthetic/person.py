"""One person, whole: halo, body, head, umbrella."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import numpy as np

from training.synthetic.body import draw_body, draw_long_hair, silhouette
from training.synthetic.canvas import FINE, OBJECT
from training.synthetic.colour import times
from training.synthetic.frame import Frame
from training.synthetic.head import SKULL, Pose, draw_head
from training.synthetic.look import Look
from training.synthetic.outline import limb


def head_of(look: Look) -> tuple[float, float, float]:
    """A person's head: its centre (x, y) in metres of the figure, and its size as a factor on `SKULL`."""
    size = 1.0 if look.height > 1.45 else 0.93
    lean = 0.02 * float(np.sin(look.yaw)) + 0.12 * look.tilt
    return lean, look.height - SKULL[1] * size, size


def draw_person(frame: Frame, look: Look, number: int, pitch: float) -> float:
    """Paint a person, their head into the id buffer as `number`.

    Args:
        frame: where they stand.
        pitch: the angle in radians under which the camera looks down on them.

    Returns:
        The area of their head as painted, in canvas pixels.
    """
    x, y, size = head_of(look)
    if frame.scale > 9:
        frame.halo(silhouette(look), 0.36)
    draw_long_hair(frame, look, behind=True)
    draw_body(frame, look)
    draw_long_hair(frame, look, behind=False)
    draw_head(replace(frame, tag=number, gloom=0.0), look, Pose.of(x, y, size, look.yaw, pitch, look.tilt))
    area = _painted(frame, number, x, y)
    if "umbrella" in look.extras:
        _umbrella(frame, look)
    return area


def _painted(frame: Frame, number: int, x: float, y: float) -> float:
    """How many canvas pixels around a head carry its number."""
    (px, py), reach = frame.pixels([(x, y)])[0] * FINE, 0.45 * frame.scale * FINE + 2
    rows = slice(max(0, int(py - reach)), max(0, int(py + reach)))
    columns = slice(max(0, int(px - reach)), max(0, int(px + reach)))
    return float(np.count_nonzero(frame.canvas.ids[rows, columns] == number))


def _umbrella(frame: Frame, look: Look) -> None:
    over = replace(frame, tag=OBJECT, gloom=0.0)
    side = 0.16 if look.seed % 2 < 1 else -0.16
    base = look.height + 0.1
    over.shape(limb([(side, look.height - 0.55), (side * 0.7, base + 0.2)], [0.018, 0.018]), (0.2, 0.18, 0.18), 0.008)
    ribs = np.linspace(-1.0, 1.0, 6)
    dome = [(0.58 * float(np.cos(t)), 0.3 * float(np.sin(t))) for t in np.linspace(0, np.pi, 18)]
    hem = [
        (0.58 * float(a + b) / 2, 0.05) if k % 2 else (0.58 * float(a), 0.0) for a, b in pairwise(ribs) for k in (0, 1)
    ]
    outline = np.array(dome + hem) + (side * 0.5, base)
    over.shape(outline, look.hat_colour, 0.14)
    for rib in ribs[1:-1]:
        start, end = (side * 0.5, base + 0.3), (side * 0.5 + 0.58 * float(rib), base)
        bend = (side * 0.5 + 0.42 * float(rib), base + 0.22)
        over.shape(limb([start, bend, end], [0.012] * 3), times(look.hat_colour, 0.8), 0.006, mark=False)
    over.shape(limb([(side * 0.5, base + 0.28), (side * 0.5, base + 0.36)], [0.02, 0.012]), (0.2, 0.18, 0.18), 0.01)
