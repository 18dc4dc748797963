"""How the published crowd data sets lie on disk.

A recogniser takes a folder and gives the pictures in it with the part they officially belong to ("train", "val" or
"test"), or None if the folder is not laid out its way. Annotations are read later, only for the pictures wanted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from core.errors import DotoriError
from core.formats import dotori_json, jhu_txt, nwpu_json, shanghaitech_mat, ucf_mat
from core.formats.annotation import Annotation
from core.formats.files import read_text
from core.images import SUFFIXES


@dataclass(frozen=True)
class Entry:
    """One picture of a data set.

    Attributes:
        image: the picture.
        part: "train", "val" or "test", as the data set has it.
        load: reads what is marked on it; raises DotoriError.
    """

    image: Path
    part: str
    load: Callable[[], Annotation]


def shanghaitech(root: Path) -> list[Entry] | None:
    """`{train,test}_data/images/IMG_1.jpg` with `ground-truth/GT_IMG_1.mat` (or `ground_truth`)."""
    folders = [(part, root / f"{part}_data") for part in ("train", "test")]
    if not any((folder / "images").is_dir() for _, folder in folders):
        return None
    entries = []
    for part, folder in folders:
        truth = folder / "ground-truth" if (folder / "ground-truth").is_dir() else folder / "ground_truth"
        entries += [
            _entry(image, part, truth / f"GT_{image.stem}.mat", shanghaitech_mat.read)
            for image in _pictures(folder / "images")
        ]
    return entries


def ucf_cc_50(root: Path) -> list[Entry] | None:
    """`1.jpg` with `1_ann.mat` in one folder; no test part."""
    if next(root.glob("*_ann.mat"), None) is None:
        return None
    return [_entry(image, "train", _ann(image), ucf_mat.read) for image in _pictures(root)]


def ucf_qnrf(root: Path) -> list[Entry] | None:
    """`{Train,Test}/img_0001.jpg` with `img_0001_ann.mat`."""
    folders = [(name.lower(), root / name) for name in ("Train", "Test")]
    if not any(next(folder.glob("*_ann.mat"), None) for _, folder in folders):
        return None
    return [_entry(image, part, _ann(image), ucf_mat.read) for part, folder in folders for image in _pictures(folder)]


def nwpu(root: Path) -> list[Entry] | None:
    """`images/0001.jpg` with `jsons/0001.json`; train.txt, val.txt and test.txt hold ids, first on each line.

    The annotations of the test part are not public: test pictures without any are left out.
    """
    lists = [(part, root / f"{part}.txt") for part in ("train", "val", "test")]
    if not ((root / "jsons").is_dir() and (root / "images").is_dir() and any(path.is_file() for _, path in lists)):
        return None
    pictures = {image.stem: image for image in _pictures(root / "images")}
    entries = []
    for part, path in lists:
        for line in read_text(path).splitlines() if path.is_file() else ():
            if not line.split():
                continue
            stem = Path(line.split()[0]).stem
            truth = root / "jsons" / f"{stem}.json"
            if part == "test" and not truth.exists():
                continue
            if stem not in pictures:
                raise DotoriError(f"{path} names {stem}, but {root / 'images'} holds no such picture; copy it there")
            entries.append(_entry(pictures[stem], part, truth, nwpu_json.read))
    return entries


def jhu_crowd(root: Path) -> list[Entry] | None:
    """`{train,val,test}/images/0001.jpg` with `gt/0001.txt`."""
    folders = [(part, root / part) for part in ("train", "val", "test")]
    if not any((folder / "images").is_dir() and (folder / "gt").is_dir() for _, folder in folders):
        return None
    return [
        _entry(image, part, folder / "gt" / f"{image.stem}.txt", jhu_txt.read)
        for part, folder in folders
        for image in _pictures(folder / "images")
    ]


def dotori(root: Path) -> list[Entry] | None:
    """`dotori.json` with its pictures beside it or in `images/`; only what is reviewed, pictures or blocks of them, if
    anything is."""
    path = root / "dotori.json"
    if not path.is_file():
        return None
    annotations = dotori_json.read(path)
    reviewed = [each for each in annotations if each.reviewed or (each.blocks and each.blocks.done)]
    return [_exported(annotation, path) for annotation in reviewed or annotations]


RECOGNISERS: tuple[tuple[str, Callable[[Path], list[Entry] | None]], ...] = (
    ("Dotori export (dotori.json)", dotori),
    ("ShanghaiTech (train_data, test_data)", shanghaitech),
    ("NWPU-Crowd (images, jsons, train.txt)", nwpu),
    ("JHU-CROWD++ (train/images, train/gt)", jhu_crowd),
    ("UCF-QNRF (Train, Test)", ucf_qnrf),
    ("UCF_CC_50 (n.jpg, n_ann.mat)", ucf_cc_50),
)
"""Every layout known: its name for people, its recogniser. The first that fits is taken."""


def _exported(annotation: Annotation, path: Path) -> Entry:
    names = dict.fromkeys((annotation.path, annotation.image))
    for image in (folder / name for name in names for folder in (path.parent, path.parent / "images")):
        if annotation.image and image.is_file():
            return Entry(image, "train", lambda: annotation)
    raise DotoriError(f"{path} names the picture {annotation.image!r}, which is not there; put it beside the file")


def _entry(image: Path, part: str, truth: Path, read: Callable[[Path], list[Annotation]]) -> Entry:
    return Entry(image, part, lambda: read(truth)[0])


def _ann(image: Path) -> Path:
    return image.with_name(f"{image.stem}_ann.mat")


def _pictures(folder: Path) -> list[Path]:
    """The pictures in a folder, hidden files left out; none if there is no such folder."""
    if not folder.is_dir():
        return []
    return [path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and not path.name.startswith(".")]
