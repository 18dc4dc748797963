"""Figures on held-back pictures while a training runs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from core.counting.counter import Counter, finish
from core.counting.settings import CountSettings
from core.images import load_image
from core.metrics import mae
from core.model.diffusion import LatentDiffusion
from training.datasets import Sample, by_dataset, evenly


class Validator:
    """Counts held-back pictures with the settings that users get.

    Args:
        samples: the pictures; of each data set at most `limit`, evenly spread, are counted.
        limit: of pictures a data set, to keep it short.
    """

    def __init__(self, samples: Sequence[Sample], limit: int = 16) -> None:
        self.by_set = {name: evenly(some, limit) for name, some in by_dataset(samples).items()}

    def __call__(self, model: LatentDiffusion) -> Mapping[str, float]:
        """MAE of each data set, and "score": the mean over data sets of MAE over the mean count."""
        counter = Counter(model)
        figures: dict[str, float] = {}
        shares = []
        for name, samples in self.by_set.items():
            counts = [_count(counter, sample) for sample in samples]
            truth = [len(s.known(s.points)) for s in samples]
            figures[f"MAE {name}"] = mae(counts, truth)
            shares.append(figures[f"MAE {name}"] / max(float(np.mean(truth)), 1.0))
        figures["score"] = float(np.mean(shares)) if shares else float("nan")
        return figures


def _count(counter: Counter, sample: Sample) -> int:
    """Number of heads found where something is known."""
    result = finish(counter.count(load_image(sample.image), CountSettings()))
    return len(sample.known(result.counted.xy))
