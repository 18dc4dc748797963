"""The pictures that are trained on, decoded once and kept in memory."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from core.errors import DotoriError
from core.images import load_image
from training.datasets import Sample
from training.settings import DataSettings
from training.views import View, random_view


class Pictures:
    """Pictures of several data sets, from which views are drawn.

    Memory is three bytes a pixel: about 2 GB for ShanghaiTech A and B.
    """

    def __init__(self, samples: Sequence[Sample], settings: DataSettings) -> None:
        """Decode all pictures.

        Raises:
            DotoriError: there are none, or one cannot be read.
        """
        if not samples:
            raise DotoriError("no training pictures found; give --data a folder of a known layout")
        self.settings = settings
        self.samples = list(samples)
        with ThreadPoolExecutor(4) as pool:
            self.pictures: list[NDArray[np.uint8]] = list(pool.map(lambda s: load_image(s.image), samples))
        self.chance = self._chances()

    def _chances(self) -> NDArray[np.float64]:
        """How likely each picture is drawn: a data set's share, spread evenly over its pictures."""
        names = [sample.dataset for sample in self.samples]
        size = {name: names.count(name) for name in set(names)}
        chance = np.array([self.settings.share.get(name, 1.0) / size[name] for name in names])
        return chance / chance.sum()

    def draw(self, rng: np.random.Generator) -> View:
        """One random view of one random picture."""
        index = int(rng.choice(len(self.samples), p=self.chance))
        sample = self.samples[index]
        zoom = self.settings.zoom.get(sample.dataset, self.settings.zoom_otherwise)
        return random_view(self.pictures[index], sample.points, zoom, self.settings, rng)
