"""What a project is asked and answers: plain values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any, Literal, NamedTuple

from core.dots import Dots
from core.formats.annotation import Annotation
from core.history import Command, Marks
from core.regions import Blocks, Region


class State(IntEnum):
    """How far the work on a picture is."""

    NEW = 0
    COUNTED = 1
    EDITED = 2
    REVIEWED = 3


@dataclass(slots=True, unsafe_hash=True)  # not frozen: to make 100,000 would take 0.2 s longer
class Picture:
    """A picture of the folder, as the list shows it.

    Attributes:
        id: its number in the project; below 0 in a project that is open for reading and does not know the picture.
        path: where it is, relative to the folder, with forward slashes.
        state: how far the work on it is; "edited" once a person has changed anything but the ground that still stands.
        count: its number of heads, where it has been counted or edited.
        reviewed_blocks: how many blocks are done.
        width: of the upright picture in pixels, where known; not of one that was replaced.
        height: likewise.
        run: the run its model's dots come from, see `Project.runs`.
        error: why the last attempt to count it failed; a `Sentence`, as far as that was one.
        replaced: the file is not the one that was worked on; see `Project.accept`.
        former: width and height of the one that was worked on, pixels, where it was replaced and they are known.
    """

    id: int
    path: str
    state: State = State.NEW
    count: int | None = None
    reviewed_blocks: int = 0
    width: int | None = None
    height: int | None = None
    run: int | None = None
    error: str | None = None
    replaced: bool = False
    former: tuple[int, int] | None = None


@dataclass(frozen=True)
class RunKey:
    """What makes the results of two runs the same: model, settings and seed.

    Attributes:
        model: name of the weights' file, for people; two names with one hash are the same model.
        model_hash: of the weights.
        settings: the rest of the settings as JSON with sorted keys.
        seed: of z_T.
    """

    model: str
    model_hash: str
    settings: str
    seed: int

    @classmethod
    def of(cls, model: str, model_hash: str, settings: Mapping[str, Any]) -> RunKey:
        """From the settings as plain data, `seed` among them."""
        rest = {name: value for name, value in settings.items() if name != "seed"}
        text = json.dumps(rest, sort_keys=True, allow_nan=False, separators=(",", ":"))
        return cls(model, model_hash, text, int(settings.get("seed", 0)))


@dataclass(frozen=True)
class Run:
    """One attempt to count one picture.

    Attributes:
        key: with what.
        seconds: from picture to dots, or to the failure.
        count: number of dots that reached the threshold.
        integral: sum of the crowd map in heads.
        density_count: T's own count.
        low: lower end of the count's interval, where there is one.
        high: upper end of it.
        zoom: factor the picture was worked at.
        error: the `Sentence`, if it failed; then there are no figures.
        at: when it ended, seconds since 1970.
        doubt: whether count, integral and density_count disagree more than is usual.
    """

    key: RunKey
    seconds: float
    count: int | None = None
    integral: float | None = None
    density_count: float | None = None
    low: float | None = None
    high: float | None = None
    zoom: float = 1.0
    error: str | None = None
    at: float = 0.0
    doubt: bool = False


class ReviewedRun(NamedTuple):
    """A reviewed picture, and the run behind its dots.

    Attributes:
        truth: its heads as a person stands for them.
        run: what the model said.
        digest: of the picture's file in hexadecimal digits, see `core.project.pictures.digest_of`; None if it has none.
    """

    truth: int
    run: Run
    digest: str | None = None


@dataclass(frozen=True, eq=False)
class Prediction:
    """What a run found.

    Attributes:
        dots: every dot down to a low confidence, in pixels of the upright picture.
        threshold: the least confidence that counts.
        width: of the upright picture, pixels.
        height: of the upright picture, pixels.
    """

    dots: Dots
    threshold: float
    width: int
    height: int


class Step(NamedTuple):
    """What undo or redo did: the picture's id, the command, and the picture's marks now."""

    image: int
    command: Command
    marks: Marks


class Logged(NamedTuple):
    """A line of the log.

    Attributes:
        image: the picture's id.
        at: when, seconds since 1970.
        state: whether the edit stands ("done"), waits for redo ("undone"), fell with a redo branch ("dropped"), or
            stands but cannot be undone since the project was recovered ("settled").
        command: the edit.
    """

    image: int
    at: float
    state: Literal["done", "undone", "dropped", "settled"]
    command: Command


@dataclass(frozen=True, eq=False)
class Reviewed:
    """A picture, or blocks of one, that a person stands for: what training may learn from.

    Attributes:
        path: of the picture.
        annotation: its dots that count.
        masks: where nothing may be learned, neither heads nor their absence.
        blocks: the only blocks that may be learned from; None if the whole picture is reviewed.
    """

    path: Path
    annotation: Annotation
    masks: tuple[Region, ...]
    blocks: Blocks | None


@dataclass(frozen=True)
class Notice:
    """Something a person must be told when a project opens.

    Attributes:
        kind: "busy": another process writes, this one reads; "recovered": the file was damaged; "elsewhere": the work
            is not, or not all, beside the pictures.
        text: one sentence or two.
        file: the file it is about; of a damaged one, the bytes set aside.
    """

    kind: Literal["busy", "recovered", "elsewhere"]
    text: str
    file: Path
