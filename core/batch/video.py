"""A film as a folder of pictures: one frame every so many seconds, named by its time.

`clip.mp4` becomes `clip frames/clip 00-00-00.000.png`, `clip 00-00-01.000.png`, ...: of each span of `every` seconds
the first frame. What was taken stands in `.dotori-frames.json` beside the pictures: a later call knows whether all are
there, and one that was stopped goes on behind the last picture.
"""

from __future__ import annotations

import json
import math
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from core.errors import DotoriError, Sentence
from core.formats.files import write_atomic, write_json
from core.images import SUFFIXES as PICTURES
from core.project.pictures import digest_of

SUFFIXES = (".mp4", ".mov", ".avi", ".mkv", ".webm")
"""Endings, in lower case, by which films are known."""

NOTE = ".dotori-frames.json"
"""File in the folder of frames that says what they were taken from."""

_RUN_UP = 2.0
"""Seconds before the frame that is wanted to go to: films can be entered at some of their frames only."""

_USUAL_RATE = 25.0
"""Frames a second, of films that do not know."""

_ROUNDING = 1e-6
"""Spans: a frame at 0.9999999 s is the one at 1 s."""

_CUT_SHORT = 0.9
"""Share of the promised length from which on a film is taken for whole: many promise a little too much."""

_TIME = re.compile(r" (\d+)-(\d\d)-(\d\d)\.(\d{3})\.png")

Tell = Callable[[float, float], None]
"""Called with how many seconds of the film are done, of how many."""


@dataclass(frozen=True)
class _Note:
    """What frames were taken from: `size` in bytes, `changed` in ns, `every` in seconds; `done` once all are there,
    with a `warning` where the film was cut short. `digest`, of size, head and tail in hexadecimal digits, knows a film
    again that was copied or restored with another time; older notes have none."""

    film: str
    size: int
    changed: int
    every: float
    done: bool = False
    warning: str | None = None
    digest: str | None = None

    def is_of(self, film: _Note) -> bool:
        """Whether it speaks of the same film."""
        if self.size != film.size:
            return False
        return self.changed == film.changed or (self.digest is not None and self.digest == film.digest)


def is_video(path: Path) -> bool:
    """Whether the name is that of a film, and no folder's."""
    return path.suffix.lower() in SUFFIXES and not path.is_dir()


def take_frames(video: Path, folder: Path, every: float = 1.0, tell: Tell = lambda *_: None) -> str | None:
    """Write a film's frames as pictures; those that are there already are not taken again.

    Args:
        video: the film.
        folder: for the frames; made where it is missing.
        every: seconds between two frames.
        tell: is told how far it is, and may raise to stop.

    Returns:
        A sentence where the film was cut short, None otherwise.

    Raises:
        DotoriError: the film cannot be read or has no frames, the folder holds something else, or cannot be written to.
    """
    wanted = _wanted(video, every)
    try:
        there = _read_note(folder, wanted)
        if there is not None and there.done:
            return there.warning
        with _quiet():
            if there is None:
                _Film(video).close()  # a film that cannot be read leaves no folder behind
                folder.mkdir(parents=True, exist_ok=True)
                write_json(folder / NOTE, asdict(wanted))
            warning = _write_frames(video, folder, every, _last(video, folder, every), tell)
    except OSError as error:
        raise DotoriError(
            "cannot write the frames to {folder}: {reason}; name another folder (--frames)",
            folder=folder,
            reason=error.strerror,
        ) from error
    write_json(folder / NOTE, asdict(replace(wanted, done=True, warning=warning)))
    return warning


