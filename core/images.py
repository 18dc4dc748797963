"""Reading photographs: any usual file in, an upright RGB array out, one sentence when it cannot be read."""

from __future__ import annotations

import io
import os
import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import ExifTags, Image, TiffImagePlugin, UnidentifiedImageError
from PIL.Image import Transpose

from core.errors import DotoriError
from core.locations import Location, Remote

MAX_PIXELS = 250_000_000
"""Pictures with more pixels are refused, before they are decoded."""

MAX_SIDE = 32767
"""Pictures wider or higher than this are refused, before they are decoded."""

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp", ".gif", ".avif", ".jp2")
"""Endings, in lower case, by which pictures are found in folders. A file named outright may have any name."""

# Not all that Pillow knows: some of its plugins start other programs. MPO, of telephones, is read as JPEG.
_FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF", "AVIF", "JPEG2000", "PPM")

_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}
_SWAPPING = (5, 6, 7, 8)

_YEARS = range(1900, 2101)
"""Years in which a picture may have been taken; others are those of a clock that was never set."""

_NUMBER = re.compile(r"(\d+)")

_DEPTHS = (8, 10, 12, 14, 16, 24, 32)

_pillow_limit = threading.Lock()


def load_image(path: Location) -> NDArray[np.uint8]:
    """A picture as (H, W, 3) uint8 RGB, turned upright by its EXIF orientation.

    Of an animation, the first frame. Transparent parts are put on white. Greyscale with more than 8 bits is scaled by
    the smallest usual depth (8, 10, 12, 14, 16 bits, ...) that holds its largest value, so that a 12-bit picture in a
    16-bit file is not almost black; floating point up to 1 is scaled by 255.

    Raises:
        DotoriError: the file is missing, not a picture, damaged, or larger than `MAX_PIXELS` or `MAX_SIDE` allow.
    """
    with _opened(path) as image:
        turn = None if image.format == "TIFF" else _TURNS.get(_orientation(image))  # Pillow turns TIFF by itself
        image.load()
        rgb = _to_rgb(image, path)
        return np.array(rgb if turn is None else rgb.transpose(turn))


def check_image(path: Location) -> None:
    """Read a picture through to its end, with less memory and in less time than `load_image` takes: a JPEG at an eighth
    of its size, of a PNG the checksums alone.

    Raises:
        DotoriError: as `load_image`.
    """
    with _opened(path) as image:
        if image.format == "PNG":
            if not _is_whole(image):
                load_image(path)  # what is damaged may be no part of the pixels
            return
        image.draft(None, (1, 1))  # does nothing where it is no JPEG
        image.load()
        _to_rgb(image.crop((0, 0, 1, 1)), path)


def probe_size(path: Path) -> tuple[int, int]:
    """Width and height of the upright picture in pixels, from the header alone; agrees with `load_image`.

    Raises:
        DotoriError: as `load_image`, except that damage behind the header goes unnoticed.
    """
    with _opened(path) as image:
        width, height = _stored_size(image)
        return (height, width) if _orientation(image) in _SWAPPING else (width, height)


def read_taken(path: Path) -> datetime | None:
    """When the picture was taken by the camera's clock, EXIF's DateTimeOriginal; None where the file does not say, or
    names a year in which there were no such pictures."""
    try:
        with _opened(path) as image:
            exif = Image.Image.getexif(image).get_ifd(ExifTags.IFD.Exif)  # not `image.getexif()`, see `_orientation`
            taken = datetime.strptime(str(exif[ExifTags.Base.DateTimeOriginal]).strip("\0 "), "%Y:%m:%d %H:%M:%S")
    except DotoriError:  # no such entry, no date in it, or no picture
        return None
    return taken if taken.year in _YEARS else None


def find_images(paths: Iterable[Path], recursive: bool = False) -> tuple[list[Path], list[DotoriError]]:
    """The pictures that a person means by naming files and folders.

    Files are taken as given, whatever their names. Folders give the files in them whose ending is one of `SUFFIXES`,
    hidden ones left out, in natural order. Each picture comes once, in the order given.

    Args:
        paths: files and folders.
        recursive: look into the folders of folders too; links to folders are not followed.

    Returns:
        The pictures, and one error for each path that is missing, cannot be looked into, or is a folder without
        pictures. Whether a picture can be read shows when it is read.
    """
    names, errors = find_image_names(paths, recursive)
    return [Path(name) for name in names], errors


