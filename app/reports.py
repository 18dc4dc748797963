"""What went wrong without anybody expecting it: it is logged, and told once, with a report to copy.

Four doors lead here: exceptions in the window's thread (those in Qt's slots too), in other threads, in destructors, and
the messages of Qt. A crash of the interpreter itself leaves its stacks in crash.log.
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import platform
import sys
import threading
import traceback
from collections import deque
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
    qVersion,
)
from PySide6.QtWidgets import QApplication, QWidget

from app.dialogs.report_dialog import ReportDialog
from app.places import log_folder

LOG_BYTES, LOG_FILES = 2**20, 3
RECENT_LINES = 40
"""Lines of the log that a report takes along."""

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class Reports(QObject):
    """Hears of what went wrong. There is one, made by `install_reports`.

    Attributes:
        window: over which the dialog opens; None while there is none.
        dialog: the dialog, once there was an error.

    Signals:
        happened: the traceback of an error; crosses threads.
    """

    happened = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: QWidget | None = None
        self.dialog: ReportDialog | None = None
        self.folder = folder
        self._recent: deque[str] = deque(maxlen=RECENT_LINES)
        self._telling = threading.local()
        self._crash_file: TextIO | None = None
        self._log = logging.getLogger("dotori")
        self._handlers: list[logging.Handler] = [_Keeper(self._recent)]
        self.happened.connect(self._show)

    def install(self) -> None:
        """Listen at all doors, and open the log; without a log where nothing can be written."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            file = self.folder / "dotori.log"
            self._handlers.append(
                RotatingFileHandler(file, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8")
            )
            self._crash_file = (self.folder / "crash.log").open("a", encoding="utf-8")
            faulthandler.enable(self._crash_file)
        self._log.setLevel(logging.INFO)
        for handler in self._handlers:
            handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
            self._log.addHandler(handler)
        self._old = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._from_main
        threading.excepthook = self._from_thread
        sys.unraisablehook = self._from_destructor
        qInstallMessageHandler(self._from_qt)
        self._log.info("Dotori %s starts: %s", dotori_version(), system())

    def uninstall(self) -> None:
        """Leave everything as it was before."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._old
        qInstallMessageHandler(None)
        for handler in self._handlers:
            self._log.removeHandler(handler)
            handler.close()
        if self._crash_file is not None:
            faulthandler.disable()
            self._crash_file.close()

    def text(self, trouble: str = "") -> str:
        """A report: the version, the system, what went wrong and the latest lines of the log; nothing of a picture."""
        parts = [f"Dotori {dotori_version()}", system(), trouble.rstrip(), "\n".join(self._recent)]
        return without_home("\n\n".join(part for part in parts if part) + "\n")

    # The doors

    def _from_main(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        self._note("".join(traceback.format_exception(kind, error, trace)))

    def _from_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:  # None at the end of the interpreter
            self._note("".join(traceback.format_exception(arguments.exc_value)))

    def _from_destructor(self, arguments: sys.UnraisableHookArgs) -> None:
        if arguments.exc_value is not None:
            self._note("".join(traceback.format_exception(arguments.exc_value)))

    def _from_qt(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        with self._once() as first:
            if first:
                self._log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)

    def _note(self, trouble: str) -> None:
        with self._once() as first:
            if first:
                self._log.error("%s", trouble.rstrip())
                self.happened.emit(trouble)

    @contextlib.contextmanager
    def _once(self) -> Iterator[bool]:
        """Whether this thread is not already telling something: what goes wrong in the telling is not told."""
        first = not getattr(self._telling, "now", False)
        self._telling.now = True
        try:
            yield first
        except Exception as error:  # nothing may leave a hook
            print(f"dotori: cannot report: {error}", file=sys.__stderr__)
        finally:
            if first:
                self._telling.now = False

    def _show(self, trouble: str) -> None:
        with self._once():
            if self.dialog is None:
                self.dialog = ReportDialog(self.folder, self.window)
            self.dialog.add(self.text(trouble), signature(trouble))


class _Keeper(logging.Handler):
    """Remembers the latest lines."""

    def __init__(self, lines: deque[str]) -> None:
        super().__init__()
        self._lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self._lines.append(self.format(record))


def install_reports(app: QApplication) -> Reports:
    """Have what goes wrong logged and told, until the application ends."""
    reports = Reports(log_folder(), app)
    reports.install()
    app.aboutToQuit.connect(reports.uninstall)
    return reports


def signature(trouble: str) -> str:
    """What makes two errors the same one: the last place in the code, and the kind of error."""
    lines = trouble.rstrip().splitlines()
    place = next((line.strip() for line in reversed(lines) if line.lstrip().startswith("File ")), "")
    return f"{place} {lines[-1].split(':')[0]}" if lines else ""


def dotori_version() -> str:
    """As installed."""
    try:
        return version("dotori")
    except PackageNotFoundError:
        return "(not installed)"


def system() -> str:
    """The machine's system, Python and Qt."""
    return f"{platform.platform()}, Python {platform.python_version()}, Qt {qVersion()}, {QApplication.platformName()}"


def without_home(text: str) -> str:
    """The text without the name of the person whose home folder is in it."""
    return text.replace(str(Path.home()), "~")
