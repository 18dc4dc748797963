"""How long work tells how far it is, and is stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

Tell = Callable[[int, int], None]
"""Called with how many things are done, of how many. To stop the work it raises `StoppedError`."""


class StoppedError(Exception):
    """A person has stopped the work; nothing was changed by it, or what was is told."""


class Outcome(NamedTuple):
    """What was handed over, or taken in.

    Attributes:
        pictures: how many.
        dots: on them.
        notes: sentences a person should read.
    """

    pictures: int
    dots: int
    notes: tuple[str, ...] = ()


def silent(_done: int, _total: int) -> None:
    """Tell nobody."""
