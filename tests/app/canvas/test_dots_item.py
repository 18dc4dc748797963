from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGraphicsScene
from pytestqt.qtbot import QtBot

from app.canvas.dots_item import DotsItem, styles_of
from app.canvas.photograph import Photograph
from app.canvas.picture_item import PictureItem
from app.canvas.sprites import Style
from app.canvas.zoom_view import ZoomView
from app.look.theme import theme
from core.dots import Dots, Origin

GREY = QColor(128, 128, 128)


@pytest.fixture
def item(qtbot: QtBot) -> DotsItem:
    del qtbot
    return DotsItem()


@pytest.fixture
def every_style() -> Dots:
    """Sure, doubtful, of a person, moved; 40 apart."""
    return Dots(
        np.array([[20.0, 20], [60, 20], [100, 20], [140, 20]]),
        np.array([0.9, 0.55, 1, 1], np.float32),
        np.array([Origin.MODEL, Origin.MODEL, Origin.PERSON, Origin.MOVED], np.uint8),
        np.arange(4),
    )


def drawn(item: DotsItem, width: int = 160, height: int = 40, scale: float = 1.0, ratio: float = 1.0) -> QImage:
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(GREY)
    scene = QGraphicsScene()
    scene.addItem(item)
    item.look(QRectF(0, 0, width / scale, height / scale), scale)
    painter = QPainter(image)
    scene.render(painter, QRectF(0, 0, width, height), QRectF(0, 0, width / scale, height / scale))
    painter.end()
    scene.removeItem(item)
    return image


def colours(image: QImage, x: float, y: float, reach: int = 12) -> set[str]:
    ratio = image.devicePixelRatio()
    around = range(-reach, reach + 1)
    return {image.pixelColor(round(x * ratio) + i, round(y * ratio) + j).name() for i in around for j in around}


def test_a_dot_is_as_sure_as_its_confidence_and_origin_say(every_style: Dots) -> None:
    assert list(styles_of(every_style, 0.6)) == [Style.SURE, Style.DOUBTFUL, Style.PERSON, Style.MOVED]
    assert list(styles_of(every_style, 0.5)) == [Style.SURE, Style.SURE, Style.PERSON, Style.MOVED]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_each_style_has_its_colour_and_shape(item: DotsItem, every_style: Dots, ratio: float) -> None:
    item.set_dots(every_style, 0.6)
    image = drawn(item, ratio=ratio)
    look = theme()
    for x, there, not_there in (
        (20, [look.model], [look.moved, look.doubtful]),
        (60, [look.doubtful], [look.model, look.person]),
        (100, [look.person], [look.model, look.doubtful]),
        (140, [look.model, look.moved], [look.doubtful]),
    ):
        seen = colours(image, x, 20, 8)
        assert all(colour.name() in seen for colour in there), x
        assert not any(colour.name() in seen for colour in not_there), x
    assert image.pixelColor(round(60 * ratio), round(20 * ratio)) == GREY  # a ring
    # A diamond reaches farther along the axes than between them.
    for x, y in ((100 - 6, 20), (100, 20 + 6)):
        assert image.pixelColor(round(x * ratio), round(y * ratio)) != GREY
    assert image.pixelColor(round(105 * ratio), round(25 * ratio)) == GREY


def test_a_selected_dot_has_a_halo(item: DotsItem, every_style: Dots) -> None:
    item.set_dots(every_style, 0.6)
    assert theme().halo.name() not in colours(drawn(item), 20, 20)
    item.select([0, 2])
    image = drawn(item)
    for x, there in ((20, True), (60, False), (100, True), (140, False)):
        assert (theme().halo.name() in colours(image, x, 20)) == there


def test_dots_keep_their_size_on_the_screen(item: DotsItem) -> None:
    for scale in (0.5, 1.0, 10.0):
        item.set_dots(Dots.of([(80 / scale, 20 / scale)], [0.9], Origin.MODEL), 0.5)
        image = drawn(item, scale=scale)
        across = sum(image.pixelColor(x, 20) != GREY for x in range(160))
        assert across == pytest.approx(11, abs=1)


def test_a_crowd_shrinks(item: DotsItem) -> None:
    rng = np.random.default_rng(0)
    item.set_dots(Dots.of(rng.uniform(0, 1000, (9000, 2)), np.full(9000, 0.9), Origin.MODEL), 0.5)
    item.look(QRectF(0, 0, 1000, 1000), 0.5)
    assert 4 <= item.drawn_size < 6
    item.look(QRectF(0, 0, 200, 200), 3)
    assert item.drawn_size == 11
    item.set_size(20)
    assert item.drawn_size == 20
    follower = DotsItem(like=item)
    follower.look(QRectF(0, 0, 200, 200), 3)
    assert follower.drawn_size == 20


