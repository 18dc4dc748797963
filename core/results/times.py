"""When a picture was taken, as its file or its name says."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

from core.images import read_taken
from core.locations import Location

Moment = datetime | timedelta
"""A date and time on the camera's clock, or how far into a film."""

_DAY = r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<dash>[-_.]?)(?P<month>\d\d)(?P=dash)(?P<day>\d\d)"
_STAMPS = [
    re.compile(_DAY + clock, re.ASCII)
    for clock in (
        r"(?:T|[ _-]| at )?(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)(?:\d{3})?(?!\d)",
        r"(?:T|[ _-]| at )(?P<hour>\d\d?)(?P<colon>[-_.:])(?P<minute>\d\d)(?:(?P=colon)(?P<second>\d\d))?(?!\d)"
        r"(?:[ \u00a0\u202f]?(?P<half>[AaPp])[Mm])?",
        r"(?!\d)",
    )
]
_OFFSET = re.compile(
    r"(?<!\d)(?P<hours>\d{1,3})[-:.](?P<minutes>[0-5]\d)[-:.](?P<seconds>[0-5]\d)[.,](?P<milliseconds>\d{3})(?!\d)",
    re.ASCII,
)


def time_of(path: Location) -> Moment | None:
    """When a picture was taken: EXIF's DateTimeOriginal, else what its name says; None where neither does. Of a picture
    at a URL the name alone, for to ask ten thousand files would fetch them."""
    taken = read_taken(path) if isinstance(path, Path) else None
    return time_in_name(path.stem) if taken is None else taken


def time_in_name(stem: str) -> Moment | None:
    """The time in a file's name without its ending.

    A date, with or without a time of day, as cameras, telephones and screenshots write it ("IMG_20240501_143000",
    "2024-05-01 14.30.00"); or hours, minutes, seconds and milliseconds into a film ("clip 00-01-05.000"). Of both, the
    film began at the date. A date alone is its midnight.
    """
    found = _OFFSET.search(stem)
    if found is None:
        return _date_in(stem)
    offset = timedelta(**{unit: int(value) for unit, value in found.groupdict().items()})
    began = _date_in(stem[: found.start()] + stem[found.end() :])
    return offset if began is None else began + offset


def as_text(time: Moment) -> str:
    """A time for tables: "2024-05-01 14:30:00", or "00:01:05.000" into a film."""
    if isinstance(time, datetime):
        return time.isoformat(" ", "seconds")
    seconds, milliseconds = divmod(round(time.total_seconds() * 1000), 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}.{milliseconds:03d}"


def _date_in(stem: str) -> datetime | None:
    for stamp in _STAMPS:
        found = stamp.search(stem)
        if found is None:
            continue
        parts = found.groupdict()
        year, month, day = (int(parts[name]) for name in ("year", "month", "day"))
        hour, minute, second = (int(parts.get(name) or 0) for name in ("hour", "minute", "second"))
        if parts.get("half"):
            hour = hour % 12 + 12 * (parts["half"] in "Pp")
        try:
            return datetime(year, month, day, hour, minute, second)
        except ValueError:  # digits that are no date
            continue
    return None
