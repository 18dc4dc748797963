"""The dialog with a teacher that has no model, in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot
from teaching_fakes import STEPS, Verdict, result, write_model

from app.teaching.dialog import TeachDialog
from app.teaching.messages import Figures, InUse
from app.workspace import Workspace
from core.history import SetReviewed

Open = Callable[[Workspace], TeachDialog]
Make = Callable[..., Workspace]

ROOT = Path(__file__).parents[3]


def library(dialog: TeachDialog) -> list[str]:
    return [entry.name for entry in dialog._models.library.models()]


def teach(qtbot: QtBot, dialog: TeachDialog) -> None:
    """To the end."""
    dialog.main.click()
    qtbot.waitUntil(lambda: dialog.page is not dialog.progress_page, timeout=30_000)


def learning(qtbot: QtBot, dialog: TeachDialog) -> int:
    """Begin, and wait until it learns; the process's number."""
    dialog.main.click()
    qtbot.waitUntil(lambda: len(dialog.progress_page.curve.points) > 2, timeout=30_000)
    assert dialog.session.pid is not None
    return dialog.session.pid


def at_rest(qtbot: QtBot, dialog: TeachDialog) -> int:
    """Wait until no step comes any more; how many came."""
    for _ in range(100):
        steps = len(dialog.progress_page.curve.points)
        qtbot.wait(300)
        if len(dialog.progress_page.curve.points) == steps:
            return steps
    pytest.fail("it goes on and on")


def answer(qtbot: QtBot, dialog: TeachDialog, words: str) -> str:
    """Press a button of the question; what was asked comes back."""
    [box] = (box for box in dialog.findChildren(QMessageBox) if box.isVisible())
    question = box.text()
    assert box.defaultButton() is box.button(QMessageBox.StandardButton.No)
    next(button for button in box.findChildren(QPushButton) if words in button.text()).click()
    qtbot.waitUntil(lambda: not any(box.isVisible() for box in dialog.findChildren(QMessageBox)))
    return question


@pytest.mark.parametrize(
    ("reviewed", "blocks", "ready", "held_back"),
    [
        (5, 0, "5 reviewed pictures", "1 of them"),
        (3, 5, "3 reviewed pictures · 10 done blocks in other pictures", "2 of them"),
        (0, 1, "2 done blocks in other pictures", "The right part of each"),
    ],
)
def test_it_says_what_it_will_learn_from(
    make_workspace: Make, open_dialog: Open, reviewed: int, blocks: int, ready: str, held_back: str
) -> None:
    dialog = open_dialog(make_workspace(reviewed=reviewed, blocks=blocks))
    page = dialog.begin_page
    assert page.ready.text().replace("(s)", "s") == ready
    assert page.held_back.text().startswith(held_back)
    assert "came with Dotori" in page.beginning.text()
    assert dialog.main.isEnabled()
    assert not page.problem.isVisible()


def test_without_reviewed_pictures_it_refuses_and_looks_again(make_workspace: Make, open_dialog: Open) -> None:
    workspace = make_workspace(reviewed=0)
    dialog = open_dialog(workspace)
    page = dialog.begin_page
    assert page.ready.text() == "Nothing is reviewed yet"
    assert "mark each as reviewed" in page.advice.text()
    assert page.advice.property("role") == "quiet", "nothing is wrong yet"
    assert page.advice.isVisible() and not page.problem.isVisible()
    assert not dialog.main.isEnabled()
    assert workspace.project is not None
    picture = workspace.project.images()[0].id
    workspace.project.edit(picture, SetReviewed.on(workspace.project.marks(picture)))
    workspace.opened.emit()
    assert dialog.main.isEnabled()
    assert not page.advice.isVisible() and not page.problem.isVisible()


