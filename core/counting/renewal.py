"""Intervals of pictures that were counted before others were reviewed: a run keeps the estimates that an interval is
made of, so that it takes no other count. Needs no torch.

    run = Intervals(project).renewed(picture, run)
"""

from __future__ import annotations

import json
from dataclasses import replace

from core.counting.calibrations import calibration_of
from core.counting.interval import Calibration
from core.counting.recalibration import known_from, known_of, recalibrated
from core.project import Picture, Project, Run, RunKey, State


class Intervals:
    """The intervals of a project's runs as they would be if the pictures were counted now.

    Args:
        project: whose reviewed pictures are learned from.

    Raises:
        DotoriError: the project cannot be read.
    """

    def __init__(self, project: Project) -> None:
        self._reviewed = project.reviewed_runs()
        self._learned: dict[tuple[str, str], Calibration | None] = {}  # by models and settings

    def renewed(self, picture: Picture, run: Run | None) -> Run | None:
        """A run of a picture with its interval as it would be now.

        As it was made where the picture is reviewed itself, where nothing is that the same model has counted, and where
        the model's calibration is not known here.

        Raises:
            DotoriError: a file of calibrations is damaged.
        """
        if run is None or picture.state == State.REVIEWED:
            return run
        key = run.key.model_hash, run.key.settings
        if key not in self._learned:
            self._learned[key] = self._learn(run.key)
        calibration, said = self._learned[key], known_of(0, run)
        if calibration is None or not said:
            return run
        found = calibration.assess(said[0])
        return replace(run, low=found.low, high=found.high)

    def _learn(self, key: RunKey) -> Calibration | None:
        if not any(each.run.key.model_hash == key.model_hash for each in self._reviewed):
            return None
        calibration = calibration_of(key.model_hash, json.loads(key.settings))
        if calibration is None:
            return None
        known = known_from(self._reviewed, key.model_hash, calibration)
        return recalibrated(calibration, known) if known else None
