"""What the model said about a picture, and how it came to that."""

from __future__ import annotations

import json

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.panels.fields import label, number
from app.sentences import in_words
from core.counting.interval import doubt_in_words
from core.models.library import SHIPPED, SUFFIX
from core.project import Run


def model_of(run: Run) -> str:
    """Name of the model that a run was made with, as it was then."""
    return run.key.model.removesuffix(SUFFIX)


class RunFacts(QWidget):
    """An interval where the run has one, a word if the model disagrees with itself, and quiet lines about the run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.interval = label()
        self.interval.setToolTip(
            self.tr("On nine of ten pictures like those it was tried on, the true number lay in such an interval.")
        )
        self.doubt = label("warning")
        self.lines = label("quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.interval)
        column.addWidget(self.doubt)
        column.addWidget(self.lines)

    def show_run(self, run: Run | None, untouched: bool = True) -> None:
        """Say what came out of a run.

        Args:
            run: None for no run.
            untouched: the count is still the run's. An interval says how far off the model's number may be, and nothing
                about a number that a person had a part in.
        """
        self.setVisible(run is not None)
        if run is None:
            return
        low, high = run.low, run.high
        self.interval.setVisible(untouched and low is not None and high is not None)
        if low is not None and high is not None:
            words = self.tr("The model says {low} to {high}")
            self.interval.setText(words.format(low=number(low), high=number(high)))
        self.doubt.setText(in_words(doubt_in_words(run)) if run.doubt else "")
        self.doubt.setVisible(untouched and run.doubt)
        self.lines.setText("\n".join(filter(None, (self._how(run), self._sums(run)))))
        self.setToolTip(
            self.tr(
                "Counted with {model}, seed {seed}, at zoom {zoom}.\n"
                "Two more estimates of the same model stand beside the dots: the sum of its crowd map, which falls "
                "short in dense crowds, and the sum of its density."
            ).format(model=run.key.model, seed=run.key.seed, zoom=f"{run.zoom:.2f}")
        )

    def _how(self, run: Run) -> str:
        settings = json.loads(run.key.settings)
        parts = []
        if run.count is not None:
            parts.append(self.tr("{count} found").format(count=number(run.count)))
        if "steps" in settings:
            sampler = {"ddim": "DDIM", "dpm++": "DPM-Solver++"}.get(str(settings.get("sampler")), "")
            parts.append(self.tr("{steps} steps {sampler}").format(steps=settings["steps"], sampler=sampler).strip())
        if settings.get("samples", 1) > 1:
            parts.append(self.tr("%n sample(s)", "", settings["samples"]))
        seconds = self.tr("{seconds} s").format(seconds=f"{run.seconds:.1f}")
        parts.append(seconds.replace(" ", "\N{NO-BREAK SPACE}"))  # no lone "s" on a line
        if model_of(run) != SHIPPED:
            parts.append(self.tr("model {name}").format(name=model_of(run)))
        return " · ".join(parts)

    def _sums(self, run: Run) -> str:
        parts = []
        if run.integral is not None:
            parts.append(self.tr("by its map {sum}").format(sum=number(run.integral)))
        if run.density_count is not None:
            parts.append(self.tr("by its density {sum}").format(sum=number(run.density_count)))
        return " · ".join(parts)