def test_pictures_that_were_replaced_or_are_gone_do_not_count(make_workspace: Make, open_dialog: Open) -> None:
    workspace = make_workspace(reviewed=5, blocks=2)
    assert workspace.project is not None
    replaced, gone, partly, *_ = (workspace.project.file(each) for each in workspace.project.images()[3:])
    for path in (replaced, partly):
        Image.new("RGB", (600, 400)).save(path)
    gone.unlink()
    assert open_dialog(workspace).begin_page.ready.text() == "3 reviewed picture(s) · 2 done block(s) in other pictures"


def test_without_a_folder_it_asks_for_one(open_dialog: Open) -> None:
    dialog = open_dialog(Workspace())
    assert "No folder is open" in dialog.begin_page.advice.text()
    assert not dialog.main.isEnabled()


def test_pictures_that_are_left_out_are_named_while_it_learns_and_after(
    qtbot: QtBot, make_workspace: Make, open_dialog: Open
) -> None:
    dialog = open_dialog(make_workspace("partly"))
    with qtbot.waitSignal(dialog.session.left_out, timeout=30_000):
        dialog.main.click()
    said = "0.jpg is left out\n1.jpg is left out\n2.jpg is left out\n2 more left out"
    assert dialog.message.isVisible() and dialog.message.text() == said
    qtbot.waitUntil(lambda: dialog.page is dialog.verdict_page, timeout=30_000)
    assert dialog.message.isVisible() and dialog.message.text() == said


def test_a_better_model_is_kept_and_counts(qtbot: QtBot, make_workspace: Make, open_dialog: Open) -> None:
    dialog = open_dialog(make_workspace("plaza"))
    teach(qtbot, dialog)
    page = dialog.verdict_page
    assert dialog.page is page, dialog.message.text()
    assert len(dialog.progress_page.curve.points) == STEPS
    assert dialog.session.pid is None
    assert page.verdict.text() == "Better than the model that came with Dotori."
    figures = [cell.text() for cell in page.figures.findChildren(QLabel)]
    for text in ("20.5", "9.2", "\N{MINUS SIGN}18.0", "+2.0", "0.71", "0.80", "31", "12"):
        assert text in figures, text
    said = [each.text() for each in page.examples.findChildren(QLabel)]
    assert "Before: counted 2, there are 2 head(s); 1 missed, 1 false" in said
    assert "After: counted 3, there are 3 head(s); 1 missed, 1 false" in said
    assert library(dialog) == ["dotori"]
    assert page.name.text() == "plaza"
    assert page.use.isChecked()
    assert dialog.main.isDefault()
    with qtbot.waitSignal(dialog.kept, timeout=30_000) as kept:
        QTest.keyClick(page.name, Qt.Key.Key_Return)
    assert kept.args == ["plaza", True]
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert library(dialog) == ["dotori", "plaza"]
    assert dialog._models.library.in_use() == "plaza"


@pytest.mark.parametrize("verdict", ["worse", "no difference"])
def test_a_model_that_is_not_better_is_never_the_default(
    qtbot: QtBot, make_workspace: Make, open_dialog: Open, verdict: str
) -> None:
    dialog = open_dialog(make_workspace(verdict))
    teach(qtbot, dialog)
    page = dialog.verdict_page
    said = {"worse": "Worse than the model", "no difference": "Neither better nor worse than the model"}[verdict]
    assert page.verdict.text() == f"{said} that came with Dotori."
    assert not page.use.isChecked()
    assert page.use.isEnabled() == (verdict != "worse")
    assert dialog.other.isDefault()
    with qtbot.waitSignal(dialog.kept, timeout=30_000) as kept:
        dialog.main.click()
    assert kept.args == [verdict, False]
    assert dialog._models.library.in_use() == "dotori"
    qtbot.waitUntil(lambda: not dialog.isVisible())


