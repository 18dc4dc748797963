"""Houses: walls in perspective with shops, windows, cornices and roofs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.synthetic.colour import AWNINGS, FACADES, ROOFS, Colour, mix, pick, times
from training.synthetic.world import Normal, World

Points = NDArray[np.float64]


@dataclass(frozen=True)
class Wall:
    """An upright rectangle in the world.

    Attributes:
        corner: its lower near corner (x, y, z). along: unit vector of its length. normal: (right, up, towards the
            camera) of its outside. length, height: metres.
    """

    world: World
    corner: tuple[float, float, float]
    along: tuple[float, float, float]
    normal: Normal
    length: float
    height: float

    def quad(
        self, a0: float, y0: float, a1: float, y1: float, out: float = 0.0, out_top: float | None = None
    ) -> Points:
        """The corners (4, 3) of a rectangle on the wall, moved `out` metres off it (its upper edge `out_top`)."""
        base, along = np.asarray(self.corner), np.asarray(self.along)
        away = np.asarray(self.normal) * (1.0, 1.0, -1.0)
        top = out if out_top is None else out_top
        up = np.array([0.0, 1.0, 0.0])
        return np.stack([
            base + along * a0 + up * y0 + away * out,
            base + along * a1 + up * y0 + away * out,
            base + along * a1 + up * y1 + away * top,
            base + along * a0 + up * y1 + away * top,
        ])  # fmt: skip

    def paint(self, corners: Points, colour: Colour, alpha: float = 1.0) -> None:
        """Fill corners (K, 3) in the wall's own light."""
        self.world.face(corners, colour, self.normal, alpha)

    def fine(self, metres: float, a: float) -> bool:
        """Whether a detail of a size at a place along the wall is worth drawing."""
        z = self.corner[2] + self.along[2] * a
        turned = abs(self.along[0]) + 0.25
        return metres * turned * self.world.camera.scale(max(z, 0.5)) > 1.2


@dataclass(frozen=True)
class House:
    """How a house looks: colours, its bays' width in metres, and what it has."""

    wall: Colour
    trim: Colour
    roof: Colour
    shutter: Colour
    awning: Colour
    bay: float
    floor: float
    shop: bool
    shutters: bool
    arched: bool
    gable: bool


def random_house(rng: np.random.Generator, shop: float = 0.8) -> House:
    """Draw a house; `shop` is the chance that its ground floor is one."""
    wall = pick(rng, FACADES, 0.04)
    return House(
        wall=wall,
        trim=mix(wall, (0.97, 0.95, 0.9), 0.65),
        roof=pick(rng, ROOFS, 0.03),
        shutter=pick(rng, AWNINGS, 0.05),
        awning=pick(rng, AWNINGS, 0.04),
        bay=float(rng.uniform(2.1, 3.0)),
        floor=float(rng.uniform(3.0, 3.5)),
        shop=bool(rng.random() < shop),
        shutters=bool(rng.random() < 0.4),
        arched=bool(rng.random() < 0.25),
        gable=bool(rng.random() < 0.3),
    )


def draw_house(wall: Wall, house: House, rng: np.random.Generator) -> None:
    """Paint a house front from its wall up to its roof."""
    world = wall.world
    _roof(wall, house)
    wall.paint(wall.quad(0, 0, wall.length, wall.height), house.wall)
    for step in range(3):
        wall.paint(wall.quad(0, 0, wall.length, 0.6 + step * 1.4), times(house.wall, 0.55), 0.1)
    wall.paint(wall.quad(wall.length - 0.12, 0, wall.length, wall.height), times(house.wall, 0.75))
    low = 3.8 if house.shop else 0.6
    bays = max(1, int(wall.length / house.bay))
    floors = max(1, round((wall.height - low - 0.6) / house.floor))
    for floor in range(floors):
        y = low + floor * (wall.height - low - 0.6) / floors
        if wall.fine(0.25, 0):
            wall.paint(wall.quad(0, y - 0.1, wall.length, y + 0.08), house.trim)
        for bay in range(bays):
            middle = (bay + 0.5) * wall.length / bays
            _window(wall, house, rng, middle, y + 0.75, top=floor == floors - 1)
    if house.shop:
        _shop(wall, house, rng)
    cornice = wall.quad(0, wall.height - 0.35, wall.length, wall.height + 0.1, 0.25)
    wall.paint(wall.quad(0, wall.height - 0.75, wall.length, wall.height - 0.35), times(house.wall, 0.72), 0.6)
    world.face(cornice, house.trim, wall.normal)


def _glass(wall: Wall, rng: np.random.Generator) -> tuple[Colour, bool]:
    """The colour of a pane, and whether a lamp burns behind it."""
    light = wall.world.light
    if rng.random() < 0.75 * light.lamps:
        return mix((1.0, 0.8, 0.46), (1.0, 0.62, 0.3), float(rng.random())), True
    sky = mix(light.middle, light.zenith, float(rng.random()))
    return mix((0.13, 0.16, 0.2), sky, float(rng.uniform(0.15, 0.5))), False


