"""A test that leaves something running fails: the detectors of conftest.py at work on tests that do."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

LEAKS = """
import threading
from concurrent.futures import ThreadPoolExecutor
from PySide6.QtCore import QRunnable, QThread, QThreadPool, QTimer

kept, end = [], threading.Event()

class Waits(QRunnable):
    def run(self):
        end.wait()

def test_thread(qapp):
    kept.append(threading.Thread(target=end.wait, name="a thread"))
    kept[-1].start()

def test_pool(qapp):
    kept.append(ThreadPoolExecutor(1, "a pool"))
    kept[-1].submit(int)

def test_qt_thread(qapp):
    kept.append(QThread())
    kept[-1].start()

def test_qt_pool(qapp):
    QThreadPool.globalInstance().start(Waits())

def test_timer(qapp):
    kept.append(QTimer())
    kept[-1].start(1000)

def test_nothing(qapp):
    end.set()
    QThreadPool.globalInstance().waitForDone()
    kept[2].quit()
    kept[2].wait()
    timer = QTimer()
    timer.start(1000)
    timer.stop()
"""

LEFT = {
    "test_thread": "a thread",
    "test_pool": "a pool_0",
    "test_qt_thread": "QThread",
    "test_qt_pool": "Qt's pool of threads",
    "test_timer": "the timer",
}


def test_whoever_leaves_something_running_fails(tmp_path: Path) -> None:
    shutil.copy(Path(__file__).with_name("conftest.py"), tmp_path)
    (tmp_path / "test_leaks.py").write_text(LEAKS)
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(tmp_path),
        str(tmp_path),
    ]
    said = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False).stdout
    failed = {line.split("::")[1].split()[0]: line for line in said.splitlines() if line.startswith("ERROR ")}
    assert set(failed) == set(LEFT), said
    for name, what in LEFT.items():
        assert f"{name} leaves running: " in said
        assert what in said.split(f"{name} leaves running: ")[1].splitlines()[0]
