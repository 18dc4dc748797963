"""Pictures at which the process ended without a word: memory ran out and the system killed it, or a decoder crashed.

Which picture it was is known only as far as the project says which were in hand. Those are suspects: they are put off
to the end and counted one by one, so that a picture that ends the process again is in hand alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import astuple

from core.errors import DotoriError
from core.project import Picture, Project, RunKey

NOTED = 8
"""Pictures that are noted at a time: a note is a commit, and each picture is one already."""

DEATHS = 3
"""A picture in hand at so many is a failure. At the first others were in hand too, the second may be a power cut."""

_MEMORY = "batch"


class Suspects:
    """What the project knows of pictures in hand. A count with another model or settings begins anew.

    Args:
        project: open for writing.
        key: of the counting.
    """

    def __init__(self, project: Project, key: RunKey) -> None:
        self._project, self._key = project, list(astuple(key))
        kept = project.recall(_MEMORY) or {"key": None, "hand": [], "deaths": []}
        self._deaths: dict[int, int] = dict(kept["deaths"]) if kept["key"] == self._key else {}
        self._hand: list[int] = []
        for image in kept["hand"]:  # an end in order leaves none
            self._deaths[image] = self._deaths.get(image, 0) + 1
        self._noted = not kept["hand"]

    def groups(self, pictures: Iterable[Picture]) -> list[list[Picture]]:
        """The pictures in the order to count them in: first those above suspicion, all together, then one by one the
        others, those last that were in hand most often."""
        pictures = list(pictures)
        usual = [picture for picture in pictures if picture.id not in self._deaths]
        others = [picture for picture in pictures if picture.id in self._deaths]
        others.sort(key=lambda picture: self._deaths[picture.id])
        return [usual, *([picture] for picture in others)]

    def failure(self, picture: Picture) -> DotoriError | None:
        """The reason why a picture is not to be tried again, None if it is."""
        deaths = self._deaths.get(picture.id, 0)
        if deaths < DEATHS:
            return None
        return DotoriError(
            "counting {path} ended the program {times} times, as happens where memory runs out or a file is damaged; "
            "make the picture smaller or use a smaller zoom, or count again with --retry",
            path=self._project.location(picture),
            times=deaths,
        )

    def hold(self, pictures: Sequence[Picture]) -> None:
        """Note that these pictures, and no others, are in hand.

        Raises:
            DotoriError: the project cannot be written to.
        """
        hand = [picture.id for picture in pictures]
        if hand == self._hand and self._noted:
            return
        kept = {"key": self._key, "hand": hand, "deaths": list(self._deaths.items())}
        self._project.remember(_MEMORY, kept)
        self._hand, self._noted = hand, True

    def acquit(self, picture: Picture) -> None:
        """Count a picture as any other from now on: it has an outcome. The next note says so."""
        self._noted &= self._deaths.pop(picture.id, None) is None

    def end(self) -> None:
        """Note an end in order, whatever its reason."""
        with suppress(DotoriError):  # of a full disk or a folder that vanished, the batch speaks itself
            self.hold([])
