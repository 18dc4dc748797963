"""Training a row and counting with it, in pieces: a session may end at any time, and the next one goes on."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from core.counting.opening import open_counter
from core.errors import DotoriError
from core.formats import dotori_json
from core.formats.files import read_json, write_json
from core.model.weights import read_tensors
from training.ablation.rows import Plain, Row, as_toml, merged
from training.command import train_autoencoder, train_diffusion
from training.datasets import Sample, discover
from training.evaluation import evaluate, summarise
from training.log import read_log
from training.synthetic.samples import drawn, save

CROWDS = 200
"""Made pictures that a row with `synthetic` begins with."""

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Place:
    """Where a table is made.

    Attributes:
        runs: folder of the trainings; large, and not to be committed.
        out: folder of the results, one small file a row.
        data: folders of the data sets: their `train` lists are learned, their `val` lists counted.
        autoencoder: weights with E and D; the shipped ones where None.
        limit: of counted pictures a data set, evenly spread; None is all of them.
        crowds: made pictures for rows with `synthetic`.
        quiet: log nothing.
    """

    runs: Path
    out: Path
    data: tuple[Path, ...]
    autoencoder: Path | None = None
    limit: int | None = None
    crowds: int = CROWDS
    quiet: bool = False

    def result(self, row: Row) -> Path:
        """The file of a row's figures."""
        return self.out / f"{row.name}.json"

    def weights(self, row: Row) -> Path:
        """The weights that a row is counted with."""
        return self.runs / row.of / "last.safetensors"


def work(row: Row, place: Place, tell: Tell) -> Plain | None:
    """Train what is left of a row, count the validation pictures, and keep its figures.

    Returns:
        Its figures; None where the training was stopped before its end.

    Raises:
        DotoriError: the folder of its weights holds another training, the row that it takes its weights from has none,
            or something cannot be read or written.
    """
    if row.trains:
        if not _train(row, place, tell):
            return None
    elif not _is_trained(place.runs / row.of, _last_stage(row)):
        raise DotoriError("the row {row} takes the weights of {of}; give --row {of} first", row=row.name, of=row.of)
    figures = {
        "row": row.name,
        "steps": row.settings["run"]["steps"],
        "crops": row.settings["run"]["steps"] * row.settings["run"]["batch"],
        "seconds_a_crop": _seconds_a_crop(place.runs / row.of),
        **row.notes(),
        "sets": _counted(row, place, tell),
    }
    place.out.mkdir(parents=True, exist_ok=True)
    write_json(place.result(row), figures)
    return figures


def _train(row: Row, place: Place, tell: Tell) -> bool:
    """Go through the stages of a row's training; whether they have all come to their end."""
    folder, steps = place.runs / row.name, row.settings["run"]["steps"]
    first = round(row.synthetic * steps)
    autoencoder, start = place.autoencoder, None
    if row.autoencoder is not None:
        if not _run(row.autoencoder, folder / "autoencoder", tell, partial(train_autoencoder, quiet=place.quiet)):
            return False
        autoencoder = folder / "autoencoder" / "last.safetensors"

    def train(data: Sequence[Path], config: Path, out: Path, resume: bool) -> None:
        train_diffusion(config, out, data, autoencoder, resume, place.quiet, start)

    if first:
        crowds = _draw_crowds(place, row.settings["run"].get("seed", 0))
        settings = merged(row.settings, {"run": {"steps": first, "cooldown": 1}})
        if not _run(settings, folder / "first", tell, partial(train, (crowds,))):
            return False
        start = folder / "first" / "last.safetensors"
    return _run(_last_stage(row), folder, tell, partial(train, place.data))


def _last_stage(row: Row) -> Plain:
    """The settings of what follows the made crowds: the whole training of a row without them."""
    steps = row.settings["run"]["steps"]
    return merged(row.settings, {"run": {"steps": steps - round(row.synthetic * steps)}})


