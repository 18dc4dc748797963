"""An interval that learns: the reviewed pictures of a project beside those that a calibration came with.

    known = known_from(project.reviewed_runs(), digest, calibration)
    assessment = recalibrated(calibration, known).assess(result)

Nothing is stored for it: what the model said stands in the project's runs, and what a person made of it in its
pictures. So runs that came before the review learn from it as well, without another count:

    run = Intervals(project).renewed(picture, run)
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from core.counting.calibrations import calibration_of
from core.counting.interval import Calibration, Known
from core.project import Picture, Project, Run, RunKey, State

PRIOR = 50
"""Reviewed pictures that weigh as much as all those that the calibration came with. Two outliers among the first
reviewed ones are not yet the twentieth part of all that sets an end of the interval."""


def recalibrated(calibration: Calibration, reviewed: Sequence[Known]) -> Calibration:
    """A calibration that has learned from reviewed pictures as well.

    The scores of both are one weighted distribution, as in weighted conformal prediction (Tibshirani et al., 2019), but
    with weights set by hand: each reviewed picture weighs one, and all the others together `PRIOR`. So a few reviewed
    ones change little; where there are many, which are of the very kind that is being counted, they decide.

    Args:
        calibration: as it came with the weights.
        reviewed: what the model said of pictures, and what a person said the truth is.
    """
    if not reviewed:
        return calibration
    before = len(calibration.pictures)
    weights = (PRIOR / before,) * before + (1.0,) * len(reviewed)
    return replace(calibration, pictures=(*calibration.pictures, *reviewed), weights=weights)


def known_from(reviewed: Sequence[tuple[int, Run]], model_hash: str, calibration: Calibration) -> list[Known]:
    """What a model said of pictures that a person has reviewed, where it counted them with the settings of its
    calibration.

    Args:
        reviewed: heads and runs of the pictures, see `Project.reviewed_runs`.
        model_hash: SHA-256 of the weights.
        calibration: of the model.
    """
    fitting: dict[str, bool] = {}  # by settings, which are the same for thousands of runs
    found = []
    for truth, run in reviewed:
        settings = run.key.settings
        if run.key.model_hash != model_hash:
            continue
        if settings not in fitting:
            fitting[settings] = calibration.fits(json.loads(settings))
        if fitting[settings]:
            found += _known(truth, run)
    return found


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
        calibration, said = self._learned[key], _known(0, run)
        if calibration is None or not said:
            return run
        found = calibration.assess(said[0])
        return replace(run, low=found.low, high=found.high)

    def _learn(self, key: RunKey) -> Calibration | None:
        if not any(run.key.model_hash == key.model_hash for _, run in self._reviewed):
            return None
        calibration = calibration_of(key.model_hash)
        if calibration is None or not calibration.fits(json.loads(key.settings)):
            return None
        known = known_from(self._reviewed, key.model_hash, calibration)
        return recalibrated(calibration, known) if known else None


def _known(truth: int, run: Run) -> list[Known]:
    """Nothing where figures are missing."""
    count, integral, density_count = run.count, run.integral, run.density_count
    if count is None or integral is None or density_count is None:
        return []
    return [Known(truth, count, integral, density_count)]
