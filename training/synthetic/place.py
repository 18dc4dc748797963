"""What a place hands over to be peopled, and the backdrop pieces that several places share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from training.synthetic.colour import Colour, mix, times
from training.synthetic.crowd import Layout, Person
from training.synthetic.facade import Wall, draw_house, random_house
from training.synthetic.outline import mirror
from training.synthetic.world import Thing, World


def _nothing() -> None:
    """Paint nothing."""


@dataclass(frozen=True)
class Place:
    """A place with its sky and its ground painted, ready for people.

    Attributes:
        layout: how people spread.
        walls: paints what stands around the place, over the shadows on the ground.
        things: what stands among the people.
        over: paints what lies over everybody, such as beams of light.
        bloom: how much bright places bleed.
        band: people who are there whatever the crowd is.
    """

    layout: Layout
    walls: Callable[[], None] = _nothing
    things: list[Thing] = field(default_factory=list)
    over: Callable[[], None] = _nothing
    bloom: float = 0.25
    band: list[Person] = field(default_factory=list)


def house_row(
    world: World, rng: np.random.Generator, z: float, x0: float, x1: float, tall: tuple[float, float]
) -> None:
    """Houses side by side that face the camera at distance `z`."""
    x = x0
    while x < x1:
        length = float(min(rng.uniform(6.0, 11.0), max(x1 - x, 4.0)))
        wall = Wall(world, (x, 0.0, z), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0), length, float(rng.uniform(*tall)))
        draw_house(wall, random_house(rng), rng)
        x += length


def house_side(
    world: World, rng: np.random.Generator, x: float, z0: float, z1: float, tall: tuple[float, float], shop: float = 0.9
) -> None:
    """Houses along the left (x < 0) or right side of a street, from far to near."""
    z, side = z1, 1.0 if x > 0 else -1.0
    while z > z0:
        length = float(min(rng.uniform(7.0, 12.0), max(z - z0, 4.0)))
        z -= length
        wall = Wall(world, (x, 0.0, max(z, 1.0)), (0.0, 0.0, 1.0), (-side, 0.0, 0.0), length, float(rng.uniform(*tall)))
        front = wall.quad(0, 0, 0.01, wall.height)
        gable = np.stack([front[0], front[0] + (side * 9, 0, 0), front[3] + (side * 9, 0, 0), front[3]])
        house = random_house(rng, shop)
        world.face(gable, times(house.wall, 0.9), (0.0, 0.0, 1.0))
        draw_house(wall, house, rng)


def skyline(world: World, rng: np.random.Generator, z: float, tall: tuple[float, float], colour: Colour) -> None:
    """A row of faint blocks far behind everything."""
    half = 0.6 * world.scene.width / world.camera.focal * z
    x = -half
    while x < half:
        wide, high = float(rng.uniform(7.0, 20.0)), float(rng.uniform(*tall))
        tone = times(colour, float(rng.uniform(0.9, 1.08)))
        world.face([(x, 0, z), (x + wide, 0, z), (x + wide, high, z), (x, high, z)], tone, (0.0, 0.2, 0.9))
        x += wide * float(rng.uniform(0.7, 1.1))


def hills(world: World, rng: np.random.Generator, z: float, tall: float, colour: Colour) -> None:
    """A soft ridge, `tall` metres at most."""
    half = 0.6 * world.scene.width / world.camera.focal * z
    x = np.linspace(-half, half, 40)
    bumps = sum(np.sin(x / half * rng.uniform(2, 9) + rng.uniform(0, 6)) / (k + 1) for k in range(4))
    y = tall * (0.55 + 0.22 * np.asarray(bumps))
    ridge = np.stack([x, np.maximum(y, 0.0), np.full(40, z)], axis=1)
    world.face([*ridge, (half, -2.0, z), (-half, -2.0, z)], colour, (0.0, 0.7, 0.7))


def tower(world: World, x: float, z: float, tall: float, wall: Colour, roof: Colour) -> None:
    """A clock tower with a belfry and a pointed roof."""
    frame = world.frame(x, z)
    w = tall * 0.11
    frame.shape(np.array([(-w, 0), (w, 0), (w, tall * 0.72), (-w, tall * 0.72)]), wall, w * 0.5)
    for level in (0.3, 0.5, 0.7):
        frame.shape(mirror([(w * 1.1, tall * level + 0.25), (w * 1.1, tall * level)]), mix(wall, (1, 1, 1), 0.35), 0.1)
    for row in (0.18, 0.38):
        window = mirror([(0.01, tall * row + 2.3), (0.35, tall * row + 2.0), (0.4, tall * row)])
        frame.shape(window, times(wall, 0.35), 0.1)
    turn = np.linspace(0, 2 * np.pi, 24)
    dial = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    frame.shape(dial * w * 0.62 + (0, tall * 0.61), times(roof, 0.8), 0.15)
    frame.shape(dial * w * 0.52 + (0, tall * 0.61), (0.96, 0.94, 0.88), 0.1)
    for tip in ((0.0, 0.4 * w), (0.28 * w, -0.12 * w)):
        hand = np.array([(-0.08, 0.0), (0.08, 0.0), tip])
        frame.shape(hand + (0, tall * 0.61), (0.15, 0.15, 0.18), 0.05)
    half = [(w * 0.82, tall * 0.84), (w * 0.82, tall * 0.72)]
    frame.shape(mirror(half), times(wall, 1.03), w * 0.4)
    for side in (-0.42, 0.0, 0.42):
        arch = mirror([(0.01, tall * 0.825), (w * 0.14, tall * 0.81), (w * 0.14, tall * 0.735)])
        frame.shape(arch + (side * w, 0), times(wall, 0.3), 0.08)
    frame.shape(mirror([(w * 0.95, tall * 0.855), (w * 0.95, tall * 0.838)]), mix(wall, (1, 1, 1), 0.4), 0.08)
    frame.shape(mirror([(0.02, tall), (w * 0.5, tall * 0.9), (w * 0.95, tall * 0.855)]), roof, w * 0.6)
    frame.shape(mirror([(0.05, tall * 1.05), (0.05, tall)]), times(roof, 0.6), 0.03)