def find_image_names(paths: Iterable[Location], recursive: bool = False) -> tuple[list[str], list[DotoriError]]:
    """As `find_images`, the paths as strings: of 100,000 pictures, they are there in half the time. A folder at a URL
    gives URLs, without those in its folders."""
    found: dict[str, str] = {}
    errors: list[DotoriError] = []
    for path in paths:
        for place, image in _expanded(path, recursive, errors).items():
            found.setdefault(place, image)
    return list(found.values()), errors


def _expanded(path: Location, recursive: bool, errors: list[DotoriError]) -> dict[str, str]:
    """The pictures that one path means, by the places where links lead, which tell repeats."""
    before = len(errors)
    try:
        if isinstance(path, Remote):
            return _pictures_at(path, errors)
        if path.is_dir():
            images = _pictures_in(str(path), os.path.realpath(path), recursive, errors)
            if not images and len(errors) == before:
                errors.append(_without_pictures(path))
            return images
        if path.exists():
            return {os.path.realpath(path): str(path)}
        errors.append(DotoriError("cannot read {path}: there is no such file or folder; check the name", path=path))
    except OSError as error:
        errors.append(
            DotoriError(
                "cannot read {path}: {reason}; check the name and who may read it", path=path, reason=_reason(error)
            )
        )
    return {}


def _pictures_at(folder: Remote, errors: list[DotoriError]) -> dict[str, str]:
    """The pictures of a folder at a URL."""
    try:
        names = [name for name in folder.listing() if name.lower().endswith(SUFFIXES) and not name.startswith(".")]
    except DotoriError as error:
        errors.append(error)
        return {}
    if not names:
        errors.append(_without_pictures(folder))
    images = [str(folder / name) for name in sorted(names, key=_natural)]
    return dict(zip(images, images, strict=True))


def _without_pictures(folder: Location) -> DotoriError:
    return DotoriError("cannot read {path}: no picture is in this folder; choose a folder with pictures", path=folder)


def _pictures_in(folder: str, place: str, recursive: bool, errors: list[DotoriError]) -> dict[str, str]:
    """The pictures of a folder by the places where links lead; the folder's own is `place`."""
    try:
        with os.scandir(folder) as listing:
            entries = [entry for entry in listing if not entry.name.startswith(".")]
        images = {entry.name: entry.is_symlink() for entry in entries if _is_image(entry)}
        folders = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)] if recursive else []
    except OSError as error:
        errors.append(
            DotoriError(
                "cannot read {path}: {reason}; check the name and who may read it",
                path=Path(folder),
                reason=_reason(error),
            )
        )
        return {}
    found: dict[str, str] = {}
    inner, outer = os.path.join(place, ""), os.path.join(folder, "")  # noqa: PTH118
    for name in sorted(images, key=_natural):
        found.setdefault(os.path.realpath(inner + name) if images[name] else inner + name, outer + name)
    for name in sorted(folders, key=_natural):
        for lead, image in _pictures_in(outer + name, inner + name, recursive, errors).items():
            found.setdefault(lead, image)
    return found


def _natural(name: str) -> str:
    """The key of natural order, which has 2 before 10. That of natsort says the same and takes ten times as long.

    A number becomes NUL, which is before all that a name can have, the number of its digits as a character, and the
    digits: text of the same order, and text is compared faster than lists.
    """
    return _NUMBER.sub(_ordered, name if name.isascii() else unicodedata.normalize("NFD", name))


def _ordered(number: re.Match[str]) -> str:
    digits = str(int(number[0]))
    return f"\0{chr(len(digits))}{digits}"


