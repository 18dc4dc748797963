"""Bodies: legs, torso, arms, neck, and what people carry. Drawn back to front in a figure's own metres."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from training.synthetic.cloth import pattern_of
from training.synthetic.colour import Colour, mix, times
from training.synthetic.frame import Frame
from training.synthetic.look import Look
from training.synthetic.outline import box, ellipse, limb, mirror, smooth

Joint = tuple[float, float]


@dataclass(frozen=True)
class Build:
    """A body's measures in metres.

    Attributes:
        shoulder, chest, waist, hip: half widths as seen from the camera. top: height of the shoulders; chin: of the
            chin; crotch, knee: of these.
        front: how much of the front shows, -1 (the back) to 1. side: how far it is turned to the right, -1 to 1.
    """

    shoulder: float
    chest: float
    waist: float
    hip: float
    top: float
    chin: float
    crotch: float
    knee: float
    front: float
    side: float

    @classmethod
    def of(cls, look: Look) -> Build:
        """The measures of a person turned to `look.yaw`."""
        front, side = float(np.cos(look.yaw)), float(np.sin(look.yaw))
        h, broad = look.height, look.girth * look.height
        coat = 1.1 if look.top in ("coat", "jacket") else 1.0

        def seen(wide: float, deep: float) -> float:
            return broad * coat * float(np.hypot(wide * front, deep * side))

        return cls(
            seen(0.128, 0.078),
            seen(0.112, 0.082),
            seen(0.097, 0.078),
            seen(0.104, 0.086),
            0.815 * h,
            h - 0.235,
            0.46 * h,
            0.26 * h,
            front,
            side,
        )


def draw_body(frame: Frame, look: Look) -> None:
    """Paint everything below the chin, and arms that are raised behind the head."""
    build = Build.of(look)
    close = frame.scale > 22
    _legs(frame, look, build)
    if look.pose in ("raised", "film", "clap") or (
        look.pose in ("relaxed", "pocket", "wave") and abs(build.side) <= 0.5
    ):
        _arms(frame, look, build, close)
        _torso(frame, look, build, close)
    else:
        if abs(build.side) > 0.5:
            _arm(frame, look, build, -float(np.sign(build.side * build.front) or 1.0), close)
        _torso(frame, look, build, close)
        if abs(build.side) <= 0.5:
            _arms(frame, look, build, close)
        else:
            _arm(frame, look, build, float(np.sign(build.side * build.front) or 1.0), close)
    _neck(frame, look, build)
    if close:
        _carried(frame, look, build)


def silhouette(look: Look) -> NDArray[np.float64]:
    """A coarse outline (K, 2) of a person in metres: for halos and for guesses about who hides whom."""
    b = Build.of(look)
    head = [(0.05, look.height), (0.1, look.height - 0.07), (0.1, b.chin + 0.07), (0.055, b.chin)]
    half = [*head, (b.shoulder, b.top - 0.02), (b.shoulder + 0.05, b.top - 0.3), (b.shoulder, b.crotch + 0.1)]
    return mirror([*half, (b.hip, b.knee), (b.hip * 0.8, 0.0)])


def _legs(frame: Frame, look: Look, b: Build) -> None:
    if frame.y - frame.scale * b.crotch > frame.canvas.height + 4:
        return
    stride = 0.16 * np.sin(look.seed * 3.0) if look.pose == "walk" else 0.03
    spread = 0.5 * b.hip
    robe = look.top == "dress" or "skirt" in look.extras
    cloth = look.skin if robe and look.seed % 3 < 2 else look.bottom_colour
    for leg in (-1.0, 1.0):
        hip = (leg * spread * 0.9, b.crotch + 0.05)
        foot_x = leg * spread + (leg * stride * b.side)
        lift = max(0.0, leg * stride * 0.5)
        knee = ((hip[0] + foot_x) / 2 + 0.06 * abs(stride) * b.side * leg, b.knee + lift * 0.5)
        widths = [b.hip * 1.0, b.hip * 0.74, b.hip * 0.56]
        if cloth == look.skin:
            widths = [width * 0.8 for width in widths]
        shade = 0.86 if leg < 0 else 1.0
        frame.shape(limb([hip, knee, (foot_x, 0.07 + lift)], widths), times(cloth, shade), 0.05)
        toe = foot_x + 0.05 * b.side
        length = 0.052 + 0.07 * abs(b.side)
        shoe = [(toe - length, lift), (toe + length, lift), (toe + length * 0.8, lift + 0.06), (toe, lift + 0.09)]
        frame.shape(smooth([*shoe, (toe - length * 0.8, lift + 0.07)], 2), look.shoe_colour, 0.03)
    if robe:
        long = b.knee + 0.1 * (look.seed % 1.0)
        colour = look.top_colour if look.top == "dress" else look.second_colour
        half = [(b.waist * 0.9, b.crotch + 0.3), (b.hip * 1.1, b.crotch + 0.12), (b.hip * 1.5, long)]
        frame.shape(smooth(mirror([*half, (b.hip * 1.2, long - 0.04)]), 1), colour, 0.08, *pattern_of(look))


def _torso(frame: Frame, look: Look, b: Build, close: bool) -> None:
    low = b.crotch - 0.24 if look.top == "coat" else b.crotch + 0.02
    flare = 1.22 if look.top == "coat" else 1.0
    half = [
        (0.05, b.top + 0.06),
        (0.07, b.top + 0.045),
        (b.shoulder * 0.62, b.top + 0.015),
        (b.shoulder * 0.94, b.top - 0.02),
        (b.shoulder * 1.02, b.top - 0.09),
        (b.chest, b.top - 0.22),
        (b.waist, b.crotch + 0.26),
        (b.hip * flare, low + 0.06),
        (b.hip * flare * 0.95, low),
    ]
    frame.shape(smooth(mirror(half), 2), look.top_colour, 0.09, *(pattern_of(look) if close else (None, None)))
    if not close or b.front < 0.25:
        return
    shift = 0.35 * b.shoulder * b.side
    if look.top in ("jacket", "coat"):
        inner = [(0.06, b.top + 0.03), (0.045, b.top - 0.2), (0.012, b.crotch + 0.2), (0.01, low + 0.05)]
        frame.shape(mirror(inner) + (shift, 0), look.second_colour, 0.03)
        for side in (-1.0, 1.0):
            lapel = [(side * 0.06, b.top + 0.04), (side * 0.1, b.top - 0.06), (side * 0.045, b.top - 0.2)]
            frame.shape(np.array(lapel) + (shift, 0), times(look.top_colour, 0.82), 0.02)
    elif look.top == "shirt":
        for side in (-1.0, 1.0):
            collar = [(0.0, b.top - 0.05), (side * 0.075, b.top - 0.02), (side * 0.06, b.top + 0.05)]
            frame.shape(np.array(collar) + (shift, 0), mix(look.top_colour, (1, 1, 1), 0.3), 0.015)
    else:
        neckline = ellipse(shift, b.top + 0.035, 0.066, 0.05 + 0.03 * (look.seed % 1.0))
        frame.shape(neckline, times(look.skin, 0.9), 0.02)


def _arms(frame: Frame, look: Look, b: Build, close: bool) -> None:
    for side in (-1.0, 1.0):
        _arm(frame, look, b, side, close)


def _arm(frame: Frame, look: Look, b: Build, side: float, close: bool) -> None:
    """One arm; `side` is -1 for the one on the picture's left."""
    root: Joint = (side * (b.shoulder - 0.03), b.top - 0.085)
    elbow, hand = _reach(look, b, side)
    thick = 0.092 * look.girth * (1.12 if look.top in ("coat", "jacket") else 1.0) * look.height / 1.7
    short = look.top in ("tee", "dress")
    tone = times(look.top_colour, 0.9 if side * frame.light.direction[0] < 0 else 1.03)
    if close:
        frame.shape(ellipse(hand[0], hand[1], 0.042, 0.047), look.skin, 0.03)
    if short:
        frame.shape(limb([root, elbow, hand], [thick * 0.8, thick * 0.7, thick * 0.5]), look.skin, 0.035)
        cut = (root[0] * 0.35 + elbow[0] * 0.65, root[1] * 0.35 + elbow[1] * 0.65)
        frame.shape(limb([root, cut], [thick * 1.1, thick * 1.15]), tone, 0.04)
    else:
        sleeve = limb([root, elbow, hand], [thick * 1.1, thick, thick * 0.75])
        frame.shape(sleeve, tone, 0.045, *(pattern_of(look) if close else (None, None)))
    if (look.pose == "film" or (look.pose == "phone" and b.front > 0)) and side > 0 and close:
        _phone(frame, b, hand, look.skin)


