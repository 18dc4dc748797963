"""Names for files that come from several folders into one."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath


def distinct_names(paths: Sequence[str]) -> list[str]:
    """A name for each path (relative, with forward slashes), each a different one in any file system.

    A picture keeps its name where no other has it; else its folders come before it, and a number after it if need be.
    """
    bare = [PurePosixPath(path).name for path in paths]
    counts = Counter(_key(name) for name in bare)
    taken = {key for key, count in counts.items() if count == 1}
    names = []
    for path, name in zip(paths, bare, strict=True):
        if counts[_key(name)] > 1:
            name = _free("-".join(PurePosixPath(path).parts), taken)
            taken.add(_key(name))
        names.append(name.replace("\\", "_"))
    return names


def _free(name: str, taken: set[str]) -> str:
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
    number = 1
    while _key(name) in taken:
        number += 1
        name = f"{stem}-{number}{suffix}"
    return name


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name.replace("\\", "_")).casefold()
