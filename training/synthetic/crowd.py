"""Who stands where: places on the ground, groups, directions, and how many it takes to see the wanted heads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from training.synthetic.body import silhouette
from training.synthetic.head import SKULL
from training.synthetic.light import Light
from training.synthetic.look import Fashion, Look, random_look
from training.synthetic.person import head_of
from training.synthetic.scene import Camera, Scene
from training.synthetic.world import Thing, World


@dataclass(frozen=True)
class Layout:
    """How people spread over a place.

    Attributes:
        half_width: metres from the middle line to where the place ends. spacing: metres from one to the next.
        yaw: the direction most look to, in radians; spread: how far they stray; both_ways: share that looks back.
        grouped: share that stands turned to somebody. start: the nearest people, metres; 0 for as near as is seen.
        sunk: metres by which people who sit are lower. aisle: metres between aisles, 0 for none.
        fashion: how they dress.
    """

    half_width: float = 30.0
    spacing: float = 0.55
    yaw: float = 0.0
    spread: float = 3.2
    both_ways: float = 0.0
    grouped: float = 0.4
    start: float = 0.0
    sunk: float = 0.0
    aisle: float = 0.0
    fashion: Fashion = field(default_factory=Fashion)


@dataclass(frozen=True)
class Person:
    """Somebody at (x, z) metres.

    Attributes:
        up: metres over the ground, less than 0 for those who sit. light: their own light, where they have one.
    """

    x: float
    z: float
    look: Look
    up: float = 0.0
    light: Light | None = None


def gather(
    world: World, layout: Layout, things: Sequence[Thing], wanted: int, rng: np.random.Generator
) -> list[Person]:
    """Place people so that about `wanted` heads are visible; nearest last."""
    scene = world.scene
    pool = _places(world, layout, things, rng, round(scene.heads * (2.2 + 6.0 * scene.umbrellas)) + 30)
    fashion = replace(layout.fashion, umbrellas=scene.umbrellas)
    people = [Person(x, z, random_look(rng, fashion, yaw), -layout.sunk) for x, z, yaw in pool]
    still = [_cover(world.camera, thing) for thing in things if thing.hides]
    marks = [_mark(world.camera, person) for person in people]
    low, high = min(wanted, len(people)), len(people)
    while low < high:
        middle = (low + high) // 2
        if _visible(scene, [*still, *marks[:middle]]) < wanted:
            low = middle + 1
        else:
            high = middle
    return sorted(people[:low], key=lambda person: -person.z)


def _places(
    world: World, layout: Layout, things: Sequence[Thing], rng: np.random.Generator, count: int
) -> list[tuple[float, float, float]]:
    """Up to `count` places (x, z, yaw) in random order, none closer than the layout's spacing."""
    camera, scene = world.camera, world.scene
    near = max(layout.start, camera.nearest(scene.height, 1.55), 2.6 * scene.focal / 0.95)
    far = max(scene.far, near + 2.0)
    taken: dict[tuple[int, int], list[tuple[float, float]]] = {}
    places: list[tuple[float, float, float]] = []
    bumps = rng.uniform(-1, 1, (6, 3)) * (0.35, 0.35, np.pi)
    for _ in range(count * 14):
        if len(places) >= count:
            break
        z = _distance(rng, near, far, scene.falloff)
        half = min(layout.half_width, 0.53 * scene.width / camera.focal * z + 0.2)
        x = rng.uniform(-half, half)
        if camera.step_height:
            z = camera.rise_from + (np.floor((z - camera.rise_from) / camera.step_depth) + 0.55) * camera.step_depth
            x = np.round(x / layout.spacing) * layout.spacing
        crowd = np.sin(bumps[:, 0] * x + bumps[:, 1] * z + bumps[:, 2] * 3).sum()
        if layout.grouped > 0.1 and rng.random() > 0.62 + 0.28 * crowd:
            continue
        if layout.aisle and abs((x + layout.aisle / 2) % layout.aisle - layout.aisle / 2) < 0.7:
            continue
        if any(np.hypot(x - thing.x, z - thing.z) < thing.room for thing in things):
            continue
        partner = places[-1] if places and rng.random() < layout.grouped else None
        yaw = layout.yaw + rng.normal(0.0, layout.spread) + (np.pi if rng.random() < layout.both_ways else 0.0)
        if partner is not None:
            x, z, yaw = _beside(rng, partner, yaw, layout)
        if near <= z <= far and abs(x) <= layout.half_width and _free(taken, x, z, layout.spacing * 0.96):
            places.append((float(x), float(z), float((yaw + np.pi) % (2 * np.pi) - np.pi)))
    return places


