"""Calibrations on the disk: a JSON file beside the weights, `NAME.calibration.json`.

    {"SHA-256 of a file of weights": {"settings": {...}, "pictures": [{"dataset": "part_A", "name": "IMG_1",
     "truth": 172, "count": 165, "integral": 151.2, "density_count": 168.9}, ...]}, ...}

A calibration belongs to the weights whose hash it stands under and to no others, so that other weights of the same name
get no interval that is not theirs. What the model said of each picture is kept rather than what follows from it, so
that the form of the interval can be changed without counting again.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from core.counting.interval import Calibration, Known
from core.counting.recalibration import recalibrated
from core.errors import DotoriError
from core.formats.files import read_json, write_json
from core.model.header import file_hash, origin_of, read_about, taught_from
from core.model.shipped import NAME, shipped_model
from core.places import models_folder

SUFFIX = ".calibration.json"


@dataclass(frozen=True)
class Figures:
    """What is kept of one model.

    Attributes:
        settings: of the counts, as plain data without the seed.
        pictures: by the names of their data set and their own.
    """

    settings: Mapping[str, Any]
    pictures: Mapping[tuple[str, str], Known]

    def calibration(self) -> Calibration:
        """What follows from them.

        Raises:
            ValueError: they are too few.
        """
        return Calibration(tuple(self.pictures.values()), self.settings)


def find_calibration(weights: Path, about: Mapping[str, Any]) -> Calibration | None:
    """The calibration of a model; for one that was taught and has none of its own, that of its parent or of the model
    that its line began with, and what it said itself of the pictures that were held back when it was taught.

    It is looked for beside the weights and beside the shipped ones. What the model was taught, and the held-back
    pictures that it has, are `apart`.

    Args:
        weights: the model's file.
        about: what is noted in its header.

    Returns:
        None if there is none.

    Raises:
        DotoriError: a file of calibrations is damaged.
    """
    with as_file(files("resources") / "models" / NAME) as shipped:
        known = read_figures(calibrations_file(shipped))
    known |= read_figures(calibrations_file(weights))
    parent = about.get("parent")
    before = str(parent.get("hash")) if isinstance(parent, dict) else None
    hashes = (file_hash(weights), before, origin_of(about))
    found = next((known[digest] for digest in hashes if digest in known), None)
    if found is None:
        return None
    taught = replace(found.calibration(), apart=taught_from(about))
    if hashes[0] in known:
        return taught
    held_back, digests = _held_back(about, found.settings)
    return replace(recalibrated(taught, held_back), apart=taught.apart | digests)


def calibration_of(model_hash: str) -> Calibration | None:
    """The calibration of the shipped model or of one in the user's folder, by the hash of its weights.

    Raises:
        DotoriError: a file of calibrations is damaged.
    """
    for path in (shipped_model(), *models_folder().glob("*.safetensors")):
        if file_hash(path) == model_hash:
            return find_calibration(path, read_about(path))
    return None


def calibrations_file(weights: Path) -> Path:
    """Where the calibration of weights is."""
    return weights.with_suffix(SUFFIX)


def read_figures(path: Path) -> dict[str, Figures]:
    """The figures of models by the hashes of their weights; none where there is no file.

    Raises:
        DotoriError: the file is damaged.
    """
    if not path.exists():
        return {}
    try:
        return {str(digest): _read(entry["settings"], entry["pictures"]) for digest, entry in read_json(path).items()}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise DotoriError(
            "{path} holds no calibration that can be read; delete it, and counts come without an interval until "
            "python -m training.calibration has made it again",
            path=path,
        ) from error


def write_figures(path: Path, figures: Mapping[str, Figures]) -> None:
    """Write the figures of models by the hashes of their weights.

    Raises:
        DotoriError: the file cannot be written.
    """
    write_json(path, {digest: _plain(each) for digest, each in figures.items()})


def _plain(figures: Figures) -> dict[str, Any]:
    pictures = [
        {"dataset": dataset, "name": name, **asdict(known)} for (dataset, name), known in figures.pictures.items()
    ]
    return {"settings": dict(figures.settings), "pictures": pictures}


def _read(settings: dict[str, Any], pictures: list[dict[str, Any]]) -> Figures:
    by_name = {(picture["dataset"], picture["name"]): _known(picture) for picture in pictures}
    figures = Figures(dict(settings), by_name)
    figures.calibration()
    return figures


def _held_back(about: Mapping[str, Any], settings: Mapping[str, Any]) -> tuple[list[Known], frozenset[str]]:
    """What a taught model said of the pictures it was not taught, and their digests where those are noted; nothing
    where that was with other settings, or is noted in another way than expected."""
    try:
        noted = about["held_back"]["figures"]
        pictures = noted["pictures"] if noted["settings"] == settings else []
        known = [_known(picture) for picture in pictures]
    except (KeyError, TypeError, ValueError):
        return [], frozenset()
    digests = (picture.get("digest") for picture in pictures)
    return known, frozenset(digest for digest in digests if isinstance(digest, str))


def _known(picture: dict[str, Any]) -> Known:
    values = [picture[field.name] for field in fields(Known)]
    if not all(isinstance(value, int | float) and math.isfinite(value) and value >= 0 for value in values):
        raise ValueError("these are no numbers of heads")
    return Known(*values)
