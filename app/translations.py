"""Collects the words of the app for the translators, and makes their work ready for Qt.

    python -m app.translations

Run it after words have changed, translate what is "unfinished" in `resources/translations/dotori_ko.ts`, by hand or
with pyside6-linguist, and run it again. `dotori_en.ts` has the plurals of English: "1 dot", "2 dots".
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import PySide6

APP = Path(__file__).parent
FOLDER = APP.parent / "resources" / "translations"

_COLLECT = ("-silent", "-extensions", "py", "-locations", "none", "-no-obsolete", "-sort-messages")
_MARKER = ("-tr-function-alias", "QT_TRANSLATE_NOOP+=words")


def collect(folder: Path = FOLDER, source: Path = APP) -> None:
    """Bring the .ts files up to date with the words in the code; words that are gone are dropped."""
    for language, extra in (("ko", ()), ("en", ("-pluralonly",))):
        file = folder / f"dotori_{language}.ts"
        _run("lupdate", *_COLLECT, *_MARKER, *extra, str(source), "-ts", str(file), "-target-language", language)


def release(folder: Path = FOLDER) -> None:
    """Make a .qm file of every .ts file."""
    for file in sorted(folder.glob("*.ts")):
        _run("lrelease", "-silent", str(file), "-qm", str(file.with_suffix(".qm")))


def _run(tool: str, *arguments: str) -> None:
    program = shutil.which(tool, path=str(Path(PySide6.__file__).parent))
    if program is None:
        raise FileNotFoundError(f"PySide6 has no {tool}")
    subprocess.run([program, *arguments], check=True)


if __name__ == "__main__":
    collect()
    release()
