"""The sentences of `core` in the language of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from core.errors import DotoriError, Sentence

CONTEXT = "errors"
"""Where the translators find them."""


def in_words(said: str | DotoriError) -> str:
    """What an error or a sentence of `core` says, for people; any other text as it stands."""
    sentence = said.sentence if isinstance(said, DotoriError) else said
    if isinstance(sentence, Sentence):
        return sentence.said(lambda template: QCoreApplication.translate(CONTEXT, template))
    return sentence
