"""Two places where people watch: a concert from the back of the crowd, and a stadium's stand from the pitch."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from training.synthetic.canvas import Canvas
from training.synthetic.colour import FLAGS, WHITE, Colour, mix, palette, pick, rgb, times
from training.synthetic.crowd import Layout, Person
from training.synthetic.frame import Frame
from training.synthetic.ground import Paving, paint_ground, paint_sky
from training.synthetic.light import LIGHTS
from training.synthetic.look import Fashion, random_look
from training.synthetic.outline import box, ellipse, limb, mirror, ribbon
from training.synthetic.place import Place, hills
from training.synthetic.things import flagpole
from training.synthetic.world import Thing, World

STEEL: Colour = (0.2, 0.2, 0.26)
BEAMS = palette("ff5fa8 8a6bff 4fc3ff ffb35c ff5fa8 56d6d0")


def concert(world: World, rng: np.random.Generator) -> Place:
    """An open-air concert at nightfall."""
    scene = world.scene
    z = scene.far + 5.0
    paint_sky(world, rng, 0.5)
    paint_ground(world, rng, Paving(rgb("2e3338"), rgb("2a2e33"), (2.0, 2.0), 0.2))
    fashion = Fashion(hats=0.2, warm=0.3, bright=0.45, raised=0.22, walking=0.0, children=0.01)
    layout = Layout(30.0, 0.5, np.pi, 0.3, grouped=0.1, fashion=fashion)
    front = LIGHTS["noon"]
    band = [
        Person(x, z - 1.5 + dz, replace(random_look(rng, Fashion(hats=0.4, bright=1.0), yaw), pose=pose), 1.8, front)
        for x, dz, yaw, pose in ((0.0, -1.0, 0.0, "wave"), (-4.6, 0.0, 0.4, "crossed"), (4.8, 0.2, -0.4, "crossed"))
    ]

    def walls() -> None:
        hills(world, rng, 500.0, 42.0, rgb("2c2450"))
        _trees_far(world, rng, z + 14)
        _stage(world, rng, z)

    poles = (-0.24, 0.22) if scene.clutter > 0.3 else ()
    things = [flagpole(world, rng, x * scene.far, 0.55 * scene.far, 6.5) for x in poles]
    return Place(layout, walls, things, lambda: _beams(world, rng, z), 0.5, band)


def _trees_far(world: World, rng: np.random.Generator, z: float) -> None:
    for side in (-1.0, 1.0):
        for k in range(7):
            x = side * (20 + 5.0 * k + rng.uniform(-1.5, 1.5))
            frame = world.frame(x, z)
            crown = ellipse(0, rng.uniform(3.5, 5.0), rng.uniform(3.2, 4.6), rng.uniform(3.2, 5.2))
            frame.shape(crown, rgb("3a3560"), 0.8)


def _stage(world: World, rng: np.random.Generator, z: float) -> None:
    frame = world.frame(0.0, z)
    canvas = frame.canvas
    x, y = frame.pixels([(0.0, 5.0)])[0]
    canvas.glow(x, y, 32 * frame.scale, (0.8, 0.32, 0.75), 0.75)
    frame.shape(box(-13.5, 0.0, 13.5, 11.0), (0.07, 0.06, 0.12), 0.6)
    _screen(frame, box(-7.5, 2.4, 7.5, 9.6), rng)
    for side in (-1.0, 1.0):
        _side_screen(frame, side)
        for k in range(9):
            lean = 0.07 * max(0, k - 4) ** 1.6
            speaker = box(-0.75, 9.6 - 0.62 * k, 0.75, 10.15 - 0.62 * k) + (side * (8.6 + lean), 0)
            frame.shape(speaker, (0.1, 0.1, 0.13), 0.12)
    _truss(frame)
    frame.shape(box(-14.0, 0.0, 14.0, 1.8), (0.1, 0.09, 0.15), 0.1)
    for k in range(28):
        px, py = frame.pixels([(-13.5 + k, 1.75)])[0]
        canvas.glow(px, py, 0.7 * frame.scale, BEAMS[k % 3], 0.9)
    drums = [(-0.7, 2.3, 0.5), (0.6, 2.3, 0.5), (0.0, 2.5, 0.62), (-1.2, 3.0, 0.28), (1.2, 3.0, 0.28)]
    for dx, dy, size in drums:
        frame.shape(ellipse(dx, dy + 0.2, size, size), (0.75, 0.3, 0.25), 0.15)
    for side in (-3.0, 3.1, -6.8, 6.9):
        frame.shape(box(side - 0.6, 1.8, side + 0.6, 3.0), (0.09, 0.08, 0.1), 0.1)


def _screen(frame: Frame, corners: NDArray[np.float64], rng: np.random.Generator) -> None:
    """The big screen: a sun over layered hills, in light."""
    canvas = frame.canvas
    (x0, y0), (x1, y1) = corners[0], corners[2]
    steps = 26
    for k in range(steps):
        low, high = y0 + (y1 - y0) * k / steps, y0 + (y1 - y0) * (k + 1) / steps
        colour = mix((1.0, 0.62, 0.42), (0.42, 0.2, 0.72), k / steps)
        canvas.fill(frame.pixels(box(x0, low - 0.02, x1, high)), colour)
    middle = (y0 + y1) / 2
    canvas.fill(frame.pixels(ellipse(0.0, middle + 0.3, 2.3, 2.3, 40)), (1.0, 0.9, 0.62))
    x = np.linspace(x0, x1, 40)
    for layer, colour in enumerate(((0.82, 0.32, 0.56), (0.5, 0.2, 0.58), (0.24, 0.12, 0.42))):
        ridge = y0 + (2.7 - 0.85 * layer) * (0.75 + 0.25 * np.sin(x * (0.6 + 0.25 * layer) + rng.uniform(0, 6)))
        canvas.fill(frame.pixels(np.concatenate([np.stack([x, ridge], 1), [(x1, y0), (x0, y0)]])), colour)


def _side_screen(frame: Frame, side: float) -> None:
    """A screen at the stage's side with rings of light."""
    canvas = frame.canvas
    canvas.fill(frame.pixels(box(-1.7, 2.6, 1.7, 8.8) + (side * 11.8, 0)), (0.16, 0.1, 0.34))
    for k, radius in enumerate((1.55, 1.2, 0.85, 0.5)):
        colour = BEAMS[(k + (2 if side > 0 else 0)) % 6]
        canvas.fill(frame.pixels(ellipse(side * 11.8, 5.8, radius, radius * 1.6, 30)), colour, 0.85)


