"""The languages, and that nothing in them is left over or missing."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import parse
from PySide6.QtCore import QCoreApplication, QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from app import language, translations
from app.language import install_language, spoken
from app.translations import FOLDER

ROOT = Path(__file__).parents[2]
FILES = sorted(FOLDER.glob("*.ts"))


def messages(file: Path) -> Iterator[tuple[str, Element]]:
    for context in parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name") or "", message


def forms(message: Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    return [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]


def test_the_window_speaks_the_language_that_was_chosen(qtbot: QtBot, qapp: QApplication) -> None:
    assert install_language(qapp, "ko") == "ko"
    assert QCoreApplication.translate("Actions", "Undo") != "Undo"
    assert QLocale().language() == QLocale.Language.Korean
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    qtbot.addWidget(buttons)
    assert buttons.button(QDialogButtonBox.StandardButton.Close).text().isascii() is False
    assert install_language(qapp, "en") == "en"
    assert QCoreApplication.translate("Actions", "Undo") == "Undo"
    assert len(qapp.findChildren(QTranslator)) == 2


def test_english_knows_one_from_many(qapp: QApplication) -> None:
    install_language(qapp, "en")
    say = QCoreApplication.translate
    assert say("ReportDialog", "It happened %n times.", "", 1) == "It happened once."
    assert say("ReportDialog", "It happened %n times.", "", 2) == "It happened 2 times."


@pytest.mark.parametrize(
    ("wanted", "code"), [(["ko-KR", "en"], "ko"), (["de-DE", "en-US", "ko"], "en"), (["fr"], "en"), (["ko_KR"], "ko")]
)
def test_the_systems_languages_are_asked_in_their_order(
    monkeypatch: pytest.MonkeyPatch, wanted: list[str], code: str
) -> None:
    class System:
        def uiLanguages(self) -> list[str]:  # noqa: N802
            return wanted

    class Locale:
        @staticmethod
        def system() -> System:
            return System()

    monkeypatch.setattr(language, "QLocale", Locale)
    assert spoken("system") == code
    assert spoken("en") == "en"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The translations, collected and released afresh."""
    folder = tmp_path_factory.mktemp("translations")
    for file in FILES:
        shutil.copy(file, folder)
    # In a process of its own: in this one another thread may parse Python as well, which Python 3.11 does not bear.
    work = f"from pathlib import Path; from app import translations as t; t.collect(Path({str(folder)!r})); "
    subprocess.run([sys.executable, "-c", f"{work} t.release(Path({str(folder)!r}))"], cwd=ROOT, check=True)
    return folder


def words(file: Path) -> set[tuple[str, str]]:
    return {(context, message.findtext("source") or "") for context, message in messages(file)}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_words_of_the_code_are_those_of_the_files(fresh: Path, file: Path) -> None:
    now = words(fresh / file.name)
    assert sorted(now - words(file)) == [], "run: python -m app.translations"
    assert sorted(words(file) - now) == [], "run: python -m app.translations"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_qt_reads_is_made_from_what_people_wrote(fresh: Path, file: Path) -> None:
    made = file.with_suffix(".qm")
    assert made.read_bytes() == (fresh / made.name).read_bytes(), "run: python -m app.translations"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_string_is_translated(file: Path) -> None:
    open_ones = []
    for context, message in messages(file):
        translation = message.find("translation")
        assert translation is not None
        if translation.get("type") is not None or not all(form.strip() for form in forms(message)):
            open_ones.append((context, message.findtext("source")))
    assert open_ones == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_translations_keep_the_places_of_numbers_and_names(file: Path) -> None:
    for context, message in messages(file):
        assert context, "words outside a class need QCoreApplication.translate"
        source = message.findtext("source") or ""
        holes = sorted(re.findall(r"\{[^}]*\}", source))
        for form in filter(None, forms(message)):
            assert sorted(re.findall(r"\{[^}]*\}", form)) == holes, source
            if "%n" not in form and "%n" in source:
                assert file.stem.endswith("en"), source
            assert source.endswith("…") == form.endswith("…"), source


def test_korean_is_korean() -> None:
    (file,) = (file for file in FILES if file.stem.endswith("ko"))
    same = [message.findtext("source") for _, message in messages(file) if message.findtext("source") in forms(message)]
    letters = [source for source in same if source and len(re.sub(r"\{[^}]*\}|%n", "", source).strip()) > 12]
    assert letters == []


HOMONYMS = {"count", "keep"}
"""To count and the count; to keep a dot and a model."""


def test_one_thing_has_one_name_in_korean() -> None:
    (file,) = (file for file in FILES if file.stem.endswith("ko"))
    known: dict[str, set[str]] = {}
    for _, message in messages(file):
        known.setdefault((message.findtext("source") or "").lower(), set()).add(forms(message)[0])
    assert {source: names for source, names in known.items() if len(names) > 1 and source not in HOMONYMS} == {}


def test_what_a_button_does_is_not_what_a_picture_is(qapp: QApplication) -> None:
    """A waiting picture is "not counted yet" in Korean; its button must not read as if that were its doing."""
    install_language(qapp, "ko")
    say = QCoreApplication.translate
    assert "세지 않" in say("CountPanel", "Not counted")
    assert "세지 않" not in say("CountPanel", "Do not count")


def test_the_program_has_the_name_in_korean_that_the_title_of_its_window_has() -> None:
    (file,) = (file for file in FILES if file.stem.endswith("ko"))
    assert [form for _, message in messages(file) for form in forms(message) if "도토리" in form] == []


def test_no_formatted_string_is_handed_to_the_translator() -> None:
    """lupdate takes an f-string for a plain one, and at run time it is never found."""
    app = Path(translations.__file__).parent
    bad = re.compile(r"\b(?:tr|translate|words)\((?:\s*\"\w+\",)?\s*[rb]*f[\"']")
    assert [str(file) for file in app.rglob("*.py") if bad.search(file.read_text("utf-8"))] == []


def test_no_words_are_translated_inside_a_formatted_string() -> None:
    """lupdate does not look into an f-string: what is said in there stays English."""
    app = Path(translations.__file__).parent
    assert [place for file in app.rglob("*.py") for place in hidden_words(file)] == []


def hidden_words(file: Path) -> Iterator[str]:
    """Where in a file (file:line) words are translated within an f-string."""
    outer = [node for node in ast.walk(ast.parse(file.read_bytes())) if isinstance(node, ast.JoinedStr)]
    for call in (inside for node in outer for inside in ast.walk(node)):
        if isinstance(call, ast.Call) and ast.unparse(call.func).split(".")[-1] in ("tr", "translate"):
            yield f"{file}:{call.lineno}"


def test_words_inside_a_formatted_string_are_found(tmp_path: Path) -> None:
    file = tmp_path / "code.py"
    file.write_text("a = self.tr('right')\nb = f'{a} {self.tr(1)}'\nc = f'{translate(2, 3)}'\n", "utf-8")
    assert list(hidden_words(file)) == [f"{file}:2", f"{file}:3"]
