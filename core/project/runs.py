"""Runs as rows: entered, read, and asked which pictures need no other."""

from __future__ import annotations

import sqlite3
import time

from core.project import reasons
from core.project.records import ReviewedRun, Run, RunKey, State

_KEY = ("model", "model_hash", "settings", "seed")
_FIGURES = ("seconds", "count", "integral", "density_count", "low", "high", "zoom", "error", "at", "doubt")

_SAME = "recipes.model_hash = ? AND recipes.settings = ? AND recipes.seed = ?"


def enter(connection: sqlite3.Connection, image: int, run: Run) -> int:
    """Write a run and return its number. A run that does not say when it ended has ended now."""
    key = tuple(getattr(run.key, name) for name in _KEY)
    connection.execute(f"INSERT OR IGNORE INTO recipes ({', '.join(_KEY)}) VALUES (?, ?, ?, ?)", key)
    recipe = connection.execute(f"SELECT id FROM recipes WHERE ({', '.join(_KEY)}) = (?, ?, ?, ?)", key).fetchone()[0]
    figures = {name: getattr(run, name) for name in _FIGURES} | {
        "at": run.at or time.time(),
        "error": reasons.stored(run.error),
    }
    cursor = connection.execute(
        f"INSERT INTO runs (image, recipe, {', '.join(_FIGURES)}) VALUES (?, ?{', ?' * len(_FIGURES)})",
        (image, recipe, *figures.values()),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def read(connection: sqlite3.Connection, condition: str, values: tuple[object, ...] = ()) -> dict[int, Run]:
    """Runs by their numbers, oldest first; `condition` is SQL that follows WHERE."""
    columns = ", ".join([f"recipes.{name}" for name in _KEY] + [f"runs.{name}" for name in _FIGURES])
    rows = connection.execute(
        f"SELECT runs.id, {columns} FROM runs JOIN recipes ON recipes.id = runs.recipe "
        f"WHERE {condition} ORDER BY runs.id",
        values,
    )
    split = len(_KEY)
    found = {}
    for number, *rest in rows:
        figures = dict(zip(_FIGURES, rest[split:], strict=True))
        figures |= {"doubt": bool(figures["doubt"]), "error": reasons.read(figures["error"])}
        found[number] = Run(RunKey(*rest[:split]), **figures)
    return found


def behind_reviewed(connection: sqlite3.Connection) -> list[ReviewedRun]:
    """See `Project.reviewed_runs`."""
    masked = "SELECT 1 FROM regions WHERE regions.image = images.id AND json_extract(region, '$.mask')"
    chosen = (
        f"FROM images WHERE state = {State.REVIEWED:d} AND NOT replaced AND count IS NOT NULL AND NOT EXISTS ({masked})"
    )
    rows = connection.execute(f"SELECT run, count, digest {chosen} AND run IS NOT NULL")
    known = {number: (truth, digest and digest.hex()) for number, truth, digest in rows}
    runs = read(connection, f"runs.id IN (SELECT run {chosen})")
    return [ReviewedRun(known[number][0], run, known[number][1]) for number, run in runs.items()]


def done_with(connection: sqlite3.Connection, key: RunKey) -> set[int]:
    """The pictures whose model's dots come from such a run, of the file that they are now."""
    rows = connection.execute(
        "SELECT images.id FROM images JOIN runs ON runs.id = images.run JOIN recipes ON recipes.id = runs.recipe "
        f"WHERE {_SAME} AND NOT runs.stale",
        (key.model_hash, key.settings, key.seed),
    )
    return {image for (image,) in rows}


def failed_with(connection: sqlite3.Connection, key: RunKey) -> set[int]:
    """The pictures that the last such run has failed on, as the files that they are now."""
    last = (  # SQLite takes the other columns from the row that has the maximum
        "SELECT runs.image AS image, runs.error AS error, max(runs.id) FROM runs "
        f"JOIN recipes ON recipes.id = runs.recipe WHERE {_SAME} AND NOT runs.stale GROUP BY runs.image"
    )
    rows = connection.execute(
        f"SELECT image FROM ({last}) WHERE error IS NOT NULL",
        (key.model_hash, key.settings, key.seed),
    )
    return {image for (image,) in rows}
