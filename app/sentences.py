"""The sentences of `core` in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.errors import DotoriError, Sentence

CONTEXT = "errors"
"""Where the translators find them."""


def in_words(said: str | DotoriError) -> str:
    """What an error or a sentence of `core` says, for people, with a capital at its beginning; any other text as it
    stands."""
    sentence = said.sentence if isinstance(said, DotoriError) else said
    if not isinstance(sentence, Sentence):
        return sentence
    words = sentence.said(_translated)
    begins_with_a_name = _translated(sentence.template).startswith("{")
    return words if begins_with_a_name else with_capital(words)


def with_capital(words: str) -> str:
    """The words as the beginning of a line."""
    return words[:1].upper() + words[1:]


def _translated(template: str) -> str:
    return QCoreApplication.translate(CONTEXT, template)
