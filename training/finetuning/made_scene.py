"""A drawn scene: one place, one camera, many crowds. Nobody's photograph, and nothing the shipped model has seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from core.formats import dotori_json
from core.formats.annotation import Annotation
from training.synthetic.render import render
from training.synthetic.samples import SAMPLES, save

HEADS = (80, 400)
"""Fewest and most heads of a picture; in between, even in the logarithm."""


def draw_scene(folder: Path, kind: str, count: int, seed: int = 0) -> Iterator[Annotation]:
    """Draw pictures of one place into a folder, as a data set of Dotori's own layout; one comes out when it is drawn.

    Args:
        folder: is there; `dotori.json` is written last.
        kind: of place, a name in `training.synthetic.samples.SAMPLES`, whose camera it has.
        count: of pictures.
        seed: of the crowds; the place depends on its kind alone.

    Raises:
        DotoriError: a file cannot be written.
    """
    place, scene = SAMPLES[kind]
    annotations = []
    for number in range(count):
        people = np.random.default_rng([seed, number])
        heads = int(np.exp(people.uniform(*np.log(HEADS))))
        picture, points = render(replace(scene, heads=heads), np.random.default_rng(place), people)
        annotations.append(save(folder, f"{kind}_{number:03d}.jpg", picture, points))
        yield annotations[-1]
    dotori_json.write(annotations, folder / "dotori.json")
