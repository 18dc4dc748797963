"""Regions, blocks and the ground in Dotori's own format."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.dots import Dots
from core.formats import dotori_json
from core.formats.annotation import Annotation
from core.ground import Ground
from core.regions import Blocks, Region

Sentence = Callable[[Callable[[Path], object], Path], str]

REGIONS = (
    Region("무대", ((0.5, 1 / 3), (90.25, 0.0), (90.25, 60.0))),
    Region("", ((0.0, 0.0), (-5.0, 9.0), (5.0, 9.0)), mask=True),
)


GROUNDS = (
    Ground.from_rectangle(((20, 70), (80, 70), (60, 40), (40, 40)), 3, 28 / 3, (100, 80)).shifted(1.2),
    Ground.from_length((20, 70), (80, 70), 3, ((0, 10), (100, 12)), (100, 80)),
)


@pytest.mark.parametrize("ground", GROUNDS)
def test_the_ground_comes_back(tmp_path: Path, ground: Ground) -> None:
    dotori_json.write([Annotation("a.jpg", Dots(), ground=ground)], tmp_path / "a.json")
    (after,) = dotori_json.read(tmp_path / "a.json")
    assert after.ground == ground
    assert json.loads((tmp_path / "a.json").read_text())["images"][0]["ground"]["head_height"] == ground.height


@pytest.mark.parametrize("regions", [(), REGIONS])
@pytest.mark.parametrize("blocks", [None, Blocks(100.5), Blocks(64.0, frozenset({(3, 0), (0, 2)}))])
def test_regions_and_blocks_come_back(tmp_path: Path, regions: tuple[Region, ...], blocks: Blocks | None) -> None:
    path = tmp_path / "a.json"
    before = Annotation("a.jpg", Dots.of([(1, 2)]), 100, 80, regions=regions, blocks=blocks)
    dotori_json.write([before, Annotation("b.jpg", Dots())], path)
    after, other = dotori_json.read(path)
    assert (after.regions, after.blocks) == (regions, blocks)
    assert (other.regions, other.blocks) == ((), None)


def test_files_without_them_are_as_they_always_were(tmp_path: Path) -> None:
    dotori_json.write([Annotation("a.jpg", Dots())], tmp_path / "a.json")
    (entry,) = json.loads((tmp_path / "a.json").read_text())["images"]
    assert set(entry) == {"image", "width", "height", "reviewed", "dots"}


@pytest.mark.parametrize(
    ("part", "what"),
    [
        ({"regions": 3}, "region"),
        ({"regions": [3]}, "region"),
        ({"regions": [{"polygon": []}]}, "region"),
        ({"regions": [{"name": "a", "polygon": [[1, 2, 3]]}]}, "region"),
        ({"regions": [{"name": "a", "polygon": [["x", 2]]}]}, "region"),
        ({"regions": [{"name": "a", "polygon": [[1, float("nan")]]}]}, "region"),
        ({"regions": [{"name": "a", "polygon": [[1, 10**400]]}]}, "region"),
        ({"regions": [{"name": "a", "polygon": [[1, 1e30]]}]}, "no place in a picture"),
        ({"ground": 3}, "ground"),
        ({"ground": {"kind": "circle"}}, "ground"),
        ({"ground": GROUNDS[0].as_dict() | {"size": [100]}}, "ground"),
        ({"ground": GROUNDS[0].as_dict() | {"size": [100, 10**400]}}, "ground"),
        ({"ground": GROUNDS[0].as_dict() | {"width_m": "wide"}}, "ground"),
        ({"ground": GROUNDS[0].as_dict() | {"camera_height": float("nan")}}, "ground"),
        ({"ground": GROUNDS[0].as_dict() | {"corners": [[1e300, 0]] * 4}}, "ground"),
        ({"ground": GROUNDS[0].as_dict() | {"corners": [[0, 0], [1e200, 0], [1e200, 1e200], [0, 1e200]]}}, "ground"),
        ({"blocks": []}, "blocks"),
        ({"blocks": {"side": 64}}, "blocks"),
        ({"blocks": {"side": 0, "done": []}}, "blocks"),
        ({"blocks": {"side": float("nan"), "done": []}}, "blocks"),
        ({"blocks": {"side": "x", "done": []}}, "blocks"),
        ({"blocks": {"side": 0.0001, "done": [[0, 0]]}}, "blocks"),
        ({"blocks": {"side": 1e300, "done": [[1, 0]]}}, "blocks"),
        ({"width": 10**400}, "a width or height"),
        ({"height": 2_000_000}, "a width or height"),
        ({"regions": [{"name": "a", "polygon": [[x, x % 7] for x in range(4001)]}]}, "more than 4,000 corners"),
        ({"regions": [{"name": "a", "polygon": [[1, 1], [2, 1], [2, 2]]}] * 1400}, "more than 4,000 corners"),
        ({"blocks": {"side": 64, "done": [[1]]}}, "blocks"),
        ({"blocks": {"side": 64, "done": [[1, 2.5]]}}, "blocks"),
        ({"blocks": {"side": 64, "done": [[-1, 2]]}}, "blocks"),
        ({"blocks": {"side": 64, "done": [[1, 10**9]]}}, "blocks"),
    ],
)
def test_damaged_parts_get_one_sentence(tmp_path: Path, part: dict[str, Any], what: str, sentence: Sentence) -> None:
    path = tmp_path / "a.json"
    entry = {"image": "a.jpg", "dots": {"x": [], "y": []}, **part}
    path.write_text(json.dumps({"format": "dotori", "version": 1, "images": [entry]}))
    assert what in sentence(dotori_json.read, path)
