"""Which pictures of a project the names in annotations mean."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from core.formats.names import flat_name, folders_alike, in_same_folder, last_folder
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
        self._by_name, self._by_stem, self._by_flat_stem = _Shelf(), _Shelf(), _Shelf()
        for picture in pictures:
            path, inside = PurePosixPath(_key(picture.path)), last_folder(self._place(picture))
            self._by_name.put(path.name, inside, picture)
            self._by_stem.put(path.stem, inside, picture)
            self._by_flat_stem.put(_flat_stem(str(path)), inside, picture)

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
        stem, inside = PurePosixPath(name).stem, last_folder(path)
        named = self._by_name.get(name, inside)
        found = (
            named
            or self._by_stem.get(name, inside)
            or self._by_flat_stem.get(name, inside)
            or self._by_stem.get(stem, inside)
            or self._by_flat_stem.get(stem, inside)
        )
        fits = [Fit(bool(named), folders_alike(path, self._place(picture))) for picture in found]
        best = max(fits, default=Fit())
        return best, [picture for picture, fit in zip(found, fits, strict=True) if fit == best]

    def _place(self, picture: Picture) -> str:
        return (self._folder / picture.path).as_posix()


class _Shelf:
    """Pictures by a name and by the folder they are in, so that a name that every folder has is found at once."""

    def __init__(self) -> None:
        self._pictures: dict[tuple[str, str | None], list[Picture]] = defaultdict(list)

    def put(self, name: str, inside: str | None, picture: Picture) -> None:
        """Enter a picture that is in the folder `inside`."""
        for folder in {inside, None}:
            self._pictures[name, folder].append(picture)

    def get(self, name: str, inside: str | None) -> list[Picture]:
        """Those of the name that are in a folder called `inside`; all of the name where none is, or that is None."""
        return self._pictures.get((name, inside)) or self._pictures.get((name, None), [])


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
