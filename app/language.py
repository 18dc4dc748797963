"""The language of the window. English stands in the code; its translation has the plurals and nothing else."""

from __future__ import annotations

from importlib.resources import as_file, files

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from app.preferences import Language

TRANSLATIONS = files("resources") / "translations"

_LOCALES = {"en": "en_GB", "ko": "ko_KR"}


def install_language(app: QApplication, language: Language) -> str:
    """Have new windows speak a language; those that are open keep theirs, since their words are made with them.

    Returns:
        "en" or "ko".
    """
    code = spoken(language)
    QLocale.setDefault(QLocale(_LOCALES[code]))
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.setParent(None)
    of_qt = QTranslator(app)
    if of_qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(of_qt)
    own = QTranslator(app)
    with as_file(TRANSLATIONS / f"dotori_{code}.qm") as file:
        if own.load(str(file)):
            app.installTranslator(own)
    return code


def speaking() -> str:
    """The language that was installed last."""
    return "ko" if QLocale().language() == QLocale.Language.Korean else "en"


def spoken(language: Language) -> str:
    """The language that a choice comes to: the system's first one that there is, else English."""
    if language != "system":
        return language
    wanted = (name.replace("_", "-").split("-")[0] for name in QLocale.system().uiLanguages())
    return next((code for code in wanted if code in _LOCALES), "en")