def _run(settings: Plain, folder: Path, tell: Tell, train: Callable[[Path, Path, bool], None]) -> bool:
    """One training, or what is left of it.

    Args:
        settings: what its file says.
        folder: what it leaves.
        tell: what is done, to be told.
        train: of a file of settings, into a folder, from where it stopped or not.
    """
    steps = settings["run"]["steps"]
    if _is_trained(folder, settings):
        return True
    config = folder / "row.toml"
    folder.mkdir(parents=True, exist_ok=True)
    config.write_text(as_toml(settings), encoding="utf-8")
    tell(f"training {folder.name}: {steps} steps")
    resume = (folder / "state.safetensors").exists()
    train(config, folder, resume)
    return _is_done(folder, steps)


def _is_trained(folder: Path, settings: Plain) -> bool:
    """Whether a folder has the weights of a training.

    Raises:
        DotoriError: it holds another training.
    """
    config = folder / "row.toml"
    if config.exists() and config.read_text(encoding="utf-8") != as_toml(settings):
        raise DotoriError("{folder} holds a training with other settings; give another --runs", folder=folder)
    return _is_done(folder, settings["run"]["steps"])


def _is_done(folder: Path, steps: int) -> bool:
    """Whether a training has left the weights of its last step."""
    state, weights = folder / "state.safetensors", folder / "last.safetensors"
    return state.exists() and weights.exists() and int(read_tensors(state)[1]["step"]) >= steps


def _draw_crowds(place: Place, seed: int) -> Path:
    """The made crowds, drawn once for all rows; what is there is not drawn again."""
    folder = place.runs / "crowds"
    index = folder / "dotori.json"
    if not index.exists():
        folder.mkdir(parents=True, exist_ok=True)
        annotations = [save(folder, *item) for item in drawn(place.crowds, seed, 768, 576)]
        dotori_json.write(annotations, index)
    return folder


def _seconds_a_crop(folder: Path) -> float | None:
    """The median over the training, since a machine may be busy now and then; None where nothing was logged."""
    log = folder / "log.csv"
    speeds = read_log(log).get("crops a second", ([], []))[1] if log.exists() else []
    return 1 / statistics.median(speeds) if speeds else None


def _counted(row: Row, place: Place, tell: Tell) -> dict[str, Plain]:
    """Figures of the validation pictures by data set."""
    counter = open_counter("auto", place.weights(row)).counter
    sets = {}
    for root in place.data:
        by_name: dict[str, list[Sample]] = {}
        for sample in discover(root, "val"):
            by_name.setdefault(sample.dataset, []).append(sample)
        for name, samples in by_name.items():
            if place.limit is not None:
                samples = [samples[i] for i in np.unique(np.linspace(0, len(samples) - 1, place.limit).astype(int))]
            tell(f"counting {len(samples)} pictures of {name}")
            sets[name] = _in_short(summarise(list(evaluate(counter, samples, row.counting))))
    return sets


def _in_short(summary: dict[str, Any]) -> Plain:
    plain = {name: summary[name] for name in ("pictures", "heads", "mae", "rmse", "bias", "seconds")}
    return {**plain, "f1_8": summary["at_8_px"]["f1"], "game_3": summary["game"][3]}


def read_result(path: Path) -> Plain:
    """The figures in a row's file.

    Raises:
        DotoriError: it cannot be read, or holds something else.
    """
    figures = read_json(path)
    if not isinstance(figures, dict) or not figures.keys() >= {"crops", "sets"}:
        raise DotoriError("{path} does not hold the figures of a row; move it elsewhere or delete it", path=path)
    return figures


def read_results(out: Path) -> dict[str, Plain]:
    """Figures by the name of the row, as far as there are any.

    Raises:
        DotoriError: a file cannot be read, or holds something else.
    """
    return {path.stem: read_result(path) for path in sorted(out.glob("*.json"))}
