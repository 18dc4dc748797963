"""What is known of a model, from the header of its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from core.errors import DotoriError
from core.model.header import file_hash, read_about

Figures = Mapping[str, float]
"""Figures by their names, such as "mae", "bias", "f1" and "clicks"."""

LARGEST = 1e12
"""No figure is greater; where one is, it is no figure. Headers come from strangers too."""

DEEPEST = 8
"""So many tables in tables are looked into."""


@dataclass(frozen=True)
class Parent:
    """The model that another one was taught from: its name then, and its SHA-256."""

    name: str
    hash: str


@dataclass(frozen=True)
class InUse:
    """How the model that was in use when another one was taught counts the pictures that were held back.

    Attributes:
        name: it had then.
        hash: SHA-256 of its file.
        figures: its own.
        taught: how many of the pictures it was taught, and is the better at.
    """

    name: str
    hash: str
    figures: Figures
    taught: int = 0


@dataclass(frozen=True)
class HeldBack:
    """How a taught model and others count pictures that it was not taught.

    Attributes:
        pictures: how many; None where it is not noted.
        before: figures of the parent.
        after: figures of the model.
        in_use: the taught model that was in use; None where it was none, or is not noted.
    """

    pictures: int | None
    before: Figures
    after: Figures
    in_use: InUse | None = None

    @property
    def worse(self) -> bool:
        """Whether the model counts worse than its parent: of the error of the count and the clicks that are still
        needed none fell and one rose."""
        return _is_worse(self.before, self.after)

    def worse_than(self, model_hash: str) -> bool:
        """The same beside the model of that hash, if that was in use and was taught none of the pictures."""
        other = self.in_use
        if other is None or other.hash != model_hash or other.taught:
            return False
        return _is_worse(other.figures, self.after)


@dataclass(frozen=True)
class Card:
    """A model that can be used.

    Attributes:
        name: which no other model of the library has.
        path: of its file.
        hash: SHA-256 of the file, as `core.project.RunKey.model_hash`.
        size: of the file, bytes.
        shipped: whether it came with Dotori.
        parent: what it was taught from, where that is noted; so with all that follows.
        made: when its teaching ended.
        data: names of what it has learned from.
        pictures: how many it has learned from.
        training: settings of the training by their names, such as "run.batch".
        held_back: how it counts pictures that it was not taught, before and after.
        validation: figures from the validation of its training.
    """

    name: str
    path: Path
    hash: str
    size: int
    shipped: bool = False
    parent: Parent | None = None
    made: datetime | None = None
    data: tuple[str, ...] = ()
    pictures: int | None = None
    training: Mapping[str, str] = field(default_factory=dict)
    held_back: HeldBack | None = None
    validation: Figures = field(default_factory=dict)


@dataclass(frozen=True)
class Broken:
    """A file among the models that cannot be used, and the reason in a sentence; no path is the shipped one's."""

    name: str
    path: Path | None
    reason: DotoriError


def read_card(path: Path, shipped: bool = False) -> Card:
    """The card of a file. What is noted in another way than expected is left out; only the settings must be right.

    Raises:
        DotoriError: the file is no Dotori model that this version can read.
    """
    about = read_about(path)
    digest = file_hash(path)
    training = _flat(about.get("training"))
    if "step" in about:
        training = {"steps done": _in_words(about["step"]), **training}
    return Card(
        name=path.stem,
        path=path,
        hash=digest,
        size=path.stat().st_size,
        shipped=shipped,
        parent=_parent(about.get("parent")),
        made=_date(about.get("made")),
        data=_texts(about.get("data")),
        pictures=_whole(about.get("pictures")),
        training=training,
        held_back=_held_back(about.get("held_back")),
        validation=_figures(about.get("validation")),
    )


def _is_worse(before: Figures, after: Figures) -> bool:
    names = [name for name in ("mae", "clicks") if name in before and name in after]
    changes = [after[name] - before[name] for name in names]
    return any(change > 0 for change in changes) and not any(change < 0 for change in changes)


def _parent(noted: Any) -> Parent | None:
    values = noted if isinstance(noted, dict) else {}
    name, digest = values.get("name"), values.get("hash")
    return Parent(name, digest) if isinstance(name, str) and isinstance(digest, str) else None


def _date(noted: Any) -> datetime | None:
    try:
        made = datetime.fromisoformat(noted)
        made.timestamp()  # some years have none
    except (TypeError, ValueError, OverflowError, OSError):
        return None
    return made


def _texts(noted: Any) -> tuple[str, ...]:
    if isinstance(noted, str):
        return (noted,)
    return tuple(each for each in noted if isinstance(each, str)) if isinstance(noted, list) else ()


def _whole(noted: Any) -> int | None:
    return noted if isinstance(noted, int) and not isinstance(noted, bool) else None


def _held_back(noted: Any) -> HeldBack | None:
    if not isinstance(noted, dict):
        return None
    before, after = _figures(noted.get("before")), _figures(noted.get("after"))
    in_use = _in_use(noted.get("in_use"))
    return HeldBack(_whole(noted.get("pictures")), before, after, in_use) if before and after else None


def _in_use(noted: Any) -> InUse | None:
    model = _parent(noted)
    if model is None:
        return None
    return InUse(model.name, model.hash, _figures(noted.get("figures")), _whole(noted.get("taught")) or 0)


def _figures(noted: Any) -> dict[str, float]:
    """The numbers of a table."""
    figures = noted.items() if isinstance(noted, dict) else ()
    return {name: float(value) for name, value in figures if _is_number(value)}


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and -LARGEST <= value <= LARGEST


def _flat(noted: Any, above: str = "", deep: int = DEEPEST) -> dict[str, str]:
    """The settings of a table and of the tables in it; those of the networks are the model's, not the training's."""
    settings: dict[str, str] = {}
    for name, value in noted.items() if isinstance(noted, dict) and deep else ():
        if isinstance(value, dict) and (above or name != "model"):
            settings |= _flat(value, f"{above}{name}.", deep - 1)
        elif not isinstance(value, dict):
            settings[f"{above}{name}"] = _in_words(value)
    return settings


def _in_words(value: Any) -> str:
    if isinstance(value, list):
        return " to ".join(map(str, value)) if len(value) == 2 else ", ".join(map(str, value))
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
