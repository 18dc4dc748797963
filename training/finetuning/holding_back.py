"""Which of the corrected pictures are never learned from, so that there is something to judge by."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from core.images import probe_size
from core.regions import Region
from training.datasets import Sample
from training.finetuning.shares import FEW, SHARE, whole_ones
from training.finetuning.sources import digests_of
from training.finetuning.taught_pictures import TaughtPictures
from training.learnable import Learnable


@dataclass(frozen=True)
class Division:
    """Corrected pictures, divided.

    Attributes:
        taught: to learn from.
        held_back: never learned from; parts of the same pictures, though of other places in them, where there were
            few. None where all are known already.
        cut: of files whose left part is taught and whose right one is held back, the column between them, in pixels.
    """

    taught: list[Sample]
    held_back: list[Sample]
    cut: Mapping[Path, float] = field(default_factory=dict)


def divide(
    samples: Sequence[Sample], validation: Sequence[Sample] = (), known: TaughtPictures | None = None
) -> Division:
    """Hold a quarter of the pictures back, at least one and at most `shares.MOST`.

    Those for validation come first, then those whose names have the least hashes: which ones depends on nothing but
    the names, so that a picture that was held back is held back the next time too as long as not many are added. Of
    fewer than four pictures the right part of each is held back, with a quarter of what is known of it; those for
    validation are held back whole.

    Pictures that nearly repeat each other, as those of a film do, may fall on both sides; then what is measured says
    little about others.

    What the model was taught before is not held back, lest it be praised for what it knows: such pictures are learned
    from once more, and those for validation are left out. Those that were cut in two are cut again, never further left.
    Of the new ones at least one is learned from; where there is but one, its right part is held back.

    Args:
        samples: corrected pictures.
        validation: more of them, which are not to be learned from in any case.
        known: pictures that the model was taught before; None for none.

    Raises:
        DotoriError: a picture cannot be read.
    """
    known = known or TaughtPictures()
    kept = sorted((sample for sample in validation if not _digest(sample, known)), key=_rank)
    digests = {sample: _digest(sample, known) for sample in samples}
    fresh = sorted((sample for sample, digest in digests.items() if not digest), key=_rank)
    count = len(samples) + len(kept)
    missing = whole_ones(count) - len(kept)
    whole = fresh[: max(0, min(missing, len(fresh) - 1))]
    halved = set(fresh) if count < FEW or (missing > 0 and len(fresh) == 1) else set()
    cuts = {
        sample: _column(sample, known.cut.get(digest or "", 0.0))
        for sample, digest in digests.items()
        if sample in halved or digest in known.cut
    }
    parts = {sample: _cut(sample, at) for sample, at in cuts.items()}
    taught = [parts[sample][0] if sample in parts else sample for sample in samples if sample not in whole]
    held_back = [*(right for _, right in parts.values()), *kept[: whole_ones(count) or None], *whole]
    return Division(taught, held_back, {sample.image: at for sample, at in cuts.items()})


def _digest(sample: Sample, known: TaughtPictures) -> str | None:
    """By which a picture is known; None where it is not."""
    digests = digests_of([sample]) if known else ()
    return next((digest for digest in digests if digest in known.whole or digest in known.cut), None)


def _rank(sample: Sample) -> tuple[bytes, str]:
    name = f"{sample.dataset}/{sample.name}"
    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).digest(), name


def _column(sample: Sample, least: float) -> float:
    """Where the right part begins that has a quarter of what is known, in pixels; not left of `least`."""
    width, height = probe_size(sample.image)
    places = Learnable.of(sample.masks, sample.blocks, width, height).places
    return max(least, float(np.quantile(places[:, 0], 1 - SHARE)) if len(places) else width * (1 - SHARE))


def _cut(sample: Sample, at: float) -> tuple[Sample, Sample]:
    """The part of a picture left of a column, and the one right of it."""
    width, height = probe_size(sample.image)
    return _without(sample, at, width + 1, height), _without(sample, -1, at, height)


def _without(sample: Sample, left: float, right: float, height: int) -> Sample:
    """The sample with all between two columns masked."""
    mask = Region("held back", ((left, -1), (right, -1), (right, height + 1), (left, height + 1)), mask=True)
    points = sample.points[~mask.covers(sample.points)]
    return replace(sample, points=points, masks=(*sample.masks, mask))
