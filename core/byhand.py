"""How much of a picture's count a person has changed by hand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from core.dots import Dots, Origin
from core.history import EditDots, ReplaceDots, parts_of
from core.project import Logged


class ByHand(NamedTuple):
    """Dots that a person has set, has removed of those that were found, and has moved."""

    added: int = 0
    removed: int = 0
    moved: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self)


def found_ids(dots: Dots, log: Iterable[Logged]) -> NDArray[np.int64]:
    """The ids, ascending, of the dots that the last count or import that stands has left on a picture.

    Only counts, imports and undoing them change these; other edits do not.

    Args:
        dots: of the picture as it is now.
        log: of the picture, see `Project.log`.
    """
    standing = [part for line in log if line.state in ("done", "settled") for part in parts_of(line.command)]
    ids = [dots.id[dots.origin != Origin.PERSON]]
    for command in reversed(standing):
        if isinstance(command, ReplaceDots):
            break
        if isinstance(command, EditDots) and command.deed == "delete":
            ids.append(command.before.id[command.before.origin != Origin.PERSON])
    return np.unique(np.concatenate(ids))


def by_hand(dots: Dots, found: NDArray[np.int64]) -> ByHand:
    """What a person has done to the dots that were found.

    Args:
        dots: of the picture as it is now.
        found: ids of those that were found, see `found_ids`.
    """
    removed = len(found) - int(np.isin(found, dots.id, assume_unique=True).sum())
    added, moved = (int((dots.origin == origin).sum()) for origin in (Origin.PERSON, Origin.MOVED))
    return ByHand(added, removed, moved)