@pytest.mark.parametrize(
    ("first", "second", "taught", "said", "offered", "able"),
    [
        ("better", "better", 0, "Better than plaza, which is in use.", True, True),
        ("better", "no difference", 0, "Neither better nor worse than plaza, which is in use.", False, True),
        ("better", "worse", 0, "Worse than plaza, which is in use.", False, False),
        ("better", "worse", 1, "Worse than plaza, which is in use.", False, True),
        ("worse", "better", 0, "Better than plaza, which is in use.", False, False),
    ],
)
def test_beside_a_taught_model_in_use_it_must_be_better_than_both(
    open_dialog: Open, first: Verdict, second: Verdict, taught: int, said: str, offered: bool, able: bool
) -> None:
    dialog = open_dialog(Workspace())
    in_use = InUse("plaza", Figures(7.75, -3.0, 0.9, 8), taught, second)
    dialog.session.finished.emit(replace(result(first), in_use=in_use))
    page = dialog.verdict_page
    assert page.verdict.text().endswith(f"that came with Dotori. {said}")
    assert (page.use.isChecked(), page.use.isEnabled()) == (offered, able)
    assert dialog.main.isDefault() is offered
    cells = [cell.text() for cell in page.figures.findChildren(QLabel)]
    assert cells[:4] == ["", "Before", "In use", "After"]
    assert cells[5:8] == ["20.5", "7.8", "9.2" if first == "better" else "30.0"]
    assert page.flattered.isVisible() is bool(taught)
    dialog.session.finished.emit(result("better"))
    assert not page.flattered.isVisible()
    assert [cell.text() for cell in page.figures.findChildren(QLabel)][:3] == ["", "Before", "After"]


def test_a_model_that_got_worse_is_not_used_even_if_it_is_asked_for(
    qtbot: QtBot, make_workspace: Make, open_dialog: Open
) -> None:
    dialog = open_dialog(make_workspace("worse"))
    teach(qtbot, dialog)
    assert dialog.session.taught is not None
    figures = {"before": {"mae": 1.0, "clicks": 1}, "after": {"mae": 2.0, "clicks": 2}}
    write_model(dialog.session.taught, held_back=json.dumps(figures))
    dialog.verdict_page.use.setChecked(True)
    dialog.main.click()
    qtbot.waitUntil(dialog.message.isVisible, timeout=30_000)
    assert "worse than its parent" in dialog.message.text()
    assert dialog._models.library.in_use() == "dotori"


def test_what_is_thrown_away_leaves_nothing(qtbot: QtBot, make_workspace: Make, open_dialog: Open) -> None:
    dialog = open_dialog(make_workspace("plaza"))
    teach(qtbot, dialog)
    assert dialog.session.taught is not None
    scratch = dialog.session.taught.parent
    assert [path.name for path in scratch.iterdir()] == ["taught.safetensors"]
    dialog.reject()
    assert "not kept yet" in answer(qtbot, dialog, "No")
    assert dialog.isVisible()
    dialog.other.click()
    assert not dialog.isVisible()
    assert not scratch.exists()
    assert library(dialog) == ["dotori"]


def test_a_name_that_can_be_none_is_refused(qtbot: QtBot, make_workspace: Make, open_dialog: Open) -> None:
    dialog = open_dialog(make_workspace("plaza"))
    teach(qtbot, dialog)
    dialog.verdict_page.name.setText(" ")
    assert not dialog.main.isEnabled()
    dialog.verdict_page.name.setText("a/b")
    dialog.main.click()
    qtbot.waitUntil(dialog.message.isVisible, timeout=30_000)
    assert "cannot be called" in dialog.message.text()
    qtbot.waitUntil(dialog.main.isEnabled)
    assert library(dialog) == ["dotori"]


def test_pause_and_continue(qtbot: QtBot, make_workspace: Make, open_dialog: Open) -> None:
    dialog = open_dialog(make_workspace("endless"))
    pid = learning(qtbot, dialog)
    page = dialog.progress_page
    assert page.holding.text() == "Pause"
    page.holding.click()
    assert page.rest.text() == "Paused"
    steps = at_rest(qtbot, dialog)
    assert psutil.pid_exists(pid)
    page.holding.click()
    qtbot.waitUntil(lambda: len(page.curve.points) > steps, timeout=30_000)
    assert page.rest.text() == "About 60 s left"


