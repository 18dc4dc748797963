"""An interval that learns: the reviewed pictures of a project beside those that a calibration came with.

    known = known_from(project.reviewed_runs(), digest, calibration)
    assessment = recalibrated(calibration, known).assess(result)

Nothing is stored for it: what the model said stands in the project's runs, and what a person made of it in its
pictures. What a taught model said of the pictures that it was not taught stands in its header; of those that it was
taught, it knows too well to say how far off it is elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from core.counting.interval import Calibration, Known
from core.project import ReviewedRun, Run

PRIOR = 50
"""Reviewed pictures that weigh as much as all those that the calibration came with. Two outliers among the first
reviewed ones are not yet the twentieth part of all that sets an end of the interval."""


def recalibrated(calibration: Calibration, reviewed: Sequence[Known]) -> Calibration:
    """A calibration that has learned from reviewed pictures as well.

    The scores of both are one weighted distribution, as in weighted conformal prediction (Tibshirani et al., 2019), but
    with weights set by hand: each reviewed picture weighs one, and all the others together `PRIOR`. So a few reviewed
    ones change little; where there are many, which are of the very kind that is being counted, they decide.

    Args:
        calibration: as it came with the weights, or has learned already.
        reviewed: what the model said of pictures, and what a person said the truth is.
    """
    if not reviewed:
        return calibration
    before = len(calibration.pictures)
    weights = (calibration.weights or (PRIOR / before,) * before) + (1.0,) * len(reviewed)
    return replace(calibration, pictures=(*calibration.pictures, *reviewed), weights=weights)


def known_from(reviewed: Sequence[ReviewedRun], model_hash: str, calibration: Calibration) -> list[Known]:
    """What a model said of pictures that a person has reviewed, where it counted them with the settings of its
    calibration and they are none of those that are to be left `apart`.

    Args:
        reviewed: the pictures, see `Project.reviewed_runs`.
        model_hash: SHA-256 of the weights.
        calibration: of the model.
    """
    fitting: dict[str, bool] = {}  # by settings, which are the same for thousands of runs
    found = []
    for truth, run, digest in reviewed:
        settings = run.key.settings
        if run.key.model_hash != model_hash or digest in calibration.apart:
            continue
        if settings not in fitting:
            fitting[settings] = calibration.fits(json.loads(settings))
        if fitting[settings]:
            found += known_of(truth, run)
    return found


def known_of(truth: int, run: Run) -> list[Known]:
    """What a run said beside the truth; nothing where figures are missing."""
    count, integral, density_count = run.count, run.integral, run.density_count
    if count is None or integral is None or density_count is None:
        return []
    return [Known(truth, count, integral, density_count)]