def _truss(frame: Frame) -> None:
    bars = [[(-14.0, y), (14.0, y)] for y in (11.0, 12.0)]
    bars += [[(-14.0 + k, 11.0 + k % 2), (-13.0 + k, 12.0 - k % 2)] for k in range(28)]
    for side in (-1.0, 1.0):
        bars += [[(side * (13.6 + dx), 0.0), (side * (13.6 + dx), 12.0)] for dx in (0.0, 0.7)]
        bars += [[(side * 13.6, k * 0.75), (side * 14.3, k * 0.75 + 0.75)] for k in range(15)]
    for bar in bars:
        frame.flat(ribbon(np.array(bar), 0.13), STEEL)


def _beams(world: World, rng: np.random.Generator, z: float) -> None:
    """Beams of light from the truss, lamps that dazzle, a coloured shine on the crowd, confetti."""
    frame, canvas = world.frame(0.0, z), world.canvas
    for k in range(12):
        x = -12.5 + 25 * k / 11
        colour = BEAMS[k % 6]
        lean = rng.uniform(-9, 9) + 0.6 * x
        up = k % 4 != 1
        end = (x + lean, 12.0 + rng.uniform(14, 26)) if up else (1.5 * x + 0.5 * lean, -9.0)
        (px, py), (ex, ey) = frame.pixels([(x, 11.4), end])
        wide = (4.0 if up else 6.5) * frame.scale
        canvas.beam((px, py), (ex, ey), wide, mix(colour, WHITE, 0.15), 0.42 if up else 0.3)
        canvas.beam((px, py), (ex, ey), 0.4 * wide, mix(colour, WHITE, 0.4), 0.25)
        canvas.glow(px, py, 2.6 * frame.scale, colour, 0.9)
        canvas.glow(px, py, 0.6 * frame.scale, WHITE, 1.5)
    w, h = world.scene.width, world.scene.height
    canvas.glow(0.02 * w, 0.7 * h, 0.55 * w, (0.1, 0.35, 0.7), 0.3)
    canvas.glow(0.98 * w, 0.7 * h, 0.55 * w, (0.8, 0.14, 0.42), 0.3)
    canvas.glow(0.5 * w, world.camera.horizon, 0.5 * w, (1.0, 0.5, 0.6), 0.22)
    if world.scene.clutter > 0.4:
        _confetti(canvas, rng, world.camera.horizon)


