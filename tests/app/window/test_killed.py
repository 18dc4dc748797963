"""A process that is killed loses nothing that was on the screen a second before."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from killed_worker import as_json
from PIL import Image

from app.samples import sample_folder
from app.window import MainWindow

HERE, ROOT = Path(__file__).parent, Path(__file__).parents[3]


def test_counted_corrected_killed_and_opened_again_it_is_the_same(
    open_window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    """With the shipped model, and of every kind of edit one."""
    path = tmp_path / "광장.png"
    with Image.open(sample_folder() / "plaza.jpg") as plaza:
        plaza.crop((300, 300, 556, 500)).save(path)
    said = worked_on_and_killed(path)
    assert len(said["xy"]) > 10
    assert set(said["origin"]) == {0, 1, 2}, "of the model, of a person, moved"
    assert (len(said["regions"]), len(said["blocks"]), said["reviewed"]) == (1, 1, True)
    assert abs(said["xy"][-1][0] - 8) < 0.2, "the burst of keys is on the screen"

    window = open_window(path)
    workspace = window.parts.workspace
    assert as_json(workspace.marks) == said
    edits = 0
    while workspace.undo() is not None:
        edits += 1
    assert edits == 10, "the count and nine edits can be undone still"
    assert len(workspace.marks.dots) == 0
    for _ in range(edits):
        workspace.redo()
    assert as_json(workspace.marks) == said


def worked_on_and_killed(path: Path) -> dict[str, list]:
    """What was on the screen."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(HERE / "killed_worker.py"), str(path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)
    try:
        assert process.stdout is not None
        return json.loads(process.stdout.readline())
    finally:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
