"""An interval that learns: the reviewed pictures of a project beside those that a calibration came with.

    known = reviewed_pictures(project, digest, calibration)
    assessment = recalibrated(calibration, known).assess(result)

Nothing is stored for it: what the model said stands in the project's runs, and what a person made of it in its
pictures.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from core.counting.interval import Calibration, Known
from core.project import Picture, Project, Run, State

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


def reviewed_pictures(project: Project, model_hash: str, calibration: Calibration) -> list[Known]:
    """What a model said of the pictures of a project that a person has reviewed.

    Those that it counted with the settings of the calibration and that still are what they were, without masks: what
    lies in a mask was counted then and is not now.

    Args:
        project: may be open for reading only.
        model_hash: SHA-256 of the weights.
        calibration: of the model.

    Raises:
        DotoriError: the project cannot be read.
    """
    runs = project.runs()
    found = []
    for picture in project.images():
        run = runs.get(picture.run or 0)
        if run is None or run.key.model_hash != model_hash or not calibration.fits(json.loads(run.key.settings)):
            continue
        if picture.state == State.REVIEWED and not picture.replaced and not _is_masked(project, picture):
            found += _known(picture, run)
    return found


def _is_masked(project: Project, picture: Picture) -> bool:
    return any(region.mask for region in project.marks(picture.id).regions)


def _known(picture: Picture, run: Run) -> list[Known]:
    """Nothing where figures are missing."""
    truth, count, integral, density_count = picture.count, run.count, run.integral, run.density_count
    if truth is None or count is None or integral is None or density_count is None:
        return []
    return [Known(truth, count, integral, density_count)]
