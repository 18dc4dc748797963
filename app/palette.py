"""The command palette: type a few letters of what you want, press Enter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.actions import MENUS, ActionName, shown_keys, title_of
from app.look.theme import mixed, theme

WIDTH, ROW = 560, 36

_Index = QModelIndex | QPersistentModelIndex
_MOVES = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


@dataclass(frozen=True, eq=False)
class Command:
    """What the palette offers: an action, the menu it stands in, and its English name, which is found too."""

    action: QAction
    menu: str
    keys: str
    english: str

    def fits(self, typed: str) -> int | None:
        """How well it fits, more is better; None if it does not."""
        scores = [closeness(typed, self.action.text()), closeness(typed, self.english)]
        with_menu = closeness(typed, f"{self.menu} {self.action.text()}")
        scores.append(None if with_menu is None else with_menu - 20)
        return max((score for score in scores if score is not None), default=None)


def closeness(typed: str, text: str) -> int | None:
    """How well the letters that were typed fit a text, in which they have to appear in their order.

    Letters at the start of a word, and letters in a row, count for more; a longer text counts for less.
    """
    there = text.casefold()
    scores = {-1: 0}  # of the letters so far, by the place of the last one
    for letter in typed.casefold().replace(" ", ""):
        places = [at for at, other in enumerate(there) if other == letter and at > min(scores)]
        scores = {
            at: max(score + _worth(there, last, at) for last, score in scores.items() if last < at) for at in places
        }
        if not scores:
            return None
    return max(scores.values()) - len(there)


def _worth(text: str, last: int, at: int) -> int:
    if at == 0 or not text[at - 1].isalnum():
        return 10
    return 8 if at == last + 1 else 0


class CommandPalette(QFrame):
    """Lists the commands that can be given now. Escape, or a click elsewhere, closes it."""

    def __init__(self, actions: Mapping[ActionName, QAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._parent = parent
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Commands"))
        self._commands = [
            Command(actions[entry.name], title_of(menu), shown_keys(entry), entry.text)
            for menu in MENUS
            for entry in menu.entries
            if entry.name != "command-palette"
        ]
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Type a command"))
        self.field.setAccessibleName(self.tr("Type a command"))
        self.field.textChanged.connect(self._filter)
        self.field.installEventFilter(self)
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Commands that fit"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setItemDelegate(_Row(self.list))
        self.list.clicked.connect(self._run)
        self._model = _Fitting(self)
        self.list.setModel(self._model)
        self.list.selectionModel().currentChanged.connect(self._describe)
        self.nothing = QLabel(self.tr("No command fits."))
        self.nothing.setProperty("role", "quiet")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        for widget in (self.field, self.list, self.nothing):
            column.addWidget(widget)

    @property
    def offered(self) -> list[str]:
        """Names of the commands that are listed."""
        return [command.action.objectName() for command in self._model.commands]

    def popup(self) -> None:
        """Open over the upper middle of the window, with nothing typed."""
        self.field.clear()
        self._filter("")
        window = self._parent.window()
        self.setFixedSize(min(WIDTH, window.width() - 32), min(ROW * 11, max(window.height() - 96, ROW * 4)))
        self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, 64)))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """The field keeps the focus; arrows and Enter are for the list."""
        if event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.list.currentIndex())
                return True
            if event.key() in _MOVES:
                self.list.event(event)
                return True
        return super().eventFilter(watched, event)

    def _filter(self, typed: str) -> None:
        able = [command for command in self._commands if command.action.isEnabled()]
        scored = [(score, command) for command in able if (score := command.fits(typed)) is not None]
        if typed.strip():
            scored.sort(key=lambda pair: -pair[0])
        self._model.show([command for _, command in scored])
        self.list.setVisible(bool(scored))
        self.nothing.setVisible(not scored)
        self.list.setCurrentIndex(self._model.index(0))

    def _run(self, index: QModelIndex) -> None:
        if index.isValid():
            action = self._model.commands[index.row()].action
            self.close()
            action.trigger()

    def _describe(self, index: QModelIndex) -> None:
        self.field.setAccessibleDescription(str(index.data(Qt.ItemDataRole.AccessibleTextRole) or ""))


class _Fitting(QAbstractListModel):
    """The commands that fit, the best first."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.commands: Sequence[Command] = ()

    def show(self, commands: Sequence[Command]) -> None:
        self.beginResetModel()
        self.commands = commands
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        return 0 if parent.isValid() else len(self.commands)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        command = self.commands[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return command.action.text()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{command.action.text()}, {command.menu}, {command.keys}"
        return command if role == Qt.ItemDataRole.UserRole else None


class _Row(QStyledItemDelegate):
    """Draws a command: icon, name and menu at the left, shortcut at the right."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        command: Command = index.data(Qt.ItemDataRole.UserRole)
        now, area = theme(), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mixed(now.window, now.accent, 0.22))
            painter.drawRoundedRect(area, 4, 4)
        inner = area.adjusted(8, 0, -8, 0)
        state = QIcon.State.On if command.action.isChecked() else QIcon.State.Off
        mark = QRect(inner.left(), inner.center().y() - 9, 20, 20)
        command.action.icon().paint(painter, mark, state=state)
        words = inner.adjusted(32, 0, 0, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(now.text)
        taken = painter.boundingRect(words, middle, command.action.text())
        painter.drawText(words, middle, command.action.text())
        painter.setPen(now.text if selected else now.quiet)
        painter.drawText(words.adjusted(taken.width() + 12, 0, 0, 0), middle, command.menu)
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, command.keys)
        painter.restore()
