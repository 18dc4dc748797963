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
class HeldBack:
    """How a taught model and its parent count pictures that it was not taught.

    Attributes:
        pictures: how many; None where it is not noted.
        before: figures of the parent.
        after: figures of the model.
    """

    pictures: int | None
    before: Figures
    after: Figures

    @property
    def worse(self) -> bool:
        """Whether of the error of the count and the clicks that are still needed none fell and one rose."""
        names = [name for name in ("mae", "clicks") if name in self.before and name in self.after]
        changes = [self.after[name] - self.before[name] for name in names]
        return any(change > 0 for change in changes) and not any(change < 0 for change in changes)


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
    return HeldBack(_whole(noted.get("pictures")), before, after) if before and after else None


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
