"""A place under a roof: a station's concourse with a vault, tall windows and a polished floor."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from training.synthetic.colour import AWNINGS, FLAGS, Colour, mix, pick, rgb, times
from training.synthetic.crowd import Layout
from training.synthetic.ground import Paving, paint_ground
from training.synthetic.look import Fashion
from training.synthetic.outline import box, ellipse, limb, mirror, smooth
from training.synthetic.place import Place
from training.synthetic.world import Normal, Thing, World

WALL: Colour = rgb("e9dcc6")
STONE: Colour = rgb("d8c8ae")
RIB: Colour = rgb("b79f7d")
PANE: Colour = (1.0, 0.98, 0.92)
SPRING = 8.0
"""The height at which the vault springs from the walls, in metres."""


def hall(world: World, rng: np.random.Generator) -> Place:
    """A station's concourse."""
    scene = world.scene
    half, back = float(np.clip(0.27 * scene.far, 9.0, 17.0)), scene.far + 6.0
    _room(world, half, back)
    paint_ground(world, rng, Paving(rgb("cdbfa9"), rgb("a8977f"), (1.6, 1.6), 0.07, 0.34))
    fashion = Fashion(hats=0.2, warm=0.6, bright=0.4, raised=0.01, walking=0.55)
    layout = Layout(half - 1.8, 0.6, 0.0, 1.2, both_ways=0.5, grouped=0.35, fashion=fashion)
    things = _hall_things(world, rng, half, back)
    return Place(layout, lambda: _room(world, half, back), things, lambda: _shafts(world, half, back), 0.45)


def _room(world: World, half: float, back: float) -> None:
    _vault(world, half, back)
    _back_wall(world, half, back)
    for side in (-1.0, 1.0):
        _side_wall(world, side * half, back)


def _arch(x: float, low: float, spring: float, half: float, corners: int = 14) -> NDArray[np.float64]:
    """A round-headed opening as (x, y) points."""
    turn = np.linspace(0.0, np.pi, corners)
    head = np.stack([x + half * np.cos(turn), spring + half * np.sin(turn)], axis=1)
    return np.concatenate([head, [(x - half, low), (x + half, low)]])


def _vault(world: World, half: float, back: float) -> None:
    """A barrel vault of ribs and panels, with a skylight along its crown."""
    turn = np.linspace(0.0, np.pi, 17)
    rise = 0.55 * half
    arc = np.stack([half * np.cos(turn), SPRING + rise * np.sin(turn)], axis=1)
    bays = np.append(np.arange(back, 2.0, -5.0), 1.5)
    for far, near in pairwise(bays.tolist()):
        for k in range(16):
            (x0, y0), (x1, y1) = arc[k], arc[k + 1]
            panel = [(x0, y0, far), (x1, y1, far), (x1, y1, near), (x0, y0, near)]
            sky = k in (7, 8)
            middle = (turn[k] + turn[k + 1]) / 2
            normal: Normal = (-float(np.cos(middle)), -float(np.sin(middle)), 0.25)
            tone = times(WALL, 0.93 if k % 2 else 1.0)
            world.face(panel, PANE if sky else tone, None if sky else normal)
        for k in range(16):
            inner, outer = arc[k : k + 2] * (0.965, 1.0) - (0, 0.3), arc[k : k + 2]
            rib = np.concatenate([outer, inner[::-1]])
            world.face(np.column_stack([rib, np.full(4, far)]), RIB, (0.0, -0.4, 0.9))


def _back_wall(world: World, half: float, back: float) -> None:
    turn = np.linspace(0.0, np.pi, 25)
    arc = np.stack([half * np.cos(turn), SPRING + 0.55 * half * np.sin(turn)], axis=1)

    def paint(points: NDArray[np.float64], colour: Colour, shines: bool = False, out: float = 0.0) -> None:
        world.face(
            np.column_stack([points, np.full(len(points), back - out)]), colour, None if shines else (0.0, 0.1, 1.0)
        )

    paint(np.concatenate([arc, [(-half, 0.0), (half, 0.0)]]), WALL)
    width = half / 3.6
    for x, spring in ((-half * 0.6, 6.8), (0.0, 8.6), (half * 0.6, 6.8)):
        paint(_arch(x, 2.9, spring, width * 0.86 + 0.35), STONE)
        paint(_arch(x, 3.2, spring, width * 0.86), PANE, True)
        for bar in np.linspace(-0.6, 0.6, 4) * width:
            paint(box(x + bar - 0.06, 3.2, x + bar + 0.06, spring + 0.55 * width), RIB)
        for level in np.arange(4.4, spring + 0.3, 1.3):
            paint(box(x - width * 0.84, level, x + width * 0.84, level + 0.09), RIB)
        paint(_arch(x, 0.0, 1.75, width * 0.42), rgb("6a5b4c"))
    paint(box(-half, 2.45, half, 2.8), STONE)
    disc = ellipse(0.0, SPRING + 0.38 * half, 1.15, 1.15, 32)
    paint(disc, rgb("5a4a38"))
    paint(ellipse(0.0, SPRING + 0.38 * half, 0.98, 0.98, 32), (1.0, 0.97, 0.9), True)
    centre = np.array([0.0, SPRING + 0.38 * half])
    paint(np.array([(-0.07, 0), (0.07, 0), (0.0, 0.8)]) + centre, rgb("2c2620"))
    paint(np.array([(0, -0.07), (0, 0.07), (0.6, 0.1)]) + centre, rgb("2c2620"))


