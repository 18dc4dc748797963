from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from app.pictures.filter import Mark
from app.pictures.marks import paint_mark
from app.pictures.model import PictureModel, Role
from app.pictures.panel import PictureList
from app.pictures.rows import PictureRows
from app.workspace import Opened, Workspace
from core.history import Marks
from core.project import Picture, Run, RunKey

Count = Callable[[int, int], None]


def view_of(pictures: PictureList) -> PictureRows:
    return pictures.findChild(PictureRows)


def shown(pictures: PictureList) -> list[str]:
    """The names in the list, from above."""
    model = view_of(pictures).model()
    return [Path(model.index(row, 0).data()).stem for row in range(model.rowCount())]


def choose(pictures: PictureList, value: str) -> None:
    """Choose an entry of the two boxes."""
    box = next(box for box in pictures.findChildren(QComboBox) if box.findData(value) >= 0)
    box.setCurrentIndex(box.findData(value))


def search(qtbot: QtBot, pictures: PictureList, text: str) -> None:
    field = pictures.findChild(QLineEdit)
    field.clear()
    qtbot.keyClicks(field, text)


def at_hand(workspace: Workspace) -> str:
    return "" if workspace.path is None else workspace.path.stem


def selected_names(pictures: PictureList, workspace: Workspace) -> list[str]:
    return [Path(workspace.pictures[image].path).stem for image in pictures.selected]


def is_seen(view: PictureRows, row: int) -> bool:
    return view.viewport().rect().contains(view.visualRect(view.model().index(row, 0)))


def test_the_picture_at_hand_stays_in_sight_when_the_list_gets_lower(
    pictures: PictureList,
    ids: dict[str, int],  # noqa: ARG001
    qtbot: QtBot,
) -> None:
    view = view_of(pictures)
    pictures.resize(256, 700)
    qtbot.waitUntil(lambda: is_seen(view, 4))
    view.setCurrentIndex(view.model().index(4, 0))
    pictures.resize(256, 400)
    qtbot.waitUntil(lambda: view.height() < 300)
    assert is_seen(view, 4)
    view.verticalScrollBar().setValue(0)
    assert not is_seen(view, 4)
    pictures.resize(256, 380)
    QTest.qWait(0)
    assert is_seen(view, 0), "who has scrolled away from it stays there"
    view.setCurrentIndex(view.model().index(0, 0))
    view.verticalScrollBar().setValue(view.rowHeight(0) - 3)
    before = view.verticalScrollBar().value()
    pictures.resize(256, 383)
    QTest.qWait(0)
    assert view.verticalScrollBar().value() == before, "and so does who has left a sliver of it"


