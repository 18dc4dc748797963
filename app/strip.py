"""The strip over the canvas: what a person should read, with one thing to do about it."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from app.look.icons import icon

WAITING = 20
"""Sentences that wait at most; the oldest are dropped."""


@dataclass(frozen=True)
class Notice:
    """A sentence, and what can be done about it.

    Attributes:
        text: one sentence or two.
        action: words of the button; none without.
        do: what the button does.
        about: what it speaks of; see `Strip.withdraw`.
    """

    text: str
    action: str = ""
    do: Callable[[], None] | None = None
    about: str = ""


class Strip(QFrame):
    """Shows one notice at a time, the next when it is closed; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setProperty("role", "card")
        self._waiting: deque[Notice] = deque(maxlen=WAITING)
        self._notice: Notice | None = None
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.button = QPushButton()
        self.button.clicked.connect(self._do)
        self.more = QLabel()
        self.more.setProperty("role", "quiet")
        self.close_button = QToolButton()
        self.close_button.setIcon(icon("close"))
        self.close_button.setToolTip(self.tr("Close this message"))
        self.close_button.setAccessibleName(self.tr("Close this message"))
        self.close_button.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(self.label, 1)
        row.addWidget(self.more)
        row.addWidget(self.button)
        row.addWidget(self.close_button)
        self.hide()

    @property
    def notice(self) -> Notice | None:
        """The one that is shown."""
        return self._notice

    def tell(self, text: str, action: str = "", do: Callable[[], None] | None = None, about: str = "") -> None:
        """Show a notice, after those that are there; one that is there or waits already is not repeated."""
        notice = Notice(text, action, do, about)
        if any(notice.text == other.text for other in (self._notice, *self._waiting) if other):
            return
        self._waiting.append(notice)
        if self._notice is None:
            self.dismiss()
        else:
            self._say_more()

    def dismiss(self) -> None:
        """Close the notice and show the next."""
        self._notice = self._waiting.popleft() if self._waiting else None
        if self._notice is not None:
            self.label.setText(self._notice.text)
            self.setAccessibleName(self._notice.text)
            self.button.setText(self._notice.action)
            self.button.setVisible(bool(self._notice.action))
        self.setVisible(self._notice is not None)
        self._say_more()

    def withdraw(self, about: str) -> None:
        """Forget every notice about this: what it speaks of is no longer at hand."""
        self._waiting = deque((notice for notice in self._waiting if notice.about != about), WAITING)
        if self._notice is not None and self._notice.about == about:
            self.dismiss()
        self._say_more()

    def _do(self) -> None:
        notice = self._notice
        self.dismiss()
        if notice is not None and notice.do is not None:
            notice.do()

    def _say_more(self) -> None:
        self.more.setText(self.tr("%n more", "", len(self._waiting)) if self._waiting else "")