def _side_wall(world: World, x: float, back: float) -> None:
    """One long wall: windows above, shops and passages below, pilasters between."""
    side = 1.0 if x > 0 else -1.0
    normal: Normal = (-side, 0.0, 0.1)
    lit = side * world.light.direction[0] > 0

    def paint(points: NDArray[np.float64], colour: Colour, shines: bool = False, inset: float = 0.0) -> None:
        wall = np.column_stack([np.full(len(points), x - side * inset), points[:, 1], points[:, 0]])
        world.face(wall, colour, None if shines else normal)

    paint(box(1.5, 0.0, back, SPRING), WALL)
    paint(box(1.5, SPRING - 0.5, back, SPRING), STONE)
    for k, z in enumerate(np.arange(back - 3.0, 3.0, -5.0)):
        paint(_arch(float(z), 4.2, 5.8, 1.35), STONE)
        paint(_arch(float(z), 4.4, 5.8, 1.1), PANE if lit else mix(PANE, rgb("b9c6cf"), 0.6), True)
        paint(box(z - 0.05, 4.4, z + 0.05, 6.8), RIB)
        paint(box(z - 1.1, 5.3, z + 1.1, 5.4), RIB)
        shop = AWNINGS[k % len(AWNINGS)]
        paint(box(z - 1.7, 0.0, z + 1.7, 2.9), rgb("54483d"))
        paint(box(z - 1.5, 0.5, z + 1.5, 2.3), (1.0, 0.83, 0.58), True)
        paint(box(z - 1.7, 2.35, z + 1.7, 2.95), mix(shop, WALL, 0.15), inset=0.1)
        paint(box(z - 1.0, 2.55, z + 0.9, 2.75), (0.97, 0.94, 0.87), inset=0.12)
        paint(box(z + 2.2, 0.0, z + 2.8, SPRING), times(STONE, 0.97), inset=0.25)
    paint(box(1.5, 3.3, back, 3.6), STONE, inset=0.1)


def _hall_things(world: World, rng: np.random.Generator, half: float, back: float) -> list[Thing]:
    things = []
    clutter = world.scene.clutter
    for z in np.arange(back - 8.0, 9.0, -10.0):
        for side in (-1.0, 1.0):
            things.append(_pendant(world, side * half * 0.24, float(z)))
            if rng.random() < clutter:
                things.append(_hanging(world, rng, side * half * 0.52, float(z) + 4.0))
    if clutter > 0.2:
        things.append(_board(world, rng, float(0.6 * back)))
        things.append(_kiosk(world, rng, -0.45 * half, 0.62 * world.scene.far))
    if clutter > 0.5:
        things.append(_kiosk(world, rng, 0.5 * half, 0.48 * world.scene.far))
    for side in (-1.0, 1.0):
        spots = [z for z in np.arange(0.3 * back, back - 4.0, 9.0) if rng.random() < 0.4 + 0.4 * clutter]
        things += [_planter(world, rng, side * (half - 1.4), float(z)) for z in spots]
    return things


def _pendant(world: World, x: float, z: float) -> Thing:
    def draw() -> None:
        frame = world.frame(x, z)
        frame.flat(limb([(0, 8.2), (0, 12.0)], [0.05, 0.05]), rgb("5a4a38"))
        frame.shape(ellipse(0.0, 7.9, 0.55, 0.5), (1.0, 0.95, 0.85), 0.3)
        frame.shape(mirror([(0.2, 8.5), (0.3, 8.3)]), rgb("7a6240"), 0.1)
        px, py = frame.pixels([(0.0, 7.9)])[0]
        frame.canvas.glow(px, py, 2.2 * frame.scale, (1.0, 0.85, 0.6), 0.3)

    return Thing(1e6, z, 0.0, draw)


