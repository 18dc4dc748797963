"""The program opened as `main.py` opens it, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]

RUN = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from app.start import make_application, run

app = make_application()

def look():
    window = next(each for each in app.topLevelWidgets() if hasattr(each, "parts"))
    if window.parts.canvas.editable:
        print(window.isVisible(), *({"torch", "diffusers", "ray"} & set(sys.modules)), flush=True)
        timer.stop()
        window.close()

timer = QTimer(interval=5)
timer.timeout.connect(look)
timer.start()
sys.exit(run([Path(name) for name in sys.argv[1:]]))
"""


def test_the_window_opens_a_picture_without_torch(tmp_path: Path, own_home: Path) -> None:
    from PIL import Image

    Image.new("RGB", (40, 30)).save(tmp_path / "a.png")
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "DOTORI_HOME": str(own_home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert (done.stdout.split(), done.returncode) == (["True"], 0), done.stderr
