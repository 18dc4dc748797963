"""What one person looks like: build, hair, hat, clothes, pose. All drawn from curated palettes."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

import numpy as np

from training.synthetic.colour import ACCENTS, BOTTOMS, DYED, HAIRS, NEUTRALS, SHOES, SKINS, Colour, mix, pick

HAIR_STYLES = ("short", "crop", "fringe", "parted", "bob", "long", "ponytail", "bun", "curly", "bald")
HATS = ("cap", "beanie", "sunhat", "bucket", "hijab", "hood", "turban")
TOPS = ("tee", "shirt", "jacket", "coat", "dress")
PATTERNS = ("plain", "stripes", "breton", "check", "dots", "yoke", "print", "zip")
POSES = ("relaxed", "pocket", "phone", "crossed", "raised", "wave", "film", "clap", "walk")


@dataclass(frozen=True)
class Look:
    """One person's traits.

    Attributes:
        height: metres. girth: factor on widths. yaw: radians, 0 looks at the camera, pi away from it, to the right
            for positive values. tilt: radians the head leans to its side.
        skin, hair, hat_colour, top_colour, second_colour, bottom_colour, shoe_colour: colours in white light.
        hair_style, hat, top, pattern, pose: one of this module's names; `hat` may be "".
        extras: any of "backpack", "scarf", "glasses", "shades", "beard", "umbrella", "bag", "headphones", "skirt".
        seed: for folds, strands and stride.
    """

    height: float
    girth: float
    yaw: float
    tilt: float
    skin: Colour
    hair: Colour
    hair_style: str
    hat: str
    hat_colour: Colour
    top: str
    pattern: str
    top_colour: Colour
    second_colour: Colour
    bottom_colour: Colour
    shoe_colour: Colour
    pose: str
    extras: frozenset[str]
    seed: float


@dataclass(frozen=True)
class Fashion:
    """How people of a place dress and stand; all values are shares in [0, 1].

    Attributes:
        hats: wear something on the head. warm: wear jackets, coats, scarves, beanies rather than summer clothes.
        bright: wear accent colours. umbrellas: hold one up. children: are small. raised: hold arms or phones up.
        walking: are on their way. team: colours that half of them wear; none where empty.
    """

    hats: float = 0.22
    warm: float = 0.4
    bright: float = 0.45
    umbrellas: float = 0.0
    children: float = 0.06
    raised: float = 0.02
    walking: float = 0.2
    team: tuple[Colour, ...] = ()


def _one_of(rng: np.random.Generator, names: Sequence[str], shares: Sequence[float]) -> str:
    """One of `names`, each as likely as its share of the whole."""
    return names[min(bisect(list(accumulate(shares)), rng.random() * sum(shares)), len(names) - 1)]


def random_look(rng: np.random.Generator, fashion: Fashion, yaw: float) -> Look:
    """Draw a person who looks to `yaw`."""
    child = rng.random() < fashion.children
    height = rng.uniform(1.05, 1.42) if child else float(np.clip(rng.normal(1.69, 0.085), 1.48, 1.95))
    warm = rng.random() < fashion.warm
    style = _one_of(rng, HAIR_STYLES, (0.2, 0.08, 0.08, 0.1, 0.14, 0.15, 0.08, 0.07, 0.07, 0.03))
    top = _one_of(rng, TOPS, (0.08, 0.12, 0.45, 0.3, 0.05) if warm else (0.5, 0.22, 0.08, 0.02, 0.18))
    skin = pick(rng, SKINS)
    colours = ACCENTS if rng.random() < fashion.bright else NEUTRALS
    top_colour = pick(rng, fashion.team if fashion.team and rng.random() < 0.55 else colours, 0.05)
    return Look(
        height=float(height),
        girth=float(np.clip(rng.normal(1.0, 0.09), 0.82, 1.3)),
        yaw=yaw,
        tilt=float(rng.normal(0.0, 0.09)),
        skin=skin,
        hair=_hair_colour(rng, skin),
        hair_style=style,
        hat=_hat(rng, fashion, warm),
        hat_colour=pick(rng, ACCENTS if rng.random() < 0.5 else NEUTRALS, 0.05),
        top=top,
        pattern=_one_of(rng, PATTERNS, (0.46, 0.1, 0.07, 0.08, 0.05, 0.08, 0.1, 0.06)),
        top_colour=top_colour,
        second_colour=pick(rng, NEUTRALS if rng.random() < 0.6 else ACCENTS, 0.05),
        bottom_colour=pick(rng, BOTTOMS, 0.04),
        shoe_colour=pick(rng, SHOES, 0.04),
        pose=_pose(rng, fashion),
        extras=_extras(rng, fashion, warm, child),
        seed=float(rng.uniform(0.0, 100.0)),
    )


def _hair_colour(rng: np.random.Generator, skin: Colour) -> Colour:
    dark = sum(skin) < 1.5
    if dark:
        return pick(rng, HAIRS[:3], 0.015)
    if rng.random() < 0.03:
        return pick(rng, DYED, 0.05)
    return mix(pick(rng, HAIRS, 0.02), pick(rng, HAIRS[:5], 0.02), float(rng.uniform(0.0, 0.5)))


def _hat(rng: np.random.Generator, fashion: Fashion, warm: bool) -> str:
    if rng.random() >= fashion.hats:
        return ""
    shares = (0.26, 0.34, 0.05, 0.06, 0.1, 0.15, 0.04) if warm else (0.42, 0.06, 0.22, 0.14, 0.1, 0.02, 0.04)
    return _one_of(rng, HATS, shares)


def _pose(rng: np.random.Generator, fashion: Fashion) -> str:
    if rng.random() < fashion.raised:
        return _one_of(rng, ("raised", "wave", "film", "clap"), (0.3, 0.3, 0.25, 0.15))
    if rng.random() < fashion.walking:
        return "walk"
    return _one_of(rng, ("relaxed", "pocket", "phone", "crossed"), (0.45, 0.25, 0.18, 0.12))


def _extras(rng: np.random.Generator, fashion: Fashion, warm: bool, child: bool) -> frozenset[str]:
    chances = {
        "backpack": 0.16,
        "scarf": 0.3 if warm else 0.02,
        "glasses": 0.14,
        "shades": 0.02 if warm else 0.1,
        "beard": 0.0 if child else 0.12,
        "umbrella": 0.0 if child else fashion.umbrellas,
        "bag": 0.14,
        "headphones": 0.04,
        "skirt": 0.16,
    }
    return frozenset(name for name, chance in chances.items() if rng.random() < chance)
