"""Sky and ground: gradients, clouds, paving in perspective, shadows laid over it."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from training.synthetic.canvas import FINE
from training.synthetic.colour import Colour, mix
from training.synthetic.world import World

Field = NDArray[np.float32]


def clouded(rng: np.random.Generator, height: int, width: int, cells: float, octaves: int = 4) -> Field:
    """Smooth noise (height, width) in about [0, 1]; `cells` is how many bumps fit into its width."""
    total, weight = np.zeros((height, width), np.float32), 0.0
    for octave in range(octaves):
        across = cells * 2**octave
        grid = rng.random((max(2, round(across * height / width) + 1), max(2, round(across) + 1)), np.float32)
        total += cv2.resize(grid, (width, height), interpolation=cv2.INTER_CUBIC) * np.float32(0.5**octave)
        weight += 0.5**octave
    return total / np.float32(weight)


def paint_sky(world: World, rng: np.random.Generator, cover: float = 0.5) -> None:
    """Fill everything above the horizon, and a little below it, with sky and clouds."""
    light, scene = world.light, world.scene
    rows = max(8, int(world.camera.horizon * 1.04) + 2)
    part = np.linspace(0.0, 1.0, rows, dtype=np.float32)[:, None]
    stops = [np.asarray(colour, np.float32) for colour in (light.zenith, light.middle, light.low)]
    first = stops[0] + (stops[1] - stops[0]) * np.clip(part / 0.6, 0, 1)
    sky = first + (stops[2] - first) * np.clip((part - 0.35) / 0.65, 0, 1) ** 1.5
    field = np.repeat(sky[:, None], scene.width, axis=1)
    noise = clouded(rng, rows, scene.width, 5.0, 5) if rows > 40 else clouded(rng, rows, scene.width, 5.0, 2)
    wisps = cv2.resize(noise[::2], (scene.width, rows), interpolation=cv2.INTER_LINEAR)
    share = np.clip((0.55 * noise + 0.45 * wisps - 0.62 + 0.22 * cover) * 4.0, 0.0, 1.0)
    share *= np.clip(part * 3.0, 0.2, 1.0) * np.clip((1.05 - part) * 4.0, 0.0, 1.0)
    white = np.asarray(mix(light.low, (1.0, 1.0, 1.0), 0.45 - 0.4 * light.lamps), np.float32)
    field += (white - field) * (0.75 * share)[..., None]
    full = cv2.resize(field, None, fx=FINE, fy=FINE, interpolation=cv2.INTER_LINEAR)
    world.canvas.pixels[: len(full)] = full[: len(world.canvas.pixels)]


@dataclass(frozen=True)
class Paving:
    """A ground's surface.

    Attributes:
        colour, joint: of its slabs and of the lines between them. slab: (width, depth) of a slab in metres.
        uneven: how much slabs differ, 0 to 1. gloss: how much it mirrors what stands behind it, 0 to 1.
    """

    colour: Colour
    joint: Colour
    slab: tuple[float, float]
    uneven: float = 0.08
    gloss: float = 0.0


def paint_ground(world: World, rng: np.random.Generator, paving: Paving) -> None:
    """Fill everything below the horizon with paving; call before any shadow."""
    camera, scene = world.camera, world.scene
    top = min(int(np.ceil(camera.horizon)) + 1, scene.height - 1)
    v = np.arange(top, scene.height, dtype=np.float32)[:, None] + 0.5
    z = camera.focal * camera.height / np.maximum(v - camera.horizon, 0.5)
    x = (np.arange(scene.width, dtype=np.float32)[None] + 0.5 - camera.centre) * (z / camera.focal)
    ground = _slabs(world, rng, paving, x, z.astype(np.float32))
    normal = np.float32(0.0), np.float32(1.0), np.float32(0.0)
    lit = ground * (world.light.on(*(np.full((), value, np.float32) for value in normal)) * np.float32(0.86))
    veil = (1.0 - np.exp(-z / world.light.reach)).astype(np.float32)[..., None]
    lit += (np.asarray(world.light.haze, np.float32) - lit) * veil
    if paving.gloss:
        _mirror(world, lit, top, paving.gloss)
    full = cv2.resize(lit.astype(np.float32), None, fx=FINE, fy=FINE, interpolation=cv2.INTER_LINEAR)
    world.canvas.pixels[top * FINE :] = full


def _slabs(world: World, rng: np.random.Generator, paving: Paving, x: Field, z: Field) -> Field:
    across, deep = x / np.float32(paving.slab[0]), np.broadcast_to(z / np.float32(paving.slab[1]), x.shape)
    columns, rows = np.floor(across).astype(np.int64), np.floor(deep).astype(np.int64)
    table = rng.random(4096).astype(np.float32) - 0.5
    tone = table[(columns * 73 + rows * 151) % 4096] * np.float32(paving.uneven)
    grid = cv2.resize(rng.random((64, 64), np.float32), (512, 512), interpolation=cv2.INTER_CUBIC) - 0.5
    stain = cv2.remap(
        grid, (x * 9.0) % 511.0, np.broadcast_to((z * 9.0) % 511.0, x.shape).astype(np.float32), cv2.INTER_LINEAR
    )
    size = world.camera.focal / z
    sharp = np.clip(size * min(paving.slab) / 14.0, 0.0, 1.0)
    width = np.float32(0.018) + 0.7 / size
    near_x = np.abs(across - np.round(across)) * paving.slab[0]
    near_z = np.abs(deep - np.round(deep)) * paving.slab[1]
    thick_z = width + 0.5 * z / size / world.camera.height
    line = np.maximum(np.clip(1.3 - near_x / width, 0, 1), np.clip(1.3 - near_z / thick_z, 0, 1)) * sharp
    base = np.asarray(paving.colour, np.float32) * (1.0 + (tone + 0.09 * stain) * (0.3 + 0.7 * sharp))[..., None]
    mixed = base + (np.asarray(paving.joint, np.float32) - base) * (0.55 * line)[..., None]
    return np.asarray(mixed, np.float32)


def _mirror(world: World, ground: Field, top: int, gloss: float) -> None:
    """Lay the blurred image of what is above the horizon over a polished floor."""
    above = cv2.resize(world.canvas.pixels[: top * FINE], (world.scene.width, top), interpolation=cv2.INTER_AREA)[::-1]
    rows = min(len(above), len(ground))
    soft = cv2.GaussianBlur(above, (0, 0), sigmaX=world.scene.width / 220, sigmaY=world.scene.height / 40)[:rows]
    share = np.linspace(gloss, gloss * 0.35, rows, dtype=np.float32)[:, None, None]
    ground[:rows] += (soft - ground[:rows]) * share


def lay_shadows(world: World) -> None:
    """Darken the ground where the world's shade says so."""
    shade = cv2.GaussianBlur(world.shade, (0, 0), max(0.6, world.scene.width / 800))
    top = max(0, min(int(world.camera.horizon) - 4, world.scene.height - 1))
    full = cv2.resize(shade[top:], None, fx=FINE, fy=FINE, interpolation=cv2.INTER_LINEAR)
    for channel, tint in enumerate((0.84, 0.83, 0.78)):
        world.canvas.pixels[top * FINE :, :, channel] *= 1.0 - full * np.float32(world.light.shadow * tint)
