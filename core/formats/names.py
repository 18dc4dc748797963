"""When pictures have so much the same name that only their folders tell them apart."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import PurePosixPath


def stem_key(name: str) -> str:
    """The same for file names that differ in nothing but their endings, capitals, and how letters are stored."""
    return unicodedata.normalize("NFC", PurePosixPath(name).stem).casefold()


def stems_in_several_folders(paths: Iterable[str]) -> set[str]:
    """Of paths with forward slashes, the `stem_key` of the names that are in more than one folder."""
    folders: dict[str, set[str]] = defaultdict(set)
    for path in paths:
        folder, _, name = path.rpartition("/")
        folders[stem_key(name)].add(folder)
    return {key for key, some in folders.items() if len(some) > 1}


def folders_alike(said: str, path: str) -> int:
    """How many of the folders before a name are those that a picture is in, from the last one up.

    Args:
        said: what a file calls the picture, with forward slashes.
        path: of the picture, as far up as it is known; likewise.
    """
    alike = [one == other for one, other in zip(_upwards(said), _upwards(path), strict=False)]
    return [*alike, False].index(False)


def in_same_folder(one: str, other: str) -> bool:
    """Whether two paths with forward slashes lead into the same folder."""
    return _upwards(one) == _upwards(other)


def last_folder(path: str) -> str | None:
    """The folder that the path of a picture, with forward slashes, says it is in; None where it says none."""
    return next(iter(_upwards(path)), None)


def flat_name(path: str) -> str:
    """A path with forward slashes as one file name: its folders before it, as in a-b-IMG_1.jpg."""
    return "-".join(path.split("/"))


def _upwards(path: str) -> list[str]:
    """The folders of a path, the last one first."""
    return unicodedata.normalize("NFC", path).split("/")[-2::-1]
