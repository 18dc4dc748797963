"""Pictures grouped by where they were taken, so that one place of a data set can be a scene.

    for place in find_places(discover(Path("SCUT_HEAD"))):
        print(len(place), place[0].name)

Made for cameras that stand still: of each picture a thumbnail is kept, in which people are a pixel or two and the room
is the rest. Two pictures are as far apart as the correlation of their thumbnails falls short of 1, and average linkage
joins them up to a distance. On the sample of SCUT-HEAD that finds six groups of 12 to 60 pictures from cameras in
lecture halls, some of which hold two halls that look alike; on part B of ShanghaiTech, whose photographer walked about,
it finds one pair. Looked at, not measured: nobody has written down where the pictures were taken.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy.cluster.hierarchy import fcluster, linkage

from core.images import load_image
from training.datasets import Sample

SIZE = (24, 18)
"""Width and height of a thumbnail, pixels."""

FAR = 0.35
"""Distance up to which groups are joined."""

_FLAT = 4.0
"""Added to the spread of a channel, of 255, so that the noise of an even picture does not become its pattern."""


def find_places(samples: Sequence[Sample]) -> list[list[Sample]]:
    """The pictures of each place that has two or more, in the order given; the place with most pictures first.

    Raises:
        DotoriError: a picture cannot be read.
    """
    if len(samples) < 2:
        return []
    looks = np.stack([_look(load_image(sample.image)) for sample in samples])
    labels = fcluster(linkage(looks, "average", "correlation"), FAR, "distance")
    groups = [[samples[index] for index in np.flatnonzero(labels == label).tolist()] for label in np.unique(labels)]
    order = {sample.image: index for index, sample in enumerate(samples)}
    return sorted((group for group in groups if len(group) > 1), key=lambda group: (-len(group), order[group[0].image]))


def _look(picture: NDArray[np.uint8]) -> NDArray[np.float64]:
    """The thumbnail (n,), each channel of Lab with mean 0 and about the same spread: light changes over a day."""
    small = cv2.resize(cv2.cvtColor(picture, cv2.COLOR_RGB2LAB), SIZE, interpolation=cv2.INTER_AREA).astype(float)
    return np.asarray((small - small.mean((0, 1))) / (small.std((0, 1)) + _FLAT)).ravel()
