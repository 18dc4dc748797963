"""The benchmark runs and prints every time beside its limit; it is run by hand, on an idle machine, for the figures."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROWS = (
    "window appears",
    "folder of 1,000 opens",
    "a page of 1,000, scrolled to and painted",
    "preview of 1 megapixels",
    "longest stall while they are read",
    "500 dots, all in view, painted",
    "500 dots, zoomed in and out",
    "500 dots, zoomed 8 times, panned",
    "picking among 500",
    "adding one to 500, clicked, saved and painted",
    "longest stall in the 200 ms after it",
    "longest stall while counting",
)


def test_every_limit_has_its_line() -> None:
    command = [sys.executable, "-m", "app.benchmark", "--quick"]
    said = subprocess.check_output(command, text=True, cwd=Path(__file__).parents[2], stderr=subprocess.DEVNULL)
    rows = [[cell.strip() for cell in line.split("│")[1:-1]] for line in said.splitlines() if line.startswith("│")]
    assert tuple(row[0] for row in rows) == ROWS
    for _, measured, limit, share in rows:
        number, unit = measured.split()
        assert limit.split()[1] == unit
        assert float(number) >= 0 and float(limit.split()[0]) > 0 and float(share) >= 0