def _confetti(canvas: Canvas, rng: np.random.Generator, horizon: float) -> None:
    for _ in range(90):
        x, y = rng.uniform(0, canvas.width), rng.uniform(0.05, 1.25) * horizon
        size, turn = rng.uniform(0.7, 2.4), rng.uniform(0, np.pi)
        along = np.array([np.cos(turn), np.sin(turn)]) * size
        across = np.array([-along[1], along[0]]) * 0.55
        corners = np.array([along + across, along - across, -along - across, -along + across]) + (x, y)
        canvas.fill(corners, pick(rng, FLAGS, 0.1), 0.85)


def stand(world: World, rng: np.random.Generator) -> Place:
    """A stadium's stand, seen from the pitch."""
    scene, camera = world.scene, world.camera
    teams = ("c4533f ece7dc", "2f5fa8 f2f2ee", "2f8481 e8c774", "d9a33a 23262e")
    team = palette(str(rng.choice(teams)))
    paint_sky(world, rng, 0.4)
    paint_ground(world, rng, Paving(rgb("5f9a4c"), rgb("5a9448"), (40.0, 2.5), 0.1))
    rows = max(6, int((scene.far - camera.rise_from) / camera.step_depth))
    seat = mix(team[0], (0.45, 0.47, 0.5), 0.25)
    things = [_tier(world, row, seat) for row in range(rows)]
    things.append(_boards(world, rng, team))
    for k in range(round(scene.clutter * 5)):
        z = camera.rise_from + camera.step_depth * (rng.integers(2, rows) + 0.3)
        things.append(_big_flag(world, rng, float(rng.uniform(-0.4, 0.4)) * z, float(z), team, k))
    fashion = Fashion(hats=0.3, warm=0.6, bright=0.3, raised=0.14, walking=0.0, team=team)
    layout = Layout(60.0, 0.56, 0.0, 0.25, grouped=0.0, start=camera.rise_from, sunk=0.42, aisle=9.5, fashion=fashion)
    return Place(layout, lambda: _roofed(world, rows), things, bloom=0.2)


def _tier(world: World, row: int, seat: Colour) -> Thing:
    """One row: its riser, its tread, its seats, the steps of the aisles."""
    camera = world.camera
    near = camera.rise_from + row * camera.step_depth
    far, low, high = near + camera.step_depth, row * camera.step_height, (row + 1) * camera.step_height
    half = 0.55 * world.scene.width / camera.focal * far
    concrete, tread = rgb("9b9a98"), rgb("b3b1ac")

    def draw() -> None:
        if high < camera.height:
            flat = [(-half, high, near), (half, high, near), (half, high, far), (-half, high, far)]
            world.face(flat, tread, (0.0, 1.0, 0.0), mark=True)
        riser = [(-half, low, near), (half, low, near), (half, high, near), (-half, high, near)]
        world.face(riser, times(concrete, 0.85), (0.0, 0.0, 1.0), mark=True)
        frame = world.frame(0.0, near + 0.62 * camera.step_depth)
        for k in range(int(-half / 0.56), int(half / 0.56) + 1):
            x = k * 0.56
            if abs((x + 4.75) % 9.5 - 4.75) < 0.7:
                continue
            tone = times(seat, 0.92 + 0.12 * ((k * 7 + row * 13) % 5) / 4)
            frame.flat(np.array([(x - 0.22, 0.3), (x + 0.22, 0.3), (x + 0.2, 0.8), (x - 0.2, 0.8)]), tone, mark=True)
            frame.flat(
                np.array([(x - 0.22, 0.3), (x + 0.22, 0.3), (x + 0.22, 0.42), (x - 0.22, 0.42)]), times(tone, 0.7)
            )

    return Thing(1e6, near + 0.63 * camera.step_depth, 0.0, draw)


