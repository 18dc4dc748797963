"""A very large picture through the front door: seconds, memory, and what of the memory is the picture itself.

    python docs/measure/large_picture.py --megapixels 200 --steps 1 --zoom 1

The picture is a made crowd, mirrored until it is large enough, written as a JPEG and counted by `main.py count` in a
process of its own.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import click
import numpy as np
from PIL import Image

from core.images import load_image

ROOT = Path(__file__).parents[2]


def draw(path: Path, megapixels: float) -> tuple[int, int]:
    """Write a picture of about so many pixels, 4 to 3; its width and height."""
    made = load_image(ROOT / "resources" / "samples" / "plaza.jpg")
    height = round((megapixels * 1e6 * 3 / 4) ** 0.5)
    width = round(height * 4 / 3)
    down, right = (-(-side // own) for side, own in zip((height, width), made.shape, strict=False))
    row = np.concatenate([made[:, :: -1 if i % 2 else 1] for i in range(right)], axis=1)[:, :width]
    whole = np.concatenate([row[:: -1 if i % 2 else 1] for i in range(down)])[:height]
    Image.fromarray(whole).save(path, quality=85)
    return width, height


@click.command()
@click.option("--megapixels", default=200.0, show_default=True)
@click.option("--steps", default="1", show_default=True)
@click.option("--zoom", default="1", show_default=True)
def main(megapixels: float, steps: str, zoom: str) -> None:
    """Draw the picture, count it, and print what it took."""
    with tempfile.TemporaryDirectory() as folder:
        path, out = Path(folder, "large.jpg"), Path(folder, "out.json")
        width, height = draw(path, megapixels)
        words = ["count", str(path), "--steps", steps, "--zoom", zoom, "--json", str(out)]
        began = time.monotonic()
        child = subprocess.Popen([sys.executable, str(ROOT / "main.py"), *words], cwd=ROOT)
        _, status, usage = os.wait4(child.pid, 0)
        if status:
            raise click.ClickException("the count failed")
        record = json.loads(out.read_text(encoding="utf-8"))
    click.echo(f"{width} x {height}: {record['count']:,} dots in {time.monotonic() - began:.0f} s")
    peak, own = usage.ru_maxrss / 1024, width * height * 3 / 2**20
    click.echo(f"peak memory {peak:,.0f} MB, of which the picture {own:,.0f} MB")


if __name__ == "__main__":
    main()
