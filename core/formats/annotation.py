"""What every format is read into and written from: the dots of one picture, and what else is marked on it."""

from __future__ import annotations

from dataclasses import dataclass

from core.dots import Dots
from core.ground import Ground
from core.regions import Blocks, Region


@dataclass(frozen=True)
class Annotation:
    """The dots of one picture.

    Attributes:
        image: file name of the picture, not a path; "" where the format does not say.
        dots: the heads, in pixels of the upright picture.
        width: width of the upright picture in pixels, where known.
        height: height of the upright picture in pixels, where known.
        reviewed: true once a person has called the picture finished.
        file_size: length of the picture's file in bytes, where known; only `via-csv` asks for it.
        regions: polygons that count separately, and masks.
        blocks: how far a person has been through the picture; None where nobody has begun.
        ground: that a person has measured; None where nobody has.
        folder: the folders that lead to the picture, with slashes between, as far as they are known; "" where its name
            alone tells it.
    """

    image: str
    dots: Dots
    width: int | None = None
    height: int | None = None
    reviewed: bool = False
    file_size: int | None = None
    regions: tuple[Region, ...] = ()
    blocks: Blocks | None = None
    ground: Ground | None = None
    folder: str = ""

    @property
    def path(self) -> str:
        """What files call the picture: its name, after the folders that tell it from others of that name."""
        return f"{self.folder}/{self.image}" if self.folder and self.image else self.image
