"""The pictures of the README, made from a real window: `xvfb-run -a python -m app.screenshots docs/images`.

The made sample pictures are counted with the shipped model, in a folder that is thrown away.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from importlib.resources import as_file, files
from pathlib import Path

import click
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from app.language import install_language
from app.look.theme import ThemeChoice, apply_theme
from app.preferences import Language, PreferenceStore
from app.start import make_application
from app.timeline.views import View, ViewChoice
from app.window import MainWindow
from core.regions import Region

SIZE = (1440, 900)
FIRST = "plaza.jpg"


@click.command()
@click.argument("target", type=click.Path(path_type=Path, file_okay=False))
def main(target: Path) -> None:
    """Write every picture into the folder TARGET."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DOTORI_HOME"] = str(Path(folder) / "home")
        crowd = Path(folder) / "crowds"
        with as_file(files("resources") / "samples") as samples:
            shutil.copytree(samples, crowd, ignore=shutil.ignore_patterns("*.md"))
        app = make_application()
        window = _window(app, "light", "en", crowd)
        _save(window, target / "app.jpg")
        for name, arrange in (
            ("app-timeline", _timeline),
            ("app-review", _review),
            ("app-regions", _regions),
            ("app-compare", _compare),
        ):
            arrange(window, crowd)
            _save(window, target / f"{name}.jpg")
        window.close()
        _shoot(app, "dark", "en", crowd, target / "app-dark.jpg")
        _shoot(app, "light", "ko", crowd, target / "app-korean.jpg")


def _shoot(app: QApplication, look: ThemeChoice, language: Language, crowd: Path, target: Path) -> None:
    """One picture of another window on the same folder, which is counted already."""
    window = _window(app, look, language, crowd)
    _save(window, target)
    window.close()


def _window(app: QApplication, look: ThemeChoice, language: Language, crowd: Path) -> MainWindow:
    """A window with the first sample, counted."""
    install_language(app, language)
    apply_theme(app, look)
    window = MainWindow(PreferenceStore())
    window.resize(*SIZE)
    window.show()
    window.start([crowd])
    workspace = window.parts.workspace
    _wait(lambda: bool(workspace.pictures))
    first = next(picture for picture in workspace.pictures.values() if picture.path == FIRST)
    workspace.show(first.id)
    _wait(lambda: window.parts.canvas.editable)
    if first.count is None:
        window.counting.count_all()
        _wait(lambda: window.counting.busy)
        _wait(lambda: not window.counting.busy and not window.counting.waiting, 600)
        window.counting.count_picture()  # once more, last: its steps stay on the timeline
        _wait(lambda: not window.counting.busy, 600)
    window.parts.canvas.fit()
    return window


def _timeline(window: MainWindow, _crowd: Path) -> None:
    """Half-way from z_T to z_0, the noise over the photograph."""
    _lay_over(window, "z_t")
    window.parts.timeline.go_first()
    for _ in range(3):
        window.parts.timeline.step_forward()


def _lay_over(window: MainWindow, view: View) -> None:
    """Choose what the timeline lays over the photograph."""
    (views,) = window.findChildren(ViewChoice)
    views.set_view(view)


def _review(window: MainWindow, _crowd: Path) -> None:
    """A doubtful dot, seen closely."""
    _lay_over(window, "map")
    window.parts.timeline.back_to_result()
    window.parts.actions["next-doubt"].trigger()


def _regions(window: MainWindow, _crowd: Path) -> None:
    """A region and a mask, and the ground with its metres."""
    parts = window.parts
    parts.side.review.end()
    parts.canvas.fit()
    size = parts.canvas.picture_size
    w, h = size.width(), size.height()
    left = ((0.03 * w, 0.6 * h), (0.47 * w, 0.55 * h), (0.5 * w, 0.98 * h), (0.03 * w, 0.98 * h))
    right = ((0.55 * w, 0.55 * h), (0.97 * w, 0.6 * h), (0.97 * w, 0.98 * h), (0.58 * w, 0.98 * h))
    sky = ((0.0, 0.0), (w, 0.0), (w, 0.3 * h), (0.0, 0.3 * h))
    parts.workspace.set_regions(
        (Region("Fountain side", left), Region("Market side", right), Region("Roofs", sky, mask=True))
    )
    corners = ((0.3 * w, 0.6 * h), (0.7 * w, 0.6 * h), (0.95 * w, 0.95 * h), (0.05 * w, 0.95 * h))
    ground = parts.side.regions.ground
    ground.mark("rectangle", corners)
    ground.width_m.setValue(16)
    ground.depth_m.setValue(24)
    parts.side.open_section("regions")


def _compare(window: MainWindow, crowd: Path) -> None:
    """Hits, missed heads and false dots against the truth of the made picture."""
    parts = window.parts
    parts.side.regions.ground.forget.click()
    parts.workspace.set_regions(())
    parts.side.open_section("compare")
    parts.side.compare.load(crowd / "dotori.json")
    _wait(lambda: parts.side.compare.comparison is not None)
    parts.side.open_section("compare")
    parts.actions["show-compare"].setChecked(True)


def _save(window: MainWindow, path: Path) -> None:
    """Let the window settle, then write what it shows."""
    settled = QEventLoop()
    QTimer.singleShot(800, settled.quit)
    settled.exec()
    window.grab().save(str(path), quality=88)
    click.echo(path)


def _wait(holds: Callable[[], bool], seconds: float = 60) -> None:
    """Let the window work until something holds.

    Raises:
        TimeoutError: it does not.
    """
    loop, timer, left = QEventLoop(), QTimer(interval=20), [seconds / 0.02]

    def look() -> None:
        left[0] -= 1
        if holds() or left[0] < 0:
            loop.quit()

    timer.timeout.connect(look)
    timer.start()
    loop.exec()
    if not holds():
        raise TimeoutError("the window did not get there")


if __name__ == "__main__":
    main()
