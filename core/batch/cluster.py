"""The same batch past one machine, on Ray Data (Moritz et al., 2018): workers count, this process alone writes.

    batch.write(cluster_outcomes(pictures, batch.project.location, open_model, address=None))

Each worker holds one model and takes a few pictures at a time; what it found travels back as plain values, in the order
in which it is done. A worker that dies is replaced, and the pictures it had are counted again; all others are not
touched. Those whose workers died twice are counted one by one, once the others are done; a picture whose worker dies
twice at that too is a failure. The project stays one file with one writer, so that resuming, undoing and looking work
as ever.
"""

from __future__ import annotations

import logging
import pickle
import socket
import time
import warnings
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from core.batch.runner import Counting, Found, Outcome, count_loaded, load_picture, together
from core.errors import DotoriError
from core.locations import Location, located
from core.project import Picture

BATCH = 4
"""Pictures that a worker takes at a time: what is lost with it."""

RETRIES = 1
"""Times that pictures are counted again whose worker died; Ray would for ever."""

ALONE = 16
"""Pictures whose workers died twice are counted once more, each in a run of its own, lest one that waited behind a
deadly one died with it; but no more of them than this."""

PATIENCE = 10.0
"""Seconds that the head of a cluster may take to answer."""

Open = Callable[[bool], Counting[Any]]
"""Makes the model of a worker; told whether the worker has a GPU."""


class _Worker:
    """One model; Ray keeps it alive from one batch of rows to the next.

    Args:
        opened: an `Open`, where Ray keeps what is sent once to each machine.
        gpu: whether it has one.
    """

    def __init__(self, opened: Any, gpu: bool) -> None:
        import ray

        try:
            self._model = ray.get(opened)(gpu)
        except DotoriError as error:
            self._model = error  # to raise it here would have Ray try again, and say it in a traceback

    def __call__(self, rows: dict[str, Any]) -> dict[str, Any]:
        """Count the pictures of a batch of rows."""
        found = self._found([located(path) for path in rows["path"]])
        return {"place": rows["place"], "found": [pickle.dumps(one) for one in found]}

    def _found(self, paths: Sequence[Location]) -> list[tuple[Outcome, float] | DotoriError]:
        """Outcomes, and the seconds that each took; why there is no model, if there is none."""
        if isinstance(self._model, DotoriError):
            return [self._model] * len(paths)
        found: list[tuple[Outcome, float] | DotoriError] = []
        size = together(self._model)
        for start in range(0, len(paths), size):
            some, began = paths[start : start + size], time.perf_counter()
            outcomes = count_loaded(self._model, [(path, load_picture(self._model, path)) for path in some])
            seconds = (time.perf_counter() - began) / len(some)
            found += [(outcome, seconds) for outcome in outcomes]
        return found


def cluster_outcomes(
    pictures: Sequence[Picture],
    location: Callable[[Picture], Location],
    opened: Open,
    address: str | None = None,
    gpus: bool = True,
) -> Generator[list[Found], None, None]:
    """Count pictures on a cluster.

    Args:
        pictures: to count; the workers read them where this process would.
        location: of a picture: a path that they all have, or a URL.
        opened: makes the model of each worker.
        address: of the cluster's head; None starts a cluster on this machine for the time of the batch.
        gpus: whether workers take the cluster's GPUs, where it has any.

    Yields:
        Pictures, what was found or why not, and the seconds that took.

    Raises:
        DotoriError: Ray is not installed, there is no cluster at that address, it gave up, or its workers cannot open
            the model.
    """
    if not pictures:
        return
    with _cluster(address) as ray:
        left, sent = dict(enumerate(pictures)), ray.put(opened)

        def counted(places: Sequence[int], size: int) -> Iterator[list[Found]]:
            rows = [{"place": place, "path": str(location(left[place]))} for place in places]
            for place, outcome, seconds in _counted(ray, rows, size, sent, gpus) if rows else ():
                yield [(left.pop(place), outcome, seconds)]

        yield from counted(list(left), BATCH)
        yield from counted(list(left), 1)
        for place in list(left)[:ALONE]:
            yield from counted([place], 1)
        for picture in left.values():
            yield [(picture, _deadly(location(picture)), 0.0)]


def _deadly(path: Location) -> DotoriError:
    """The error for a picture that no worker survived: its own, however many of them there are."""
    return DotoriError(
        "counting {path} failed (its workers died, as happens where memory runs out or a file is damaged); make the "
        "picture smaller or use a smaller zoom, or count again with --retry",
        path=path,
    )


def _counted(
    ray: Any, rows: list[dict[str, Any]], size: int, sent: Any, gpus: bool
) -> Iterator[tuple[int, Outcome, float]]:
    """Place, outcome and seconds of the rows, `size` at a time; none of those whose workers died."""
    workers, gpu = workforce(ray.cluster_resources(), len(rows), size, gpus)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of max_task_retries, which goes with Ray 2.64
        counted = ray.data.from_items(rows, override_num_blocks=-(-len(rows) // size)).map_batches(
            _Worker,
            fn_constructor_args=(sent, gpu),
            batch_size=size,
            compute=ray.data.ActorPoolStrategy(size=workers),
            max_task_retries=RETRIES,
            **({"num_gpus": 1} if gpu else {"num_cpus": 1}),
        )
    for row in counted.iter_rows():
        found = pickle.loads(row["found"])
        if isinstance(found, DotoriError):
            raise found
        yield row["place"], *found


def workforce(resources: Mapping[str, float], pictures: int, size: int = BATCH, gpus: bool = True) -> tuple[int, bool]:
    """How many workers a cluster with these resources gets for so many pictures, `size` at a time, and whether each has
    a GPU: one for every GPU where there are any and they are wanted, else one for every core; no more than there are
    batches."""
    ours = int(resources.get("GPU", 0)) if gpus else 0
    return max(1, min(ours or int(resources.get("CPU", 1)), -(-pictures // size))), ours > 0


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
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.max_errored_blocks = -1  # a batch whose workers died does not end the run
    for handler in logging.getLogger("ray.data").handlers:
        if isinstance(handler, logging.StreamHandler):
            handler.setLevel(logging.CRITICAL)  # what goes wrong is said here, without a traceback
    try:
        ray.init(address or "local", include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
        yield ray
    except (ray.exceptions.RayError, ConnectionError, RuntimeError) as error:
        raise DotoriError(
            "the Ray cluster gave up ({reason}); what was counted is kept, see to the cluster and count again",
            reason=str(error).strip().rpartition("\n")[2],
        ) from error
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
