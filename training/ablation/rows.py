"""The rows of the table: what each changes. They stand in `rows.toml`."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from core.counting.settings import CountSettings

ROWS = Path(__file__).parent / "rows.toml"

Plain = dict[str, Any]


@dataclass(frozen=True)
class Row:
    """One row.

    Attributes:
        name: of the row, and of its files.
        about: what it changes, in words.
        settings: of its training, all of them, as the file of `train diffusion` says them.
        counting: how its pictures are counted.
        of: the row whose weights it takes; its own name where it is trained.
        synthetic: share of its steps that is first spent on made crowds.
        autoencoder: settings of an E and a D of its own, as the file of `train autoencoder` says them; None for the
            given ones.
    """

    name: str
    about: str
    settings: Plain
    counting: CountSettings
    of: str
    synthetic: float = 0.0
    autoencoder: Plain | None = None

    @property
    def trains(self) -> bool:
        """Whether it has weights of its own."""
        return self.of == self.name

    def notes(self) -> Plain:
        """What its figures depend on, as its file notes it."""
        return {
            "settings": self.settings,
            "synthetic": self.synthetic,
            "counting": asdict(self.counting),
            "autoencoder": self.autoencoder,
        }

    def made(self, figures: Plain) -> bool:
        """Whether figures note the settings that the row has today. A choice of counting that came later is at its
        default in those that do not know it."""
        noted = {**figures, "counting": {**asdict(CountSettings()), **figures.get("counting", {})}}
        return all(noted.get(name) == value for name, value in self.notes().items())


@dataclass(frozen=True)
class Budget:
    """What every row may spend.

    Attributes:
        steps: of the training; warm-up and cool-down shrink with them. None leaves it at what `rows.toml` says.
        changes: to the base and so to all rows: for a quick try with a small network, say.
    """

    steps: int | None = None
    changes: Plain = field(default_factory=dict)


def read_rows(budget: Budget | None = None, path: Path = ROWS) -> dict[str, Row]:
    """All rows by name, in their order."""
    budget = budget or Budget()
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    base, autoencoder = merged(said["base"], budget.changes), said.get("autoencoder", {})
    if budget.steps is not None:
        base = with_steps(base, budget.steps)
        autoencoder = with_steps(autoencoder, budget.steps) if autoencoder else {}
    count = said.get("count", {})
    return {name: _row(name, dict(values), base, count, autoencoder) for name, values in said["rows"].items()}


def _row(name: str, values: Plain, base: Plain, count: Plain, autoencoder: Plain) -> Row:
    dot = values.pop("dot", None)
    own = None if dot is None else merged(autoencoder, {"model": {"autoencoder": {"dot": dot}}})
    about, of, synthetic = values.pop("about"), values.pop("of", name), values.pop("synthetic", 0.0)
    counted: Plain = merged(count, values.pop("count", {}))
    counting = CountSettings(**{key: value for key, value in counted.items() if value != "auto"})
    return Row(name, about, merged(base, values), counting, of, synthetic, own)


def with_steps(settings: Plain, steps: int) -> Plain:
    """The settings of a training with so many steps; its warm-up and cool-down keep their shares."""
    run = settings["run"]
    share = steps / run["steps"]
    shorter = {name: max(1, round(run[name] * share)) for name in ("warmup", "cooldown")}
    return merged(settings, {"run": {"steps": steps, **shorter}})


def merged(base: Mapping[str, Any], changes: Mapping[str, Any]) -> Plain:
    """The base with the changes in it, table by table; a value takes the place of a value."""
    both = dict(base)
    for name, value in changes.items():
        inner = both.get(name)
        both[name] = merged(inner, value) if isinstance(value, Mapping) and isinstance(inner, Mapping) else value
    return both


def as_toml(settings: Mapping[str, Any], table: str = "") -> str:
    """Settings as TOML: numbers, texts, truths and lists of them, in tables."""
    return "\n".join(_lines(settings, table)) + "\n"


def _lines(settings: Mapping[str, Any], table: str) -> Iterator[str]:
    if table:
        yield f"\n[{table}]"
    for name, value in settings.items():
        if not isinstance(value, Mapping):
            yield f"{name} = {json.dumps(value)}"
    for name, value in settings.items():
        if isinstance(value, Mapping):
            yield from _lines(value, f"{table}.{name}" if table else name)
