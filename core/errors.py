"""Sentences for people, and the one exception that is meant for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Self


class Sentence(str):
    """A sentence in English that still knows what it was made of, so that a front end may say it in another language.

        Sentence("cannot read {path}: it is a folder; name a picture", path=path)

    Args:
        template: with gaps as `str.format` has them; a literal, for `app.translations` reads it from the code. Without
            values it is the sentence as it stands, braces and all.
        values: what fills the gaps; may be sentences themselves.

    Attributes:
        template: as above.
        values: as above.
    """

    template: str
    values: dict[str, object]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """Fill the gaps."""
        made = super().__new__(cls, template.format(**values) if values else template)
        made.template, made.values = str(template), values
        return made

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, object]]:
        return (self.template,), self.values

    def said(self, translate: Callable[[str], str]) -> str:
        """The sentence in the language that its template, and those of the sentences in it, are translated to."""
        words = translate(self.template)
        if not self.values:
            return words
        values: dict[str, Any] = {
            name: value.said(translate) if isinstance(value, Sentence) else value for name, value in self.values.items()
        }
        return words.format(**values)


class DotoriError(Exception):
    """Something a person can understand and act on.

    The message is one sentence: what went wrong, with which file, and what to do. Front ends print it as it is, or
    translate its `sentence`, and never show a traceback for it.

    Args:
        template: of the sentence, or a `Sentence`.
        values: as for `Sentence`.
    """

    def __init__(self, template: str, /, **values: object) -> None:
        sentence = template if isinstance(template, Sentence) else Sentence(template, **values)
        super().__init__(sentence)
        self.sentence = sentence