def test_only_dots_in_sight_are_stamped(item: DotsItem, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    stamped = []
    monkeypatch.setattr(DotsItem, "_stamp", lambda _self, _painter, xy, _styles: stamped.append(len(xy)))
    view = ZoomView()
    qtbot.addWidget(view)
    view.resize(200, 100)
    view.set_picture_size(5000, 40)
    view.scene().addItem(item)
    item.set_dots(Dots.of([(10 + 100 * n, 20) for n in range(50)]), 0.5)
    view.look_at(60, 20, 1)
    item.look(view.visible_rect(), view.scale)
    view.grab()
    assert stamped == [2]


def test_lifted_dots_are_left_out(item: DotsItem, every_style: Dots) -> None:
    item.set_dots(every_style, 0.6)
    item.lift([0])
    image = drawn(item)
    assert colours(image, 20, 20) == {GREY.name()}
    assert colours(image, 60, 20) != {GREY.name()}
    item.lift([])
    assert colours(drawn(item), 20, 20) != {GREY.name()}


def test_the_nearest_dot_within_reach_is_found(item: DotsItem) -> None:
    assert item.nearest(0, 0, 100) is None
    item.set_dots(Dots.of([(10, 10), (20, 10)]), 0.5)
    assert item.nearest(14, 10, 5) == 0
    assert item.nearest(16, 10, 5) == 1
    assert item.nearest(15, 30, 5) is None


@pytest.fixture
def redrawn(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple]]:
    """What an item asks to be drawn again; () for all of it."""
    asked: list[tuple] = []
    for name in ("update", "_redraw_part"):
        monkeypatch.setattr(DotsItem, name, lambda _, *rect: asked.append(rect))
    yield asked


def test_a_new_dot_draws_its_own_place_again_and_no_other(item: DotsItem, redrawn: list[tuple]) -> None:
    rng = np.random.default_rng(0)
    many = Dots.of(rng.uniform(0, 1000, (1500, 2)))
    item.set_dots(many.where(many.id != 700), 0.5)
    redrawn.clear()
    item.set_dots(many, 0.5)
    ((rect,),) = redrawn
    assert rect.contains(*many.xy[700]) and rect.width() < 40
    redrawn.clear()
    item.select([3])
    item.select([4])
    assert {tuple(rect.center().toTuple()) for (rect,) in redrawn} == {tuple(many.xy[3]), tuple(many.xy[4])}
    redrawn.clear()
    item.set_dots(many.where(many.id != 5), 0.5)
    assert len(redrawn) == 1
    redrawn.clear()
    item.set_dots(Dots(many.xy + 1, many.confidence, many.origin, many.id), 0.5)
    assert redrawn == [()]


def test_a_change_that_moves_no_dot_draws_nothing(item: DotsItem, redrawn: list[tuple], every_style: Dots) -> None:
    item.set_dots(every_style, 0.6)
    redrawn.clear()
    item.set_dots(Dots(every_style.xy.copy(), every_style.confidence, every_style.origin, every_style.id), 0.6)
    assert redrawn == []
    item.set_dots(every_style, 0.5)  # one is not doubtful any more
    assert {rect.center().toTuple() for (rect,) in redrawn} == {(60, 20)}


def test_the_picture_is_drawn_from_the_level_that_has_enough_pixels(qtbot: QtBot) -> None:
    del qtbot
    levels = []
    for side, colour in ((400, Qt.GlobalColor.red), (200, Qt.GlobalColor.green), (100, Qt.GlobalColor.blue)):
        level = QImage(side, side, QImage.Format.Format_RGB32)
        level.fill(colour)
        levels.append(level)
    item, scene = PictureItem(), QGraphicsScene()
    item.set_photograph(Photograph(400, 400, tuple(levels), complete=True))
    scene.addItem(item)
    for side, colour in ((400, "#ff0000"), (201, "#ff0000"), (200, "#00ff00"), (90, "#0000ff"), (1600, "#ff0000")):
        image = QImage(side, side, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        scene.render(painter, QRectF(0, 0, side, side), QRectF(0, 0, 400, 400))
        painter.end()
        assert image.pixelColor(side // 2, side // 2).name() == colour
        assert image.pixelColor(side - 1, side - 1).name() == colour


@pytest.mark.parametrize(("scale", "squares"), [(4, True), (2, False)])
def test_pixels_are_squares_from_near_and_smooth_from_afar(qtbot: QtBot, scale: int, squares: bool) -> None:
    del qtbot
    level = QImage(2, 1, QImage.Format.Format_RGB32)
    level.setPixelColor(0, 0, QColor("black"))
    level.setPixelColor(1, 0, QColor("white"))
    item, scene = PictureItem(), QGraphicsScene()
    item.set_photograph(Photograph(2, 1, (level,), complete=True))
    scene.addItem(item)
    image = QImage(2 * scale, scale, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    scene.render(painter, QRectF(image.rect()), QRectF(0, 0, 2, 1))
    painter.end()
    seen = {image.pixelColor(x, 0).name() for x in range(2 * scale)}
    assert (seen == {"#000000", "#ffffff"}) == squares


def test_dots_of_a_step_are_rings_in_which_its_map_is_seen(item: DotsItem, every_style: Dots) -> None:
    item.set_dots(every_style, 0.6, of_step=True)
    image = drawn(item)
    for x, y in every_style.xy:
        assert colours(image, x, y, 1) == {GREY.name()}
        assert theme().model.name() in colours(image, x, y)
    item.set_dots(every_style, 0.6)
    assert theme().person.name() in colours(drawn(item), 100, 20, 1)