def _distance(rng: np.random.Generator, near: float, far: float, falloff: float) -> float:
    """A distance from the camera; the density on the ground falls with its power `falloff`."""
    power = 2.0 - falloff
    if abs(power) < 1e-3:
        return float(near * (far / near) ** rng.random())
    low, high = near**power, far**power
    return float((low + rng.random() * (high - low)) ** (1.0 / power))


def _beside(
    rng: np.random.Generator, partner: tuple[float, float, float], yaw: float, layout: Layout
) -> tuple[float, float, float]:
    """A place next to somebody: in front of them and facing them, or at their side, walking along."""
    x, z, theirs = partner
    if rng.random() < 0.5 or layout.spread < 0.5:
        side = rng.choice((-1.0, 1.0)) * rng.uniform(layout.spacing, layout.spacing + 0.2)
        step = side * np.cos(theirs), side * np.sin(theirs)
        return x + step[0], z + step[1] * 0.8, theirs + rng.normal(0, 0.2)
    reach = rng.uniform(layout.spacing + 0.05, layout.spacing + 0.45)
    del yaw
    return x + reach * np.sin(theirs), z - reach * np.cos(theirs), theirs + np.pi + rng.normal(0, 0.3)


def _free(taken: dict[tuple[int, int], list[tuple[float, float]]], x: float, z: float, spacing: float) -> bool:
    """Whether nobody is nearer than `spacing`; claims the place if so."""
    column, row = int(np.floor(x / spacing)), int(np.floor(z / spacing))
    for i in (column - 1, column, column + 1):
        for j in (row - 1, row, row + 1):
            for ox, oz in taken.get((i, j), ()):
                if (ox - x) ** 2 + (oz - z) ** 2 < spacing * spacing:
                    return False
    taken.setdefault((column, row), []).append((x, z))
    return True


@dataclass(frozen=True)
class Mark:
    """Coarse shapes in sixteenths of a pixel: of a person, or of a thing, which has only a body.

    Attributes:
        z: metres away. body: (K, 2) outline. head, roof: (centre, half axes) of the head and of an umbrella.
    """

    z: float
    body: NDArray[np.int32]
    head: tuple[tuple[int, int], tuple[int, int]] | None = None
    roof: tuple[tuple[int, int], tuple[int, int]] | None = None


def _cover(camera: Camera, thing: Thing) -> Mark:
    half, low, high = thing.hides or (0.0, 0.0, 0.0)
    turn = np.linspace(0, 2 * np.pi, 16, endpoint=False)
    outline = np.stack([half * np.cos(turn), (low + high) / 2 + (high - low) / 2 * np.sin(turn)], axis=1)
    foot = camera.project([thing.x, camera.floor(thing.z), thing.z])
    seen = foot + outline * (camera.scale(thing.z), -camera.scale(thing.z))
    return Mark(thing.z, np.round(seen * 16).astype(np.int32))


def _mark(camera: Camera, person: Person) -> Mark:
    scale = camera.scale(person.z) * 16
    foot = camera.project([person.x, camera.floor(person.z) + person.up, person.z]) * 16
    x, y, size = head_of(person.look)
    roof = None
    if "umbrella" in person.look.extras:
        roof = (
            (int(foot[0]), int(foot[1] - (person.look.height + 0.25) * scale)),
            (int(0.56 * scale), int(0.16 * scale)),
        )
    return Mark(
        person.z,
        np.round(silhouette(person.look) * (scale, -scale) + foot).astype(np.int32),
        (
            (int(foot[0] + x * scale), int(foot[1] - y * scale)),
            (max(16, int(SKULL[0] * size * scale * 1.1)), max(16, int(SKULL[1] * size * scale * 1.1))),
        ),
        roof,
    )


def _visible(scene: Scene, marks: Sequence[Mark]) -> int:
    """A quick guess of how many heads are visible, from coarse outlines."""
    ids = np.zeros((scene.height, scene.width), np.int32)
    areas = np.full(len(marks) + 1, np.inf)
    for number, mark in enumerate(sorted(marks, key=lambda mark: -mark.z), 1):
        cv2.fillPoly(ids, [mark.body], (0,), cv2.LINE_8, 4)
        if mark.head is None:
            continue
        centre, axes = mark.head
        areas[number] = np.pi * axes[0] * axes[1] / 256
        cv2.ellipse(ids, centre, axes, 0, 0, 360, (number,), -1, cv2.LINE_8, 4)
        if mark.roof:
            cv2.ellipse(ids, *mark.roof, 0, 0, 360, (0,), -1, cv2.LINE_8, 4)
    counts: NDArray[np.int64] = np.bincount(ids.ravel(), minlength=len(areas))
    return int((counts[1 : len(areas)] > 0.34 * areas[1:]).sum())