def _hanging(world: World, rng: np.random.Generator, x: float, z: float) -> Thing:
    """A long banner that hangs from the vault."""
    colour, second = pick(rng, FLAGS[:4], 0.03), FLAGS[4]

    def draw() -> None:
        frame = world.frame(x, z)
        frame.flat(limb([(-0.8, 8.6), (-0.8, 11.0)], [0.03, 0.03]), RIB)
        frame.flat(limb([(0.8, 8.6), (0.8, 11.0)], [0.03, 0.03]), RIB)
        frame.shape(mirror([(0.95, 8.6), (0.95, 5.0), (0.02, 4.5)]), colour, 0.3)
        frame.shape(ellipse(0.0, 7.3, 0.55, 0.55), second, 0.1)
        frame.shape(mirror([(0.6, 6.1), (0.6, 5.85)]), second, 0.05)
        frame.shape(mirror([(0.4, 5.6), (0.4, 5.45)]), second, 0.05)

    return Thing(1e6, z, 0.0, draw)


def _board(world: World, rng: np.random.Generator, z: float) -> Thing:
    """A departures board under the vault."""
    rows = [(float(rng.uniform(0.5, 1.5)), float(rng.uniform(1.7, 2.6)), rng.random() < 0.25) for _ in range(7)]

    def draw() -> None:
        frame = world.frame(0.0, z)
        for x in (-2.2, 2.2):
            frame.flat(limb([(x, 6.6), (x, 12.0)], [0.06, 0.06]), RIB)
        frame.shape(box(-3.1, 4.3, 3.1, 6.7), rgb("20242c"), 0.1)
        for k, (short, long, late) in enumerate(rows):
            y = 6.35 - 0.29 * k
            ink = frame.veiled((1.0, 0.78, 0.3) if not late else (1.0, 0.5, 0.35))
            for x0, x1 in ((-2.8, -2.2), (-2.0, -2.0 + long * 0.7), (0.4, 0.4 + short), (2.3, 2.75)):
                frame.canvas.fill(frame.pixels(box(x0, y - 0.13, x1, y)), ink, 0.9)

    return Thing(1e6, z, 0.0, draw)


def _kiosk(world: World, rng: np.random.Generator, x: float, z: float) -> Thing:
    colour = pick(rng, AWNINGS, 0.04)

    def draw() -> None:
        frame = world.frame(x, z)
        frame.shape(box(-1.5, 0.0, 1.5, 2.9), times(STONE, 0.9), 0.25)
        frame.canvas.fill(frame.pixels(box(-1.25, 1.05, 1.25, 2.2)), frame.veiled((1.0, 0.86, 0.62)))
        for k in range(10):
            left = -1.15 + 0.235 * k
            frame.shape(box(left, 1.05, left + 0.16, 1.3 + 0.25 * ((k * 5) % 3) / 2), FLAGS[k % 6], 0.05)
        frame.shape(box(-1.6, 0.9, 1.6, 1.05), rgb("7a5c40"), 0.05)
        for k in range(9):
            frame.shape(
                smooth(box(-1.8 + 0.4 * k, 2.2, -1.4 + 0.4 * k, 2.65), 1), colour if k % 2 else (0.96, 0.93, 0.87), 0.08
            )
        frame.shape(box(-1.8, 2.55, 1.8, 3.1), colour, 0.12)
        frame.shape(box(-0.9, 2.72, 0.9, 2.92), (0.97, 0.94, 0.87), 0.04)

    return Thing(x, z, 1.7, draw, 2.4, 3.0, (1.8, 0.0, 3.1))


def _planter(world: World, rng: np.random.Generator, x: float, z: float) -> Thing:
    spread = [(float(rng.uniform(-0.7, 0.7)), float(rng.uniform(1.3, 2.1))) for _ in range(9)]

    def draw() -> None:
        frame = world.frame(x, z)
        for k, (tip, tall) in enumerate(spread):
            leaf = limb([(0.0, 0.6), (tip * 0.5, tall * 0.8), (tip, tall)], [0.06, 0.2, 0.03])
            frame.shape(leaf, times(rgb("5f8f5a"), 0.8 + 0.05 * k), 0.08)
        frame.shape(mirror([(0.42, 0.75), (0.32, 0.0)]), rgb("b98a63"), 0.15)

    return Thing(x, z, 0.7, draw, 1.4, 0.9)


def _shafts(world: World, half: float, back: float) -> None:
    """Sunlight that falls in through the windows of one side."""
    side = 1.0 if world.light.direction[0] > 0 else -1.0
    camera = world.camera
    for z in np.arange(back - 3.0, 8.0, -5.0):
        top = [(side * half, 6.9, z - 1.0), (side * half, 4.6, z - 1.0)]
        foot = [(side * half - side * 1.35 * half, 0.0, z - 2.5), (side * half - side * 1.75 * half, 0.0, z - 0.5)]
        shaft = camera.project(np.array([top[0], top[1], foot[0], foot[1]]))
        world.canvas.smear(shaft, (1.0, 0.93, 0.76), 0.1, 0.35 * camera.scale(float(z)))
