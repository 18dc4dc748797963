"""What the dialogs have in common: their lay-out, and a form over work that can be stopped."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QVBoxLayout, QWidget

from app.dialogs.footer import Footer
from app.workspace import Workspace
from core.project import Project

EDGE = 24
"""Pixels around what is in a dialog."""


def form_rows(parent: QWidget | None = None, gap: int = 16) -> QFormLayout:
    """Rows of a label and a field that takes all the room, `gap` pixels apart."""
    rows = QFormLayout(parent)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setHorizontalSpacing(16)
    rows.setVerticalSpacing(gap)
    rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    return rows


def beside_first_line(rows: QFormLayout, field: QWidget) -> None:
    """Have the name of a field that is words of several lines stand beside the first of them."""
    name = rows.labelForField(field)
    if isinstance(name, QLabel):
        name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


def column_of(dialog: QDialog, gap: int = 24) -> QVBoxLayout:
    """The lay-out of a dialog: from the top down, `gap` pixels apart, and never so low that words are cut off."""
    dialog.installEventFilter(_Fits(dialog))
    column = QVBoxLayout(dialog)
    column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
    column.setSpacing(gap)
    return column


class _Fits(QObject):
    """Keeps a dialog at least as high as its words want at its width; Qt by itself cuts off what wraps."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize) and isinstance(watched, QDialog):
            layout = watched.layout()
            if layout is not None:
                watched.setMinimumHeight(layout.totalHeightForWidth(watched.width()))
        return False


def project_of(workspace: Workspace) -> Project:
    """Of the folder that is open.

    Raises:
        ValueError: none is.
    """
    if workspace.project is None:
        raise ValueError("no folder is open")
    return workspace.project


class WorkDialog(QDialog):
    """A form, and a footer with the button that has the work done; what is to be done is the subclass's.

    Args:
        title: of the dialog.
        words: of the button that begins.
        parent: of this dialog.

    Attributes:
        footer: what there is to say, and the buttons; the form is locked while there is work.
    """

    def __init__(self, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._form = QWidget()
        self.footer = Footer(words, self._form)
        self.footer.close_wanted.connect(self.reject)

    def reject(self) -> None:
        """Stop the work where there is some, else close."""
        if self.footer.busy:
            self.footer.leave()
        else:
            super().reject()