def frame_name(video: Path, seconds: float) -> str:
    """The name of the picture of a film at this time."""
    milliseconds = round(1000 * seconds)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{video.stem} {minutes // 60:02d}-{minutes % 60:02d}-{rest // 1000:02d}.{rest % 1000:03d}.png"


def _write_frames(video: Path, folder: Path, every: float, last: int, tell: Tell) -> str | None:
    """Write the frames behind the span `last`, and say so if the film ends before its time."""
    with _Film(video) as film:
        for number, frame in film.firsts(every, last, tell):
            data = cv2.imencode(".png", frame, [cv2.IMWRITE_PNG_COMPRESSION, 1])[1]
            write_atomic(folder / frame_name(video, number * every), data.tobytes())
        end, length = film.time, film.length
    if end >= _CUT_SHORT * length - every:
        return None
    return Sentence(
        "{path} ends after {end:.0f} of {length:.0f} seconds; it is cut short or damaged, save it again",
        path=video,
        end=end,
        length=length,
    )


class _Film:
    """An open film.

    Attributes:
        length: seconds, as the file promises; 0 where it does not.
        time: of the frame at hand, seconds from the first.

    Raises:
        DotoriError: it cannot be read, or has no frame.
    """

    def __init__(self, video: Path) -> None:
        self._video = video
        self._capture = self._opened()
        rate, frames = (self._capture.get(what) for what in (cv2.CAP_PROP_FPS, cv2.CAP_PROP_FRAME_COUNT))
        self._rate = rate if math.isfinite(rate) and rate > 0 else _USUAL_RATE
        self.length = max(0.0, frames / self._rate) if math.isfinite(frames) else 0.0
        self._start, self.time = self._clock(), 0.0

    def __enter__(self) -> _Film:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._capture.release()

    def firsts(self, every: float, last: int, tell: Tell) -> Iterator[tuple[int, NDArray[np.uint8]]]:
        """The first frame (H, W, 3) uint8 BGR of each span of `every` seconds behind span number `last`, with the
        span's number."""
        start = (last + 1) * every - max(_RUN_UP, every)
        if last >= 0 and start > 0:
            self._enter(start, last * every)
        while True:
            tell(self.time, self.length)
            number = math.floor(self.time / every + _ROUNDING)
            if number > last:
                is_whole, frame = self._capture.retrieve()
                if is_whole:
                    yield number, frame
                    last = number
            if not self._capture.grab():
                return
            now = self._clock() - self._start
            self.time = now if now > self.time else self.time + 1 / self._rate  # not all films know their times

    def _enter(self, start: float, latest: float) -> None:
        """Go to a frame near `start` and not behind `latest`, seconds; where a film cannot be entered like that, to the
        first one."""
        self._capture.set(cv2.CAP_PROP_POS_MSEC, 1000 * start)
        if self._capture.grab() and 0 < self._clock() - self._start <= latest:
            self.time = self._clock() - self._start
        else:
            self.close()
            self._capture = self._opened()

    def _opened(self) -> cv2.VideoCapture:
        """The film at its first frame."""
        capture = cv2.VideoCapture(str(self._video), cv2.CAP_FFMPEG)
        if not capture.isOpened():
            raise _unreadable(self._video, Sentence("it is no film in a known format, or is damaged"))
        if not capture.grab():
            capture.release()
            raise _unreadable(self._video, Sentence("no frame of it can be read"))
        return capture

    def _clock(self) -> float:
        return self._capture.get(cv2.CAP_PROP_POS_MSEC) / 1000


def _wanted(video: Path, every: float) -> _Note:
    try:
        status = video.stat()
    except OSError as error:
        raise _unreadable(video, Sentence("there is no such file, or it may not be read")) from error
    if status.st_size == 0:
        raise _unreadable(video, Sentence("the file is empty"))
    digest = digest_of(video, status.st_size)
    return _Note(video.name, status.st_size, status.st_mtime_ns, every, digest=digest.hex() if digest else None)


def _read_note(folder: Path, wanted: _Note) -> _Note | None:
    """What stands in the folder, None if nothing.

    Raises:
        DotoriError: other pictures are there, or frames that do not go with those that are wanted.
    """
    path = folder / NOTE
    if not path.exists():
        if folder.is_dir() and any(file.name.lower().endswith(PICTURES) for file in folder.iterdir()):
            raise _other(folder, Sentence("other pictures are there"))
        return None
    try:
        note = _Note(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise _other(folder, Sentence("{name} in it cannot be read", name=NOTE)) from error
    if not note.is_of(wanted):
        raise _other(folder, Sentence("it has the frames of another film, or of this one before it was changed"))
    if note.every != wanted.every:
        reason = Sentence(
            "it has a frame every {is_:g} seconds, not every {every:g}", is_=note.every, every=wanted.every
        )
        raise _other(folder, reason)
    return note


def _last(video: Path, folder: Path, every: float) -> int:
    """Number of the last span whose frame is there, -1 if there is none."""
    last = -1
    for file in folder.iterdir():
        found = _TIME.fullmatch(file.name[len(video.stem) :]) if file.name.startswith(video.stem) else None
        if found:
            hours, minutes, seconds, milliseconds = map(int, found.groups())
            time = 3600 * hours + 60 * minutes + seconds + milliseconds / 1000
            last = max(last, round(time / every))
    return last


@contextmanager
def _quiet() -> Iterator[None]:
    """OpenCV and its decoders say on the terminal what goes wrong; we say it ourselves."""
    os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")
    level = cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
    try:
        yield
    finally:
        cv2.utils.logging.setLogLevel(level)


def _unreadable(video: Path, reason: Sentence) -> DotoriError:
    return DotoriError("cannot read the film {path}: {reason}; save or download it again", path=video, reason=reason)


def _other(folder: Path, reason: Sentence) -> DotoriError:
    return DotoriError(
        "cannot write the frames to {folder}: {reason}; name another folder (--frames)",
        folder=folder,
        reason=reason,
    )