def _window(wall: Wall, house: House, rng: np.random.Generator, a: float, y: float, top: bool) -> None:
    half, tall = 0.48, 1.25 if top else 1.65
    glass, burning = _glass(wall, rng)
    fine = wall.fine(0.12, a)
    if fine:
        wall.paint(wall.quad(a - half - 0.16, y - 0.16, a + half + 0.16, y + tall + 0.2), house.trim)
        wall.paint(wall.quad(a - half - 0.24, y - 0.26, a + half + 0.24, y - 0.12, 0.1), times(house.trim, 1.04))
        wall.paint(wall.quad(a - half - 0.2, y - 0.5, a + half + 0.2, y - 0.26), times(house.wall, 0.7), 0.35)
    pane = wall.quad(a - half, y, a + half, y + tall)
    if house.arched and fine:
        arch = [wall.quad(a - half * np.cos(t), y, a, y + tall + 0.32 * np.sin(t))[3] for t in np.linspace(0, np.pi, 9)]
        pane = np.concatenate([pane[:2], np.array(arch)[::-1]])
    wall.world.face(pane, glass, None if burning else (0.0, 0.4, 0.9))
    if not fine:
        return
    if not burning:
        wall.paint(wall.quad(a - half, y + tall - 0.4, a + half, y + tall), (0.05, 0.06, 0.09), 0.45)
    for bar in (
        wall.quad(a - 0.035, y, a + 0.035, y + tall),
        wall.quad(a - half, y + tall * 0.6, a + half, y + tall * 0.65),
    ):
        wall.paint(bar, house.trim)
    if house.shutters:
        for side in (-1.0, 1.0):
            near, far = a + side * (half + 0.05), a + side * (half + 0.5)
            wall.paint(wall.quad(near, y - 0.05, far, y + tall + 0.05), times(house.shutter, 0.85))


def _shop(wall: Wall, house: House, rng: np.random.Generator) -> None:
    world = wall.world
    wall.paint(wall.quad(0, 0, wall.length, 3.5), mix(times(house.wall, 0.6), (0.25, 0.2, 0.18), 0.35))
    count = max(1, int(wall.length / 3.4))
    for k in range(count):
        a0, a1 = (k + 0.1) * wall.length / count, (k + 0.9) * wall.length / count
        warm = rng.random() < 0.35 + 0.6 * world.light.lamps
        pane = wall.quad(a0, 0.5, a1, 2.9)
        world.face(pane, (0.16, 0.19, 0.22), (0.0, 0.5, 0.8))
        if warm:
            world.face(wall.quad(a0, 0.5, a1, 2.9), (1.0, 0.76, 0.45), None, 0.45 + 0.4 * world.light.lamps)
        for _ in range(3):
            a, size = rng.uniform(a0 + 0.2, a1 - 0.2), rng.uniform(0.2, 0.5)
            wall.paint(wall.quad(a - size / 2, 0.5, a + size / 2, 0.5 + 2 * size), pick(rng, AWNINGS), 0.5)
    wall.paint(wall.quad(0.2, 2.95, wall.length - 0.2, 3.45, 0.06), house.awning)
    if wall.fine(0.2, wall.length / 2):
        _lettering(wall, rng)
    if rng.random() < 0.75:
        _awning(wall, house)


def _lettering(wall: Wall, rng: np.random.Generator) -> None:
    """Strokes that read as a shop sign without saying anything."""
    a, end = wall.length * 0.3, wall.length * 0.7
    while a < end:
        width = float(rng.uniform(0.1, 0.22))
        tall = float(rng.choice((0.14, 0.2, 0.26)))
        wall.paint(wall.quad(a, 3.08, a + width, 3.08 + tall, 0.07), (0.96, 0.92, 0.82))
        a += width + float(rng.choice((0.07, 0.07, 0.3)))


def _awning(wall: Wall, house: House) -> None:
    world = wall.world
    stripes = max(4, int(wall.length / 0.5)) if wall.fine(0.4, wall.length / 2) else 2
    wall.paint(wall.quad(0.2, 1.3, wall.length - 0.2, 2.6), (0.08, 0.07, 0.09), 0.3)
    for k in range(stripes):
        a0, a1 = (wall.length - 0.4) * k / stripes + 0.2, (wall.length - 0.4) * (k + 1) / stripes + 0.2
        colour = house.awning if k % 2 else (0.95, 0.92, 0.86)
        slope: Normal = (wall.normal[0] * 0.6, 0.75, wall.normal[2] * 0.6)
        world.face(wall.quad(a0, 2.45, a1, 3.0, 1.25, 0.05), colour, slope)
        world.face(wall.quad(a0, 2.22, a1, 2.45, 1.25), times(colour, 0.86), wall.normal)


def _roof(wall: Wall, house: House) -> None:
    world, h, w = wall.world, wall.height, wall.length
    slope: Normal = (wall.normal[0] * 0.7, 0.7, wall.normal[2] * 0.7)
    if house.gable and abs(wall.along[0]) > 0.5:
        gable = np.stack([*wall.quad(0, h, w, h)[:2], wall.quad(w / 2, h + 0.42 * w, w, h)[3]])
        world.face(gable, house.wall, wall.normal)
        peak = wall.quad(w / 2, h + 0.42 * w + 0.1, w, h)[3]
        for edge in (wall.quad(-0.3, h - 0.15, 0, h)[[0, 3]], wall.quad(w + 0.3, h - 0.15, w, h)[[0, 3]]):
            world.face(np.stack([edge[0], peak, peak - (0, 0.35, 0), edge[1] - (0, 0.1, 0)]), house.roof, slope)
        return
    world.face(wall.quad(-0.2, h, w + 0.2, h + 2.3, 0.35, -2.8), house.roof, slope)
    for a in (0.18 * w, 0.78 * w):
        wall.paint(wall.quad(a, h + 1.2, a + 0.7, h + 3.1, -1.9), times(house.roof, 0.8))
