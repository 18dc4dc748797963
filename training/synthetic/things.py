"""What stands among the people: trees, lamps, parasols, stalls, flags, balloons, a fountain."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from training.synthetic.colour import AWNINGS, FLAGS, Colour, mix, pick, times
from training.synthetic.frame import Frame
from training.synthetic.outline import box, ellipse, limb, mirror, ribbon, sagging, smooth, wobbly
from training.synthetic.world import Thing, World

STONE: Colour = (0.72, 0.68, 0.62)
IRON: Colour = (0.16, 0.18, 0.19)
WOOD: Colour = (0.42, 0.3, 0.21)


def tree(world: World, rng: np.random.Generator, x: float, z: float, leaves: tuple[Colour, ...], tall: float) -> Thing:
    """A broad-leaved tree with its crown well over the heads."""
    crown = tall * 0.64
    radius = tall * 0.3
    base = pick(rng, leaves, 0.02)
    count = int(np.clip(world.camera.scale(z) * 1.8, 16, 70))
    angles, reach = rng.uniform(0, 2 * np.pi, count), np.sqrt(rng.random(count))
    clumps = []
    for k in range(count):
        cx, cy = radius * 1.05 * reach[k] * np.cos(angles[k]), crown + radius * 0.86 * reach[k] * np.sin(angles[k])
        size = radius * rng.uniform(0.2, 0.36) * (1.15 - 0.4 * reach[k])
        high = (cy - crown) / radius + 0.45 * world.light.direction[0] * cx / radius
        tone = float(np.clip(0.78 + 0.3 * high + rng.uniform(-0.1, 0.1), 0.45, 1.2))
        clumps.append((float(high + rng.uniform(-0.4, 0.4)), wobbly(rng, cx, cy, size * 1.15, size, 0.22), tone))

    def draw() -> None:
        frame = world.frame(x, z)
        frame.shape(limb([(0, -0.05), (0.04, 1.6), (-0.03, crown)], [0.34, 0.24, 0.14]), WOOD, 0.1)
        for lean in (-0.45, 0.5):
            frame.shape(
                limb([(0, crown * 0.62), (lean * 0.6, crown * 0.8), (lean * radius, crown)], [0.14, 0.1, 0.05]),
                WOOD,
                0.05,
            )
        frame.shape(wobbly(rng, 0, crown, radius * 0.95, radius * 0.8), times(base, 0.5), 0.4)
        for _, outline, tone in sorted(clumps, key=lambda clump: clump[0]):
            warm = mix(times(base, tone), (0.93, 0.84, 0.4), 0.16 * max(0.0, tone - 0.8))
            frame.shape(outline, warm, 0.22)
            if frame.scale > 24:
                _leaves(frame, np.random.default_rng(len(outline) + int(1000 * tone)), outline, warm)

    return Thing(x, z, 0.5, draw, tall * 0.95, radius * 1.7, (radius * 1.2, crown - radius, crown + radius))


def _leaves(frame: Frame, rng: np.random.Generator, outline: NDArray[np.float64], colour: Colour) -> None:
    """A few single leaves over a clump of them."""
    centre, reach = outline.mean(axis=0), np.ptp(outline, axis=0) / 2
    for _ in range(10):
        angle, far = rng.uniform(0, 2 * np.pi), rng.uniform(0.3, 1.08)
        x, y = centre + reach * far * (np.cos(angle), np.sin(angle))
        tone = rng.uniform(0.84, 1.18) * (0.9 + 0.2 * np.sin(angle))
        leaf = [(x - 0.09, y), (x, y + rng.uniform(0.03, 0.07)), (x + 0.09, y), (x, y - 0.05)]
        frame.flat(np.array(leaf), times(colour, float(tone)), mark=True)


def lamp(world: World, x: float, z: float, tall: float = 4.4) -> Thing:
    """A street lamp with two lanterns."""

    def draw() -> None:
        frame = world.frame(x, z)
        frame.shape(box(-0.16, 0.0, 0.16, 0.25), IRON, 0.04)
        frame.shape(limb([(0, 0.2), (0, tall * 0.5), (0, tall)], [0.13, 0.09, 0.07]), IRON, 0.03)
        frame.shape(limb([(-0.6, tall - 0.25), (0, tall - 0.5), (0.6, tall - 0.25)], [0.05] * 3), IRON, 0.02)
        for side in (-0.6, 0.6):
            frame.shape(
                mirror([(0.1, tall + 0.28), (0.16, tall + 0.2), (0.09, tall - 0.2)]) + (side, 0), (0.9, 0.88, 0.8), 0.05
            )
            frame.shape(mirror([(0.02, tall + 0.42), (0.19, tall + 0.24)]) + (side, 0), IRON, 0.03)
            if world.light.lamps > 0.3:
                px, py = frame.pixels([(side, tall)])[0]
                frame.canvas.glow(px, py, 1.9 * frame.scale, (1.0, 0.72, 0.38), 0.8 * world.light.lamps)
                frame.canvas.glow(px, py, 0.4 * frame.scale, (1.0, 0.92, 0.7), 1.2 * world.light.lamps)

    return Thing(x, z, 0.4, draw, tall, 0.3)


def parasol(world: World, rng: np.random.Generator, x: float, z: float) -> Thing:
    """A café's parasol over a little table."""
    colour = pick(rng, (*AWNINGS, (0.95, 0.91, 0.83), (0.95, 0.91, 0.83)), 0.03)

    def draw() -> None:
        frame = world.frame(x, z)
        frame.shape(limb([(0, 0), (0, 1.5), (0, 2.9)], [0.07] * 3), WOOD, 0.02)
        frame.shape(ellipse(0, 0.75, 0.5, 0.09), (0.85, 0.82, 0.76), 0.04)
        half = [(0.03, 3.15), (0.7, 2.85), (1.5, 2.35), (1.5, 2.18)]
        frame.shape(mirror(half), colour, 0.3)
        for k in range(4):
            left = -1.5 + 0.75 * k + 0.1 * (k - 1.5)
            wedge = [(0.0, 3.14), (left + 0.1, 2.36), (left + 0.1, 2.18), (left + 0.5, 2.18), (left + 0.5, 2.36)]
            frame.shape(np.array(wedge), mix(colour, (1, 1, 1), 0.22), 0.2)

    return Thing(x, z, 0.9, draw, 2.9, 2.6, (1.5, 2.1, 3.1))


