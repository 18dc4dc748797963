from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from core.results.times import Moment, as_text, time_in_name, time_of

IN_MAY = datetime(2024, 5, 1, 14, 30)
AT_NIGHT = datetime(2024, 5, 1)


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("IMG_20240501_143000", IN_MAY),
        ("IMG_20240501_143000_1", IN_MAY),
        ("PXL_20240501_143000123", IN_MAY),
        ("KakaoTalk_20240501_143000123", IN_MAY),
        ("20240501143000", IN_MAY),
        ("광장 20240501T143000", IN_MAY),
        ("2024-05-01 14.30.00", IN_MAY),
        ("2024-05-01_14-30-00 plaza", IN_MAY),
        ("2024-05-01 14.30", IN_MAY),
        ("Screenshot 2024-05-01 at 2.30.00 PM", IN_MAY),
        ("Screenshot 2024-05-01 at 2.30.00\u202fPM", IN_MAY),
        ("Screenshot 2024-05-01 at 12.00.00 AM", AT_NIGHT),
        ("WhatsApp Image 2024-05-01 at 14.30.00", IN_MAY),
        ("IMG-20240501-WA0007", AT_NIGHT),
        ("20240501_0007", AT_NIGHT),
        ("2024.05.01 plaza", AT_NIGHT),
        ("2024-05-01 25.61.00", AT_NIGHT),
        ("clip 00-01-05.000", timedelta(minutes=1, seconds=5)),
        ("clip 00-00-00.000", timedelta(0)),
        ("clip 101-00-05.250", timedelta(hours=101, seconds=5, milliseconds=250)),
        ("20240501_143000 00-01-05.500", IN_MAY + timedelta(minutes=1, seconds=5, milliseconds=500)),
        ("IMG_1", None),
        ("", None),
        ("20241332_143000", None),
        ("2024-05-1", None),
        ("31415926535897", None),
        ("clip 00-61-05.000", None),
        ("room 1-02-03", None),
        ("٢٠٢٤٠٥٠١", None),
    ],
)
def test_times_in_names(stem: str, expected: Moment | None) -> None:
    assert time_in_name(stem) == expected


@pytest.mark.parametrize(
    ("time", "text"),
    [
        (IN_MAY, "2024-05-01 14:30:00"),
        (timedelta(minutes=1, seconds=5), "00:01:05.000"),
        (timedelta(hours=101, milliseconds=7), "101:00:00.007"),
    ],
)
def test_times_as_text(time: Moment, text: str) -> None:
    assert as_text(time) == text


def photograph(path: Path, taken: str | None) -> Path:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Dotori"
    if taken is not None:
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken
    Image.new("RGB", (8, 8)).save(path, exif=exif)
    return path


@pytest.mark.parametrize("ending", ["jpg", "png", "webp"])
def test_the_camera_knows_better_than_the_name(tmp_path: Path, ending: str) -> None:
    path = photograph(tmp_path / f"2020-01-01 10.00.00.{ending}", "2024:05:01 14:30:00")
    assert time_of(path) == IN_MAY


@pytest.mark.parametrize(
    "taken",
    [None, "0000:00:00 00:00:00", "    :  :     :  :  ", "yesterday", "1899:12:31 23:59:59", "2101:01:01 00:00:00"],
)
def test_where_the_camera_says_nothing_the_name_does(tmp_path: Path, taken: str | None) -> None:
    assert time_of(photograph(tmp_path / "2024-05-01 14.30.00.jpg", taken)) == IN_MAY
    assert time_of(photograph(tmp_path / "plaza.jpg", taken)) is None


def test_a_picture_that_cannot_be_read_still_has_a_name(tmp_path: Path) -> None:
    (tmp_path / "IMG_20240501_143000.jpg").write_bytes(b"no picture")
    assert time_of(tmp_path / "IMG_20240501_143000.jpg") == IN_MAY
    assert time_of(tmp_path / "gone.jpg") is None
