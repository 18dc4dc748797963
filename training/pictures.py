"""The pictures that are trained on, decoded and kept in memory as far as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.errors import DotoriError
from core.images import load_image
from training.datasets import Sample
from training.learnable import Learnable
from training.settings import DataSettings
from training.views import View, random_view


@dataclass(frozen=True, eq=False)
class Decoded:
    """One picture in memory.

    Attributes:
        pixels: (H, W, 3) uint8 RGB.
        learnable: the part to learn from; None for all of it.
    """

    pixels: NDArray[np.uint8]
    learnable: Learnable | None

    @classmethod
    def of(cls, sample: Sample) -> Decoded:
        """Decode a picture.

        Raises:
            DotoriError: it cannot be read.
        """
        pixels = load_image(sample.image)
        limited = Learnable.of(sample.masks, sample.blocks, *pixels.shape[1::-1]) if sample.limited else None
        return cls(pixels, limited)

    @property
    def teaches(self) -> bool:
        """Whether anything may be learned from it."""
        return self.learnable is None or len(self.learnable.places) > 0

    @property
    def room(self) -> int:
        """Bytes it takes."""
        part = self.learnable
        return self.pixels.nbytes + (part.known.nbytes + part.places.nbytes if part else 0)


class Pictures:
    """Pictures of several data sets, from which views are drawn.

    Memory is three bytes a pixel, four where not everything may be learned: about 2 GB for ShanghaiTech A and B. Of
    pictures that would take more than there is room for, the first stay in memory and the others are decoded anew for
    every view; the views are the same.
    """

    def __init__(self, samples: Sequence[Sample], settings: DataSettings, room: int | None = None) -> None:
        """Decode all pictures once.

        Args:
            samples: the pictures.
            settings: which views.
            room: bytes that decoded pictures may take; None for any number.

        Raises:
            DotoriError: there are none, one cannot be read, or nothing may be learned from any.
        """
        if not samples:
            raise DotoriError("no training pictures found; give --data a folder of a known layout")
        self.settings = settings
        self.samples = list(samples)
        self._kept: list[Decoded | None] = []
        teaches = []
        with ThreadPoolExecutor(4) as pool:
            for decoded in pool.map(Decoded.of, samples):
                teaches.append(decoded.teaches)
                fits = room is None or decoded.room <= room
                self._kept.append(decoded if fits else None)
                if room is not None and fits:
                    room -= decoded.room
        self.chance = self._chances(teaches)

    def _chances(self, teaches: Sequence[bool]) -> NDArray[np.float64]:
        """How likely each picture is drawn: a data set's share, spread evenly over its pictures; never one from which
        nothing may be learned."""
        names = [sample.dataset for sample in self.samples]
        size = {name: names.count(name) for name in set(names)}
        chance = np.array([self.settings.share.get(name, 1.0) / size[name] for name in names])
        chance[~np.array(teaches)] = 0
        if not chance.any():
            raise DotoriError("nothing may be learned from these pictures: they are masked all over; review others")
        return chance / chance.sum()

    def decoded(self, index: int) -> Decoded:
        """One of the pictures, from memory or from its file.

        Raises:
            DotoriError: it cannot be read any more.
        """
        return self._kept[index] or Decoded.of(self.samples[index])

    def draw(self, rng: np.random.Generator) -> View:
        """One random view of one random picture.

        Raises:
            DotoriError: as `decoded`.
        """
        index = int(rng.choice(len(self.samples), p=self.chance))
        sample, decoded = self.samples[index], self.decoded(index)
        zoom = self.settings.zoom.get(sample.dataset, self.settings.zoom_otherwise)
        return random_view(decoded.pixels, sample.points, zoom, self.settings, rng, decoded.learnable)
