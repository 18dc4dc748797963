"""Who in the house knows whom."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]


def sources(*rooms: str) -> Iterator[Path]:
    for room in rooms:
        yield from sorted((ROOT / room).rglob("*.py"))


def imported(file: Path) -> set[str]:
    """The modules that a file names in its imports, those inside functions too; and what is taken from them."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}", *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def known(folder: str, *strangers: str) -> list[str]:
    """Which files of a folder import something of what they should not know."""
    return [
        f"{file.relative_to(ROOT)} imports {name}"
        for file in sources(folder)
        for name in sorted(imported(file))
        if any(name == stranger or name.startswith(f"{stranger}.") for stranger in strangers)
    ]


def test_only_the_app_knows_qt() -> None:
    for room in ("core", "training", "resources"):
        assert known(room, "PySide6", "pyqtgraph", "app") == []
    assert known("core", "training") == []


def test_tools_know_the_canvas_and_nothing_around_it() -> None:
    around = ("app.window", "app.controllers", "app.panels", "app.dialogs", "app.timeline", "app.counting")
    assert known("app/canvas/tools", *around, "app.preferences") == []
    for file in sources("app/canvas/tools"):
        assert len(file.read_text("utf-8").splitlines()) <= 100, file.name


def test_panels_emit_intents_and_know_nobody_who_carries_them_out() -> None:
    doers = ("app.window", "app.controllers", "app.canvas.view", "app.dialogs", "app.counting.engine", "app.timeline")
    assert known("app/panels", *doers) == []


def test_the_window_lays_out_and_works_nothing_out() -> None:
    names = imported(ROOT / "app" / "window.py")
    assert not any(name.split(".")[0] in {"core", "training", "numpy", "torch"} for name in names)


def test_the_readme_shows_the_pictures_that_one_command_makes() -> None:
    shown = set(re.findall(r"docs/images/(app[-a-z]*)\.jpg", (ROOT / "README.md").read_text("utf-8")))
    made = set(re.findall(r'"(app[-a-z]*)(?:\.jpg)?"', (ROOT / "app" / "screenshots.py").read_text("utf-8")))
    assert shown == made
    assert {"app", "app-timeline", "app-review", "app-regions", "app-compare", "app-dark", "app-korean"} <= shown
    assert all((ROOT / "docs" / "images" / f"{name}.jpg").is_file() for name in shown)
