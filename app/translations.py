"""Collects the words of the app for the translators, and makes their work ready for Qt.

    python -m app.translations

Run it after words have changed, translate what is "unfinished" in `resources/translations/dotori_ko.ts`, by hand or
with pyside6-linguist, and run it again. `dotori_en.ts` has the plurals of English: "1 dot", "2 dots".

Qt's collector sees words in calls of `tr` and `translate`. The sentences of `core` and of fine-tuning, which know no
Qt, are found here: the first argument of `Sentence(...)`, of `DotoriError(...)` and of the errors derived from it.
"""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import PySide6

from app.sentences import CONTEXT

APP = Path(__file__).parent
CORE = APP.parent / "core"
TEACHING = APP.parent / "training" / "finetuning"
FOLDER = APP.parent / "resources" / "translations"

_COLLECT = ("-silent", "-extensions", "py", "-locations", "none", "-no-obsolete", "-sort-messages")
_MARKER = ("-tr-function-alias", "QT_TRANSLATE_NOOP+=words")


def collect(folder: Path = FOLDER, source: Path = APP) -> None:
    """Bring the .ts files up to date with the words in the code; words that are gone are dropped."""
    with tempfile.TemporaryDirectory() as scratch:
        calls = Path(scratch) / "sentences.py"
        calls.write_text(_as_calls(templates(CORE, TEACHING, source)), "utf-8")
        for language, extra in (("ko", ()), ("en", ("-pluralonly",))):
            file = folder / f"dotori_{language}.ts"
            places = (str(source), str(calls), "-ts", str(file), "-target-language", language)
            _run("lupdate", *_COLLECT, *_MARKER, *extra, *places)


def release(folder: Path = FOLDER) -> None:
    """Make a .qm file of every .ts file."""
    for file in sorted(folder.glob("*.ts")):
        _run("lrelease", "-silent", str(file), "-qm", str(file.with_suffix(".qm")))


def templates(*rooms: Path) -> list[str]:
    """The sentences in the code of these folders that are not Qt's, each once; their gaps are still open."""
    firsts = [made.args[0] for _, made in sentences(*rooms)]
    return sorted({first.value for first in firsts if isinstance(first, ast.Constant) and isinstance(first.value, str)})


def sentences(*rooms: Path) -> Iterator[tuple[str, ast.Call]]:
    """Where in the code of these folders sentences are made (file:line), and the calls that make them."""
    trees = {file: ast.parse(file.read_bytes()) for room in rooms for file in sorted(room.rglob("*.py"))}
    kinds = _kinds(trees.values())
    for file, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in kinds and node.args:
                yield f"{file}:{node.lineno}", node


def _kinds(trees: Iterable[ast.Module]) -> set[str]:
    """The names of the classes whose first argument is a sentence."""
    kinds = {"Sentence", "DotoriError"}
    classes = [node for tree in trees for node in tree.body if isinstance(node, ast.ClassDef)]
    while new := {each.name for each in classes if kinds & {ast.unparse(base) for base in each.bases}} - kinds:
        kinds |= new
    return kinds


def _as_calls(words: Iterable[str]) -> str:
    """Python that Qt's collector understands."""
    literals = (json.dumps(text, ensure_ascii=False) for text in words)
    return "".join(f'QCoreApplication.translate("{CONTEXT}", {literal})\n' for literal in literals)


def _run(tool: str, *arguments: str) -> None:
    program = shutil.which(tool, path=str(Path(PySide6.__file__).parent))
    if program is None:
        raise FileNotFoundError(f"PySide6 has no {tool}")
    subprocess.run([program, *arguments], check=True)


if __name__ == "__main__":
    collect()
    release()
