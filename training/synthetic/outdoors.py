"""Two places under the sky: a plaza and a shopping street."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from training.synthetic.colour import AUTUMN, FACADES, LEAVES, ROOFS, Colour, mix, pick, rgb
from training.synthetic.crowd import Layout
from training.synthetic.ground import Paving, paint_ground, paint_sky
from training.synthetic.look import Fashion
from training.synthetic.place import Place, hills, house_row, house_side, skyline, tower
from training.synthetic.things import balloons, bulbs, bunting, flagpole, fountain, lamp, parasol, stall, tree
from training.synthetic.world import Thing, World


def plaza(world: World, rng: np.random.Generator) -> Place:
    """An old town's square: houses on three sides, a tower, a fountain, trees, stalls."""
    scene = world.scene
    back, half = scene.far + 10.0, max(9.0, 0.29 * (scene.far + 10))
    paint_sky(world, rng, 0.55)
    paint_ground(world, rng, Paving(rgb("b9aa98"), rgb("8d8072"), (1.3, 1.3), 0.1))
    _house_shadow(world, half, 6.0, back, 10.0)
    things = _plaza_things(world, rng, half)
    warm = 0.75 if scene.light in ("cloudy", "dusk", "night") else 0.35
    fashion = Fashion(hats=0.22, warm=warm, bright=0.5, raised=0.02, walking=0.3)

    def walls() -> None:
        hills(world, rng, 900.0, 75.0, rgb("7f93a6"))
        skyline(world, rng, 160.0, (12.0, 24.0), rgb("b3a79b"))
        tower(world, float(rng.choice((-0.36, 0.34))) * half, back + 6, 26.0, pick(rng, FACADES), pick(rng, ROOFS))
        house_row(world, rng, back, -half - 8, half + 8, (8.5, 13.0))
        house_side(world, rng, -half, 7.0, back, (9.0, 13.0))
        house_side(world, rng, half, 7.0, back, (9.0, 13.0))

    layout = Layout(half - 0.6, 0.6, grouped=0.5, fashion=fashion)
    return Place(layout, walls, things, lambda: _sun(world), 0.3)


def _plaza_things(world: World, rng: np.random.Generator, half: float) -> list[Thing]:
    scene = world.scene
    leaves = AUTUMN if rng.random() < 0.25 else LEAVES
    things: list[Thing] = []
    for side in (-1.0, 1.0):
        trees = [z for z in np.arange(0.5 * scene.far, scene.far + 6, 7.5) if rng.random() < 0.25 + scene.clutter]
        tables = [z for z in np.arange(0.62 * scene.far, scene.far + 4, 4.0) if rng.random() < 0.7 * scene.clutter]
        lamps = np.arange(0.42 * scene.far, scene.far, 13.0)
        things += [tree(world, rng, side * (half - 2.2), float(z), leaves, float(rng.uniform(5.5, 7.5))) for z in trees]
        things += [parasol(world, rng, side * (half - 1.6 - rng.uniform(0, 3.0)), float(z) + 1.8) for z in tables]
        things += [lamp(world, side * (half - 4.2), float(z)) for z in lamps]
    return things + _plaza_middle(world, rng, half)


def _plaza_middle(world: World, rng: np.random.Generator, half: float) -> list[Thing]:
    scene = world.scene
    stalls = range(round(scene.clutter * 4))
    things = [stall(world, rng, (-0.5 + 0.34 * k) * half, scene.far * 0.95 + 3) for k in stalls]
    if scene.clutter > 0.25:
        things.append(fountain(world, float(rng.uniform(-0.25, 0.25)) * half, 0.66 * scene.far))
    if scene.clutter > 0.4:
        things.append(balloons(world, rng, float(rng.uniform(-0.3, 0.3)) * half, 0.34 * scene.far))
        things.append(_strung(world, rng, half, 8.2, 8.7, 0.78 * scene.far))
        things.append(_strung(world, rng, half, 7.6, 8.1, 0.98 * scene.far))
    return things


def _strung(world: World, rng: np.random.Generator, half: float, left: float, right: float, z: float) -> Thing:
    """Pennants from one side to the other, or bulbs after dark."""
    if world.light.lamps > 0.5:
        return bulbs(world, (-half, left), (half, right), z)
    return bunting(world, rng, (-half, left), (half, right), z)


