"""The films of several pictures: what the sampler did on each, as far as memory allows."""

from __future__ import annotations

from dataclasses import dataclass, field

from app.counting.frames import BUDGET, KeptFrames
from core.counting.settings import USUAL_THRESHOLD


@dataclass
class Film:
    """A run on one picture.

    Attributes:
        job: which count, see `CountEngine`.
        steps: of the sampler.
        threshold: that its dots are shown at while it goes on.
        frames: the kept steps.
        live: whether the run goes on.
    """

    job: int
    steps: int
    threshold: float = USUAL_THRESHOLD
    frames: KeptFrames = field(default_factory=KeptFrames)
    live: bool = True


class Films:
    """Films by the id of their picture.

    Args:
        budget: bytes that all of them may take together. The oldest are dropped for it; the newest never, nor one that
            is watched.
    """

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._films: dict[int, Film] = {}

    def of(self, image: int) -> Film | None:
        """The film of a picture, if it is kept."""
        return self._films.get(image)

    def begin(self, image: int, film: Film) -> None:
        """Have a new film of a picture; its former one is forgotten."""
        self._films.pop(image, None)
        self._films[image] = film

    def drop(self, image: int) -> None:
        """Forget the film of a picture."""
        self._films.pop(image, None)

    def drop_empty(self, film: Film) -> None:
        """Forget a film that has come to nothing."""
        if not len(film.frames):
            self._films = {image: other for image, other in self._films.items() if other is not film}

    def clear(self) -> None:
        """Forget all."""
        self._films.clear()

    def trim(self, watched: Film | None = None) -> None:
        """Keep to the budget, but drop no film that is watched."""
        sizes = {image: film.frames.nbytes for image, film in self._films.items()}
        for image in list(self._films)[:-1]:
            if sum(sizes.values()) > self._budget and self._films[image] is not watched:
                del self._films[image], sizes[image]
