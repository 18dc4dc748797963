"""From a template and values to a page."""

from __future__ import annotations

import math
from functools import cache
from importlib.resources import files
from unicodedata import category

from jinja2 import Environment, FunctionLoader, StrictUndefined

NONE = "–"  # noqa: RUF001 - a dash, where there is no figure
"""What stands for a figure that there is not."""

_HIDDEN = ("Cc", "Cs")


def render(template: str, **values: object) -> bytes:
    """A page as UTF-8. Texts among the values are escaped, whatever is in them.

    Args:
        template: its name in `resources/templates`.
        values: what the template asks for; one that is missing is a mistake in the program.
    """
    return _environment().get_template(template).render(**values).encode("utf-8", "backslashreplace")


def legible(text: str) -> str:
    """A text with the characters escaped that no screen can show: control characters, names that are not UTF-8."""
    return "".join(c.encode("unicode_escape").decode() if category(c) in _HIDDEN else c for c in text)


def number(value: float | None, digits: int = 0) -> str:
    """A figure: "1,284" or "56.1"; a dash where there is none."""
    return NONE if _is_none(value) else f"{value:,.{digits}f}"


def signed(value: float | None, digits: int = 0) -> str:
    """A difference with its sign, a real minus, "0" without one."""
    if _is_none(value):
        return NONE
    text = f"{value:+,.{digits}f}"
    return text.lstrip("+-") if float(text.replace(",", "")) == 0 else text.replace("-", "−")  # noqa: RUF001


def percent(value: float | None, digits: int = 0) -> str:
    """A share, 1 being 100 %."""
    return NONE if value is None or math.isnan(value) else f"{value:.{digits}%}".replace("%", " %")


def signed_percent(value: float | None, digits: int = 0) -> str:
    """A relative difference with its sign."""
    return NONE if value is None or math.isnan(value) else f"{signed(100 * value, digits)} %"


def plural(count: int, noun: str) -> str:
    """A number of things: "1 picture", "1,284 pictures"."""
    return f"{count:,} {noun}{'s' * (count != 1)}"


def _is_none(value: float | None) -> bool:
    return value is None or math.isnan(value)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for filter_ in (legible, number, signed, percent, signed_percent, plural):
        environment.filters[filter_.__name__] = filter_
    return environment


def _source(name: str) -> str:
    return (files("resources") / "templates" / name).read_text("utf-8")
