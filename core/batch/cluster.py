"""The same batch past one machine, on Ray Data (Moritz et al., 2018): workers count, this process alone writes.

    batch.write(cluster_outcomes(pictures, batch.project.location, open_model, address=None))

Each worker holds one model and takes a few pictures at a time; what it found travels back as plain values, in the order
in which it is done. A worker that dies is replaced, and the pictures it had are counted again; all others are not
touched. The project stays one file with one writer, so that resuming, undoing and looking work as ever.
"""

from __future__ import annotations

import logging
import pickle
import socket
import time
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from core.batch.runner import Counting, Outcome, count_loaded
from core.errors import DotoriError
from core.locations import Location, located
from core.project import Picture

BATCH = 4
"""Pictures that a worker takes at a time: what is lost with it."""

PATIENCE = 10.0
"""Seconds that the head of a cluster may take to answer."""

Open = Callable[[bool], Counting[Any]]
"""Makes the model of a worker; told whether the worker has a GPU."""


class _Worker:
    """One model; Ray keeps it alive from one batch of rows to the next."""

    def __init__(self, opened: Open, gpu: bool) -> None:
        self._model = opened(gpu)

    def __call__(self, rows: dict[str, Any]) -> dict[str, Any]:
        """Count the pictures of a batch of rows."""
        found = []
        for path in rows["path"]:
            began = time.perf_counter()
            outcome = self._count(located(path))
            found.append(pickle.dumps((outcome, time.perf_counter() - began)))
        return {"place": rows["place"], "found": found}

    def _count(self, path: Location) -> Outcome:
        try:
            loaded = self._model.load(path)
        except DotoriError as error:
            return error
        return count_loaded(self._model, path, loaded)


def cluster_outcomes(
    pictures: Sequence[Picture], location: Callable[[Picture], Location], opened: Open, address: str | None = None
) -> Generator[tuple[Picture, Outcome, float], None, None]:
    """Count pictures on a cluster.

    Args:
        pictures: to count; the workers read them where this process would.
        location: of a picture: a path that they all have, or a URL.
        opened: makes the model of each worker.
        address: of the cluster's head; None starts a cluster on this machine for the time of the batch.

    Yields:
        A picture, what was found or why not, and the seconds that took.

    Raises:
        DotoriError: Ray is not installed, or there is no cluster at that address.
    """
    if not pictures:
        return
    with _cluster(address) as ray:
        workers, gpu = workforce(ray.cluster_resources(), len(pictures))
        rows = [{"place": place, "path": str(location(picture))} for place, picture in enumerate(pictures)]
        counted = ray.data.from_items(rows, override_num_blocks=-(-len(rows) // BATCH)).map_batches(
            _Worker,
            fn_constructor_args=(opened, gpu),
            batch_size=BATCH,
            compute=ray.data.ActorPoolStrategy(size=workers),
            **({"num_gpus": 1} if gpu else {"num_cpus": 1}),
        )
        for row in counted.iter_rows():
            outcome, seconds = pickle.loads(row["found"])
            yield pictures[row["place"]], outcome, seconds


def workforce(resources: Mapping[str, float], pictures: int) -> tuple[int, bool]:
    """How many workers a cluster with these resources gets for so many pictures, and whether each has a GPU: one for
    every GPU where there are any, else one for every core; no more than there are batches."""
    gpus = int(resources.get("GPU", 0))
    return max(1, min(gpus or int(resources.get("CPU", 1)), -(-pictures // BATCH))), gpus > 0


@contextmanager
def _cluster(address: str | None) -> Iterator[Any]:
    """Ray, connected."""
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise DotoriError("--engine ray needs Ray; install it with: pip install 'dotori[cluster]'") from error
    if address is not None:
        _check(address)
    ray.init(address, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    try:
        yield ray
    finally:
        ray.shutdown()


def _check(address: str) -> None:
    """Knock at HOST:PORT; Ray itself would try for minutes.

    Raises:
        DotoriError: nobody answers.
    """
    host, _, port = address.removeprefix("ray://").rpartition(":")
    try:
        socket.create_connection((host, int(port)), timeout=PATIENCE).close()
    except (OSError, ValueError, OverflowError) as error:
        raise DotoriError(
            "cannot reach a Ray cluster at {address}; give HOST:PORT of its head, or leave --address out",
            address=address,
        ) from error
