"""From a scene to a picture and its heads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from training.synthetic.canvas import FINE
from training.synthetic.crowd import Person, gather
from training.synthetic.finish import develop
from training.synthetic.ground import lay_shadows
from training.synthetic.hall import hall
from training.synthetic.head import SKULL
from training.synthetic.outdoors import plaza, street
from training.synthetic.person import draw_person, head_of
from training.synthetic.place import Place
from training.synthetic.scene import Scene
from training.synthetic.shows import concert, stand
from training.synthetic.world import Thing, World

HIDDEN = 0.7
"""A head counts as hidden where more than this share of it cannot be seen."""

PLACES: dict[str, Callable[[World, np.random.Generator], Place]] = {
    "plaza": plaza,
    "street": street,
    "concert": concert,
    "hall": hall,
    "stand": stand,
}


def render(
    scene: Scene, rng: np.random.Generator, people_rng: np.random.Generator | None = None
) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """Draw a scene.

    Args:
        scene: what to draw.
        rng: the same generator state gives the same picture.
        people_rng: chooses the people, so that one place can be drawn with many crowds; `rng` where None.

    Returns:
        The picture (height, width, 3) uint8 RGB, and the centres (N, 2) float64 of the visible heads as (x, y) in
        pixels, the corner of the first pixel at (0, 0). Heads that are hidden for more than 70 % of their area, or
        whose centre lies outside the picture, are left out.
    """
    world = World.of(scene)
    place = PLACES[scene.kind](world, rng)
    crowd = gather(world, place.layout, place.things, max(0, scene.heads - len(place.band)), people_rng or rng)
    people = sorted([*place.band[: scene.heads], *crowd], key=lambda person: -person.z)
    _cast(world, place.things, people)
    place.walls()
    areas = _paint(world, place.things, people)
    place.over()
    points = visible_heads(world, people, areas)
    return develop(world.canvas, scene.grain, place.bloom, rng), points


def _cast(world: World, things: Sequence[Thing], people: Sequence[Person]) -> None:
    for thing in things:
        if thing.tall:
            world.cast(thing.x, thing.z, thing.tall, thing.wide)
    if not world.camera.step_height:
        for person in people:
            world.cast(person.x, person.z, person.look.height, 0.52)
    lay_shadows(world)


def _paint(world: World, things: Sequence[Thing], people: Sequence[Person]) -> NDArray[np.float64]:
    """Paint far to near; the area (N,) of every person's head as painted, in canvas pixels."""
    areas = np.zeros(len(people))
    pending = sorted(things, key=lambda thing: -thing.z)
    gloom = _gloom(world, people)
    for index, person in enumerate(people):
        while pending and pending[0].z >= person.z:
            pending.pop(0).draw()
        frame = world.frame(person.x, person.z, person.up, gloom)
        if person.light is not None:
            frame = replace(frame, light=person.light, haze=0.0, gloom=0.0)
        pitch = float(np.arctan2(world.camera.height - world.camera.floor(person.z) - 1.6, person.z))
        areas[index] = draw_person(frame, person.look, index + 1, float(np.clip(pitch, -0.3, 0.7)))
    for thing in pending:
        thing.draw()
    return areas


def _gloom(world: World, people: Sequence[Person]) -> float:
    """How dark it is at the feet: more so the denser people stand."""
    area = world.scene.width / world.camera.focal * world.scene.far**2 / 2
    return float(np.clip(0.2 + 0.9 * len(people) / area, 0.2, 0.6))


def visible_heads(world: World, people: Sequence[Person], areas: NDArray[np.float64]) -> NDArray[np.float64]:
    """The centres (N, 2) of the heads of which enough is left in the id buffer.

    Args:
        world: its canvas holds person k, counted from 0, as k + 1.
        people: everybody that was painted.
        areas: (len(people),) their heads' areas as `draw_person` gave them.
    """
    seen = np.bincount(np.maximum(world.canvas.ids, 0).ravel(), minlength=len(people) + 1)
    points = []
    for index, person in enumerate(people):
        frame = world.frame(person.x, person.z, person.up)
        x, y, size = head_of(person.look)
        spot = frame.pixels([(x, y)])[0]
        skull = np.pi * SKULL[0] * SKULL[1] * (size * frame.scale * FINE) ** 2
        inside = 0 <= spot[0] < world.scene.width and 0 <= spot[1] < world.scene.height
        if inside and seen[index + 1] >= (1.0 - HIDDEN) * max(areas[index], skull):
            points.append(spot)
    return np.array(points, np.float64).reshape(-1, 2)
