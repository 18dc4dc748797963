"""Names of models, which are names of files on every system."""

from __future__ import annotations

import re
from collections.abc import Iterable
from unicodedata import normalize

from core.errors import DotoriError

LONGEST = 80
"""Letters."""

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')
_TAKEN_BY_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def checked(name: str) -> str:
    """The name as it is kept.

    Raises:
        DotoriError: it can be no file's name, or is too long.
    """
    tidy = normalize("NFC", name.strip())
    if tidy != cleaned(tidy):
        raise DotoriError(
            'a model cannot be called {name!r}: leave out / \\ : * ? " < > | and a full stop at either end, and keep '
            "to {most} letters",
            name=name,
            most=LONGEST,
        )
    return tidy


def cleaned(name: str) -> str:
    """A name like this one that can be a file's."""
    tidy = _FORBIDDEN.sub("-", normalize("NFC", name))[:LONGEST].strip(". ")
    return f"{tidy}-" if _TAKEN_BY_WINDOWS.fullmatch(tidy) else tidy or "model"


def same(one: str, other: str) -> bool:
    """Whether some system would take two names for one."""
    return _key(one) == _key(other)


def free(name: str, taken: Iterable[str]) -> str:
    """The name, with a number where it is taken."""
    keys = {_key(each) for each in taken}
    free, number = name, 1
    while _key(free) in keys:
        number += 1
        free = f"{name}-{number}"
    return free


def _key(name: str) -> str:
    return normalize("NFC", name).casefold()
