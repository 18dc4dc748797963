"""The house as it was planned: models without Qt, and files that are read in one sitting."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LINES = 420
"""About 400."""


def test_dots_history_and_project_know_neither_qt_nor_torch() -> None:
    code = (
        "import sys, core.dots, core.history, core.project;print({'PySide6', 'pyqtgraph', 'torch'} & set(sys.modules))"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True, cwd=ROOT).strip() == "set()"


def test_no_file_is_longer_than_a_person_reads_in_one_sitting() -> None:
    files = [file for room in ("app", "core", "training", "tests") for file in (ROOT / room).rglob("*.py")]
    lengths = {str(file.relative_to(ROOT)): len(file.read_text("utf-8").splitlines()) for file in files}
    assert len(lengths) > 300
    assert {name: lines for name, lines in lengths.items() if lines > LINES} == {}
