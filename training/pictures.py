"""The pictures that are trained on, decoded once and kept in memory."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from core.errors import DotoriError
from core.images import load_image
from training.datasets import Sample
from training.learnable import Learnable
from training.settings import DataSettings
from training.views import View, random_view


class Pictures:
    """Pictures of several data sets, from which views are drawn.

    Memory is three bytes a pixel, four where not everything may be learned: about 2 GB for ShanghaiTech A and B.
    """

    def __init__(self, samples: Sequence[Sample], settings: DataSettings) -> None:
        """Decode all pictures.

        Raises:
            DotoriError: there are none, one cannot be read, or nothing may be learned from any.
        """
        if not samples:
            raise DotoriError("no training pictures found; give --data a folder of a known layout")
        self.settings = settings
        self.samples = list(samples)
        with ThreadPoolExecutor(4) as pool:
            self.pictures: list[NDArray[np.uint8]] = list(pool.map(lambda s: load_image(s.image), samples))
        self.learnable = [
            Learnable.of(sample.masks, sample.blocks, *picture.shape[1::-1]) if sample.limited else None
            for sample, picture in zip(self.samples, self.pictures, strict=True)
        ]
        self.chance = self._chances()

    def _chances(self) -> NDArray[np.float64]:
        """How likely each picture is drawn: a data set's share, spread evenly over its pictures; never one from which
        nothing may be learned."""
        names = [sample.dataset for sample in self.samples]
        size = {name: names.count(name) for name in set(names)}
        chance = np.array([self.settings.share.get(name, 1.0) / size[name] for name in names])
        chance[[part is not None and not len(part.places) for part in self.learnable]] = 0
        if not chance.any():
            raise DotoriError("nothing may be learned from these pictures: they are masked all over; review others")
        return chance / chance.sum()

    def draw(self, rng: np.random.Generator) -> View:
        """One random view of one random picture."""
        index = int(rng.choice(len(self.samples), p=self.chance))
        sample = self.samples[index]
        zoom = self.settings.zoom.get(sample.dataset, self.settings.zoom_otherwise)
        return random_view(self.pictures[index], sample.points, zoom, self.settings, rng, self.learnable[index])
