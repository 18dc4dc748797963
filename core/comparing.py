"""Setting the dots of a picture against true heads that somebody else has marked."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import numpy as np
from numpy.typing import NDArray

from core.errors import DotoriError
from core.formats.annotation import Annotation
from core.formats.catalogue import Format
from core.formats.guess import guess_format
from core.formats.names import flat_name, folders_alike, in_same_folder
from core.history import Marks
from core.matches import Matches

BAND = 256.0
"""Pixels; height of the bands along which one looks at one mistake after the other."""


@dataclass(frozen=True, eq=False)
class Truth:
    """A file of annotations.

    Attributes:
        path: where it is.
        format: what it is in.
        annotations: what it holds.
    """

    path: Path
    format: Format
    annotations: tuple[Annotation, ...]

    @classmethod
    def read(cls, path: Path) -> Truth:
        """Read a file of any format that can be read.

        Raises:
            DotoriError: it cannot be read, or holds numbers only.
        """
        kind = guess_format(path)
        if kind.read is None:
            raise DotoriError(
                "cannot compare with {path}: it holds counts, not dots; choose a file with the dots", path=path
            )
        return cls(path, kind, tuple(kind.read(path)))

    def heads(
        self,
        picture: str,
        size: tuple[int, int] | None = None,
        folder: Path | None = None,
        rivals: Sequence[str] = (),
    ) -> NDArray[np.float64]:
        """The heads (N, 2) of a picture.

        A file that holds one picture only and does not say which is taken to be about this one.

        Args:
            picture: its path in the folder, with forward slashes.
            size: its width and height in pixels, where known.
            folder: that it is in, for files that name folders above it too.
            rivals: paths of other pictures that the heads may belong to as well, as far as they are named alike.

        Raises:
            DotoriError: the file does not know this picture, does not tell it from a rival, knows it twice, or in
                another size.
        """
        found = self._entry(picture, (folder or Path()).as_posix(), rivals)
        if found is None:
            raise DotoriError(
                "{path} says nothing about {picture}; choose a file that does, or rename the picture in it",
                path=self.path,
                picture=picture,
            )
        stated = (found.width, found.height)
        if size is not None and None not in stated and stated != size:
            raise DotoriError(
                "{picture} has {size} pixels, but the heads in {path} were set on {stated}; "
                "choose the file that was made for this picture",
                picture=picture,
                size=f"{size[0]} x {size[1]}",
                path=self.path,
                stated=f"{stated[0]} x {stated[1]}",
            )
        return found.dots.xy

    def beside(self, picture: str, of: str | None = None, rivals: Sequence[str] = ()) -> Path | None:
        """The file of the same format for another picture, by its name, if there is one; None if files hold many.

        Args:
            picture: its path in the folder, with forward slashes.
            of: the path of the picture that this file is about, where known.
            rivals: paths of other pictures of that name. Then only a file that is called after the folders too will do,
                or any beside that of a picture in the same folder.
        """
        names = [flat_name(picture)]
        if not rivals or (of is not None and in_same_folder(of, picture)):
            names.append(PurePosixPath(picture).name)
        paths = [self.path.with_name(self.format.file_name(name)) for name in names]
        return None if self.format.many else next((path for path in paths if path.is_file()), None)

    def _entry(self, picture: str, folder: str, rivals: Sequence[str]) -> Annotation | None:
        """What the file says of a picture in a folder; None where it says nothing, or may mean a rival."""
        if not self.format.names:
            return self.annotations[0] if len(self.annotations) == 1 else None

        def fit(annotation: Annotation, path: str) -> tuple[int, bool]:
            return folders_alike(annotation.path, f"{folder}/{path}"), in_same_folder(annotation.path, path)

        named = [annotation for annotation in self.annotations if _key(annotation.image) == _key(picture)]
        if not named:
            nameless = [annotation for annotation in self.annotations if not annotation.image]
            return nameless[0] if len(nameless) == len(self.annotations) == 1 else None
        best = max(fit(annotation, picture) for annotation in named)
        found, *others = [annotation for annotation in named if fit(annotation, picture) == best]
        if others:
            raise DotoriError(
                "{path} has {picture} more than once; choose a file that has it once",
                path=self.path,
                picture=found.path,
            )
        return None if any(fit(found, rival) >= best for rival in rivals if _key(rival) == _key(picture)) else found


@dataclass(frozen=True, eq=False)
class Comparison:
    """The dots that count, set against true heads.

    Attributes:
        hits: (N, 2) dots that are each matched with a head of their own.
        missed: (N, 2) heads without a dot.
        false: (N, 2) dots without a head.
    """

    hits: NDArray[np.float64]
    missed: NDArray[np.float64]
    false: NDArray[np.float64]

    @property
    def matches(self) -> Matches:
        """How many of each; precision, recall and F1."""
        return Matches(len(self.hits), len(self.false), len(self.missed))

    @property
    def error(self) -> int:
        """The count minus the number of heads."""
        return len(self.false) - len(self.missed)


def compare(marks: Marks, heads: NDArray[np.float64], distance: float) -> Comparison:
    """Match the dots that count with true heads (N, 2) no more than so many pixels away; masks hide heads too."""
    for region in marks.regions:
        if region.mask:
            heads = heads[~region.covers(heads)]
    return compare_places(marks.counted.xy, heads, distance)


def compare_places(dots: NDArray[np.float64], heads: NDArray[np.float64], distance: float) -> Comparison:
    """Match dots (N, 2) with heads (M, 2) no more than so many pixels away."""
    from core.metrics import match  # with scipy, which takes long to import and most sessions never need

    pairs = match(dots, heads, distance)
    hit = pairs >= 0
    missed = np.ones(len(heads), bool)
    missed[pairs[hit]] = False
    return Comparison(dots[hit], heads[missed], dots[~hit])


def next_place(places: NDArray[np.float64], at: tuple[float, float] | None) -> tuple[float, float] | None:
    """The place to look at after `at`, along bands of `BAND` pixels to the right and back; past the last, the first.

    Args:
        places: (N, 2) pixels; what has been dealt with may be missing since.
        at: where one is; None to begin.

    Returns:
        None if there is none.
    """
    if len(places) == 0:
        return None
    ranked = sorted((_rank(x, y), (x, y)) for x, y in places.tolist())
    later = [place for rank, place in ranked if at is not None and rank > _rank(*at)]
    return later[0] if later else ranked[0][1]


def _rank(x: float, y: float) -> tuple[float, float, float]:
    band = y // BAND
    return band, x if band % 2 == 0 else -x, y


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", Path(name).name)
