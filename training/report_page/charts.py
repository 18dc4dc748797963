"""The charts of the page of errors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from markupsafe import Markup
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter, PercentFormatter

from core.pages.chart import ACCENT, DOT, FAINT, GREY, INK, as_svg, name_axes, new_chart
from core.pages.page import signed

STAGE_NAMES = {
    "constant": "one constant",
    "density": "T's own count",
    "integral": "the map's integral",
    "dots": "dots",
    "floor": "the floor",
}

_HALF = 4.8
"""Inches of a chart that has another one beside it."""

_THOUSANDS = FuncFormatter(lambda value, _: f"{value:,.0f}")


def stage_chart(stages: Sequence[dict[str, Any]]) -> Markup:
    """The mean absolute error of every stage."""
    shown = [stage for stage in stages if not np.isnan(stage["mae"])]
    names = [STAGE_NAMES[stage["stage"]] for stage in shown]
    values = [stage["mae"] for stage in shown]
    figure, axes = new_chart(0.5 + 0.36 * len(shown))
    axes.grid(False)
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
    bars = axes.barh(names, values, height=0.62, color=GREY, alpha=0.45)
    for stage, bar in zip(shown, bars, strict=True):
        if stage["stage"] == "dots":
            bar.set(color=ACCENT, alpha=1)
    axes.invert_yaxis()
    axes.tick_params(axis="y", labelcolor=INK)
    for place, value in enumerate(values):
        axes.annotate(
            f"{value:,.1f}",
            (value, place),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            color=INK,
            fontsize=9,
        )
    axes.margins(x=0.08)
    return as_svg(figure, "Mean absolute error of every stage")


def truth_chart(truth: Sequence[int], counts: Sequence[int]) -> Markup:
    """Every picture by its heads and its dots; on the line they are equal."""
    figure, axes = new_chart(3.6, _HALF)
    x, y = np.maximum(truth, 1), np.maximum(counts, 1)
    ends = [0.8 * min(x.min(), y.min()), 1.25 * max(x.max(), y.max())]
    axes.plot(ends, ends, color=GREY, linewidth=1)
    axes.scatter(x, y, s=16, color=ACCENT, alpha=0.75, linewidths=0)
    axes.set(xscale="log", yscale="log", xlim=ends, ylim=ends)
    axes.grid(axis="x", color=FAINT, linewidth=0.8)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_locator(LogLocator(subs=(1, 2, 5)))
        axis.set_major_formatter(_THOUSANDS)
        axis.set_minor_formatter(NullFormatter())
    axes.tick_params(which="minor", length=0)
    name_axes(axes, "heads", "dots")
    return as_svg(figure, "Heads and dots of every picture")


def error_chart(errors: Sequence[int]) -> Markup:
    """The error of every picture, from too few to too many."""
    figure, axes = new_chart(3.6, _HALF)
    rising = np.sort(errors)
    axes.bar(np.arange(len(rising)), rising, width=0.86, color=ACCENT)
    axes.axhline(0, color=GREY, linewidth=0.8)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: signed(value)))
    name_axes(axes, "pictures, from too few dots to too many", "dots minus heads")
    return as_svg(figure, "Error of every picture")


def spacing_chart(rows: Sequence[dict[str, Any]]) -> Markup:
    """The share of heads that have a dot, by the distance to their nearest neighbour."""
    figure, axes = new_chart(2.4)
    names = [f"{row['from']:.0f} to {row['to']:.0f}" if row["to"] else f"{row['from']:.0f} and more" for row in rows]
    axes.bar(names, [row["recall"] for row in rows], width=0.4, color=DOT)
    for place, row in enumerate(rows):
        axes.annotate(
            f"{row['heads']:,} heads",
            (place, row["recall"]),
            xytext=(0, 4),
            textcoords="offset points",
            ha="center",
            color=GREY,
            fontsize=9,
        )
    axes.set_ylim(0, 1.12)
    axes.set_yticks([0, 0.5, 1])
    axes.yaxis.set_major_formatter(PercentFormatter(1))
    name_axes(axes, "pixels to the nearest other head", "heads found")
    return as_svg(figure, "Share of heads found by their spacing")


def reliability_chart(bins: Sequence[dict[str, Any]]) -> Markup:
    """The share of hits among dots of similar confidence; on the line they are equal. Areas are numbers of dots."""
    figure, axes = new_chart(3.6, _HALF)
    filled = [each for each in bins if each["dots"]]
    most = max(each["dots"] for each in filled)
    axes.plot([0, 1], [0, 1], color=GREY, linewidth=1)
    axes.scatter(
        [each["confidence"] / each["dots"] for each in filled],
        [each["hits"] / each["dots"] for each in filled],
        s=[8 + 160 * each["dots"] / most for each in filled],
        color=ACCENT,
        alpha=0.75,
        linewidths=0,
        clip_on=False,
    )
    axes.set(xlim=(0, 1), ylim=(0, 1.05))
    axes.grid(axis="x", color=FAINT, linewidth=0.8)
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(PercentFormatter(1))
    name_axes(axes, "confidence of dots", "of them heads")
    return as_svg(figure, "Confidence of dots and share of hits")