def _is_image(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.name.lower().endswith(SUFFIXES) and entry.is_file()
    except OSError:  # a link that leads in a circle
        return False


@contextmanager
def _opened(path: Location) -> Iterator[Image.Image]:
    """The picture with its header read and its size checked; what goes wrong inside becomes a sentence."""
    try:
        with _file(path) as file, _header(file) as image:
            _check_size(path, *_stored_size(image))
            yield image
    except DotoriError:
        raise
    except UnidentifiedImageError as error:
        raise DotoriError(
            "cannot read {path}: it is not a picture in a known format; choose a JPEG, PNG, TIFF or WebP", path=path
        ) from error
    except MemoryError as error:
        raise DotoriError(
            "cannot read {path}: there is not enough memory for it; make it smaller or close programs", path=path
        ) from error
    except Exception as error:  # hostile bytes make the decoders raise almost anything
        if isinstance(error, EOFError) or "truncat" in str(error).lower():
            raise DotoriError(
                "cannot read {path}: the file is cut short; save or download it again", path=path
            ) from error
        raise DotoriError("cannot read {path}: the picture is damaged; save or download it again", path=path) from error


@contextmanager
def _file(path: Location) -> Iterator[BinaryIO]:
    if isinstance(path, Remote):
        content = path.read()
        if not content:
            raise _empty(path)
        yield io.BytesIO(content)
        return
    try:
        if path.is_dir():
            raise DotoriError("cannot read {path}: it is a folder; name a picture", path=path)
        if not path.exists():
            raise DotoriError("cannot read {path}: there is no such file; check the name", path=path)
        if not path.is_file():
            raise DotoriError("cannot read {path}: it is not a regular file; name a picture", path=path)
        if path.stat().st_size == 0:
            raise _empty(path)
        file = path.open("rb")
    except (OSError, ValueError) as error:
        raise DotoriError(
            "cannot read {path}: {reason}; check the name and who may read it", path=path, reason=_reason(error)
        ) from error
    with file:
        yield file


def _empty(path: Location) -> DotoriError:
    return DotoriError("cannot read {path}: the file is empty; save or download it again", path=path)


def _header(file: BinaryIO) -> Image.Image:
    """Open without Pillow's own limit, which is lower than ours, warns on stderr and holds for the whole process."""
    Image.init()
    formats = [name for name in _FORMATS if name in Image.OPEN]  # AVIF is missing from older versions
    with _pillow_limit:
        limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
        try:
            return Image.open(file, formats=formats)
        finally:
            Image.MAX_IMAGE_PIXELS = limit


def _is_whole(png: Image.Image) -> bool:
    """Whether all parts of a PNG are there and fit their checksums; it cannot be decoded afterwards."""
    try:
        png.verify()
    except Exception:  # see `_opened`
        return False
    return True


def _check_size(path: Location, width: int, height: int) -> None:
    if min(width, height) < 1:
        raise DotoriError("cannot read {path}: it has no pixels; save or download it again", path=path)
    if max(width, height) > MAX_SIDE:
        raise DotoriError(
            "cannot read {path}: its {size} pixels are more than {most} a side; make it smaller",
            path=path,
            size=f"{width} x {height}",
            most=MAX_SIDE,
        )
    if width * height > MAX_PIXELS:
        raise DotoriError(
            "cannot read {path}: its {size} pixels are more than {most} million; make it smaller",
            path=path,
            size=f"{width} x {height}",
            most=MAX_PIXELS // 1_000_000,
        )


def _stored_size(image: Image.Image) -> tuple[int, int]:
    """Width and height before turning. For TIFF, `image.size` may be turned already, depending on Pillow's version."""
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        return image.tag_v2[TiffImagePlugin.IMAGEWIDTH], image.tag_v2[TiffImagePlugin.IMAGELENGTH]
    return image.size


def _orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 to 8, as far as it stands before the pixels; 1 where there is none or it is damaged."""
    try:
        # Not `image.getexif()`: for PNG that decodes the picture first.
        return int(Image.Image.getexif(image).get(ExifTags.Base.Orientation, 1))
    except Exception:  # damaged EXIF is no reason to refuse the picture
        return 1


def _to_rgb(image: Image.Image, path: Location) -> Image.Image:
    if image.mode == "F" or image.mode.startswith("I"):
        return _deep_to_grey(image).convert("RGB")
    try:
        if image.has_transparency_data:
            canvas = Image.new("RGBA", image.size, "white")
            canvas.alpha_composite(image.convert("RGBA"))
            return canvas.convert("RGB")
        return image.convert("RGB")
    except ValueError as error:
        raise DotoriError(
            "cannot read {path}: its colour mode {mode} is not supported; save it as RGB", path=path, mode=image.mode
        ) from error


def _deep_to_grey(image: Image.Image) -> Image.Image:
    """Greyscale of more than 8 bits as 8-bit greyscale."""
    values = np.nan_to_num(np.asarray(image).astype(np.float32), nan=0, posinf=0, neginf=0)
    top = float(values.max())
    if image.mode == "F" and top <= 1:
        white = 1.0
    else:
        white = next((2.0**depth - 1 for depth in _DEPTHS if top <= 2.0**depth - 1), top)
    return Image.fromarray(np.clip(values * (255 / white) + 0.5, 0, 255).astype(np.uint8))


def _reason(error: Exception) -> str:
    text = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return text[:1].lower() + text[1:]
