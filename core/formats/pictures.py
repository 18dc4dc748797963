"""The pictures that annotations belong to: the names and sizes that many formats leave out."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections import defaultdict
from pathlib import Path

from core.errors import DotoriError
from core.formats.annotation import Annotation
from core.formats.files import shown
from core.images import find_images, probe_size


class Pictures:
    """The pictures of a folder by name. Korean names match whether their syllables are stored whole or in parts.

    Args:
        folder: the folder; folders in it are not looked into.

    Raises:
        DotoriError: the folder is missing, cannot be looked into or holds no picture.
    """

    def __init__(self, folder: Path) -> None:
        found, errors = find_images([folder])
        if errors:
            raise errors[0]
        self.folder = folder
        self._by_name = {_key(path.name): path for path in found}
        self._by_stem: dict[str, list[Path]] = defaultdict(list)
        for path in found:
            self._by_stem[_key(path.stem)].append(path)

    @property
    def files(self) -> list[Path]:
        """All of them."""
        return list(self._by_name.values())

    def named(self, name: str) -> Path | None:
        """The picture of that name, if it is there."""
        return self._by_name.get(_key(name))

    def of(self, annotation: Annotation) -> Path | None:
        """The picture of an annotation, if it is there: by its name, or by its path where it has folders before it."""
        if not annotation.folder:
            return self.named(annotation.image)
        path = self.folder / annotation.path
        return path if path.is_file() else None

    def with_stem(self, stem: str) -> Path | None:
        """The picture whose name without its ending is `stem`, if it is there.

        Raises:
            DotoriError: several pictures differ in nothing but their endings.
        """
        paths = self._by_stem.get(_key(stem), [])
        if len(paths) > 1:
            raise DotoriError(
                "cannot tell which picture {name} in {folder} means: {one} or {other}; rename one",
                name=shown(stem),
                folder=self.folder,
                one=paths[0].name,
                other=paths[1].name,
            )
        return paths[0] if paths else None

    def completed(self, annotation: Annotation) -> Annotation:
        """The annotation with the size of its picture, where it lacks one, and with the length of the file.

        Raises:
            DotoriError: the picture cannot be read, or its size is not the one that the annotation was made for.
        """
        path = self.of(annotation)
        if path is None:
            return annotation
        width, height = probe_size(path)
        stated = (annotation.width or width, annotation.height or height)
        if stated != (width, height):
            raise DotoriError(
                "{path} has {size} pixels, but its dots were set on {stated}; "
                "give the folder of the pictures that were annotated",
                path=path,
                size=f"{width} x {height}",
                stated=f"{stated[0]} x {stated[1]}",
            )
        return dataclasses.replace(annotation, width=width, height=height, file_size=_length(path))


def _length(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name)
