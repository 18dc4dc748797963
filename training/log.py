"""What a training shows and writes while it runs: a progress bar, a CSV, a picture of the curves."""

from __future__ import annotations

import csv
import time
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from training.settings import RunSettings

EVERY = 50
"""Steps that share one row of the log."""


class TrainingLog:
    """Mean losses of every 50 steps go to `log.csv` (columns: step, name, value) and the curves to `curves.png`."""

    def __init__(self, folder: Path, settings: RunSettings, step: int, quiet: bool) -> None:
        self.path = folder / "log.csv"
        self.quiet = quiet
        self.sums: dict[str, float] = defaultdict(float)
        self.steps = 0
        self.views = 0
        self.since = time.monotonic()
        self.progress = Progress(
            TextColumn("[bold]{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("loss {task.fields[loss]:.4f}  {task.fields[speed]:.1f} crops/s"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            disable=quiet,
        )
        self.task = self.progress.add_task("train", total=settings.steps, completed=step, loss=float("nan"), speed=0.0)
        self._forget_rows_after(step)

    def __enter__(self) -> TrainingLog:
        self.progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.progress.stop()
        if not self.quiet:
            draw_curves(self.path)

    def add(self, step: int, losses: Mapping[str, float], views: int) -> None:
        """Take the losses of a step that was just done."""
        for name, value in losses.items():
            self.sums[name] += value
        self.steps += 1
        self.views += views
        self.progress.advance(self.task)
        if step % EVERY == 0:
            self._flush(step)

    def note(self, step: int, figures: Mapping[str, float]) -> None:
        """Write validation figures."""
        if self.quiet:
            return
        self._write([(step, f"validation {name}", value) for name, value in figures.items()])
        self.progress.console.print(f"step {step}: " + ", ".join(f"{k} {v:.4g}" for k, v in figures.items()))

    def _flush(self, step: int) -> None:
        speed = self.views / (time.monotonic() - self.since)
        means = {name: value / self.steps for name, value in self.sums.items()}
        self.progress.update(self.task, loss=means["loss"], speed=speed)
        if not self.quiet:
            self._write([(step, name, value) for name, value in {**means, "crops a second": speed}.items()])
        self.sums.clear()
        self.steps = self.views = 0
        self.since = time.monotonic()

    def _write(self, rows: list[tuple[int, str, float]]) -> None:
        fresh = not self.path.exists()
        with self.path.open("a", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            if fresh:
                writer.writerow(("step", "name", "value"))
            writer.writerows((step, name, f"{value:.6g}") for step, name, value in rows)

    def _forget_rows_after(self, step: int) -> None:
        """Drop rows that a resumed run is going to write again."""
        if self.quiet or not self.path.exists():
            return
        with self.path.open(newline="", encoding="utf-8") as file:
            head, *rows = list(csv.reader(file)) or [["step", "name", "value"]]
        with self.path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([head, *(row for row in rows if int(row[0]) <= step)])


def read_log(path: Path) -> dict[str, tuple[list[int], list[float]]]:
    """The curves of a log: name -> (steps, values)."""
    curves: dict[str, tuple[list[int], list[float]]] = {}
    with path.open(newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            steps, values = curves.setdefault(row["name"], ([], []))
            steps.append(int(row["step"]))
            values.append(float(row["value"]))
    return curves


def draw_curves(path: Path) -> None:
    """Draw `curves.png` beside a log."""
    if not path.exists():
        return
    from matplotlib.figure import Figure

    curves = {name: curve for name, curve in read_log(path).items() if name != "crops a second"}
    figure = Figure(figsize=(9, 2.2 * max(len(curves), 1)), layout="constrained")
    for axes, (name, (steps, values)) in zip(
        figure.subplots(max(len(curves), 1), 1, squeeze=False)[:, 0], curves.items(), strict=False
    ):
        axes.plot(steps, values, color="#8a5a2b", linewidth=1.2)
        axes.set_title(name, loc="left", fontsize=9)
        axes.grid(alpha=0.25)
    figure.savefig(path.with_name("curves.png"), dpi=110)
