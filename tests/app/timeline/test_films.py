"""Films of several pictures, within one budget."""

from __future__ import annotations

import numpy as np

from app.counting.messages import Frame
from app.timeline.films import Film, Films


def film_of(job: int, frames: int = 2, side: int = 100) -> Film:
    film = Film(job, frames)
    grey = np.zeros((side, side), np.uint8)
    for step in range(1, frames + 1):
        places, sure = np.zeros((0, 2)), np.zeros(0, np.float32)
        film.frames.add(Frame(job, step, frames, 0, grey, grey, grey, places, sure, 1.0, side, side))
    return film


def test_each_picture_has_its_own_and_a_new_one_takes_the_place_of_the_last() -> None:
    films, first, second, again = Films(), film_of(1), film_of(2), film_of(3)
    films.begin(7, first)
    films.begin(8, second)
    assert (films.of(7), films.of(8), films.of(9)) == (first, second, None)
    films.begin(7, again)
    assert films.of(7) is again
    films.drop(8)
    assert films.of(8) is None
    films.clear()
    assert films.of(7) is None


def test_the_oldest_give_way_and_the_newest_never() -> None:
    size = film_of(1).frames.nbytes
    films = Films(budget=2 * size + 1)
    for image in range(4):
        films.begin(image, film_of(image))
        films.trim()
    assert [films.of(image) is not None for image in range(4)] == [False, False, True, True]
    films.begin(2, film_of(9))  # counted anew, and so the newest
    films.begin(5, film_of(10, side=400))
    films.trim()
    assert [films.of(image) is not None for image in (2, 3, 5)] == [False, False, True]


def test_one_that_is_watched_stays() -> None:
    films = Films(budget=film_of(1).frames.nbytes)
    watched = film_of(1)
    films.begin(1, watched)
    for image in (2, 3):
        films.begin(image, film_of(image))
        films.trim(watched)
    assert [films.of(image) is not None for image in (1, 2, 3)] == [True, False, True]


def test_a_run_that_made_no_step_leaves_no_film() -> None:
    films, empty, some = Films(), Film(1, 8), film_of(2)
    films.begin(1, empty)
    films.begin(2, some)
    for film in (empty, some):
        films.drop_empty(film)
    assert films.of(1) is None
    assert films.of(2) is some