def _boards(world: World, rng: np.random.Generator, team: tuple[Colour, ...]) -> Thing:
    """The boards between the stand and the pitch."""
    z = world.camera.rise_from - 0.6
    half = 0.6 * world.scene.width / world.camera.focal * z
    colours = [pick(rng, (*team, *FLAGS), 0.04) for _ in range(20)]

    def draw() -> None:
        frame = world.frame(0.0, z)
        x, k = -half, 0
        while x < half:
            frame.shape(box(x, 0.0, x + 3.0, 1.0), colours[k % 20], 0.1)
            light = mix(colours[k % 20], WHITE if sum(colours[k % 20]) < 2.2 else (0.2, 0.22, 0.3), 0.8)
            frame.flat(ellipse(x + 0.6, 0.5, 0.26, 0.26, 30), light)
            for bar in range(4 + k % 3):
                left = x + 1.1 + 0.26 * bar
                frame.flat(box(left, 0.34, left + 0.18, 0.54 + 0.14 * ((bar * 3 + k) % 3) / 2), light)
            x, k = x + 3.05, k + 1

    return Thing(1e6, z, 0.0, draw)


def _big_flag(world: World, rng: np.random.Generator, x: float, z: float, team: tuple[Colour, ...], k: int) -> Thing:
    """A flag on a long stick, waved over the heads."""
    lean, wave = float(rng.uniform(-0.5, 0.5)), rng.uniform(-0.12, 0.12, 8)

    def draw() -> None:
        frame = world.frame(x, z)
        top = np.array([lean, 3.3])
        frame.shape(limb([(0.0, 0.8), (lean / 2, 2.0), (lean, 3.3)], [0.045] * 3), (0.75, 0.7, 0.6), 0.015)
        side = 1.0 if lean < 0 else -1.0
        upper = [top + (side * 0.25 * j, wave[j] * 0.8) for j in range(7)]
        lower = [top + (side * 0.25 * j, -0.95 + wave[j] * 0.8) for j in range(7)]
        middle = [(a + b) / 2 for a, b in zip(upper, lower, strict=True)]
        frame.shape(np.array(upper + lower[::-1]), team[k % 2], 0.2)
        frame.shape(np.array(middle + lower[::-1]), team[(k + 1) % 2], 0.2)

    return Thing(1e6, z, 0.0, draw)


def _roofed(world: World, rows: int) -> None:
    """The wall behind the last row and the roof that leans over it."""
    camera = world.camera
    z, top = camera.rise_from + rows * camera.step_depth, rows * camera.step_height
    half = 0.6 * world.scene.width / camera.focal * z
    wall = [(-half, 0.0, z), (half, 0.0, z), (half, top + 5.5, z), (-half, top + 5.5, z)]
    world.face(wall, rgb("b4b8bd"), (0.0, 0.2, 0.9))
    for k in range(12):
        x = -half + 2 * half * (k + 0.5) / 12
        door = mirror([(1.4, top + 2.6), (1.4, top)])
        world.face([(x + a, b, z - 0.05) for a, b in door], rgb("4a525c"), (0.0, 0.0, 1.0))
    front = z - 7.0
    roof = [(-half, top + 7.5, front), (half, top + 7.5, front), (half, top + 5.2, z), (-half, top + 5.2, z)]
    world.face(roof, rgb("e3e6e8"), (0.0, -0.3, 0.7))
    for k in range(25):
        x = -half + 2 * half * k / 24
        pane = [
            (x + 0.5, top + 7.45, front),
            (x + 1.7, top + 7.45, front),
            (x + 1.7, top + 5.2, z),
            (x + 0.5, top + 5.2, z),
        ]
        world.face(pane, mix(world.light.middle, WHITE, 0.35), None, 0.75)
        beam = [(x, top + 7.4, front), (x + 0.18, top + 7.4, front), (x + 0.18, top + 5.1, z), (x, top + 5.1, z)]
        world.face(beam, rgb("6d747c"), (0.0, -0.5, 0.8))
    edge = [(-half, top + 7.3, front), (half, top + 7.3, front), (half, top + 8.1, front), (-half, top + 8.1, front)]
    world.face(edge, rgb("e8e9ea"), (0.0, 0.3, 0.9))
