"""Kill -9 at ten random moments of a batch of 200 pictures; what is there in the end is what it would have been."""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from core.project import open_project

ROOT = Path(__file__).parents[3]
PICTURES, KILLS = 200, 10
BROKEN = (17, 140)

# Each command runs in a process of its own, forked from one that has imported torch already: twelve imports would take
# longer than all the counting. "file:owner.name" and n say where the process kills itself: in the nth call from now.
NURSERY = """
import functools, importlib, json, os, signal, sys
sys.path.insert(0, {root!r})
import torch
import core.batch.command, main
torch.set_num_threads(1)

def mortal(place, calls):
    module, _, path = place.partition(":")
    *owners, name = path.split(".")
    owner = functools.reduce(getattr, owners, importlib.import_module(module))
    whole, left = getattr(owner, name), [calls]
    def dying(*given, **named):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return whole(*given, **named)
    setattr(owner, name, dying)

for line in sys.stdin:
    words, place, calls = json.loads(line)
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        if place:
            mortal(place, calls)
        sys.argv = ["dotori", *words]
        try:
            main.main()
        except SystemExit as end:
            os._exit(end.code or 0)
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""

PLACES = (
    "core.batch.model:LocalModel.load",  # while it decodes
    "core.batch.model:LocalModel.count",  # while the model counts
    "core.project.project:Project.record_run",  # just before it writes
    "core.project.project:write_marks",  # while it writes
    "core.project.project:pictures.stamp",  # all is written but for the commit
    "core.project.project:Project._hold",  # right after the commit
)

Call = Callable[..., int]


@pytest.fixture
def call(tiny_model_file: Path) -> Iterator[Call]:
    """Count a folder into its project in a process of its own, which dies in so manieth call of a place."""
    words = ["--model", str(tiny_model_file), "--steps", "1", "--zoom", "1"]
    script = NURSERY.format(root=str(ROOT))
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as nursery:
        assert nursery.stdin and nursery.stdout
        lines, answers = nursery.stdin, nursery.stdout

        def call(folder: Path, place: str = "", calls: int = 0) -> int:
            print(json.dumps([["count", str(folder), "--project", *words], place, calls]), file=lines, flush=True)
            return int(answers.readline())

        yield call
        lines.close()


def fill(folder: Path) -> Path:
    folder.mkdir()
    noise = np.random.default_rng(0).integers(0, 256, (PICTURES, 24, 24, 3), np.uint8)
    for number, pixels in enumerate(noise):
        Image.fromarray(pixels).save(folder / f"{number}.png")
    for number in BROKEN:
        (folder / f"{number}.png").write_bytes(b"broken")
    return folder


def all_of(folder: Path) -> dict[str, Any]:
    """Everything that a batch leaves of each picture, but for times and the numbers of runs."""
    with open_project(folder) as project:
        assert not project.notices
        found = {}
        for picture in project.images():
            dots, marks = project.dots(picture.id), project.marks(picture.id)
            (run,) = project.runs(picture.id).values()
            columns = [column.tobytes() for column in (dots.xy, dots.confidence, dots.origin, dots.id)]
            figures = run.key, run.count, run.integral, run.density_count, run.low, run.high, run.zoom
            error = picture.error and picture.error.replace(str(folder), "")
            found[picture.path] = columns, marks.threshold, figures, picture.state, picture.count, error
    return found


def counted(folder: Path) -> int:
    with open_project(folder) as project:
        assert not project.notices, "a kill is no damage"
        return sum(bool(project.runs(picture.id)) for picture in project.images())


@pytest.mark.skipif(sys.platform == "win32", reason="there is neither fork nor kill -9")
def test_ten_kills_change_nothing(tmp_path: Path, call: Call, fp32: None) -> None:  # noqa: ARG001
    folder = fill(tmp_path / "killed")
    whole = Path(shutil.copytree(folder, tmp_path / "whole"))
    assert call(whole) == 1, "two pictures fail"
    expected = all_of(whole)
    assert len(expected) == PICTURES
    assert sum(count for *_, count, _ in expected.values() if count) > PICTURES, "there is something to lose"

    chance = random.Random(20261123)
    moments = sorted(chance.sample(range(1, PICTURES - 5), KILLS))
    done = []
    for moment in moments:
        already = done[-1] if done else 0
        assert call(folder, chance.choice(PLACES), max(1, moment - already)) == -signal.SIGKILL
        done.append(counted(folder))
    assert done == sorted(done)
    assert len(set(done)) >= KILLS - 3, "the batch comes on from kill to kill"
    assert call(folder) == 1
    assert all_of(folder) == expected
