"""`python -m training.synthetic OUT_DIR`: pictures of crowds with a `dotori.json` that knows every head."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.progress import track

from core.commands.options import OneSentence
from core.formats import dotori_json
from training.synthetic.samples import SAMPLES, drawn, save, shipped


@click.command(cls=OneSentence, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("out_dir", type=click.Path(path_type=Path, file_okay=False))
@click.option("--count", type=click.IntRange(1), default=10, show_default=True, help="How many pictures.")
@click.option("--seed", type=click.IntRange(0), default=0, show_default=True, help="Same seed, same pictures.")
@click.option("--width", type=click.IntRange(64, 8192), default=1024, show_default=True, help="In pixels.")
@click.option("--height", type=click.IntRange(64, 8192), default=768, show_default=True, help="In pixels.")
@click.option("--samples", is_flag=True, help="The four pictures that ship with Dotori; all else is ignored.")
def main(out_dir: Path, count: int, seed: int, width: int, height: int, samples: bool) -> None:
    """Draw crowds and write them to OUT_DIR as a data set."""
    try:
        out_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise click.ClickException(f"cannot make {out_dir}: {error.strerror}; choose another folder") from error
    pictures = shipped() if samples else drawn(count, seed, width, height)
    total = len(SAMPLES) if samples else count
    annotations = [save(out_dir, *item) for item in track(pictures, "Drawing crowds", total)]
    dotori_json.write(annotations, out_dir / "dotori.json")
    heads = sum(len(annotation.dots) for annotation in annotations)
    click.echo(f"{len(annotations)} pictures with {heads} heads in {out_dir}")


if __name__ == "__main__":
    sys.exit(main())