@pytest.mark.parametrize("held", [False, True])
def test_cancel_ends_the_process(qtbot: QtBot, make_workspace: Make, open_dialog: Open, held: bool) -> None:
    dialog = open_dialog(make_workspace("endless"))
    pid = learning(qtbot, dialog)
    if held:
        dialog.progress_page.holding.click()
    taught = dialog.session.taught
    dialog.other.click()
    assert dialog.page is dialog.begin_page
    assert dialog.main.isEnabled()
    qtbot.waitUntil(lambda: not psutil.pid_exists(pid), timeout=30_000)
    assert taught is not None
    qtbot.waitUntil(lambda: not taught.parent.exists())


def test_cancel_does_not_wait_for_a_process_that_is_slow_to_go(
    qtbot: QtBot, make_workspace: Make, open_dialog: Open
) -> None:
    dialog = open_dialog(make_workspace("stubborn"))
    pid = learning(qtbot, dialog)
    dialog.other.click()
    assert psutil.pid_exists(pid), "the window is back while the process is still there"
    assert dialog.page is dialog.begin_page
    second = learning(qtbot, dialog)
    assert second != pid
    qtbot.waitUntil(lambda: not psutil.pid_exists(pid), timeout=30_000)
    assert psutil.pid_exists(second), "what ended was the first"
    assert dialog.page is dialog.progress_page
    dialog.session.end()
    assert not psutil.pid_exists(second)


def test_neither_opening_it_nor_a_result_loads_anything_heavy(make_workspace: Make) -> None:
    """In a fresh process, for this one has it all. To load scipy held the window up for three seconds."""
    workspace = make_workspace(reviewed=5)
    assert workspace.project is not None
    script = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(Path(__file__).parent)!r})
from teaching_fakes import result
from app.models import Models
from app.start import make_application
from app.teaching.dialog import TeachDialog
from app.workspace import Opened, Workspace
from core.project import open_project
make_application()
workspace = Workspace()
project = open_project(Path({str(workspace.project.folder)!r}))
workspace.adopt(Opened(project, project.images()))
dialog = TeachDialog(workspace, Models())
dialog.show()
assert dialog.begin_page.held_back.text().startswith("1 of them"), dialog.begin_page.held_back.text()
dialog.session.finished.emit(result("better"))
assert dialog.page is dialog.verdict_page
print([name for name in ("torch", "cv2", "scipy", "matplotlib") if name in sys.modules])
import os
sys.stdout.flush()
os._exit(0)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.stdout.strip() == "[]", done.stderr


def test_closing_while_it_learns_asks(qtbot: QtBot, make_workspace: Make, open_dialog: Open) -> None:
    dialog = open_dialog(make_workspace("endless"))
    pid = learning(qtbot, dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert "still learning" in answer(qtbot, dialog, "No")
    assert psutil.pid_exists(pid)
    dialog.close()
    answer(qtbot, dialog, "Cancel the teaching")
    assert not dialog.isVisible()
    assert not psutil.pid_exists(pid)


@pytest.mark.parametrize(
    ("folder", "said"),
    [("unreadable", "it is a test; go on"), ("killed", "The system ended the teaching"), ("broken", "nobody foresaw")],
)
def test_what_goes_wrong_is_said_and_can_be_tried_again(
    qtbot: QtBot, make_workspace: Make, open_dialog: Open, folder: str, said: str
) -> None:
    dialog = open_dialog(make_workspace(folder))
    teach(qtbot, dialog)
    assert dialog.page is dialog.begin_page
    assert said in dialog.message.text()
    assert dialog.main.isEnabled()
    assert dialog.session.pid is None


@pytest.mark.parametrize(("parts", "said"), [(False, "that it was not taught"), (True, "the held-back part of 2")])
def test_it_says_whether_parts_or_whole_pictures_were_held_back(open_dialog: Open, parts: bool, said: str) -> None:
    dialog = open_dialog(Workspace())
    dialog.session.finished.emit(replace(result("better"), parts=parts))
    assert said in dialog.verdict_page.measured.text()