def test_a_click_shows_a_picture(
    pictures: PictureList, ids: dict[str, int], workspace: Workspace, qtbot: QtBot
) -> None:
    assert shown(pictures) == ["IMG_1", "IMG_2", "IMG_10", "서울", "IMG_3"]
    assert selected_names(pictures, workspace) == ["IMG_1"]
    view = view_of(pictures)
    where = view.visualRect(view.model().index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert at_hand(workspace) == "IMG_10"
    workspace.show(ids["서울"])
    assert selected_names(pictures, workspace) == ["서울"]


@pytest.mark.usefixtures("ids")
def test_keys(pictures: PictureList, workspace: Workspace, qtbot: QtBot) -> None:
    view, key = view_of(pictures), Qt.Key
    walk = [(key.Key_Down, "IMG_2"), (key.Key_End, "IMG_3"), (key.Key_Up, "서울"), (key.Key_Home, "IMG_1")]
    for pressed, name in [*walk, (key.Key_PageDown, "IMG_3"), (key.Key_PageUp, "IMG_1"), (key.Key_S, "IMG_1")]:
        qtbot.keyClick(view, pressed)
        assert (pressed, at_hand(workspace)) == (pressed, name)


def test_filter_search_and_sort(
    pictures: PictureList, ids: dict[str, int], workspace: Workspace, count: Count, qtbot: QtBot
) -> None:
    count(ids["IMG_2"], 3)
    count(ids["IMG_10"], 1)
    workspace.record(ids["서울"], Run(RunKey("m", "h", "{}", 0), 1.0, error="it is damaged"), None)
    choose(pictures, "count")
    assert shown(pictures) == ["IMG_10", "IMG_2", "IMG_1", "서울", "IMG_3"]
    pictures.set_wanted("all", "-count")
    assert shown(pictures)[:2] == ["IMG_2", "IMG_10"]
    pictures.set_wanted("counted", "name")
    assert shown(pictures) == ["IMG_2", "IMG_10"]
    pictures.set_wanted("failed", "name")
    assert shown(pictures) == ["서울"]
    pictures.set_wanted("new", "nonsense")
    assert shown(pictures) == ["IMG_1", "서울", "IMG_3"]
    choose(pictures, "all")
    search(qtbot, pictures, "DEEP img")
    assert shown(pictures) == ["IMG_3"]
    search(qtbot, pictures, "nothing")
    assert shown(pictures) == []
    pictures.step(1)
    assert at_hand(workspace) == "IMG_1"


def test_what_is_wanted_can_be_remembered(pictures: PictureList) -> None:
    told: list[str] = []
    pictures.wanted_changed.connect(lambda: told.append(pictures.wanted.sort))
    pictures.set_wanted("edited", "-state")
    assert told[-1] == "state"
    assert (pictures.wanted.show, pictures.wanted.order) == ("edited", "-state")
    pictures.set_wanted("nonsense", "name")
    assert (pictures.wanted.show, pictures.wanted.order) == ("all", "name")


def test_rows_follow_the_work_but_not_under_ones_hands(
    pictures: PictureList, ids: dict[str, int], workspace: Workspace, count: Count, qtbot: QtBot
) -> None:
    pictures.set_wanted("new", "name")
    count(ids["IMG_2"], 3)
    qtbot.waitUntil(lambda: shown(pictures) == ["IMG_1", "IMG_10", "서울", "IMG_3"])
    workspace.add([(1, 2)])
    assert at_hand(workspace) == "IMG_1"
    count(ids["IMG_10"], 3)
    qtbot.waitUntil(lambda: shown(pictures) == ["IMG_1", "서울", "IMG_3"])
    pictures.step(1)
    assert at_hand(workspace) == "서울"
    qtbot.waitUntil(lambda: shown(pictures) == ["서울", "IMG_3"])
    assert selected_names(pictures, workspace) == ["서울"]


def test_steps_follow_the_filter(
    pictures: PictureList, ids: dict[str, int], workspace: Workspace, count: Count
) -> None:
    for name in ("IMG_1", "IMG_10", "IMG_3"):
        count(ids[name], 1)
    pictures.set_wanted("counted", "name")
    for by, name in [(1, "IMG_10"), (1, "IMG_3"), (1, "IMG_3"), (-1, "IMG_10"), (-5, "IMG_1")]:
        pictures.step(by)
        assert at_hand(workspace) == name
    workspace.show(ids["IMG_2"])
    assert selected_names(pictures, workspace) == [], "it is not in the list"
    pictures.step(1)
    assert at_hand(workspace) == "IMG_10", "the next from where it would stand"


def test_the_next_that_is_not_reviewed(pictures: PictureList, ids: dict[str, int], workspace: Workspace) -> None:
    order = ["IMG_1", "IMG_2", "IMG_10", "서울", "IMG_3"]
    for name in ("IMG_2", "IMG_3"):
        workspace.show(ids[name])
        workspace.set_reviewed(True)
    workspace.show(ids["IMG_1"])
    for name in ("IMG_10", "서울", "IMG_1"):
        assert pictures.next_unreviewed()
        assert at_hand(workspace) == name
    for name in order:
        workspace.show(ids[name])
        workspace.set_reviewed(True)
    assert not pictures.next_unreviewed()
    assert at_hand(workspace) == "IMG_3"


def test_footer_and_words(pictures: PictureList, ids: dict[str, int], workspace: Workspace, count: Count) -> None:
    footer = next(label for label in pictures.findChildren(QLabel) if label.text())
    assert footer.text() == "0 of 5 reviewed"
    count(ids["IMG_1"], 1284)
    workspace.set_reviewed(True)
    assert footer.text() == "1 of 5 reviewed"
    choose(pictures, "reviewed")
    assert footer.text() == "1 of 5 reviewed · 1 listed"
    said = view_of(pictures).model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "IMG_1.png, 1,284, reviewed"
    workspace.close()
    assert (footer.text(), shown(pictures)) == ("", [])


def select(pictures: PictureList, *rows: int) -> None:
    view = view_of(pictures)
    for row in rows:
        view.selectionModel().select(view.model().index(row, 0), QItemSelectionModel.SelectionFlag.Select)


def menu_of(pictures: PictureList) -> QMenu:
    view = view_of(pictures)
    view.customContextMenuRequested.emit(view.visualRect(view.model().index(0, 0)).center())
    return pictures.findChildren(QMenu)[-1]


def test_the_menu_counts_and_copies_what_is_selected(
    pictures: PictureList, ids: dict[str, int], album: Path, qtbot: QtBot
) -> None:
    select(pictures, 2, 4)
    menu = menu_of(pictures)
    count, copy, folder = [action for action in menu.actions() if not action.isSeparator()]
    with qtbot.waitSignal(pictures.count_wanted) as caught:
        count.trigger()
    assert caught.args == [[ids["IMG_1"], ids["IMG_10"], ids["IMG_3"]]]
    copy.trigger()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied == [str(album / name) for name in ("IMG_1.png", "IMG_10.png", "deep/IMG_3.png")]
    assert folder.isEnabled()
    menu.close()


@pytest.mark.usefixtures("ids")
def test_selection_outlives_sorting_but_not_the_folder(
    pictures: PictureList, workspace: Workspace, album: Path, open_in: Callable[..., Opened]
) -> None:
    select(pictures, 2, 3)
    pictures.set_wanted("all", "-name")
    assert selected_names(pictures, workspace) == ["서울", "IMG_10", "IMG_1"]
    assert at_hand(workspace) == "IMG_1"
    open_in(album / "deep")
    assert selected_names(pictures, workspace) == ["IMG_3"]


def test_only_what_is_in_sight_is_asked_for(
    pictures: PictureList,
    workspace: Workspace,
    album: Path,
    open_in: Callable[..., Opened],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: set[int] = set()
    real = PictureModel.data

    def data(model: PictureModel, index: object, role: int = 0) -> object:
        asked.add(index.row())
        return real(model, index, role)

    monkeypatch.setattr(PictureModel, "data", data)
    opened = open_in(album)
    monkeypatch.setattr(opened.project, "marks", lambda _: Marks())
    many = [Picture(number, f"IMG_{number}.jpg") for number in range(1, 20_001)]
    workspace._pictures = {picture.id: picture for picture in many}
    workspace.opened.emit()
    workspace.show(1)
    view = view_of(pictures)
    qtbot.keyClick(view, Qt.Key.Key_End)
    view.viewport().repaint()
    assert workspace.picture == many[-1]
    assert 19_999 in asked
    assert len(asked) < 40


def test_every_mark_has_its_own_shape(qtbot: QtBot) -> None:  # noqa: ARG001
    shapes = set()
    for mark in Mark:
        image = QImage(32, 32, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(0)
        painter = QPainter(image)
        paint_mark(painter, mark, QPointF(16, 16))
        painter.end()
        shapes.add(bytes(image.convertToFormat(QImage.Format.Format_Alpha8).constBits()))
    assert len(shapes) == len(Mark)


def test_a_row_shows_thumbnail_name_count_and_state(
    pictures: PictureList, ids: dict[str, int], workspace: Workspace, count: Count, qtbot: QtBot
) -> None:
    view = view_of(pictures)
    model = view.model()
    qtbot.waitUntil(lambda: all(model.index(row, 0).data(Role.THUMBNAIL) is not None for row in range(5)))
    workspace.show(ids["IMG_3"])  # the last row; the others are drawn alike but for what they say

    def parts(row: int) -> tuple[bytes, bytes, bytes, bytes]:
        """Thumbnail, name, mark, and what stands beside it."""
        drawn, rect = view.grab().toImage(), view.visualRect(model.index(row, 0))
        spans = ((8, 8, 56, 56), (72, 8, 160, 26), (72, 38, 14, 20), (90, 38, 140, 20))
        pieces = (drawn.copy(rect.left() + x, rect.top() + y, w, h) for x, y, w, h in spans)
        return tuple(bytes(piece.constBits()) for piece in pieces)

    one, two = parts(0), parts(1)
    assert [a == b for a, b in zip(one, two, strict=True)] == [True, False, True, True], "two names, not counted"
    count(ids["IMG_1"], 3)
    count(ids["IMG_2"], 8)
    counted = parts(0)
    assert [a == b for a, b in zip(counted, parts(1), strict=True)] == [True, False, True, False], "two counts"
    assert counted[2] != one[2], "counted is another state"
    workspace.show(ids["IMG_1"])
    workspace.set_reviewed(True)
    workspace.show(ids["IMG_3"])
    assert [a == b for a, b in zip(parts(0), counted, strict=True)] == [True, True, False, True], "reviewed"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_row_can_be_painted(
    pictures: PictureList,
    album: Path,
    qtbot: QtBot,
    scheme: str,
    open_in: Callable[..., Opened],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from app.look import theme

    monkeypatch.setattr(theme.theme_signals, "theme", {"light": theme.LIGHT, "dark": theme.DARK}[scheme])
    (album / "IMG_2.png").write_bytes(b"broken")
    open_in(album, recursive=True)
    model, view = view_of(pictures).model(), view_of(pictures)
    qtbot.waitUntil(lambda: all(model.index(row, 0).data(Role.THUMBNAIL) is not None for row in range(5)))
    assert model.index(1, 0).data(Role.THUMBNAIL).isNull()
    picture = view.grab().toImage()
    middle = view.visualRect(model.index(0, 0)).topLeft()
    red = picture.pixelColor((middle.x() + 36) * picture.devicePixelRatioF(), (middle.y() + 36))
    assert red.red() > 150 > red.green()
