"""Why a count failed, as the tables hold it: a sentence with what fills its gaps, so that whoever reads it later has
it in their own language.

    {"sentence": "cannot read {path}: the file is empty", "values": {"path": "a.jpg"}}

A project may come from anybody: what is no such sentence, or has gaps that ask for more than a value, is a text.
"""

from __future__ import annotations

import json
import re
from string import Formatter
from typing import Any

from core.errors import Sentence

_DEEPEST = 4
"""Sentences within sentences."""

_PLAIN = re.compile(r"[,+]?(\.\d)?[dfg%]?")
"""How a gap may want its value written: no width, which could be a billion blanks."""


def stored(reason: str | None) -> str | None:
    """The text for the tables."""
    return json.dumps(_plain(reason), ensure_ascii=False) if isinstance(reason, Sentence) and reason.values else reason


def read(text: str | None) -> str | None:
    """The reason that `stored` made a text of: a `Sentence` where it can be one."""
    if text is None or not text.startswith('{"sentence"'):
        return text
    try:
        return _sentence(json.loads(text))
    except (ValueError, TypeError, LookupError, RecursionError):
        return text


def _plain(value: object) -> Any:
    if isinstance(value, Sentence):
        return {"sentence": value.template, "values": {name: _plain(each) for name, each in value.values.items()}}
    return value if isinstance(value, int | float) else str(value)


def _sentence(found: Any, depth: int = 0) -> Sentence:
    """The sentence in what JSON gave.

    Raises:
        ValueError, TypeError, LookupError: there is none in it.
    """
    template, values = found["sentence"], dict(found["values"])
    if not isinstance(template, str) or depth > _DEEPEST:
        raise ValueError("no sentence")
    for _, name, wish, conversion in Formatter().parse(template):
        if name is not None and (name not in values or conversion or not _PLAIN.fullmatch(wish or "")):
            raise ValueError("no gap of ours")
    for name, value in values.items():
        if isinstance(value, dict):
            values[name] = _sentence(value, depth + 1)
        elif not isinstance(value, str | int | float):
            raise TypeError("no value of ours")
    return Sentence(template, **values)
