"""The card of a model, as a form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.resources import files

from PySide6.QtCore import QDateTime, QLocale, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.dialogs.form import beside_first_line, form_rows
from app.look.theme import theme, theme_signals
from app.panels.fields import figure, label, number
from app.panels.section import Section
from app.sentences import in_words
from core.models import Broken, Card, HeldBack

SHOWN_DIGITS = 12
"""Of a hash; the tool tip has all."""


class ModelCard(QScrollArea):
    """Shows what is known of a model; what is not noted has no row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setProperty("role", "reading")
        self.setAccessibleName(self.tr("Card of the model"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._dress()
        theme_signals.changed.connect(self._dress)

    def show_entry(self, entry: Card | Broken | None, used: bool) -> None:
        """Show a model, or a file that is none; `used` says whether it counts."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        if entry is not None:
            column.addWidget(_text(entry.name, "heading"))
        if isinstance(entry, Broken):
            column.addWidget(_text(self.tr("This file cannot be used:"), ""))
            column.addWidget(_text(in_words(entry.reason), "warning"))
        elif entry is not None:
            self._fill(column, entry, used)
        column.addStretch(1)
        self.setWidget(page)
        page.setAutoFillBackground(False)

    def _fill(self, column: QVBoxLayout, card: Card, used: bool) -> None:
        notes = [self.tr("Counts pictures now")] if used else []
        notes += [self.tr("Came with Dotori")] if card.shipped else []
        if notes:
            column.addWidget(_text(" · ".join(notes), "quiet"))
        form = form_rows(gap=6)
        for name, value, hint in self._rows(card):
            field = _text(value, "")
            field.setToolTip(hint)
            form.addRow(_text(name, "quiet", wraps=False), field)
            beside_first_line(form, field)
        column.addLayout(form)
        if card.held_back:
            column.addWidget(_line())
            self._compare(column, card.held_back)
        if card.validation:
            column.addWidget(_line())
            column.addWidget(_text(self.tr("Validation"), "heading"))
            column.addLayout(self._table([(card.validation, "")]))
        if card.training:
            lines = "\n".join(f"{name}  {value}" for name, value in card.training.items())
            column.addWidget(Section(self.tr("Settings of the training"), _indented(lines), is_open=False, edge=0))
        if card.shipped:
            column.addWidget(Section(self.tr("In its own words"), _own_words(), is_open=False, edge=0))

    def _rows(self, card: Card) -> Iterator[tuple[str, str, str]]:
        """Names, values and tool tips."""
        if card.parent:
            yield self.tr("Taught from"), f"{card.parent.name} ({card.parent.hash[:SHOWN_DIGITS]})", card.parent.hash
        if card.made:
            when = QDateTime.fromSecsSinceEpoch(round(card.made.timestamp()))
            yield self.tr("Made"), QLocale().toString(when, QLocale.FormatType.ShortFormat), card.made.isoformat()
        if card.data:
            yield self.tr("Learned from"), ", ".join(card.data), ""
        if card.pictures is not None:
            yield self.tr("Pictures"), number(card.pictures), self.tr("That it has learned from")
        yield self.tr("Size"), QLocale().formattedDataSize(card.size), str(card.path)
        words = self.tr("Tells models apart, whatever their names; every count remembers it")
        yield self.tr("Fingerprint"), card.hash[:SHOWN_DIGITS], f"{card.hash}\n{words}"

    def _compare(self, column: QVBoxLayout, held_back: HeldBack) -> None:
        column.addWidget(_text(self.tr("Pictures that were held back"), "heading"))
        if held_back.pictures is not None:
            words = self.tr("%Ln reviewed picture(s) that it was not taught", "", held_back.pictures)
            column.addWidget(_text(words, "quiet"))
        figures = [(held_back.before, self.tr("Before")), (held_back.after, self.tr("After"))]
        column.addLayout(self._table(figures))
        if held_back.worse:
            column.addWidget(_text(self.tr("It counts them worse than the model it was taught from."), "warning"))

    def _table(self, columns: list[tuple[Mapping[str, float], str]]) -> QGridLayout:
        """A row for each figure that every column has."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        right = Qt.AlignmentFlag.AlignRight
        for place, (_, title) in enumerate(columns, 1):
            grid.addWidget(_text(title, "quiet", wraps=False), 0, place, right)
        names = [name for name in columns[0][0] if all(name in figures for figures, _ in columns)]
        for row, name in enumerate(names, 1):
            grid.addWidget(_text(self._figure(name), "quiet", wraps=False), row, 0)
            for place, (figures, _) in enumerate(columns, 1):
                grid.addWidget(_text(figure(name, figures[name]), "", wraps=False), row, place, right)
        grid.setColumnStretch(len(columns) + 1, 1)
        return grid

    def _figure(self, name: str) -> str:
        """The name of a figure for people."""
        known = {
            "mae": self.tr("Error of the count (MAE)"),
            "bias": self.tr("Mean error"),
            "f1": self.tr("F1 at 8 px"),
            "clicks": self.tr("Clicks still needed"),
        }
        return known.get(name, name)

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(palette.ColorRole.Window, theme().panel)
        self.setPalette(palette)


def _text(words: str, role: str, wraps: bool = True) -> QLabel:
    made = label(role, wraps)
    made.setText(words)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _indented(words: str) -> QLabel:
    made = _text(words, "quiet")
    made.setContentsMargins(12, 4, 0, 4)
    return made


def _own_words() -> QLabel:
    """The model card that comes with the weights."""
    card = (files("resources") / "models" / "README.md").read_text("utf-8")
    made = _indented(card.partition("\n")[2].strip())
    made.setTextFormat(Qt.TextFormat.MarkdownText)
    return made


def _line() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setProperty("role", "line")
    return line
