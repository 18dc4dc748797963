"""Pictures under names that mean harm, and runs on them."""

from __future__ import annotations

from core.dots import Dots, Origin
from core.project import Picture, Prediction, Project, Run, RunKey

PLAZA = "광장 2024-05-01 14.30.00.png"
SCRIPT = "<script>alert(1)<b>&amp;.png"
FORMULA = "=cmd|' calc'!A1.png"
QUOTED = "\"it's\", 'quoted'.png"
IMAGE = "IMG_20240501_150000.png"
NEW = "new.png"
NAMES = (PLAZA, SCRIPT, FORMULA, QUOTED, IMAGE, NEW)

MODEL = "@model.safetensors"
KEY = RunKey.of(MODEL, "0123456789abcdef", {"steps": 8, "threshold": None, "seed": 7})
REASON = "cannot read <i>it</i>: the file is cut short; save or download it again"

SIZE = (80, 60)


def record(project: Project, picture: Picture, heads: int, **figures: float) -> None:
    """Write down a run that found so many heads."""
    dots = Dots.of([(10 + i % 60, 10 + i % 40) for i in range(heads)], None, Origin.MODEL)
    run = Run(KEY, 1.25, heads, 0.9 * heads, **{"density_count": 1.1 * heads, **figures})
    project.record_run(picture.id, run, Prediction(dots, 0.5, *SIZE))
