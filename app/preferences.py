"""What a person has chosen for all folders, kept as one JSON file. The place of the window is Qt's to keep."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Literal, get_args

from PySide6.QtCore import QObject, Signal

from app.look.theme import ThemeChoice
from app.places import preferences_file
from app.sentences import in_words
from core.counting.devices import DEVICES, DeviceName
from core.counting.settings import CountSettings
from core.density import QUEUEING
from core.errors import DotoriError
from core.formats.files import write_atomic
from core.model.config import SAMPLERS, SamplerName

Language = Literal["system", "en", "ko"]

DOT_SIZES = (3.0, 40.0)
"""Least and greatest diameter of a dot, pixels of the screen."""

LAST_SEED = 2**31 - 1
"""The greatest seed that a field for whole numbers can show."""

RECENT = 10
"""So many folders are remembered."""

QUEUEING_LIMITS = tuple(round(limit, 2) for limit in QUEUEING.limits)
"""Where Fruin's levels for people who wait end, to the hundredth that a person can set."""

_COUNT = CountSettings()


@dataclass(frozen=True)
class Preferences:
    """What a person has chosen.

    Attributes:
        language: of the window; "system" takes the system's where it is translated.
        theme: light, dark, or as the system is.
        dot_size: diameter of a dot, pixels of the screen.
        guard: whether to ask before a dot is set on a head that has one.
        recursive: whether a folder is opened with the folders in it.
        device: what counts.
        steps: of the sampler, 1 to 1000.
        sampler: which one.
        samples: how many are drawn for each picture, 1 to 64.
        seed: of the noise, 0 to `LAST_SEED`.
        zoom: factor a picture is worked at; None lets the model decide.
        recent: folders that were open, the last first.
        deep: those of them that were open with the folders in them.
        first_run: true until a picture has been opened.
        fruin: the highest densities, people per square metre, of the levels of service A to E, ascending.
        sort: order of the list of pictures.
        filter: which pictures the list shows.

    Raises:
        ValueError: a value is not one of these.
    """

    language: Language = "system"
    theme: ThemeChoice = "system"
    dot_size: float = 10.0
    guard: bool = True
    recursive: bool = False
    device: DeviceName = "auto"
    steps: int = _COUNT.steps
    sampler: SamplerName = _COUNT.sampler
    samples: int = _COUNT.samples
    seed: int = _COUNT.seed
    zoom: float | None = _COUNT.zoom
    recent: tuple[str, ...] = ()
    deep: tuple[str, ...] = ()
    first_run: bool = True
    fruin: tuple[float, ...] = QUEUEING_LIMITS
    sort: str = "name"
    filter: str = "all"

    def __post_init__(self) -> None:
        for name, fine in self._checks().items():
            if not fine:
                raise ValueError(f"{name} cannot be {getattr(self, name)!r}")

    def _checks(self) -> dict[str, bool]:
        """Whether the value of each field can be used."""
        return {
            "language": self.language in get_args(Language),
            "theme": self.theme in get_args(ThemeChoice),
            "dot_size": _number(self.dot_size, *DOT_SIZES),
            "guard": isinstance(self.guard, bool),
            "recursive": isinstance(self.recursive, bool),
            "device": self.device in DEVICES,
            "steps": _whole(self.steps, 1, 1000),
            "sampler": self.sampler in SAMPLERS,
            "samples": _whole(self.samples, 1, 64),
            "seed": _whole(self.seed, 0, LAST_SEED),
            "zoom": self.zoom is None or _number(self.zoom, 0.05, 8),
            "recent": _texts(self.recent),
            "deep": _texts(self.deep),
            "first_run": isinstance(self.first_run, bool),
            "fruin": _ascending(self.fruin),
            "sort": isinstance(self.sort, str),
            "filter": isinstance(self.filter, str),
        }


def _texts(values: Any) -> bool:
    return isinstance(values, tuple) and all(isinstance(value, str) for value in values)


def _number(value: Any, least: float, most: float) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and least <= value <= most


def _whole(value: Any, least: int, most: int) -> bool:
    return isinstance(value, int) and _number(value, least, most)


def _ascending(values: Any) -> bool:
    if not isinstance(values, tuple) or len(values) != 5 or not all(_number(value, 0.01, 100) for value in values):
        return False
    return all(low < high for low, high in itertools.pairwise(values))


class PreferenceStore(QObject):
    """The preferences as they are now; every change is on the disk at once.

    A file that cannot be used is set aside, and what is wrong in it is as it was at first.

    Attributes:
        problem: a sentence a person should read once there is a window; None if all is well.

    Signals:
        changed: the value is another one.
        told: a sentence a person should read: a change could not be kept.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file or preferences_file()
        self.problem: str | None = None
        self._value = self._read()

    @property
    def value(self) -> Preferences:
        """As they are now."""
        return self._value

    def change(self, **values: Any) -> None:
        """Give fields other values.

        Raises:
            ValueError: a value cannot be used.
            TypeError: there is no such field.
        """
        new = replace(self._value, **values)
        if new == self._value:
            return
        self._value = new
        try:
            self._write()
        except DotoriError as error:
            self.told.emit(in_words(error))
        self.changed.emit()

    def visit(self, folder: Path, deep: bool = False) -> None:
        """Remember that this folder was open, with the folders in it or without."""
        name = str(folder.absolute())
        recent = (name, *(other for other in self._value.recent if other != name))[:RECENT]
        were = {*self._value.deep, name} if deep else {*self._value.deep} - {name}
        self.change(recent=recent, deep=tuple(other for other in recent if other in were), first_run=False)

    def _write(self) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = error.strerror or str(error)
            raise DotoriError(
                "cannot keep the preferences in {file}: {reason}; check who may write there",
                file=self._file,
                reason=reason,
            ) from error
        write_atomic(self._file, json.dumps(asdict(self._value), ensure_ascii=False, indent=2).encode())

    def _read(self) -> Preferences:
        try:
            if not self._file.exists():
                return Preferences()
            kept = json.loads(self._file.read_text("utf-8"))
        except (OSError, ValueError, RecursionError):
            kept = None
        if not isinstance(kept, dict):
            self._set_aside()
            return Preferences()
        value, wrong = _understood(kept)
        if wrong:
            self._set_aside()
        return value

    def _set_aside(self) -> None:
        aside = self._file.with_name(f"{self._file.stem}.broken{self._file.suffix}")
        try:
            self._file.replace(aside)
        except OSError:
            aside = self._file
        self.problem = self.tr(
            "Some preferences could not be read and are as they were at first; the old file is kept as {file}."
        ).format(file=aside)


def _understood(kept: Mapping[str, Any]) -> tuple[Preferences, list[str]]:
    """What can be used of a file's values, and the names of those that cannot; strange names are passed over."""
    value, wrong = Preferences(), []
    for name in (field.name for field in fields(Preferences)):
        if name in kept:
            new: Any = tuple(kept[name]) if isinstance(kept[name], list) else kept[name]
            try:
                values: dict[str, Any] = {name: new}
                value = replace(value, **values)
            except (ValueError, TypeError):
                wrong.append(name)
    return value, wrong
