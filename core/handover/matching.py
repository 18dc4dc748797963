"""Which pictures of a project the names in annotations mean."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from core.formats.names import flat_name, folders_alike, in_same_folder
from core.project import Picture


class Fit(NamedTuple):
    """How well a name fits a picture; the larger, the better.

    Attributes:
        named: it is the picture's own name, with its ending.
        folders: how many of the folders before the name are those the picture is in, from the last one up.
    """

    named: bool = False
    folders: int = 0


class NameIndex:
    """The pictures of a project by their names. Korean names match whether their syllables are stored whole or in
    parts.

    Args:
        folder: of the project.
        pictures: all that annotations may mean, also those that nobody wants them for.
    """

    def __init__(self, folder: Path, pictures: Iterable[Picture]) -> None:
        self._folder = folder
        self._by_name: dict[str, list[Picture]] = defaultdict(list)
        self._by_stem: dict[str, list[Picture]] = defaultdict(list)
        self._by_flat_stem: dict[str, list[Picture]] = defaultdict(list)
        for picture in pictures:
            path = PurePosixPath(_key(picture.path))
            self._by_name[path.name].append(picture)
            self._by_stem[path.stem].append(picture)
            self._by_flat_stem[_flat_stem(str(path))].append(picture)

    def find(self, path: str) -> tuple[Fit, list[Picture]]:
        """The pictures that a path may mean, and how well it fits them.

        The name decides first: with its ending; without one; as the export calls a file after a picture and its
        folders (`flat_name`); with another ending. Then it is the folders before it, the last one first, for a file may
        have been made where more or fewer folders lie above. Several pictures come back where that tells none of them
        apart.

        Args:
            path: a picture's name, with any folders before it, or what stands for it in the name of a file.
        """
        name = _key(path).rpartition("/")[2]
        stem = PurePosixPath(name).stem
        found = (
            self._by_name.get(name)
            or self._by_stem.get(name)
            or self._by_flat_stem.get(name)
            or self._by_stem.get(stem)
            or self._by_flat_stem.get(stem, [])
        )
        places = [(self._folder / picture.path).as_posix() for picture in found]
        fits = [Fit(name in self._by_name, folders_alike(path, place)) for place in places]
        best = max(fits, default=Fit())
        return best, [picture for picture, fit in zip(found, fits, strict=True) if fit == best]


def chosen(found: Sequence[Picture], path: str, wanted: set[int], file_stem: str | None = None) -> list[Picture]:
    """Of the pictures that a path may mean, those that are wanted; only one if the file is called after it and its
    folders, as the export does it, or if the path is what the project calls it.

    Args:
        found: see `NameIndex.find`.
        path: a picture's name, with any folders before it.
        wanted: ids.
        file_stem: what stands for a picture in the name of the file.
    """
    among = [picture for picture in found if picture.id in wanted]
    by_file = [picture for picture in among if file_stem is not None and _flat_stem(picture.path) == _key(file_stem)]
    exact = [picture for picture in among if in_same_folder(picture.path, path)]
    return next((one for one in (by_file, exact) if len(one) == 1), among)


def _flat_stem(path: str) -> str:
    return PurePosixPath(flat_name(_key(path))).stem


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name)
