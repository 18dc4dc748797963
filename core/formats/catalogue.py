"""All formats, with what a front end has to know of them before it reads or writes one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.formats import (
    cell_counter_xml,
    coco_json,
    counts_csv,
    counts_xlsx,
    cvat_xml,
    dotdotgoose_pnt,
    dotori_json,
    jhu_txt,
    label_studio_json,
    labelme_json,
    napari_csv,
    nwpu_json,
    p2pnet_txt,
    points_csv,
    qupath_geojson,
    shanghaitech_mat,
    ucf_mat,
    via_csv,
)
from core.formats.annotation import Annotation

DROPPABLE = ("confidence", "origin", "id", "regions", "subpixel", "reviewed", "size")
"""What formats may drop, in the order in which people are told: the dots' confidence, who set them, their ids; the
regions, masks, done blocks and the ground of a picture; places finer than a pixel; whether a picture is reviewed; its
width and height."""


@dataclass(frozen=True)
class Format:
    """One format.

    Attributes:
        name: its name on the command line.
        suffix: the ending of its files.
        read: reads all annotations of a file; None for formats that are only written.
        write: writes annotations to a file.
        quantum: pixels; the farthest that a dot moves when it is written and read again.
        drops: which of `DROPPABLE` is lost.
        many: one file holds any number of pictures; otherwise exactly one.
        names: the file says which picture it belongs to.
        naming: the name of the file for one picture, where * is the picture's without its ending.
        needs_size: it cannot be written without the pictures' width and height.
        wants_file_size: it is more useful with the length of the pictures' files.
        leads: programs look for the picture at the path in the file, as seen from where the file is.
    """

    name: str
    suffix: str
    read: Callable[[Path], list[Annotation]] | None
    write: Callable[[Sequence[Annotation], Path], None]
    quantum: float
    drops: frozenset[str]
    many: bool = False
    names: bool = True
    naming: str = "*"
    needs_size: bool = False
    wants_file_size: bool = False
    leads: bool = False

    def file_name(self, image: str) -> str:
        """The usual name of the file for a picture: GT_IMG_1.mat for IMG_1.jpg."""
        return self.naming.replace("*", Path(image).stem, 1) + self.suffix

    def stem(self, path: Path) -> str:
        """The name without ending of the picture that a file of this format belongs to, by the file's name."""
        before, after = self.naming.split("*")
        return path.stem.removeprefix(before).removesuffix(after)


_PLACES_ONLY = frozenset({"confidence", "origin", "id", "regions", "reviewed", "size"})
_NUMBERS_ONLY = frozenset(DROPPABLE) - {"reviewed"}

FORMATS = (
    Format("dotori-json", ".json", dotori_json.read, dotori_json.write, 0, frozenset(), many=True),
    Format(
        "shanghaitech-mat",
        ".mat",
        shanghaitech_mat.read,
        shanghaitech_mat.write,
        0,
        _PLACES_ONLY,
        names=False,
        naming="GT_*",
    ),
    Format("ucf-mat", ".mat", ucf_mat.read, ucf_mat.write, 0, _PLACES_ONLY, names=False, naming="*_ann"),
    Format("nwpu-json", ".json", nwpu_json.read, nwpu_json.write, 0, _PLACES_ONLY),
    Format("jhu-txt", ".txt", jhu_txt.read, jhu_txt.write, 0.5, _PLACES_ONLY | {"subpixel"}, names=False),
    Format("p2pnet-txt", ".txt", p2pnet_txt.read, p2pnet_txt.write, 0, _PLACES_ONLY, names=False),
    Format(
        "csv",
        ".csv",
        points_csv.read,
        points_csv.write,
        0,
        frozenset({"regions", "reviewed", "size"}),
        many=True,
    ),
    Format(
        "coco",
        ".json",
        coco_json.read,
        coco_json.write,
        0,
        frozenset({"regions", "reviewed"}),
        many=True,
        needs_size=True,
    ),
    Format("labelme", ".json", labelme_json.read, labelme_json.write, 0, frozenset({"regions"}), leads=True),
    Format(
        "cvat",
        ".xml",
        cvat_xml.read,
        cvat_xml.write,
        0.005,
        frozenset({"id", "regions", "reviewed"}),
        many=True,
        needs_size=True,
    ),
    Format(
        "label-studio",
        ".json",
        label_studio_json.read,
        label_studio_json.write,
        1e-9,
        frozenset({"regions"}),
        many=True,
        needs_size=True,
    ),
    Format("dotdotgoose", ".pnt", dotdotgoose_pnt.read, dotdotgoose_pnt.write, 0, _PLACES_ONLY, many=True),
    Format(
        "via-csv",
        ".csv",
        via_csv.read,
        via_csv.write,
        0,
        frozenset({"regions", "reviewed", "size"}),
        many=True,
        wants_file_size=True,
    ),
    Format(
        "qupath-geojson",
        ".geojson",
        qupath_geojson.read,
        qupath_geojson.write,
        0,
        frozenset({"regions", "reviewed", "size"}),
        names=False,
    ),
    Format(
        "cell-counter",
        ".xml",
        cell_counter_xml.read,
        cell_counter_xml.write,
        0.5,
        _PLACES_ONLY | {"subpixel"},
        naming="CellCounter_*",
    ),
    Format(
        "napari-csv",
        ".csv",
        napari_csv.read,
        napari_csv.write,
        1e-9,
        frozenset({"regions", "reviewed", "size"}),
        names=False,
    ),
    Format("counts-csv", ".csv", None, counts_csv.write, 0, _NUMBERS_ONLY, many=True),
    Format("counts-xlsx", ".xlsx", None, counts_xlsx.write, 0, _NUMBERS_ONLY, many=True),
)
"""Every format, ours first, those that hold numbers only last."""


def format_named(name: str) -> Format:
    """The format of that name.

    Raises:
        KeyError: there is none.
    """
    return {entry.name: entry for entry in FORMATS}[name]
