"""Results as lines of a file."""

from __future__ import annotations

import csv
import dataclasses
import json
import sys
from pathlib import Path
from typing import IO, Any, Protocol, Self

from core.counting.counter import CountResult
from core.counting.interval import Assessment, doubt_in_words
from core.counting.opening import OpenedModel
from core.counting.settings import CountSettings
from core.errors import DotoriError

Record = dict[str, Any]


def as_record(
    path: Path, result: CountResult, opened: OpenedModel, settings: CountSettings, assessment: Assessment
) -> Record:
    """One counted picture as plain data; `dots` holds [x, y, confidence] of the dots that count."""
    dots = result.counted
    return {
        "image": str(path),
        "count": result.count,
        "low": assessment.low,
        "high": assessment.high,
        "integral": round(result.integral, 2),
        "dots": [
            [round(float(x), 2), round(float(y), 2), round(float(sure), 4)]
            for (x, y), sure in zip(dots.xy, dots.confidence, strict=True)
        ],
        "width": result.width,
        "height": result.height,
        "seconds": round(result.seconds, 3),
        "warning": doubt_in_words(result) if assessment.doubt else None,
        "model": opened.name,
        "settings": {**dataclasses.asdict(settings), "zoom": round(result.zoom, 4), "device": opened.device},
    }


def error_record(image: str, error: DotoriError) -> Record:
    """A picture that could not be counted."""
    return {"image": image, "error": str(error)}


class Sink(Protocol):
    """Takes records one by one."""

    def add(self, record: Record) -> None:
        """Write one record."""


class _FileSink:
    """A text file that is open while records come; "-" is standard output."""

    def __init__(self, target: str | Path) -> None:
        self.target = target
        self.file: IO[str] = sys.stdout

    def __enter__(self) -> Self:
        if self.target != "-":
            path = Path(self.target)
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                self.file = path.open("w", encoding="utf-8", errors="backslashreplace", newline="")
            except OSError as error:
                raise DotoriError(
                    "cannot write {path}: {reason}; name another file", path=path, reason=error.strerror
                ) from error
        return self

    def __exit__(self, *_: object) -> None:
        if self.target == "-":
            self.file.flush()
        else:
            self.file.close()


class JsonSink(_FileSink):
    """One JSON object a line."""

    def add(self, record: Record) -> None:
        """Write one record."""
        self.file.write(json.dumps(record) + "\n")
        self.file.flush()


class CsvSink(_FileSink):
    """One row a picture, without the dots."""

    COLUMNS = ("image", "count", "low", "high", "integral", "width", "height", "seconds", "warning", "error")

    def add(self, record: Record) -> None:
        """Write one record."""
        writer = csv.DictWriter(self.file, self.COLUMNS, extrasaction="ignore")
        if self.file.tell() == 0:
            writer.writeheader()
        writer.writerow(record)
        self.file.flush()
