"""Finding pictures to train on, and which of them are for training, validation and testing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from natsort import natsorted
from numpy.typing import NDArray

from core.errors import DotoriError
from core.formats.files import read_json
from core.regions import Blocks, Region
from training.layouts import RECOGNISERS, Entry

PARTS = ("train", "val", "test", "all")

_SPLITS = "splits.json"
_LEVELS_UP = 3
_LEVELS_DOWN = 2
_VAL_SHARE = 0.1

Item = TypeVar("Item")


@dataclass(frozen=True, eq=False)
class Sample:
    """One annotated picture.

    Attributes:
        image: the picture.
        points: (N, 2) float64 heads (x, y), in pixels of the upright picture.
        name: its file name without the ending, such as "IMG_12".
        dataset: name of the folder of its data set, such as "part_A".
        masks: where nothing is known, neither heads nor their absence; no point is in one.
        blocks: where alone something is known; None for everywhere. There may be points elsewhere: guesses.
    """

    image: Path
    points: NDArray[np.float64]
    name: str
    dataset: str
    masks: tuple[Region, ...] = ()
    blocks: Blocks | None = None

    @property
    def limited(self) -> bool:
        """Whether there is a part of which nothing is known."""
        return bool(self.masks) or self.blocks is not None

    def known(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        """Those of the places (N, 2) that lie where something is known."""
        for mask in self.masks:
            xy = xy[~mask.covers(xy)]
        return xy if self.blocks is None else xy[self.blocks.cover(xy)]


def discover(root: Path, part: str = "all") -> list[Sample]:
    """All annotated pictures under a folder, in natural order of their names.

    The layout is recognised (`training.layouts`). A folder that holds several data sets, up to two levels down, gives
    them all, one after the other.

    The official test part is "test", an official validation part "val". Training pictures are divided by a
    `splits.json` in the folder or up to three above it, which maps the folder's path, relative to its own, to
    {"train": [names], "val": [names]}; a training picture in neither list is left out, of "all" too. Without one, and
    without an official validation part, a hash of its name says whether a picture is for validation: one in ten on
    average, and at least one where there are two.

    Args:
        root: the folder of a data set, or of several.
        part: one of `PARTS`; "all" is the other three together.

    Raises:
        DotoriError: the layout is unknown, an annotation is missing or cannot be read, or splits.json does not fit.
        ValueError: `part` is not one of `PARTS`.
    """
    if part not in PARTS:
        raise ValueError(f"part must be one of {', '.join(PARTS)}, not {part!r}")
    try:
        if not root.is_dir():
            raise DotoriError(f"cannot read {root}: there is no such folder; check the name")
        found = _find(root, _LEVELS_DOWN)
        if not found:
            known = "; ".join(name for name, _ in RECOGNISERS)
            raise DotoriError(f"{root} is laid out like no data set known here; lay it out like one of: {known}")
        samples = []
        for folder, entries in found:
            chosen = [entry for entry in _divided(entries, folder) if part in (entry.part, "all")]
            samples += [_sample(entry, folder) for entry in natsorted(chosen, key=lambda entry: entry.image.name)]
        return samples
    except OSError as error:
        raise DotoriError(f"cannot read {root}: {error.strerror}; check the name and who may read it") from error


def evenly(items: Sequence[Item], most: int) -> list[Item]:
    """At most so many, evenly spread from the first to the last."""
    return [items[i] for i in np.unique(np.linspace(0, len(items) - 1, min(most, len(items))).astype(int))]


def by_dataset(samples: Iterable[Sample]) -> dict[str, list[Sample]]:
    """The pictures of each data set, by its name."""
    sets: dict[str, list[Sample]] = {}
    for sample in samples:
        sets.setdefault(sample.dataset, []).append(sample)
    return sets


def _find(root: Path, levels: int) -> list[tuple[Path, list[Entry]]]:
    """Data set folders with their pictures: the folder itself or, if it is none, those below it."""
    for _, recognise in RECOGNISERS:
        entries = recognise(root)
        if entries is not None:
            return [(root, entries)]
    if levels == 0 or not root.is_dir():
        return []
    folders = natsorted((path for path in root.iterdir() if path.is_dir()), key=lambda path: path.name)
    return [found for folder in folders for found in _find(folder, levels - 1)]


def _sample(entry: Entry, folder: Path) -> Sample:
    annotation = entry.load()
    masks = tuple(region for region in annotation.regions if region.mask)
    blocks = None if annotation.reviewed else annotation.blocks
    points = annotation.dots.xy
    for mask in masks:
        points = points[~mask.covers(points)]
    return Sample(entry.image, points, entry.image.stem, folder.resolve().name, masks, blocks)


def _divided(entries: list[Entry], folder: Path) -> list[Entry]:
    """The entries with their final parts."""
    training = [entry.image.stem for entry in entries if entry.part == "train"]
    split = _split_file(folder)
    if split is not None:
        train, val = split
        missing = natsorted((train | val) - set(training))
        if missing:
            raise DotoriError(
                f"{_SPLITS} names {missing[0]} for {folder}, which is not there; copy it or correct the list"
            )
    elif any(entry.part == "val" for entry in entries):
        return entries
    else:
        val = _hashed(training)
        train = set(training) - val
    kept = [entry for entry in entries if entry.part != "train" or entry.image.stem in train | val]
    return [
        replace(entry, part="val") if entry.part == "train" and entry.image.stem in val else entry for entry in kept
    ]


def _split_file(folder: Path) -> tuple[set[str], set[str]] | None:
    """The names for training and for validation that the nearest splits.json has for this folder, or None."""
    resolved = folder.resolve()
    for base in (resolved, *resolved.parents[:_LEVELS_UP]):
        path = base / _SPLITS
        if not path.is_file():
            continue
        content = read_json(path)
        if not isinstance(content, dict):
            raise DotoriError(f"cannot read {path}: it is not a table of folders; correct or remove it")
        entry = content.get(resolved.relative_to(base).as_posix())
        if entry is None:
            continue
        train, val = _names(entry, "train", path), _names(entry, "val", path)
        if train & val:
            raise DotoriError(f"{path} has {min(train & val)} in both train and val; remove it from one of them")
        return train, val
    return None


def _names(entry: Any, part: str, path: Path) -> set[str]:
    names = entry.get(part, []) if isinstance(entry, dict) else None
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise DotoriError(f'cannot read {path}: "train" and "val" must be lists of names; correct or remove it')
    return set(names)


def _hashed(names: Iterable[str]) -> set[str]:
    """The names whose hash puts them into validation; it depends on nothing but the name."""
    ranks = {
        name: int.from_bytes(hashlib.sha256(name.encode("utf-8", "surrogateescape")).digest()[:8]) for name in names
    }
    chosen = {name for name, rank in ranks.items() if rank < _VAL_SHARE * 2**64}
    if not chosen and len(ranks) > 1:
        chosen = {min(ranks, key=lambda name: (ranks[name], name))}
    return chosen
