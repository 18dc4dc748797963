"""Times of the window beside their limits: `python -m app.benchmark`. Run it with nothing else running.

Everything happens in real windows over made pictures; with QT_QPA_PLATFORM=offscreen no screen is needed, and drawing
is Qt's software raster either way.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import click
import numpy as np
from PIL import Image
from PySide6.QtCore import QEvent, QEventLoop, QObject, QPointF, Qt, QTimer, SignalInstance
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSlider
from rich.console import Console
from rich.table import Table

from app.canvas.tool import CanvasMouse
from app.canvas.view import Canvas
from app.collector import MainThreadCollector
from app.pictures.rows import PictureRows
from app.preferences import PreferenceStore
from app.start import make_application
from app.window import MainWindow
from core.dots import Dots, Origin
from core.history import ReplaceDots

DOTS = 50_000
FOLDER = 100_000
LARGE = (14_000, 9_000)
"""Width and height of the large picture: 126 megapixels."""

WAY, WAY_AT = 400, 2300
"""Height of the part of the crowd without dots, and where it begins, pixels of the picture."""

AFTER = 200
"""Milliseconds in which the panels follow a change."""

START = """
import time
begun = time.perf_counter()
from PySide6.QtCore import QTimer
from app.canvas.tool import CanvasMouse
from app.canvas.view import Canvas
from app.preferences import PreferenceStore
from app.start import make_application
from app.window import MainWindow
app = make_application()
window = MainWindow(PreferenceStore())
window.show()
QTimer.singleShot(0, lambda: (print(time.perf_counter() - begun, flush=True), window.close(), app.quit()))
app.exec()
"""

Row = tuple[str, float, float, str]
"""What, how long, the limit, the unit."""


@click.command()
@click.option("--quick", is_flag=True, help="A hundredth of the dots and pictures: to see that it runs.")
def main(quick: bool) -> None:
    """Print the times."""
    share = 100 if quick else 1
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # software drawing, and no screen needed
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DOTORI_HOME"] = str(Path(folder) / "home")
        MainThreadCollector(make_application())  # as in the app
        rows = [
            start_up(1 if quick else 3),
            *opening(Path(folder), FOLDER // share, 1 if quick else 3),
            *preview(Path(folder), LARGE if not quick else (1400, 900)),
            *dots(Path(folder), DOTS // share),
            stall(),
        ]
    table = Table("what", "measured", "limit", "share of the limit")
    for what, measured, limit, unit in rows:
        table.add_row(what, f"{measured:.3g} {unit}", f"{limit:g} {unit}", f"{measured / limit:.2f}")
    Console(width=110).print(table)


def start_up(times: int) -> Row:
    """From the first import to a window on the screen, the median of so many starts."""
    taken = [float(subprocess.check_output([sys.executable, "-c", START])) for _ in range(times)]
    return "window appears", sorted(taken)[times // 2], 2.0, "s"


def opening(folder: Path, number: int, times: int) -> list[Row]:
    """A folder of many pictures that was never open before, from the wish to the list, the median of so many; and a
    page of the list, scrolled to and painted."""
    taken = [_opened(_many(folder / str(turn), number)) for turn in range(times)]
    with _window() as window:
        _await(lambda: window.files.open([folder / "0"]), window.parts.workspace.opened)
        (rows,) = window.parts.pictures.findChildren(PictureRows)
        image = QImage(rows.size(), QImage.Format.Format_ARGB32_Premultiplied)

        def scroll() -> None:
            rows.verticalScrollBar().triggerAction(QAbstractSlider.SliderAction.SliderPageStepAdd)
            rows.render(image)

        scrolled = _median(scroll)
    return [
        (f"folder of {number:,} opens", sorted(taken)[times // 2], 2.0, "s"),
        (f"a page of {number:,}, scrolled to and painted", 1e3 * scrolled, 1000 / 30, "ms"),
    ]


def _many(folder: Path, number: int) -> Path:
    folder.mkdir()
    for index in range(number):
        (folder / f"{index}.jpg").touch()
    return folder


def _opened(folder: Path) -> float:
    with _window() as window:
        begun = time.perf_counter()
        _await(lambda: window.files.open([folder]), window.parts.workspace.opened)
        return time.perf_counter() - begun


def preview(folder: Path, size: tuple[int, int]) -> list[Row]:
    """A large JPEG, from the click to its preview; and how long the window does not answer until all of it is read."""
    path = folder / "large.jpg"
    Image.effect_noise((size[0] // 20, size[1] // 20), 60).resize(size).convert("RGB").save(path, quality=85)
    with _window() as window:
        _await(lambda: window.files.open([path]), window.parts.workspace.opened)
        canvas = window.parts.canvas
        begun = time.perf_counter()
        with _stalls(window) as gaps:
            _await_true(lambda: canvas.picture_size.width() > 0)
            preview = time.perf_counter() - begun
            _await_true(lambda: canvas.complete, 30)
    millions = size[0] * size[1] / 1e6
    return [
        (f"preview of {millions:.0f} megapixels", preview, 0.5, "s"),
        ("longest stall while they are read", 1e3 * max(gaps), 50, "ms"),
    ]


def dots(folder: Path, number: int) -> list[Row]:
    """Drawing, picking and adding among many dots."""
    path = folder / "crowd" / "dots.jpg"
    path.parent.mkdir()
    Image.new("RGB", (8000, 5000), "grey").save(path)
    with _window() as window:
        _open(window, path)
        workspace, canvas = window.parts.workspace, window.parts.canvas
        workspace.edit(ReplaceDots.predicted(workspace.marks, _crowd(number), 0.25))
        image = QImage(canvas.viewport().size(), QImage.Format.Format_ARGB32_Premultiplied)

        def paint() -> None:
            with _painter(image) as painter:
                canvas.render(painter)

        def pan() -> None:
            canvas.horizontalScrollBar().setValue(canvas.horizontalScrollBar().value() + 8)
            paint()

        factors = cycle((1.25, 1.25, 0.8, 0.8))

        def zoom() -> None:
            canvas.zoom_by(next(factors))
            paint()

        canvas.fit()
        at_fit = _median(paint)
        zooming = _median(zoom)
        canvas.fit()
        canvas.zoom_by(8)
        zoomed = _median(pan)
        picking = _median(lambda: canvas.dot_at(_mouse(canvas, 4000, 2500)))
        canvas.fit()
        adding, after = _adding(window)
    return [
        (f"{number:,} dots, all in view, painted", 1e3 * at_fit, 1000 / 30, "ms"),
        (f"{number:,} dots, zoomed in and out", 1e3 * zooming, 1000 / 30, "ms"),
        (f"{number:,} dots, zoomed 8 times, panned", 1e3 * zoomed, 1000 / 30, "ms"),
        (f"picking among {number:,}", 1e3 * picking, 16, "ms"),
        (f"adding one to {number:,}, clicked, saved and painted", 1e3 * adding, 16, "ms"),
        ("longest stall in the 200 ms after it", 1e3 * after, 50, "ms"),
    ]


def _crowd(number: int) -> Dots:
    """So many dots that count at a threshold of 0.25, a fifth of them doubtful, and some that do not count; with a way
    through the crowd that has none."""
    random = np.random.default_rng(0)
    confidence = np.concatenate([random.uniform(0.25, 1, number), random.uniform(0.05, 0.25, number // 5)])
    xy = random.uniform(0, (8000, 5000 - WAY), (len(confidence), 2))
    xy[xy[:, 1] > WAY_AT, 1] += WAY
    return Dots.of(xy, random.permutation(confidence), Origin.MODEL)


def _adding(window: MainWindow, times: int = 15) -> tuple[float, float]:
    """Seconds from the press of the mouse on a place without a dot until the dot is saved and on the screen, the
    median; and the longest stall in the time after it, in which the panels follow, the median likewise."""
    workspace, canvas = window.parts.workspace, window.parts.canvas
    painted, taken, stalls = _Painted(window), [], []
    for x in np.linspace(500, 7500, times):
        before = len(workspace.marks.dots)
        place = canvas.mapFromScene(x, WAY_AT + WAY / 2)
        QTest.mouseMove(canvas.viewport(), place)
        _rest(AFTER)
        begun = time.perf_counter()
        QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
        painted.wait()
        taken.append(painted.at - begun)
        with _stalls(window) as gaps:
            _rest(AFTER)
        stalls.append(max(gaps))
        assert len(workspace.marks.dots) == before + 1
    return sorted(taken)[times // 2], sorted(stalls)[times // 2]


class _Painted(QObject):
    """Knows when a window has drawn what had changed on its canvas."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.at = 0.0
        self._port, self._loop = window.parts.canvas.viewport(), QEventLoop(self)
        self._drawn = False
        for widget in (window, self._port):
            widget.installEventFilter(self)

    def wait(self) -> None:
        """Let the window work until it has drawn."""
        self._drawn = False
        self._loop.exec()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Have the window draw, and look at the clock when all of it is drawn."""
        if event.type() == QEvent.Type.Paint and watched is self._port:
            self._drawn = True
        if event.type() != QEvent.Type.UpdateRequest or not self._loop.isRunning():
            return False
        watched.event(event)
        if self._drawn:
            self.at = time.perf_counter()
            self._loop.quit()
        return True


def _rest(milliseconds: int) -> None:
    """Let the window work for so long."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def stall() -> Row:
    """The longest time that the window does not answer while a picture is counted with the shipped model."""
    from app.samples import sample_folder

    path = sample_folder() / "street.jpg"
    with _window() as window:
        _open(window, path)
        _await_true(lambda: bool(window.parts.engine.device), 120)
        with _stalls(window) as gaps:
            _await(window.counting.count_picture, window.parts.workspace.recorded, 600)
    return "longest stall while counting", 1e3 * max(gaps), 50, "ms"


