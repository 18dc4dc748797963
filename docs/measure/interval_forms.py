"""What forms of the interval are worth on the pictures of a calibration, each left out once.

    python docs/measure/interval_forms.py resources/models/dotori.calibration.json

Width and score are means over the pictures, as shares of the truth plus 5. The score is the width and 20 times what the
truth lies outside (the interval score of Gneiting and Raftery, 2007, for 90 %). The figures are in docs/decisions/0016.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from core.counting.calibrations import read_figures
from core.counting.interval import COVERAGE, bound

Numbers = NDArray[np.float64]
Form = tuple[Numbers, Numbers, Numbers]
"""(N,) the lower end, the upper end, and the scale of the margin beyond either."""


def forms(dots: Numbers, expected: Numbers, by_map: Numbers) -> dict[str, Form]:
    """The forms by their names."""
    middle, gap = (dots + expected) / 2, np.abs(dots - expected)
    low, high = np.minimum(dots, expected), np.maximum(dots, expected)
    return {
        "dots; dots + 5": (dots, dots, dots + 5),
        "T; T + 5": (expected, expected, expected + 5),
        "from one to the other; middle + 5": (low, high, middle + 5),
        "middle; its root": (middle, middle, np.sqrt(middle + 1)),
        "middle; (middle + 5)^0.9": (middle, middle, (middle + 5) ** 0.9),
        "middle; (middle + 5)^1.15": (middle, middle, (middle + 5) ** 1.15),
        "middle; middle + 5": (middle, middle, middle + 5),
        "middle; middle + 5 + |map - dots|": (middle, middle, middle + 5 + np.abs(by_map - dots)),
        "middle; middle + 5 + |T - dots|": (middle, middle, middle + 5 + gap),
        "middle; middle + 5 + 2 |T - dots|": (middle, middle, middle + 5 + 2 * gap),
    }


def left_out(form: Form, dots: Numbers, truth: Numbers) -> tuple[Numbers, Numbers]:
    """The ends of the interval of each picture by the scores of all others."""
    low, high, scale = form
    places = np.arange(len(truth))
    below, above = (
        np.array([bound(np.delete(scores, i), np.ones(len(truth) - 1), (1 + COVERAGE) / 2) for i in places])
        for scores in ((low - truth) / scale, (truth - high) / scale)
    )
    least, most = np.ceil(low - below * scale), np.floor(high + above * scale)
    return np.clip(least, 0, dots), np.maximum(most, dots)


def main(path: Path) -> None:
    """Print a line for each form, for each model of the file."""
    for figures in (each for entries in read_figures(path).values() for each in entries):
        names = np.array([dataset for dataset, _ in figures.pictures])
        columns = [(k.truth, k.count, k.density_count, k.integral) for k in figures.pictures.values()]
        truth, dots, expected, by_map = np.array(columns, np.float64).T
        sys.stdout.write(f"{figures.settings}\n")
        for name, form in forms(dots, expected, by_map).items():
            low, high = left_out(form, dots, truth)
            held = (low <= truth) & (truth <= high)
            outside = np.maximum(low - truth, 0) + np.maximum(truth - high, 0)
            width, score = (float((part / (truth + 5)).mean()) for part in (high - low, high - low + 20 * outside))
            by_set = ", ".join(f"{each} {held[names == each].mean():.2f}" for each in dict.fromkeys(names))
            say = f"{name:<36} coverage {held.mean():.3f} ({by_set})  width {width:.3f}  score {score:.2f}\n"
            sys.stdout.write(say)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
