"""Calibrations on the disk: a JSON file beside the weights, `NAME.calibration.json`.

    {"SHA-256 of a file of weights": [{"settings": {...}, "pictures": [{"dataset": "part_A", "name": "IMG_1",
     "truth": 172, "count": 165, "integral": 151.2, "density_count": 168.9}, ...]}, ...], ...}

Each of a model's calibrations is for counts with its settings: one sample is off in another way than four that vote.

A calibration belongs to the weights whose hash it stands under and to no others, so that other weights of the same name
get no interval that is not theirs. What the model said of each picture is kept rather than what follows from it, so
that the form of the interval can be changed without counting again.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from core.counting.interval import Calibration, Known, fitting
from core.counting.recalibration import recalibrated
from core.errors import DotoriError
from core.formats.files import read_json, write_json
from core.model.header import file_hash, origin_of, read_about, taught_from
from core.model.shipped import NAME, shipped_model
from core.places import models_folder

SUFFIX = ".calibration.json"


@dataclass(frozen=True)
class Figures:
    """What is kept of one model that counts in one way.

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
        return Calibration(tuple(self.pictures.values()), self.settings, names=tuple(self.pictures))


def find_calibrations(weights: Path, about: Mapping[str, Any]) -> tuple[Calibration, ...]:
    """The calibrations of a model, each for other settings; where one that was taught has none of its own for some
    settings, that of its parent or of the model that its line began with, and what it said itself of the pictures that
    were held back when it was taught.

    It is looked for beside the weights and beside the shipped ones. What the model was taught, and the held-back
    pictures that it has, are `apart`.

    Args:
        weights: the model's file.
        about: what is noted in its header.

    Raises:
        DotoriError: a file of calibrations is damaged.
    """
    with as_file(files("resources") / "models" / NAME) as shipped:
        known = [*read_figures(calibrations_file(weights)).items(), *read_figures(calibrations_file(shipped)).items()]
    parent = about.get("parent")
    before = str(parent.get("hash")) if isinstance(parent, dict) else None
    hashes = (file_hash(weights), before, origin_of(about))
    found: list[Calibration] = []
    for digest in hashes:
        for figures in (each for whose, several in known if whose == digest for each in several):
            if not any(calibration.settings == figures.settings for calibration in found):
                taught = replace(figures.calibration(), apart=taught_from(about))
                found.append(taught if digest == hashes[0] else _with_held_back(taught, about))
    return tuple(found)


def calibration_of(model_hash: str, settings: Mapping[str, Any]) -> Calibration | None:
    """The calibration of the shipped model or of one in the user's folder, by the hash of its weights, for counts with
    these settings, as plain data.

    Raises:
        DotoriError: a file of calibrations is damaged.
    """
    for path in (shipped_model(), *models_folder().glob("*.safetensors")):
        if file_hash(path) == model_hash:
            return fitting(find_calibrations(path, read_about(path)), settings)
    return None


def calibrations_file(weights: Path) -> Path:
    """Where the calibration of weights is."""
    return weights.with_suffix(SUFFIX)


def read_figures(path: Path) -> dict[str, tuple[Figures, ...]]:
    """The figures of models by the hashes of their weights, one for each kind of settings; none where there is no file.

    Raises:
        DotoriError: the file is damaged.
    """
    if not path.exists():
        return {}
    try:
        return {str(digest): _read(entries) for digest, entries in read_json(path).items()}
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise DotoriError(
            "{path} holds no calibration that can be read; delete it, and counts come without an interval until "
            "python -m training.calibration has made it again",
            path=path,
        ) from error


def write_figures(path: Path, figures: Mapping[str, Sequence[Figures]]) -> None:
    """Write the figures of models by the hashes of their weights, one for each kind of settings.

    Raises:
        DotoriError: the file cannot be written.
    """
    write_json(path, {digest: [_plain(each) for each in entries] for digest, entries in figures.items()})


def _plain(figures: Figures) -> dict[str, Any]:
    pictures = [
        {"dataset": dataset, "name": name, **asdict(known)} for (dataset, name), known in figures.pictures.items()
    ]
    return {"settings": dict(figures.settings), "pictures": pictures}


def _read(entries: list[dict[str, Any]] | dict[str, Any]) -> tuple[Figures, ...]:
    found = []
    for entry in [entries] if isinstance(entries, dict) else entries:  # once there was one alone
        by_name = {(picture["dataset"], picture["name"]): _known(picture) for picture in entry["pictures"]}
        found.append(Figures(dict(entry["settings"]), by_name))
        found[-1].calibration()
    return tuple(found)


def _with_held_back(calibration: Calibration, about: Mapping[str, Any]) -> Calibration:
    """A parent's calibration that has learned what a taught model said of the pictures it was not taught."""
    held_back, digests = _held_back(about, calibration.settings)
    return replace(recalibrated(calibration, held_back), apart=calibration.apart | digests)


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
