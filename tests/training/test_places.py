"""Pictures by their place: made rooms, seen by cameras that stand still."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from training.datasets import Sample
from training.places import find_places

Seen = Callable[[int, int], Sample]


@pytest.fixture
def seen(tmp_path: Path, noise_picture: Callable[..., np.ndarray]) -> Seen:
    """A room with some people in it, by day or in the evening."""

    def seen(room: int, moment: int) -> Sample:
        chance = np.random.default_rng([room, moment])
        walls = noise_picture(12, 16, room).repeat(12, 0).repeat(12, 1).astype(float)
        picture = walls * chance.uniform(0.5, 1.0) + chance.normal(0, 6, walls.shape)
        for x, y in chance.integers(0, (180, 132), (12, 2)):
            picture[y : y + 9, x : x + 7] = chance.integers(0, 255, 3)
        path = tmp_path / f"room {room} at {moment}.png"
        Image.fromarray(picture.clip(0, 255).astype(np.uint8)).save(path)
        return Sample(path, np.zeros((0, 2)), path.stem, "rooms")

    return seen


def names(places: list[list[Sample]]) -> list[list[str]]:
    return [[sample.name for sample in place] for place in places]


def test_pictures_of_a_room_are_one_place_whoever_is_in_it(seen: Seen) -> None:
    samples = [seen(room, moment) for moment in range(7) for room in range(3) if moment < 3 + 2 * room]
    alone = [seen(room, 0) for room in range(10, 20)]
    mixed = [*alone[:5], *samples, *alone[5:]]
    places = find_places(mixed)
    assert names(places) == [[f"room {room} at {moment}" for moment in range(3 + 2 * room)] for room in (2, 1, 0)]
    assert names(find_places(mixed)) == names(places)


def test_of_places_with_as_many_pictures_the_first_comes_first(seen: Seen) -> None:
    assert names(find_places([seen(5, 0), seen(4, 0), seen(4, 1), seen(5, 1)]))[0][0] == "room 5 at 0"


@pytest.mark.parametrize("count", [0, 1])
def test_where_there_is_nothing_to_compare_there_is_no_place(seen: Seen, count: int) -> None:
    assert find_places([seen(1, moment) for moment in range(count)]) == []
