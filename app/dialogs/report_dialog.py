"""The dialog of an unexpected error: what happened, that nothing is lost, and a report to copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QWidget

from app.dialogs.form import column_of

MOST = 20
"""So many different errors are shown; more stand in the log."""


class ReportDialog(QDialog):
    """Shows reports, the same error only once; the window behind it stays usable."""

    def __init__(self, logs: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setModal(False)
        self.resize(640, 440)
        self._logs = logs
        self._reports: dict[str, str] = {}
        heading = QLabel(self.tr("Something went wrong that Dotori did not expect"))
        heading.setProperty("role", "heading")
        calm = QLabel(
            self.tr(
                "Your dots are saved. You can go on working; if things look odd, close Dotori and open it again. "
                "The report below has no pictures in it; please send it along if you ask for help."
            )
        )
        calm.setWordWrap(True)
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.report.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.report.setAccessibleName(self.tr("Report"))
        self.again = QLabel()
        self.again.setProperty("role", "quiet")
        self.copy_button = QPushButton(self.tr("Copy report"))
        self.copy_button.setProperty("role", "primary")
        self.copy_button.clicked.connect(self.copy_report)
        folder = QPushButton(self.tr("Show log folder"))
        folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._logs))))
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.close)
        folder.setAutoDefault(False)
        close.setAutoDefault(False)
        self.copy_button.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.again, 1)
        for button in (folder, close, self.copy_button):
            buttons.addWidget(button)
        column = column_of(self, 8)
        for widget in (heading, calm, self.report):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addLayout(buttons)
        self._count = 0
        self.copy_button.setFocus()

    def add(self, report: str, signature: str) -> None:
        """Show a report, unless one of the same signature is there already; then only count it."""
        self._count += 1
        new = signature not in self._reports and len(self._reports) < MOST
        if new:
            self._reports[signature] = report
            self.report.setPlainText("\n\n".join(self._reports.values()))
        self.again.setText(self.tr("It happened %n times.", "", self._count) if self._count > 1 else "")
        if new and not self.isVisible():
            self.show()

    def copy_report(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.again.setText(self.tr("Copied."))
