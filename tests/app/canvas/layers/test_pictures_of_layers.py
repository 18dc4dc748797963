"""What each layer paints, pixel by pixel."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from app.canvas.layers.blocks_layer import BlocksLayer
from app.canvas.layers.colour_maps import CROWD_COLOURS, HEAT_COLOURS
from app.canvas.layers.compare_layer import CompareLayer
from app.canvas.layers.ground_layer import LEVEL_COLOURS, GroundLayer
from app.canvas.layers.heat_layer import HeatLayer
from app.canvas.layers.image_layer import ImageLayer
from app.canvas.layers.picture_labels import PictureLabels
from app.canvas.layers.regions_layer import RegionsLayer
from app.canvas.overlay_item import OverlayItem
from app.canvas.tools.picking import draw_band
from app.look.theme import theme
from core.blocks import Grid
from core.ground import Ground
from core.regions import Region

Painted = Callable[..., np.ndarray]
GREY = [128, 128, 128]


def near(pixel: np.ndarray, colour: QColor, within: int = 40) -> bool:
    return int(np.abs(pixel.astype(int) - (colour.red(), colour.green(), colour.blue())).max()) <= within


@pytest.mark.parametrize("table", [CROWD_COLOURS, HEAT_COLOURS])
def test_colour_maps_begin_clear_and_only_get_lighter(table: np.ndarray) -> None:
    assert table[0, 3] == 0
    assert (np.diff(table[:, 3].astype(int)) >= 0).all()
    lightness = table[:, :3] @ (0.2126, 0.7152, 0.0722)
    assert (np.diff(lightness) >= 0).all()
    assert lightness[-1] - lightness[0] > 120


def test_latents_are_squares_of_grey(painted: Painted) -> None:
    layer = ImageLayer()
    layer.set_size(40, 20)
    layer.set_image("z_t", np.array([[0, 255], [60, 200]], np.uint8))
    found = painted(layer, 40, 20)
    assert [found[y, x].tolist() for y, x in ((0, 0), (9, 19), (0, 20), (10, 0), (19, 39))] == [
        [0] * 3,
        [0] * 3,
        [255] * 3,
        [60] * 3,
        [200] * 3,
    ]
    assert np.unique(found).tolist() == [0, 60, 200, 255]


def test_opacity_lets_the_photograph_through(painted: Painted) -> None:
    layer = ImageLayer()
    layer.set_size(10, 10)
    layer.set_image("z0_hat", np.full((1, 1), 228, np.uint8))
    layer.setOpacity(0.5)
    assert painted(layer, 10, 10)[5, 5, 0] == pytest.approx(178, abs=2)


def test_the_crowd_map_is_clear_where_it_is_empty_and_smooth_between(painted: Painted) -> None:
    layer = ImageLayer()
    layer.set_size(80, 80)
    values = np.zeros((8, 8), np.uint8)
    values[4, 4] = 255
    layer.set_image("map", values)
    found = painted(layer, 80, 80)
    assert found[5, 5].tolist() == GREY
    top = QColor(*CROWD_COLOURS[255, :3].tolist())
    assert near(found[45, 45], top)
    assert len(np.unique(found[45, 36:46, 1])) > 4


def test_no_array_shows_nothing(painted: Painted) -> None:
    layer = ImageLayer()
    layer.set_size(10, 10)
    layer.set_image("map", np.full((2, 2), 255, np.uint8))
    layer.set_image("map", None)
    assert (painted(layer, 10, 10) == 128).all()


def test_parts_join_without_a_seam(painted: Painted) -> None:
    layer = ImageLayer()
    layer.set_size(301, 203)
    layer.set_image("map", np.random.default_rng(0).integers(0, 256, (31, 47), np.uint8))
    whole = painted(layer, 301, 203, scale=2)
    assert (whole != 128).any(-1).mean() > 0.9


def test_heat_is_where_the_dots_are(painted: Painted) -> None:
    layer = HeatLayer()
    layer.set_size(400, 300)
    layer.set_dots(np.random.default_rng(0).normal((100, 100), 5, (50, 2)))
    found = painted(layer, 400, 300)
    assert near(found[100, 100], QColor(*HEAT_COLOURS[255, :3].tolist()), within=60)
    assert found[280, 380].tolist() == GREY
    layer.set_dots(np.zeros((0, 2)))
    assert (painted(layer, 400, 300) == 128).all()


def test_hits_misses_and_false_dots_differ_in_colour_and_in_shape(painted: Painted) -> None:
    layer = CompareLayer()
    layer.set_size(300, 100)
    layer.set_matches([(50, 50)], [(150, 50)], [(250, 50)])
    found = painted(layer, 300, 100)
    hit, missed, false = (found[40:61, left : left + 21] for left in (40, 140, 240))
    for patch, colour in ((hit, theme().hit), (missed, theme().missed), (false, theme().false)):
        assert any(near(pixel, colour) for pixel in patch.reshape(-1, 3))
    drawn = [(patch != 128).any(-1) for patch in (hit, missed, false)]
    assert drawn[1][10, 10]  # a cross has a middle, the others let the head be seen
    assert not drawn[0][10, 10]
    assert not drawn[2][10, 10]
    assert drawn[2].sum() > drawn[0].sum()  # a square has corners


def test_marks_stay_one_size_on_the_screen(painted: Painted) -> None:
    layer = CompareLayer()
    layer.set_size(100, 100)
    layer.set_matches([], [], [(50, 50)])
    near_by, far_off = ((painted(layer, 100, 100, scale) != 128).any(-1).sum() for scale in (4, 0.5))
    assert near_by == pytest.approx(far_off, rel=0.2)


def test_tens_of_thousands_of_marks_are_all_there(painted: Painted) -> None:
    layer = CompareLayer()
    layer.set_size(2000, 1000)
    xy = np.stack(np.meshgrid(np.arange(5, 2000, 10), np.arange(5, 1000, 10)), -1).reshape(-1, 2)
    layer.set_matches(xy, [], [])
    found = (painted(layer, 2000, 1000) != 128).any(-1)
    assert found.reshape(100, 10, 200, 10).any((1, 3)).all()


def test_done_blocks_are_green_and_the_others_as_they_are(painted: Painted) -> None:
    layer, grid = BlocksLayer(), Grid(300, 200, 100.0)
    layer.set_size(300, 200)
    layer.set_blocks(grid, {(1, 0)}, np.zeros((2, 3), int))
    found = painted(layer, 300, 200).astype(int)
    assert found[70, 150, 1] - found[70, 150, 0] > 15
    assert found[70, 50].tolist() == GREY
    assert found[170, 150].tolist() == GREY


def test_focus_dims_all_but_the_block_at_hand(painted: Painted) -> None:
    layer, grid = BlocksLayer(), Grid(300, 200, 100.0)
    layer.set_size(300, 200)
    layer.set_blocks(grid, (), np.zeros((2, 3), int))
    layer.set_current((1, 1))
    layer.set_focus(True)
    found = painted(layer, 300, 200)
    assert found[150, 150].tolist() == GREY
    assert found[50, 50, 0] < 70


def test_counts_of_blocks_are_drawn_where_there_is_room(painted: Painted) -> None:
    layer, grid = BlocksLayer(), Grid(300, 200, 100.0)
    layer.set_size(300, 200)
    layer.set_blocks(grid, (), np.array([[0, 47, 0], [0, 0, 0]]))
    found = painted(layer, 300, 200)
    assert (found[82:95, 104:125] > 200).any()
    assert (found[82:95, 6:25] == 128).all()
    small = painted(layer, 300, 200, scale=0.3)
    assert small.max() <= 200


def test_thousands_of_small_blocks_are_a_tint(painted: Painted) -> None:
    layer, grid = BlocksLayer(), Grid(4000, 4000, 16.0)
    layer.set_size(4000, 4000)
    layer.set_blocks(grid, {block for block in grid.blocks() if block[0] < 125}, np.zeros((250, 250), int))
    found = painted(layer, 4000, 4000, scale=0.1).astype(int)
    assert found[200, 100, 1] - found[200, 100, 0] > 15
    assert found[200, 300].tolist() == GREY


SQUARE = ((50.0, 100.0), (250.0, 100.0), (250.0, 180.0), (50.0, 180.0))


def test_regions_are_tinted_and_masks_hatched_grey(painted: Painted) -> None:
    layer = RegionsLayer()
    layer.set_size(300, 200)
    layer.set_regions([Region("Lawn", SQUARE)], [12])
    inside = painted(layer, 300, 200)[110:170, 60:240]
    assert np.ptp(inside.reshape(-1, 3), 0).max() == 0
    assert inside[0, 0].tolist() != GREY
    layer.set_regions([Region("Screen", SQUARE, mask=True)], [3])
    inside = painted(layer, 300, 200)[110:170, 60:240].astype(int)
    assert np.ptp(inside[:, :, 0]) > 40  # lines and gaps
    assert np.abs(inside - inside.mean(-1, keepdims=True)).max() < 4  # of grey


def test_outlines_are_as_wide_on_a_screen_of_twice_the_pixels(painted: Painted) -> None:
    layer = RegionsLayer()
    layer.set_size(300, 200)
    layer.set_regions([Region("Lawn", SQUARE)], [12])
    edge = painted(layer, 300, 200)[170:190, 150, 0]  # across the lower side
    fine_edge = painted(layer, 300, 200, ratio=2)[340:380, 300, 0]
    dark, fine_dark = ((part < 90).sum() for part in (edge, fine_edge))
    assert dark >= 3
    assert fine_dark == pytest.approx(2 * dark, abs=2)


def test_a_region_takes_the_colour_of_its_level(painted: Painted) -> None:
    layer = RegionsLayer()
    layer.set_size(300, 200)
    layer.set_regions([Region("Lawn", SQUARE)], [12])
    layer.set_colours([QColor(255, 0, 0)], ["3.2 / m²"])
    pixel = painted(layer, 300, 200)[150, 150].astype(int)
    assert pixel[0] > pixel[1] + 15


def test_colours_that_are_the_same_as_before_draw_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    layer, drawn = RegionsLayer(), []
    monkeypatch.setattr(layer, "update", lambda *_: drawn.append(1))
    layer.set_colours([QColor(255, 0, 0)], ["3.2 / m²"])
    assert len(drawn) == 1
    layer.set_colours([QColor(255, 0, 0)], ["3.2 / m²"])
    assert len(drawn) == 1
    layer.set_colours([QColor(255, 0, 0)], ["3.3 / m²"])
    assert len(drawn) == 2


def test_the_label_of_a_region_stays_on_the_picture_however_long_its_name() -> None:
    layer = RegionsLayer()
    layer.set_size(300, 200)
    name = "아주 긴 이름의 잔디밭 " * 20
    layer.set_regions([Region(name, ((290.0, 2.0), (299.0, 2.0), (299.0, 60.0)))], [123456])
    (rect,) = layer.labels(1)
    assert layer.boundingRect().contains(rect)
    (rect_near,) = layer.labels(4)
    assert rect_near.height() == pytest.approx(rect.height() / 4)


QUAD = [(100.0, 180.0), (200.0, 180.0), (170.0, 120.0), (130.0, 120.0)]


def test_the_ground_is_a_grid_before_the_horizon(painted: Painted) -> None:
    layer = GroundLayer()
    layer.set_size(300, 200)
    layer.set_points("rectangle", QUAD)
    without = painted(layer, 300, 200)
    layer.set_ground(Ground.from_rectangle(QUAD, 4, 8, (300, 200)))
    found = painted(layer, 300, 200)
    changed = (found != without).any(-1)
    assert changed[185:, :].any()  # nearer than what was marked
    assert changed[100:, 10:90].any()  # beside it
    assert not changed[:60].any()  # the sky


def test_cells_of_the_ground_have_the_colours_of_their_levels(painted: Painted) -> None:
    layer = GroundLayer()
    layer.set_size(300, 200)
    cells = np.array([[(0, 0), (100, 0), (100, 100), (0, 100)], [(200, 0), (300, 0), (300, 100), (200, 100)]], float)
    layer.set_density(cells, np.array([0, 5]), LEVEL_COLOURS)
    assert (painted(layer, 300, 200) == 128).all()
    layer.set_density_visible(True)
    found = painted(layer, 300, 200).astype(int)
    assert found[50, 50, 2] > found[50, 50, 0] + 30  # blue: free
    assert found[50, 250, 0] > found[50, 250, 2] + 30  # red: crushed
    assert found[50, 150].tolist() == GREY


def test_labels_of_neighbours_do_not_lie_on_each_other() -> None:
    layer = RegionsLayer()
    layer.set_size(400, 300)
    places = [(100.0, 60.0), (120.0, 62.0), (140.0, 58.0), (130.0, 60.0)]
    regions = [Region(f"Region {at}", ((x, y), (x + 60, y + 90), (x, y + 90))) for at, (x, y) in enumerate(places)]
    layer.set_regions([*regions, Region("Far", ((300.0, 250.0), (380.0, 250.0), (340.0, 290.0)))], [12] * 5)
    labels = layer.labels(1)
    for at, label in enumerate(labels):
        assert layer.boundingRect().contains(label)
        assert not any(label.intersects(other) for other in labels[:at])
        moved = abs(label.bottom() - (([*places, (300.0, 250.0)][at][1]) - 8))
        assert moved == 0 if at in (0, 4) else moved <= 3 * (label.height() + 4)  # no farther than it must
    layer.set_size(400, 30)  # no room: they stay rather than leave the picture
    assert all(layer.boundingRect().contains(label) for label in layer.labels(1))


def test_the_measures_of_the_ground_make_way_for_the_labels_of_regions(
    painted: Painted, monkeypatch: pytest.MonkeyPatch
) -> None:
    rects: list[QRectF] = []
    for module in ("ground_layer", "regions_layer"):
        noted = lambda _painter, rect, *_: rects.append(QRectF(rect))  # noqa: E731
        monkeypatch.setattr(f"app.canvas.layers.{module}.draw_label", noted)
    regions, ground = RegionsLayer(), GroundLayer()
    labels = PictureLabels(regions, ground)
    for sheet in (regions, ground, labels):
        sheet.set_size(400, 300)
    corners = [(100.0, 280.0), (300.0, 280.0), (250.0, 180.0), (150.0, 180.0)]
    ground.set_points("rectangle", corners)
    ground.set_ground(Ground.from_rectangle(corners, 4, 8, (400, 300)))
    regions.set_regions([Region("Lawn", ((200.0, 280.0), (300.0, 290.0), (200.0, 295.0)))], [3])
    painted(labels, 400, 300)
    assert len(rects) == 3
    assert not any(one.intersects(other) for at, one in enumerate(rects) for other in rects[:at])
    rects.clear()
    ground.hide()
    regions.hide()
    painted(labels, 400, 300)
    assert rects == []


@pytest.mark.parametrize("what", ["ring", "flash", "cross", "band"])
def test_lines_over_the_dots_are_as_wide_on_a_fine_screen(painted: Painted, what: str) -> None:
    def gesture(painter: QPainter, _scale: float) -> None:
        path = QPainterPath()
        path.addRect(20, 20, 60, 60)
        if what == "band":
            draw_band(painter, path)

    inked = []
    for ratio in (1, 2):
        overlay = OverlayItem(gesture)
        overlay.look(QRectF(0, 0, 100, 100))
        middle = QPointF(50, 50)
        overlay.ring = middle if what == "ring" else None
        overlay.flash = (middle, 1.0) if what == "flash" else None
        overlay.cross = middle if what == "cross" else None
        found = painted(overlay, 100, 100, ratio=ratio)
        inked.append((np.abs(found.astype(int) - found[50 * ratio, 50 * ratio]) > 40).any(-1).sum())
    assert inked[1] / inked[0] == pytest.approx(4, rel=0.25)