def _reach(look: Look, b: Build, side: float) -> tuple[Joint, Joint]:
    """Where the elbow and the hand of one arm are."""
    x, top, h = b.shoulder, b.top, look.height / 1.7
    wobble = 0.05 * float(np.sin(look.seed * 7.0 + side))
    relaxed = (side * (x + 0.03), top - 0.31 * h), (side * (x + 0.015 + wobble / 2), top - 0.58 * h)
    if look.pose == "phone" and b.front < 0:
        return relaxed
    lone = {"wave": 1.0, "phone": 1.0}.get(look.pose)
    if lone is not None and side != lone:
        return relaxed
    if look.pose in ("raised", "wave"):
        return (side * (x + 0.12 + wobble), top + 0.14 * h), (side * (x + 0.04 - wobble), top + 0.47 * h)
    if look.pose == "film":
        return (side * (x + 0.1), top + 0.02), (side * 0.05, top + 0.36 * h)
    if look.pose == "clap":
        return (side * (x + 0.1), top + 0.2 * h), (side * 0.03, top + 0.5 * h)
    if look.pose == "phone":
        return (side * (x + 0.04), top - 0.29 * h), (side * 0.07 + 0.1 * b.side, top - 0.2 * h)
    if look.pose == "crossed" and b.front > 0:
        return (side * (x + 0.04), top - 0.27 * h), (-side * 0.1, top - 0.25 * h)
    if look.pose == "pocket":
        return (side * (x + 0.07), top - 0.3 * h), (side * (x - 0.02), top - 0.52 * h)
    if look.pose == "walk":
        swing = 0.14 * float(np.sin(look.seed * 3.0)) * side
        return (side * (x + 0.02) - swing * b.side * 0.6, top - 0.3 * h), (
            side * x - swing * b.side * 1.6,
            top - 0.54 * h,
        )
    return relaxed