def stall(world: World, rng: np.random.Generator, x: float, z: float) -> Thing:
    """A market stall with a striped roof, wares, and a string of bulbs."""
    colour, second = pick(rng, AWNINGS, 0.04), (0.96, 0.93, 0.86)
    wares = [(float(rng.uniform(-1.3, 1.3)), float(rng.uniform(0.1, 0.2)), pick(rng, FLAGS, 0.08)) for _ in range(16)]

    def draw() -> None:
        frame = world.frame(x, z)
        frame.shape(box(-1.45, 0.9, 1.45, 2.3), (0.22, 0.17, 0.14), 0.1)
        if world.light.lamps > 0.3:
            px, py = frame.pixels([(0, 1.8)])[0]
            frame.canvas.glow(px, py, 2.6 * frame.scale, (1.0, 0.7, 0.35), 0.7 * world.light.lamps)
        for post in (-1.5, 1.5):
            frame.shape(box(post - 0.05, 0, post + 0.05, 2.5), WOOD, 0.03)
        for place, size, ware in wares:
            frame.shape(ellipse(place, 1.0 + size * 0.7, size, size), ware, 0.08)
        frame.shape(box(-1.55, 0.25, 1.55, 1.0), WOOD, 0.05)
        frame.shape(box(-1.62, 0.95, 1.62, 1.06), times(WOOD, 1.3), 0.03)
        for k in range(8):
            left, right = -1.8 + 0.45 * k, -1.35 + 0.45 * k
            roof = [(left * 0.86, 3.05), (right * 0.86, 3.05), (right, 2.42), (left, 2.42)]
            frame.shape(np.array(roof), colour if k % 2 else second, 0.1)
            frame.shape(smooth(box(left, 2.18, right, 2.44), 1), times(colour if k % 2 else second, 0.88), 0.05)

    return Thing(x, z, 1.5, draw, 2.8, 3.2, (1.7, 0.2, 3.1))


def flagpole(world: World, rng: np.random.Generator, x: float, z: float, tall: float = 6.0) -> Thing:
    """An upright banner on a pole."""
    colour, second = pick(rng, FLAGS[:4], 0.04), FLAGS[4]
    wave = rng.uniform(-0.08, 0.08, 5)

    def draw() -> None:
        frame = world.frame(x, z)
        frame.shape(limb([(0, 0), (0, tall / 2), (0, tall)], [0.09, 0.08, 0.06]), (0.8, 0.8, 0.78), 0.03)
        right = [(1.0 + wave[k], tall - 0.2 - 0.7 * k) for k in range(5)]
        cloth = [(0.04, tall - 0.2), *right, (0.04, tall - 3.0)]
        frame.shape(np.array(cloth), colour, 0.25)
        frame.shape(ellipse(0.5, tall - 1.2, 0.28, 0.28), second, 0.06)
        frame.shape(box(0.1, tall - 2.45, 0.92, tall - 2.2), second, 0.05)

    return Thing(x, z, 0.35, draw, tall, 0.4)


