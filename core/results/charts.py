"""The charts of the page of results."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import numpy as np
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
from matplotlib.ticker import FuncFormatter, MaxNLocator
from numpy.typing import ArrayLike, NDArray

from core.pages.chart import ACCENT, GREY, WIDTH, as_svg, name_axes, new_chart
from core.results.summary import EPOCH
from core.results.times import as_text

_BARS = 40
_SINGLE = 200
"""Pictures that are drawn one by one; of more, as many spans of time are."""

_MARKED = 60
"""Pictures of which each gets a mark that is seen on the line."""

_GAP = 6.0
"""Times the usual distance, after which two pictures are not joined: nobody has looked in between, as at night."""

Values = NDArray[np.float64]


def histogram(counts: Sequence[int]) -> Markup:
    """How many pictures have how many people."""
    values = np.asarray(counts)
    low, high = int(values.min()), int(values.max())
    width = max(1, -(-(high - low + 1) // _BARS))
    step = next(nice for nice in _nice_steps() if nice >= width)
    edges = np.arange(low // step * step, high + step + 1, step)
    heights, edges = np.histogram(values, edges)
    figure, axes = new_chart(2.6)
    axes.bar(edges[:-1] + step / 2, heights, width=0.86 * step, color=ACCENT)
    median = float(np.median(values))
    axes.axvline(median, color=GREY, linewidth=1, linestyle=(0, (4, 3)))
    axes.annotate(
        f"median {median:,.0f}",
        (median, 1),
        xycoords=("data", "axes fraction"),
        xytext=(5, -2),
        textcoords="offset points",
        color=GREY,
        fontsize=9,
        va="top",
    )
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(MaxNLocator(8 if axis is axes.xaxis else 4, integer=True))
        axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    name_axes(axes, "people on a picture", "pictures")
    return as_svg(figure, "How many pictures have how many people")


def over_time(seconds: ArrayLike, counts: ArrayLike, on_clock: bool) -> Markup:
    """Counts over time: each picture or, of many, the mean of every span of time between its least and its most.

    Args:
        seconds: (N,) since 1970, or into a film.
        counts: (N,).
        on_clock: which of the two.
    """
    times, values = np.asarray(seconds, float), np.asarray(counts, float)
    order = np.argsort(times, kind="stable")
    times, values = times[order], values[order]
    figure, axes = new_chart(2.8)
    if len(times) > _SINGLE:
        times, values, least, most = by_span(times, values)
        times, values, least, most = with_gaps(times, values, least, most)
        axes.fill_between(_places(times, on_clock), least, most, color=ACCENT, alpha=0.18, linewidth=0)
    else:
        times, values = with_gaps(times, values)
    mark = 4 if len(times) <= _MARKED else 1.5  # a picture between two gaps is a mark without a line
    axes.plot(_places(times, on_clock), values, color=ACCENT, linewidth=1.6, marker="o", markersize=mark)
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    _label_times(axes, on_clock)
    name_axes(axes, "" if on_clock else "into the film", "people")
    return as_svg(figure, "People over time")


def by_span(times: Values, values: Values) -> tuple[Values, Values, Values, Values]:
    """Values in spans of equal length: middle, mean, least and most of every span that has any.

    Args:
        times: (N,) ascending.
        values: (N,).
    """
    edges = np.linspace(times[0], times[-1], _SINGLE + 1)
    span = np.clip(np.searchsorted(edges, times, side="right") - 1, 0, _SINGLE - 1)
    used, starts = np.unique(span, return_index=True)
    means = np.add.reduceat(values, starts) / np.diff(np.append(starts, len(values)))
    middles = (edges[used] + edges[used + 1]) / 2
    return middles, means, np.minimum.reduceat(values, starts), np.maximum.reduceat(values, starts)


def with_gaps(times: Values, *rows: Values) -> tuple[Values, ...]:
    """Times (N,), ascending, and values for each, with a nan put in wherever a line would lead over a gap."""
    steps = np.diff(times)
    usual = np.median(steps[steps > 0])
    after = np.flatnonzero(steps > _GAP * usual) + 1
    middles = (times[after - 1] + times[after]) / 2
    return np.insert(times, after, middles), *(np.insert(row.astype(float), after, np.nan) for row in rows)


def _places(seconds: Values, on_clock: bool) -> Any:
    return [EPOCH + timedelta(seconds=float(second)) for second in seconds] if on_clock else seconds


def _label_times(axes: Axes, on_clock: bool) -> None:
    if on_clock:
        locator = AutoDateLocator(minticks=4, maxticks=int(WIDTH))
        axes.xaxis.set_major_locator(locator)
        axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))
        axes.xaxis.get_offset_text().set_color(GREY)
    else:
        axes.xaxis.set_major_locator(MaxNLocator(8, steps=[1, 1.5, 3, 6, 10]))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda second, _: as_text(timedelta(seconds=second))[:8]))


def _nice_steps() -> list[int]:
    return [nice * 10**power for power in range(12) for nice in (1, 2, 5)]