def street(world: World, rng: np.random.Generator) -> Place:
    """A pedestrian street that runs away from the camera between tall houses."""
    scene = world.scene
    half, end = float(rng.uniform(6.0, 7.5)), max(scene.far + 40.0, 95.0)
    paint_sky(world, rng, 0.4)
    paint_ground(world, rng, Paving(rgb("a89c92"), rgb("7b716b"), (0.9, 0.6), 0.12))
    for rail in (-1.45, -0.75, 0.75, 1.45):
        world.face(_strip(rail - 0.05, rail + 0.05, 2.0, end), rgb("5f5b5c"), (0.0, 1.0, 0.0), 0.8)
    for side in (-1.0, 1.0):
        inner = side * (half - 2.1)
        world.face(_strip(inner, inner + side * 0.28, 2.0, end), rgb("cfc5b8"), (0.0, 1.0, 0.0), 0.75)
    _house_shadow(world, half, 2.0, end, 12.0)
    warm = 0.7 if scene.light in ("cloudy", "dusk", "night") else 0.45
    fashion = Fashion(hats=0.24, warm=warm, bright=0.4, raised=0.01, walking=0.75)
    layout = Layout(half - 0.7, 0.62, 0.0, 0.28, both_ways=0.5, grouped=0.35, fashion=fashion)

    def walls() -> None:
        skyline(world, rng, 260.0, (14.0, 30.0), rgb("b9aeb4"))
        tower(world, 0.25 * half, end + 12, 30.0, pick(rng, FACADES), pick(rng, ROOFS))
        house_row(world, rng, end, -half - 6, half + 6, (9.0, 12.0))
        for side in (-1.0, 1.0):
            house_side(world, rng, side * half, 3.5, end, (11.0, 15.5), 1.0)

    return Place(layout, walls, _street_things(world, rng, half, end), lambda: _sun(world), 0.35)


def _street_things(world: World, rng: np.random.Generator, half: float, end: float) -> list[Thing]:
    scene = world.scene
    leaves = AUTUMN if rng.random() < 0.35 else LEAVES
    things: list[Thing] = []
    for side in (-1.0, 1.0):
        for z in np.arange(16.0, end * 0.8, 9.0):
            x = side * (half - 1.7)
            if rng.random() < 0.35 + 0.6 * scene.clutter:
                things.append(tree(world, rng, x, float(z), leaves, float(rng.uniform(4.6, 5.8))))
            things.append(lamp(world, x, float(z) + 4.5, 4.2))
        poles = [z for z in np.arange(20.0, end * 0.6, 11.0) if rng.random() < 0.6 * scene.clutter]
        things += [flagpole(world, rng, side * (half - 1.2), float(z), 5.5) for z in poles]
    for z in np.arange(15.0, end * 0.7, 10.0):
        if rng.random() < 0.2 + 0.7 * scene.clutter:
            tall = float(rng.uniform(6.3, 7.6))
            things.append(_strung(world, rng, half, tall, tall + float(rng.uniform(-0.5, 0.5)), float(z)))
    return things


def _strip(x0: float, x1: float, z0: float, z1: float) -> NDArray[np.float64]:
    return np.array([(x0, 0.0, z0), (x1, 0.0, z0), (x1, 0.0, z1), (x0, 0.0, z1)])


def _house_shadow(world: World, half: float, z0: float, z1: float, tall: float) -> None:
    """The shadow of the row of houses on the sun's side."""
    lx, ly, _ = world.light.direction
    side = 1.0 if lx > 0 else -1.0
    reach = min(tall * abs(lx) / ly * min(1.0, 2.6 * ly), 1.15 * half) * 0.62
    edge = [(side * half, 0.0, z0)]
    for k in range(14):
        z = z0 + (z1 - z0) * k / 13
        deep = reach * (1.0 + 0.14 * np.sin(k * 2.1))
        edge += [(side * (half - deep), 0.0, z), (side * (half - deep), 0.0, z + (z1 - z0) / 14)]
    world.cast_shape([*edge, (side * half, 0.0, z1)])


def _sun(world: World) -> None:
    """A glow in the air on the sun's side, and warm air over the far end."""
    light, scene = world.light, world.scene
    if light.lamps > 0.9 or sum(light.sun) < 1.0:
        return
    x = scene.width * (0.5 + 0.55 * light.direction[0])
    low = 1.0 - light.direction[1]
    tint: Colour = mix(light.low, light.sun, 0.5)
    world.canvas.glow(x, world.camera.horizon * 0.55, 0.75 * scene.width, tint, 0.30 * low)
    world.canvas.glow(x, world.camera.horizon * 0.5, 0.3 * scene.width, tint, 0.22 * low)