def balloons(world: World, rng: np.random.Generator, x: float, z: float) -> Thing:
    """A bunch of balloons over somebody's head."""
    spots = [
        (float(rng.normal(0, 0.34)), float(3.1 + rng.uniform(-0.4, 0.7)), pick(rng, FLAGS, 0.06)) for _ in range(9)
    ]

    def draw() -> None:
        frame = world.frame(x, z)
        for bx, by, _ in spots:
            frame.flat(limb([(0.1, 1.2), (bx * 0.4, 2.1), (bx, by)], [0.012] * 3), (0.92, 0.92, 0.9), 0.7)
        for bx, by, colour in spots:
            frame.shape(ellipse(bx, by, 0.24, 0.29), colour, 0.2)
            frame.canvas.fill(
                frame.pixels(ellipse(bx - 0.08, by + 0.12, 0.05, 0.07, 10)), (1, 1, 1), 0.5 * (1 - frame.haze)
            )

    return Thing(x, z, 0.3, draw)


def fountain(world: World, x: float, z: float) -> Thing:
    """A round basin with a column, two bowls and water."""
    water = mix(world.light.middle, (0.85, 0.93, 0.97), 0.5)

    def draw() -> None:
        frame = world.frame(x, z)
        squash = world.camera.height / z
        frame.shape(ellipse(0, 0.0, 3.3, 3.3 * squash + 0.1, 36), times(STONE, 0.8), 0.2)
        frame.shape(
            np.concatenate(
                [
                    box(-3.0, 0.0, 3.0, 0.55),
                ]
            ),
            STONE,
            0.3,
        )
        frame.shape(ellipse(0, 0.55, 3.0, 3.0 * squash, 36), times(STONE, 1.12), 0.15)
        frame.shape(ellipse(0, 0.55, 2.65, 2.65 * squash, 36), times(water, 0.85), 0.5)
        for level, wide in ((1.5, 1.35), (2.5, 0.75)):
            frame.shape(limb([(0, level - 1.1), (0, level - 0.3), (0, level)], [0.42, 0.26, 0.3]), STONE, 0.12)
            frame.shape(
                mirror([(wide, level + 0.12), (wide * 0.9, level), (wide * 0.3, level - 0.22)]),
                times(STONE, 1.05),
                0.15,
            )
            for k in range(9):
                jet = wide * (-1 + k / 4)
                drop = [(jet, level + 0.1), (jet * 1.08, level - 0.4), (jet * 1.12, level - 0.85)]
                frame.canvas.fill(frame.pixels(limb(drop, [0.05, 0.07, 0.12])), frame.veiled(water), 0.45)
        frame.canvas.smear(frame.pixels(mirror([(0.04, 3.6), (0.12, 2.6)])), (1, 1, 1), 0.7, 0.06 * frame.scale)

    return Thing(x, z, 3.4, draw, 2.6, 1.6, (2.6, 0.0, 2.2))


def bunting(
    world: World, rng: np.random.Generator, start: tuple[float, float], end: tuple[float, float], z: float
) -> Thing:
    """A string of pennants from one (x, y) to another at distance `z`."""
    count = int(np.hypot(end[0] - start[0], end[1] - start[1]) / 0.62)
    colours = [FLAGS[int(rng.integers(len(FLAGS)))] for _ in range(count)]

    def draw() -> None:
        frame: Frame = replace(world.frame(0.0, z))
        line = sagging(np.array(start), np.array(end), -0.09 * abs(end[0] - start[0]), count + 1)
        frame.flat(ribbon(line, 0.03), (0.9, 0.88, 0.84))
        for k, colour in enumerate(colours):
            a, b = line[k] * 0.85 + line[k + 1] * 0.15, line[k] * 0.15 + line[k + 1] * 0.85
            frame.shape(np.stack([a, b, (a + b) / 2 - (0, 0.55)]), colour, 0.1)

    return Thing(1e6, z, 0.0, draw)


def bulbs(world: World, start: tuple[float, float], end: tuple[float, float], z: float) -> Thing:
    """A string of light bulbs at distance `z`."""

    def draw() -> None:
        frame = world.frame(0.0, z)
        line = sagging(np.array(start), np.array(end), -0.08 * abs(end[0] - start[0]), 28)
        frame.flat(ribbon(line, 0.025), IRON)
        for px, py in frame.pixels(line):
            frame.canvas.glow(px, py, max(2.5, 0.34 * frame.scale), (1.0, 0.75, 0.4), 0.8 * world.light.lamps)
            frame.canvas.glow(px, py, max(1.2, 0.09 * frame.scale), (1.0, 0.95, 0.8), 0.4 + 1.5 * world.light.lamps)

    return Thing(1e6, z, 0.0, draw)
