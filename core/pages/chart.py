"""Charts as SVG that takes its colours and its letters from the page around it."""

from __future__ import annotations

import io
import re

import matplotlib as mpl
from markupsafe import Markup, escape
from matplotlib.axes import Axes
from matplotlib.figure import Figure

# Matplotlib wants colours that it knows. These are none that anybody sees: `as_svg` puts the page's own in their place,
# which differ in light and dark.
INK, GREY, FAINT, ACCENT, DOT, WARN, PAPER = (f"#0102{number:02x}" for number in range(1, 8))
_VARIABLES = {
    INK: "var(--ink)",
    GREY: "var(--grey)",
    FAINT: "var(--faint)",
    ACCENT: "var(--accent)",
    DOT: "var(--dot)",
    WARN: "var(--warn)",
    PAPER: "var(--paper)",
}

WIDTH = 10.0
"""Inches of a chart that is as wide as the page; a point is then about a pixel and a third."""


def new_chart(height: float, width: float = WIDTH) -> tuple[Figure, Axes]:
    """An empty chart, `width` x `height` inches: no frame, faint lines for the values alone."""
    figure = Figure(figsize=(width, height), layout="constrained")
    axes = figure.subplots()
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(FAINT)
    axes.tick_params(length=0, pad=6, colors=GREY, labelsize=9)
    axes.grid(axis="y", color=FAINT, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.locator_params(axis="y", nbins=4)
    return figure, axes


def name_axes(axes: Axes, x: str, y: str) -> None:
    """Say what the axes are."""
    axes.set_xlabel(x, color=GREY, fontsize=9, labelpad=6)
    axes.set_ylabel(y, color=GREY, fontsize=9, labelpad=8)


def as_svg(figure: Figure, label: str) -> Markup:
    """The chart as an element of a page.

    Args:
        figure: drawn with the colours of this module.
        label: what it shows, for those who cannot see it.
    """
    buffer = io.StringIO()
    nothing = dict.fromkeys(("Date", "Creator", "Format", "Type"))
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": label}):
        figure.savefig(buffer, format="svg", transparent=True, metadata=nothing)
    svg = buffer.getvalue()
    svg = re.sub(r"<metadata>.*?</metadata>|<style.*?</style>", "", svg[svg.index("<svg") :], flags=re.DOTALL)
    for colour, variable in _VARIABLES.items():
        svg = svg.replace(colour, variable)
    return Markup(svg.replace("<svg ", f'<svg role="img" aria-label="{escape(label)}" ', 1))
