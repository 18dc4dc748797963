"""How well a model counts a data set."""

from __future__ import annotations

import dataclasses
import math
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch

from core.counting.counter import Counter, CountResult, finish
from core.counting.engine import padded
from core.counting.maps import draw_crowd_map
from core.counting.settings import USUAL_THRESHOLD, CountSettings
from core.counting.zoom import worked_size
from core.images import load_image, probe_size
from core.matches import Matches
from core.memory import peak_megabytes, reset_peak
from core.metrics import count_matches, game, mae, nae, rmse, trivial_mae
from training.datasets import Sample
from training.reliability import Bin, added, calibration_error, reliability

DISTANCES = (4, 8)
"""Pixels within which a dot may lie from its head, for precision, recall and F1."""

LEVELS = (0, 1, 2, 3)
"""Of GAME."""


@dataclass(frozen=True)
class PictureFigures:
    """One picture.

    Attributes:
        name: of the picture.
        dataset: its folder.
        truth: head points.
        count: dots from contours.
        integral: of the crowd map; nan where only a part of the picture is known.
        density_count: T's own count; likewise, and nan for the floor.
        game: GAME(0..3).
        matches: for each of `DISTANCES`.
        zoom: it was worked at.
        seconds: from picture to dots, decoding included.
        megabytes: peak memory.
        reliability: of its dots' confidence, see `training.reliability`; empty where a part is unknown.
    """

    name: str
    dataset: str
    truth: int
    count: int
    integral: float
    density_count: float
    game: tuple[float, ...]
    matches: dict[int, Matches]
    zoom: float
    seconds: float
    megabytes: float
    reliability: tuple[Bin, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether all of the picture is known."""
        return not math.isnan(self.integral)


Find = Callable[[Counter, Sample, CountSettings], CountResult]


def count_picture(counter: Counter, sample: Sample, settings: CountSettings) -> CountResult:
    """What users get.

    Raises:
        DotoriError: the picture cannot be read.
    """
    return finish(counter.count(load_image(sample.image), settings))


def truth_through_decoder(counter: Counter, sample: Sample, settings: CountSettings) -> CountResult:
    """The floor: the true heads drawn as a map and sent through E, the quantisation, D and the contours.

    What is lost here no T and no sampler can win back. T is not asked: it has no count here (nan), and chooses no zoom,
    which is 1 where the settings leave it to T.

    Raises:
        DotoriError: the picture cannot be read.
    """
    started = time.perf_counter()
    width, height = probe_size(sample.image)
    zoom = settings.zoom or 1.0
    size = np.array([width, height])
    columns, rows = worked_size(zoom, width, height)
    points = np.clip(sample.points, 0.5, size - 0.5) * np.divide((columns, rows), size)
    x = draw_crowd_map(points, padded(rows), padded(columns), counter.model.config.autoencoder.dot)
    with torch.inference_mode():
        z_0 = counter.model.autoencoder.encode(torch.from_numpy(x)[None, None].to(counter.model.device)).cpu()
    dots, integral = counter.find_dots(z_0, zoom, width, height)
    seconds = time.perf_counter() - started
    threshold = USUAL_THRESHOLD if settings.threshold is None else settings.threshold
    return CountResult(dots, threshold, integral, float("nan"), zoom, width, height, seconds, z_0)


def evaluate(
    counter: Counter, samples: Iterable[Sample], settings: CountSettings, find: Find = count_picture
) -> Iterator[PictureFigures]:
    """Find the heads of pictures and compare with the truth, one by one.

    Raises:
        DotoriError: a picture cannot be read.
    """
    for sample in samples:
        reset_peak()
        yield measure(sample, find(counter, sample, settings))


def measure(sample: Sample, result: CountResult) -> PictureFigures:
    """The figures of one counted picture, of the part of it that is known. Head points beyond the edge are drawn onto
    it."""
    size = np.array([result.width, result.height])
    truth = np.clip(sample.known(sample.points), 0, size)
    found = sample.known(result.counted.xy)
    return PictureFigures(
        name=sample.name,
        dataset=sample.dataset,
        truth=len(truth),
        count=len(found),
        integral=float("nan") if sample.limited else result.integral,
        density_count=float("nan") if sample.limited else result.density_count,
        game=tuple(game(found, truth, result.width, result.height, level) for level in LEVELS),
        matches={d: count_matches(found, truth, d) for d in DISTANCES},
        zoom=result.zoom,
        seconds=result.seconds,
        megabytes=peak_megabytes(),
        reliability=() if sample.limited else reliability(result.dots.xy, result.dots.confidence, truth),
    )


def summarise(figures: Sequence[PictureFigures]) -> dict[str, Any]:
    """Figures of a set of pictures, as plain data; integral and T's count are judged on pictures known as a whole."""
    whole = [f for f in figures if f.whole]
    truth, counts = [f.truth for f in figures], [f.count for f in figures]
    trivial = trivial_mae(truth)
    summary: dict[str, Any] = {
        "pictures": len(figures),
        "heads": sum(truth),
        "counted": sum(counts),
        "mae": mae(counts, truth),
        "rmse": rmse(counts, truth),
        "nae": nae(counts, truth),
        "bias": float(np.mean(np.subtract(counts, truth))),
        "whole_pictures": len(whole),
        "mae_integral": mae([f.integral for f in whole], [f.truth for f in whole]),
        "mae_density": mae([f.density_count for f in whole], [f.truth for f in whole]),
        "mae_constant": trivial[0],
        "rmse_constant": trivial[1],
        "game": [float(np.mean([f.game[level] for f in figures])) for level in LEVELS],
        "seconds": float(np.mean([f.seconds for f in figures])),
        "megabytes": max(f.megabytes for f in figures),
    }
    bins = added(f.reliability for f in figures if f.reliability)
    summary["reliability"] = [each._asdict() for each in bins]
    summary["calibration_error"] = calibration_error(bins)
    for distance in DISTANCES:
        total = sum((f.matches[distance] for f in figures), Matches(0, 0, 0))
        summary[f"at_{distance}_px"] = {"precision": total.precision, "recall": total.recall, "f1": total.f1}
    return summary


def as_plain(figures: PictureFigures) -> dict[str, Any]:
    """One picture's figures for JSON."""
    plain = dataclasses.asdict(figures)
    plain["matches"] = {str(d): m._asdict() for d, m in figures.matches.items()}
    plain["reliability"] = [each._asdict() for each in figures.reliability]
    return plain