def _phone(frame: Frame, b: Build, hand: Joint, skin: Colour) -> None:
    x, y = hand
    frame.shape(box(x - 0.035, y - 0.02, x + 0.035, y + 0.12), (0.08, 0.08, 0.1), 0.01)
    if b.front < 0.3:
        frame.canvas.fill(frame.pixels(box(x - 0.028, y - 0.01, x + 0.028, y + 0.11)), (0.78, 0.88, 0.98), 0.9)
    frame.shape(ellipse(x, y - 0.01, 0.045, 0.035), skin, 0.025)


def _neck(frame: Frame, look: Look, b: Build) -> None:
    frame.shape(limb([(0.0, b.top + 0.01), (0.0, b.chin + 0.05)], [0.105, 0.098]), times(look.skin, 0.84), 0.04)
    drape = look.hat == "hijab"
    if drape or "scarf" in look.extras:
        colour = look.hat_colour if drape else look.second_colour
        half = [(0.06, b.chin + 0.02), (0.11, b.top + 0.045), (0.15 if drape else 0.105, b.top - 0.02)]
        frame.shape(smooth(mirror([*half, (0.05, b.top - (0.12 if drape else 0.06))]), 2), colour, 0.05)
    elif look.hat == "hood":
        half = [(0.06, b.chin + 0.06), (0.12, b.top + 0.06), (0.1, b.top - 0.03)]
        frame.shape(smooth(mirror(half), 2), times(look.hat_colour, 0.85), 0.05)


def _carried(frame: Frame, look: Look, b: Build) -> None:
    if "backpack" in look.extras:
        colour: Colour = look.hat_colour
        if b.front < -0.2:
            w = 0.13 * abs(b.front)
            pack = smooth(
                mirror([(w * 0.7, b.top + 0.01), (w, b.top - 0.08), (w * 1.1, b.top - 0.4), (w, b.top - 0.46)]), 2
            )
            frame.shape(pack, colour, 0.06)
            pocket = smooth(box(-w * 0.75, b.top - 0.42, w * 0.75, b.top - 0.25), 2)
            frame.shape(pocket, times(colour, 0.86), 0.03)
        elif b.front > 0.4:
            for side in (-1.0, 1.0):
                x = side * b.shoulder * 0.62
                frame.shape(
                    limb([(x, b.top + 0.01), (x, b.top - 0.14), (x * 1.1, b.top - 0.28)], [0.035] * 3), colour, 0.015
                )
    if "bag" in look.extras and look.pose != "raised":
        side = 1.0 if look.seed % 2 < 1 else -1.0
        start, end = (-side * b.shoulder * 0.6, b.top), (side * b.hip, b.crotch + 0.12)
        frame.shape(
            limb([start, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2), end], [0.022] * 3), look.shoe_colour, 0.01
        )
        frame.shape(smooth(box(end[0] - 0.1, end[1] - 0.2, end[0] + 0.1, end[1] + 0.02), 2), look.shoe_colour, 0.04)


def draw_long_hair(frame: Frame, look: Look, behind: bool) -> None:
    """Hair over the shoulders: behind the body for those who look this way, over it for those who look away."""
    b = Build.of(look)
    if look.hair_style not in ("long", "bob") or look.hat in ("hijab", "hood", "turban") or (b.front > 0.1) != behind:
        return
    end = b.top - (0.1 if look.seed % 2 < 1 else 0.2) if look.hair_style == "long" else b.chin - 0.005
    top, lean, tip = b.chin + 0.2, -0.03 * b.side, 0.012 * float(np.sin(look.seed))
    wide = 0.11 if look.hair_style == "bob" else 0.115
    right = [
        (0.07, top),
        (0.1, b.chin + 0.12),
        (wide, b.chin - 0.02),
        (wide * 0.9, end + 0.05),
        (0.05, end),
        (tip, end - 0.025),
    ]
    colour = times(look.hair, 0.78 if behind else 1.0)

    def strands(x: NDArray[np.float32], y: NDArray[np.float32]) -> NDArray[np.float32]:
        return (0.5 + 0.5 * np.sin(x * 150 + 2 * np.sin(x * 55 + look.seed) + 9 * y)).astype(np.float32)

    outline = np.concatenate([right, np.array(right[-2::-1]) * (-1.0, 1.0)])
    frame.shape(smooth(outline, 2) + (lean, 0.0), colour, 0.09, strands, times(colour, 0.78))
