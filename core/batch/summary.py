"""What a batch has come to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from core.batch.runner import Batch
from core.project import Picture, Project, State

_EARLIER = "it failed in an earlier count"


@dataclass(frozen=True)
class Summary:
    """The pictures that were entered, as they now stand.

    Attributes:
        counted: how many this batch has counted.
        skipped: how many it has left alone: done before, or edited by a person on the file that is there.
        left: how many it has not come to.
        failed: path and reason of those that could not be counted, now or earlier.
        pictures: how many have a count, whoever counted them.
        people: heads on those.
        replaced: paths of those whose file was replaced since a person worked on them. They have no count, and none
            comes before the person has decided.
    """

    counted: int
    skipped: int
    left: int
    failed: tuple[tuple[str, str], ...]
    pictures: int
    people: int
    replaced: tuple[str, ...] = ()


def summarise(batch: Batch[Any]) -> Summary:
    """Ask the project how things stand.

    Raises:
        DotoriError: it cannot be read.
    """
    project, key = batch.project, batch.counting.key
    pictures = entered(project, batch.entered)
    untried = {picture.id for picture in project.pending(key, pictures, failed=False)}
    gone = {name: str(error) for name, error in batch.gone}
    pending = project.pending(key, pictures)
    failed, left = [], 0
    for picture in pending:
        if picture.path in gone:
            failed.append((picture.path, gone[picture.path]))
        elif picture.id in untried:
            left += 1
        else:
            failed.append((picture.path, picture.error or _EARLIER))
    replaced = [picture for picture in pictures if picture.replaced and picture.state > State.COUNTED]
    counted = len(batch.done - {picture.id for picture in (*pending, *replaced)})
    skipped = len(pictures) - counted - len(pending) - len(replaced)
    counts = counts_of(pictures)
    names = tuple(picture.path for picture in replaced)
    return Summary(counted, skipped, left, tuple(failed), len(counts), sum(counts), names)


def entered(project: Project, ids: set[int]) -> list[Picture]:
    """The pictures with these ids."""
    return [picture for picture in project.images() if picture.id in ids]


def counts_of(pictures: list[Picture]) -> list[int]:
    """The counts of those that have one, of the file that they now are."""
    return [picture.count for picture in pictures if picture.count is not None and not picture.replaced]
