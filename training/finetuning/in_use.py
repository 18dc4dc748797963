"""The model that counts now, beside the one that is being taught: the taught one is to be better than both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from core.errors import DotoriError
from core.model.header import file_hash, read_about
from core.models import Library
from core.places import models_folder
from training.finetuning.judging import Judged, Verdict, total, verdict


@dataclass(frozen=True, eq=False)
class InUse:
    """The model in use.

    Attributes:
        name: of its file, without the ending.
        hash: SHA-256 of its file.
        judged: the held-back pictures as it counts them.
        taught: how many of them it was taught itself, and is the better at.
    """

    name: str
    hash: str
    judged: list[Judged]
    taught: int

    def verdict_on(self, after: Sequence[Judged]) -> Verdict:
        """Whether another model counts the same pictures better."""
        return verdict(total(self.judged), total(after))

    def noted(self) -> dict[str, Any]:
        """What stands in the header of the other model, see `core.models.InUse`."""
        figures = asdict(total(self.judged))
        return {"name": self.name, "hash": self.hash, "figures": figures, "taught": self.taught}


def taught_in_use(begun_with: Path) -> Path | None:
    """The file of the taught model in use; None where the shipped one is, or the one that is begun with, and where it
    is gone or cannot be read, for then it counts nothing.

    Args:
        begun_with: weights of the model to begin with.
    """
    try:
        path = Library(models_folder()).weights()
        if path is None or file_hash(path) == file_hash(begun_with):
            return None
        read_about(path)
    except DotoriError:
        return None
    return path
