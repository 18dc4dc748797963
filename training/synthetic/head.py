"""Heads: a skull, a face, hair and hats, painted on balls so that any view of them is right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.synthetic.colour import Colour, mix, times
from training.synthetic.frame import Frame, Skin
from training.synthetic.look import Look
from training.synthetic.outline import ellipse, limb, smooth

Field = NDArray[np.float32]

SKULL = (0.097, 0.128)
"""Half the width and half the height of a grown-up's head, in metres; a little larger than life."""

_CLOSE = 13.0
"""Heads at least this many pixels high get a face's details."""


@dataclass(frozen=True)
class Pose:
    """A head in its frame.

    Attributes:
        x, y: its centre in metres. size: factor on `SKULL`.
        turn: (3, 3) rows are the head's right, up and ahead in camera axes.
    """

    x: float
    y: float
    size: float
    turn: NDArray[np.float32]

    @classmethod
    def of(cls, x: float, y: float, size: float, yaw: float, pitch: float, roll: float) -> Pose:
        """A head turned by `yaw`, seen from `pitch` above, leaning by `roll` (radians)."""
        ahead = np.array([np.sin(yaw), -np.cos(yaw) * np.sin(pitch), np.cos(yaw) * np.cos(pitch)])
        up = np.array([np.sin(roll), np.cos(roll) * np.cos(pitch), np.cos(roll) * np.sin(pitch)])
        up -= ahead * (up @ ahead)
        up /= np.linalg.norm(up)
        return cls(x, y, size, np.stack([np.cross(up, ahead), up, ahead]).astype(np.float32))

    @property
    def radii(self) -> tuple[float, float]:
        """Half its width and half its height, in metres."""
        return SKULL[0] * self.size, SKULL[1] * self.size

    def point(self, right: float, up: float, ahead: float) -> tuple[float, float]:
        """A place near the head, in skull radii along its own axes, as metres of the frame."""
        x, y, _ = np.array([right, up, ahead]) @ self.turn
        return self.x + float(x) * self.radii[0], self.y + float(y) * self.radii[1]

    def depth(self, right: float, up: float, ahead: float) -> float:
        """How far towards the camera such a place lies, in skull radii."""
        return float(np.array([right, up, ahead]) @ self.turn[:, 2])

    def ring(self, radius: float, up: float, start: float, end: float, corners: int = 22) -> list[tuple[float, float]]:
        """Points around the head at one height; angles from the front, positive to its right."""
        turns = np.linspace(start, end, corners)
        return [self.point(radius * float(np.sin(t)), up, radius * float(np.cos(t))) for t in turns]


def draw_head(frame: Frame, look: Look, pose: Pose) -> None:
    """Paint skull, face, ears, hair and hat."""
    close = frame.scale * 2 * pose.radii[1] >= _CLOSE
    if look.hat == "sunhat" and pose.turn[1, 2] < 0.05:
        frame.shape(pose.ring(1.9, 0.3, 0, 2 * np.pi), look.hat_colour, 0.03)
    if look.hat == "cap" and pose.turn[2, 2] < 0:
        _visor(frame, look, pose)
    _knots(frame, look, pose, before=True)
    frame.ball((pose.x, pose.y), pose.radii, pose.turn, _face(look, close), jaw=0.14)
    if close:
        _ears_and_nose(frame, look, pose)
    _hair(frame, look, pose)
    _knots(frame, look, pose, before=False)
    if look.hat:
        _hat(frame, look, pose)
    elif "headphones" in look.extras and close:
        band = [pose.point(float(np.sin(t)) * 1.2, float(np.cos(t)) * 1.2, 0.0) for t in np.linspace(-1.6, 1.6, 14)]
        frame.shape(limb(band, [0.018] * len(band)), look.second_colour, 0.01)


def _blob(x: Field, y: Field, cx: float, cy: float, rx: float, ry: float, edge: float = 2.5) -> Field:
    """A soft spot: 1 inside an ellipse, 0 outside."""
    far = ((x - np.float32(cx)) / np.float32(rx)) ** 2 + ((y - np.float32(cy)) / np.float32(ry)) ** 2
    return np.clip((1.0 - far) * np.float32(edge) * 0.5 + 0.5, 0.0, 1.0)


