"""Which of the corrected pictures are never learned from, so that there is something to judge by."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from core.images import probe_size
from core.regions import Region
from training.datasets import Sample
from training.finetuning.shares import FEW, SHARE, whole_ones
from training.finetuning.sources import digests_of
from training.learnable import Learnable


@dataclass(frozen=True)
class Division:
    """Corrected pictures, divided.

    Attributes:
        taught: to learn from.
        held_back: never learned from; parts of the same pictures, though of other places in them, where there were
            few. None where all are known already.
    """

    taught: list[Sample]
    held_back: list[Sample]


def divide(
    samples: Sequence[Sample], validation: Sequence[Sample] = (), known: frozenset[str] = frozenset()
) -> Division:
    """Hold a quarter of the pictures back, at least one and at most `shares.MOST`.

    Those for validation come first, then those whose names have the least hashes: which ones depends on nothing but
    the names, so that a picture that was held back is held back the next time too as long as not many are added. Of
    fewer than four pictures the right part of each is held back, with a quarter of what is known of it; those for
    validation are held back whole.

    Pictures that nearly repeat each other, as those of a film do, may fall on both sides; then what is measured says
    little about others.

    What the model was taught before is not held back, lest it be praised for what it knows: such pictures are learned
    from once more, and those for validation are left out.

    Args:
        samples: corrected pictures.
        validation: more of them, which are not to be learned from in any case.
        known: digests (`sources.digests_of`) of the pictures that the model was taught before.

    Raises:
        DotoriError: a picture cannot be read.
    """
    validation, fresh = _without_known(validation, known), _without_known(samples, known)
    count = len(samples) + len(validation)
    if count < FEW:
        parts = [_cut(sample) for sample in fresh]
        again = [sample for sample in samples if sample not in fresh]
        return Division([*(left for left, _ in parts), *again], [*(right for _, right in parts), *validation])
    ranked = [*sorted(validation, key=_rank), *sorted(fresh, key=_rank)]
    held_back = ranked[: whole_ones(count)]
    return Division([sample for sample in samples if sample not in held_back], held_back)


def _without_known(samples: Sequence[Sample], known: frozenset[str]) -> list[Sample]:
    return [sample for sample in samples if not known & digests_of([sample])] if known else list(samples)


def _rank(sample: Sample) -> tuple[bytes, str]:
    name = f"{sample.dataset}/{sample.name}"
    return hashlib.sha256(name.encode("utf-8", "surrogateescape")).digest(), name


def _cut(sample: Sample) -> tuple[Sample, Sample]:
    """The left part of a picture, and its right one with a quarter of what is known."""
    width, height = probe_size(sample.image)
    places = Learnable.of(sample.masks, sample.blocks, width, height).places
    at = float(np.quantile(places[:, 0], 1 - SHARE)) if len(places) else width * (1 - SHARE)
    return _without(sample, at, width + 1, height), _without(sample, -1, at, height)


def _without(sample: Sample, left: float, right: float, height: int) -> Sample:
    """The sample with all between two columns masked."""
    mask = Region("held back", ((left, -1), (right, -1), (right, height + 1), (left, height + 1)), mask=True)
    points = sample.points[~mask.covers(sample.points)]
    return replace(sample, points=points, masks=(*sample.masks, mask))
