"""The sentences of `core` in the window's language, and that the translators get to see all of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from defusedxml.ElementTree import parse
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from app.sentences import CONTEXT, in_words
from app.translations import APP, CORE, TEACHING, collect, sentences, templates
from core.errors import DotoriError, Sentence

CODE = '''
class OwnError(DotoriError):
    """Ours."""

class NearerError(OwnError):
    """Nearer."""

def fail(path, what):
    raise DotoriError("cannot read {path}: it says \\"no\\"; "
                      "ask again", path=path)
    raise NearerError("cannot write {path}", path=path)
    raise OwnError(f"lost {path}")
    raise ValueError("for nobody")
    return Sentence("the disk is full")
'''
WORDS = ['cannot read {path}: it says "no"; ask again', "cannot write {path}", "the disk is full"]


class Korean(QTranslator):
    """Knows two sentences."""

    def translate(self, context: str, text: str, *_: object) -> str:
        known = {"cannot read {path}: {reason}": "{path} 못 읽음: {reason}", "it is empty": "비어 있음"}
        return known.get(text, text) if context == CONTEXT else text


@pytest.fixture
def korean(qapp: QApplication) -> Iterator[None]:
    translator = Korean()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("korean")
def test_errors_speak_the_windows_language() -> None:
    error = DotoriError("cannot read {path}: {reason}", path="a.jpg", reason=Sentence("it is empty"))
    assert in_words(error) == in_words(error.sentence) == "a.jpg 못 읽음: 비어 있음"
    assert str(error) == "cannot read a.jpg: it is empty"
    assert in_words(DotoriError("nobody has translated {path}", path="a.jpg")) == "Nobody has translated a.jpg"
    assert in_words("it is empty") == "it is empty", "plain text is no sentence of core"


@pytest.mark.usefixtures("qapp")
def test_a_sentence_begins_with_a_capital_unless_a_name_does() -> None:
    assert in_words(DotoriError("cannot read {path}: {reason}", path="a.jpg", reason=Sentence("it is empty"))) == (
        "Cannot read a.jpg: it is empty"
    )
    assert in_words(Sentence("the disk is full")) == "The disk is full"
    assert in_words(Sentence("{path} is gone", path="a.jpg")) == "a.jpg is gone"
    assert in_words(DotoriError("")) == ""


def test_every_kind_of_error_is_found_in_the_code(tmp_path: Path) -> None:
    (tmp_path / "code.py").write_text(CODE, "utf-8")
    assert templates(tmp_path) == WORDS


def test_the_translators_get_the_sentences(tmp_path: Path) -> None:
    (tmp_path / "code.py").write_text(CODE, "utf-8")
    collect(tmp_path, tmp_path)
    contexts = parse(tmp_path / "dotori_ko.ts").getroot().iter("context")
    (found,) = [each for each in contexts if each.findtext("name") == CONTEXT]
    sources = {message.findtext("source") for message in found.iter("message")}
    assert sources == {*WORDS, *templates(CORE, TEACHING)}


def test_every_sentence_is_a_literal_with_its_gaps_filled() -> None:
    """An f-string cannot be translated, and a gap that nothing fills fails when the sentence is wanted."""
    assert [place for place, made in sentences(CORE, TEACHING, APP) if is_wrong(made)] == []


def is_wrong(made: ast.Call) -> bool:
    template, names = made.args[0], {keyword.arg for keyword in made.keywords}
    if isinstance(template, ast.Constant) and names:
        return holes(template.value) != names
    return isinstance(template, ast.JoinedStr | ast.BinOp | ast.IfExp)


def holes(template: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}