def _face(look: Look, close: bool) -> Skin:
    """Skin with eyes, brows, mouth, cheeks, beard and glasses; tiny heads get only the shade of the eyes."""
    dark = times(look.skin, (0.62, 0.5, 0.48))
    lips = mix(times(look.skin, (0.85, 0.58, 0.56)), (0.62, 0.25, 0.26), 0.25)

    def paint(d: Field) -> tuple[Field, Field]:
        right, up, ahead = d[..., 0], d[..., 1], d[..., 2]
        side = np.abs(right)
        seen = np.clip(ahead * 6.0, 0.0, 1.0)
        colour = np.broadcast_to(np.asarray(look.skin, np.float32), d.shape).copy()

        def lay(share: Field, paint_colour: Colour, strength: float) -> None:
            part = (share * seen * np.float32(strength))[..., None]
            colour[...] += (np.asarray(paint_colour, np.float32) - colour) * part

        if "beard" in look.extras:
            lay(np.clip((-up - 0.22 + 0.5 * np.clip(0.4 - ahead, 0, 1)) * 9.0, 0, 1), look.hair, 0.82)
        lay(_blob(side, up, 0.36, 0.04, 0.27, 0.16, 1.2), dark, 0.4)
        if not close:
            return colour, np.ones(up.shape, np.float32)
        lay(_blob(side, up, 0.46, -0.26, 0.26, 0.2, 0.8), (0.9, 0.42, 0.38), 0.2)
        lay(_blob(right, up - np.float32(0.9) * right * right, 0.0, -0.57, 0.22, 0.055), lips, 0.9)
        lay(_blob(right, up, 0.0, -0.31, 0.15, 0.06, 1.2), dark, 0.5)
        lay(_blob(side, up, 0.36, 0.03, 0.13, 0.065), (0.93, 0.9, 0.87), 0.55)
        lay(_blob(side, up, 0.36, 0.035, 0.075, 0.075), (0.1, 0.07, 0.06), 0.95)
        slant = np.float32(0.2) * (side - np.float32(0.38))
        lay(_blob(side, up + slant, 0.38, 0.25, 0.18, 0.04), times(look.hair, 0.8), 0.7)
        if "shades" in look.extras:
            lay(_blob(side, up, 0.37, 0.03, 0.27, 0.17, 6.0), (0.05, 0.05, 0.07), 0.95)
        elif "glasses" in look.extras:
            rim = _blob(side, up, 0.38, 0.02, 0.27, 0.18, 5.0) - _blob(side, up, 0.38, 0.02, 0.22, 0.14, 5.0)
            lay(np.clip(rim, 0, 1), (0.1, 0.09, 0.1), 0.9)
        return colour, np.ones(up.shape, np.float32)

    return paint


def _ears_and_nose(frame: Frame, look: Look, pose: Pose) -> None:
    covered = look.hair_style in ("bob", "long") or look.hat in ("hijab", "hood")
    for side in (-1.0, 1.0):
        if not covered and pose.depth(side, 0.0, -0.1) > -0.55:
            x, y = pose.point(side * 1.0, -0.02, -0.08)
            frame.shape(
                ellipse(x, y, 0.021 * pose.size, 0.032 * pose.size), times(look.skin, (0.95, 0.86, 0.84)), 0.012
            )
    if pose.depth(0, 0, 1) > -0.1:
        tip, top = pose.point(0.0, -0.22, 1.1), pose.point(0.0, 0.02, 0.98)
        width = 0.026 * pose.size
        frame.shape(limb([top, tip], [width * 0.6, width]), times(look.skin, (1.02, 0.97, 0.95)), 0.014)


def _hair(frame: Frame, look: Look, pose: Pose) -> None:
    """Hair as a larger ball that covers the skull behind a hairline."""
    if look.hair_style == "bald" or look.hat in ("hijab", "hood", "turban"):
        return
    long = look.hair_style in ("bob", "long", "ponytail", "bun")
    grow = {"crop": 1.05, "curly": 1.32, "bob": 1.17, "long": 1.14}.get(look.hair_style, 1.11)
    if look.hat:
        grow = min(grow, 1.1)
    front = {"fringe": 0.2, "crop": 0.5, "parted": 0.46, "curly": 0.36}.get(look.hair_style, 0.42)
    depth = np.float32(0.16 - 0.12 * min(1.0, max(look.hair)))
    seed, base = np.float32(look.seed), np.asarray(look.hair, np.float32)

    def paint(d: Field) -> tuple[Field, Field]:
        right, up, ahead = d[..., 0], d[..., 1], d[..., 2]
        angle = np.arctan2(right, 0.35 - ahead) if long else np.arctan2(right, up + 0.4)
        strand = np.sin(angle * 21 + 2.5 * np.sin(angle * 7 + seed) + 2.0 * up)
        line = front * np.clip(ahead, 0, 1) - 0.06 - 0.52 * np.clip(-ahead, 0, 1) + 0.05 * strand
        if look.hair_style == "parted":
            line = line + 0.3 * np.clip(ahead, 0, 1) * (right + 0.2)
        cover = np.clip((up - line) * 9.0 + 0.5, 0.0, 1.0)
        if look.hair_style in ("bob", "long"):
            cover = np.maximum(cover, np.clip((0.42 - ahead) * 7.0, 0.0, 1.0))
        if look.hair_style == "curly":
            strand = np.sin(right * 19 + seed) * np.sin(up * 17 + seed) + np.sin(ahead * 18 + right * 9)
        shine = np.clip(1.0 - np.abs(up - 0.62) * 3.2, 0.0, 1.0) * 0.5
        tone = 1.0 + depth * strand + shine * (0.35 + 2.0 * depth * strand)
        return base * tone[..., None] + (shine * 0.035)[..., None], cover

    lift = 0.03 if look.hair_style == "curly" else 0.012
    radii = pose.radii[0] * grow, pose.radii[1] * (grow - 0.02)
    frame.ball((pose.x, pose.y + lift * pose.size), radii, pose.turn, paint)


