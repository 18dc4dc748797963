"""The films of the counts: one for every picture that was counted in this window, as far as memory allows."""

from __future__ import annotations

from app.counting.messages import CountRequest, Frame
from app.parts import Parts
from app.timeline.films import Film, Films
from core.counting.settings import USUAL_THRESHOLD


class Filming:
    """Collects the steps of the count under way, and gives the timeline the film of the picture at hand.

    Args:
        parts: of the window.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._films = Films()
        self._live: Film | None = None

    @property
    def live(self) -> bool:
        """Whether the steps of a count are collected."""
        return self._live is not None

    def begin(self, job: int, request: CountRequest) -> None:
        """The steps of this count come from now on."""
        film = Film(job, request.settings.steps, request.settings.threshold or USUAL_THRESHOLD)
        self._live = film
        self._films.begin(request.image, film)

    def add(self, frame: Frame) -> None:
        """A step has come."""
        film = self._live
        if film is None or film.job != frame.job:
            return
        if film is self._parts.timeline.film:
            self._parts.timeline.add(frame)
        else:
            film.frames.add(frame)
        self._films.trim(self._parts.timeline.film)

    def end(self) -> None:
        """No more steps come of the count under way. A film without any is none."""
        film, self._live = self._live, None
        if film is None:
            return
        film.live = False
        self._films.drop_empty(film)
        if film is self._parts.timeline.film:
            self._parts.timeline.end()

    def drop(self, image: int) -> None:
        """Forget the film of a picture: it is counted anew and nobody looks."""
        self._films.drop(image)

    def clear(self) -> None:
        """Forget all films: another folder has its own."""
        self.end()
        self._films.clear()
        self._parts.timeline.clear()

    def show(self, image: int | None) -> None:
        """Have the film of the picture at hand on the timeline, or none."""
        film = None if image is None else self._films.of(image)
        if film is not self._parts.timeline.film:
            self._parts.timeline.show_film(film)
            self._parts.timeline.set_masks(self._parts.workspace.marks.regions)