@contextmanager
def _stalls(window: MainWindow) -> Iterator[list[float]]:
    """Seconds between two turns of the event loop, while it lasts."""
    gaps, last = [0.0], [time.perf_counter()]

    def tick() -> None:
        now = time.perf_counter()
        gaps.append(now - last[0])
        last[0] = now

    timer = QTimer(window, interval=2)
    timer.timeout.connect(tick)
    timer.start()
    yield gaps
    timer.stop()


@contextmanager
def _window() -> Iterator[MainWindow]:
    window = MainWindow(PreferenceStore())
    window.resize(1600, 1000)
    window.show()
    window.start()
    try:
        yield window
    finally:
        window.close()


@contextmanager
def _painter(image: QImage) -> Iterator[QPainter]:
    painter = QPainter(image)
    try:
        yield painter
    finally:
        painter.end()


def _mouse(canvas: Canvas, x: float, y: float) -> CanvasMouse:
    """The mouse over a place of the picture."""
    screen = QPointF(canvas.mapFromScene(x, y))
    return CanvasMouse(x, y, screen, canvas.scale, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier)


def _open(window: MainWindow, path: Path) -> None:
    _await(lambda: window.files.open([path]), window.parts.workspace.opened)
    _await_true(lambda: window.parts.canvas.editable)


def _await(deed: Callable[[], object], signal: SignalInstance, seconds: float = 60) -> None:
    """Do a deed and let the window work until the signal comes."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(int(1e3 * seconds), loop.quit)
    deed()
    loop.exec()


def _await_true(holds: Callable[[], bool], seconds: float = 60) -> None:
    """Let the window work until something holds."""
    loop, timer, end = QEventLoop(), QTimer(interval=1), time.perf_counter() + seconds

    def look() -> None:
        if holds() or time.perf_counter() > end:
            loop.quit()

    timer.timeout.connect(look)
    timer.start()
    loop.exec()


def _median(deed: Callable[[], object], times: int = 15) -> float:
    """Seconds that a deed takes, the median."""
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        deed()
        taken.append(time.perf_counter() - begun)
    return sorted(taken)[times // 2]


if __name__ == "__main__":
    main()
