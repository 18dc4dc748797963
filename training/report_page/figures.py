"""Errors taken apart, as plain data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from core.matches import Matches
from core.metrics import mae, nae, rmse
from training.evaluation import DISTANCES, PictureFigures, as_plain
from training.report_page.study import REACH, Studied, nearest

BANDS = 4
"""Groups of pictures with equally many in each."""

WORST = 20
"""Pictures that are shown."""

SPACINGS = (0.0, 4.0, 8.0, 16.0, 32.0, 64.0, float("inf"))
"""Pixels between a head and its nearest neighbour that heads are grouped by."""

Plain = dict[str, Any]


def set_figures(
    name: str, summary: Plain, studied: Sequence[Studied], by_steps: Mapping[int, Sequence[PictureFigures]]
) -> Plain:
    """All figures of one set of pictures.

    Args:
        name: of the set.
        summary: of its pictures, see `training.evaluation.summarise`; with "interval" where the model has some.
        studied: its pictures.
        by_steps: figures of some of them by the number of steps.
    """
    return {
        "name": name,
        "summary": summary,
        "stages": stages(studied),
        "steps": {
            "pictures": len(next(iter(by_steps.values()))),
            "rows": [{"steps": steps, **_scores(figures)} for steps, figures in by_steps.items()],
        },
        "bands": [
            {"by": "heads on the picture", "rows": bands(studied, lambda one: one.figures.truth)},
            {"by": "heads a megapixel", "rows": bands(studied, lambda one: one.density)},
            {"by": "median spacing of heads, px", "rows": bands(studied, lambda one: one.spacing)},
        ],
        "heads": heads_by_spacing(studied),
        "pictures": [_picture(one) for one in studied],
    }


def stages(studied: Sequence[Studied]) -> list[Plain]:
    """The error of each stage by itself, from knowing nothing to the floor; those of what is summed over a picture are
    of the pictures known as a whole."""
    truth = [one.figures.truth for one in studied]
    constant = [float(np.median(truth))] * len(truth)
    whole = [one.figures for one in studied if one.figures.whole]
    of_whole = [one.truth for one in whole]
    return [
        {"stage": "constant", **_errors(constant, truth)},
        {"stage": "density", **_errors([one.density_count for one in whole], of_whole)},
        {"stage": "integral", **_errors([one.integral for one in whole], of_whole)},
        {"stage": "dots", **_scores([one.figures for one in studied])},
        {"stage": "floor", **_scores([one.floor for one in studied])},
    ]


def bands(studied: Iterable[Studied], key: Callable[[Studied], float]) -> list[Plain]:
    """Errors of pictures in up to `BANDS` groups of equal size, from the least to the largest `key`; pictures without
    one, which is nan, are in none."""
    keyed = sorted(((key(one), one) for one in studied if not np.isnan(key(one))), key=lambda pair: pair[0])
    groups = np.array_split(np.arange(len(keyed)), min(BANDS, len(keyed))) if keyed else []
    rows = []
    for group in groups:
        pictures = [keyed[i] for i in group]
        figures = [one.figures for _, one in pictures]
        rows.append({"from": pictures[0][0], "to": pictures[-1][0], "pictures": len(pictures), **_scores(figures)})
    return rows


def heads_by_spacing(studied: Iterable[Studied]) -> list[Plain]:
    """How many of the heads have a dot, by the distance to their nearest neighbour."""
    spacing, found = [np.zeros(0)], [np.zeros(0, bool)]
    for one in studied:
        if len(one.truth) > 1:
            spacing.append(nearest(one.truth))
            found.append(one.hits()[0])
    distance, has_dot = np.concatenate(spacing), np.concatenate(found)
    rows = []
    for low, high in pairwise(SPACINGS):
        inside = (distance >= low) & (distance < high)
        if inside.any():
            upper = None if np.isinf(high) else high
            rows.append({"from": low, "to": upper, "heads": int(inside.sum()), "recall": float(has_dot[inside].mean())})
    return rows


def worst(studied: Iterable[Studied]) -> list[Studied]:
    """The pictures with the largest errors, the worst first; those that are counted right are not among them."""
    wrong = [one for one in studied if one.error]
    return sorted(wrong, key=lambda one: -abs(one.error))[:WORST]


def _picture(one: Studied) -> Plain:
    return {
        **as_plain(one.figures),
        "error": one.error,
        "floor": one.floor.count,
        "f1": {distance: matches.f1 for distance, matches in one.figures.matches.items()},
        "density": one.density,
        "spacing": one.spacing,
    }


def _errors(counts: Sequence[float], truth: Sequence[int]) -> Plain:
    """What can be said of counts without places: errors, and the share of all heads that is found too many."""
    total = sum(truth)
    bias = (sum(counts) - total) / total if total else float("nan")
    return {"mae": mae(counts, truth), "rmse": rmse(counts, truth), "nae": nae(counts, truth), "bias": bias}


def _scores(figures: Sequence[PictureFigures]) -> Plain:
    """What can be said of dots."""
    truth = [one.truth for one in figures]
    at = {d: sum((one.matches[d] for one in figures), Matches(0, 0, 0)) for d in DISTANCES}
    return {
        "heads": sum(truth),
        **_errors([one.count for one in figures], truth),
        **{f"f1_{distance}": matches.f1 for distance, matches in at.items()},
        "precision": at[REACH].precision,
        "recall": at[REACH].recall,
    }