def _knots(frame: Frame, look: Look, pose: Pose, before: bool) -> None:
    """A bun or a ponytail, painted before the head where it hangs behind it."""
    place = {"bun": (0.0, 0.72, -0.85), "ponytail": (0.0, 0.3, -1.15)}.get(look.hair_style)
    if place is None or look.hat in ("hijab", "hood", "turban", "beanie") or (pose.depth(*place) < 0.1) != before:
        return
    x, y = pose.point(*place)
    size = pose.size
    if look.hair_style == "bun":
        frame.shape(ellipse(x, y, 0.05 * size, 0.046 * size), times(look.hair, 1.1), 0.05)
        return
    sway = 0.02 * np.sin(look.seed)
    tail = [(x, y + 0.01), (x + sway, y - 0.1 * size), (x - sway, y - 0.24 * size)]
    frame.shape(limb(tail, [0.05 * size, 0.07 * size, 0.03 * size]), times(look.hair, 1.08), 0.03)


def _hat(frame: Frame, look: Look, pose: Pose) -> None:
    wraps = {"hijab": 1.16, "hood": 1.28, "turban": 1.26, "beanie": 1.17, "cap": 1.14, "sunhat": 1.14, "bucket": 1.14}
    grow = wraps[look.hat]
    if look.hat == "sunhat" and pose.turn[1, 2] >= 0.05:
        frame.shape(pose.ring(1.9, 0.3, 0, 2 * np.pi), look.hat_colour, 0.03)
    if look.hat == "bucket":
        brim = pose.ring(1.5, 0.12, 0, 2 * np.pi)
        frame.shape(smooth(brim, 1), times(look.hat_colour, 0.92), 0.025)
    lift = pose.point(0.0, 0.06 if look.hat in ("beanie", "turban") else 0.0, 0.0)
    frame.ball(lift, (pose.radii[0] * grow, pose.radii[1] * grow), pose.turn, _cloth(look))
    if look.hat == "cap" and pose.turn[2, 2] >= 0:
        _visor(frame, look, pose)
    if look.hat == "beanie" and look.seed % 1.0 < 0.3:
        frame.shape(ellipse(*pose.point(0.0, 1.3, -0.1), 0.036, 0.036), mix(look.hat_colour, (1, 1, 1), 0.6), 0.04)
    if look.hat == "sunhat":
        band = np.array(pose.ring(1.15, 0.42, 0, 2 * np.pi))
        if pose.turn[1, 2] < 0.35:
            frame.flat(smooth(band, 1), times(look.second_colour, 0.8), 0.0)


def _cloth(look: Look) -> Skin:
    base = np.asarray(look.hat_colour, np.float32)
    second = np.asarray(look.second_colour, np.float32)

    def paint(d: Field) -> tuple[Field, Field]:
        right, up, ahead = d[..., 0], d[..., 1], d[..., 2]
        if look.hat in ("hijab", "hood"):
            size = 0.78 if look.hat == "hijab" else 0.95
            opening = _blob(right, up, 0.0, -0.1, 0.72 * size, 0.92 * size, 6.0) * np.clip(ahead * 9.0, 0, 1)
            fold = 1.0 + 0.07 * np.sin(9 * up + 6 * np.abs(right) + look.seed)
            return base * (fold - 0.25 * opening)[..., None], 1.0 - opening
        low = {"beanie": 0.2, "turban": 0.14}.get(look.hat, 0.26)
        cover = np.clip((up - low) * 14.0 + 0.5, 0, 1)
        tone = np.ones(up.shape, np.float32)
        cloth = np.broadcast_to(base, d.shape)
        if look.hat == "beanie":
            tone = 1.0 + 0.1 * np.sin(np.arctan2(right, ahead) * 26) - 0.16 * (np.abs(up - 0.45) < 0.03)
        elif look.hat == "turban":
            tone = 1.0 + 0.12 * np.sin(12 * up + 5 * np.abs(right))
        elif look.hat == "cap":
            tone = 1.0 - 0.12 * (np.abs(np.sin(np.arctan2(right, ahead) * 3.0)) < 0.06)
            logo = (_blob(right, up, 0.0, 0.55, 0.22, 0.16, 5.0) * (ahead > 0))[..., None] * (look.seed % 2 < 1)
            cloth = base * (1 - logo) + second * logo
        elif look.hat in ("sunhat", "bucket"):
            band = (up < 0.46)[..., None] * np.float32(0.85 if look.hat == "sunhat" else 0.0)
            cloth = base * (1 - band) + second * band
        return cloth * tone[..., None], cover

    return paint


def _visor(frame: Frame, look: Look, pose: Pose) -> None:
    outer = [
        pose.point(1.02 * float(np.sin(t)), 0.24 - 0.1 * float(np.cos(t)), 0.75 + 1.0 * float(np.cos(t)))
        for t in np.linspace(-1.5, 1.5, 12)
    ]
    inner = pose.ring(1.08, 0.36, 1.2, -1.2, 10)
    frame.shape(outer + inner, times(look.hat_colour, 0.82), 0.02)
