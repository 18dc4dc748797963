import numpy as np

from core.heat import LONGER_SIDE, heat_map


def test_the_map_has_the_shape_of_the_picture_and_nothing_where_nobody_is() -> None:
    assert heat_map(np.zeros((0, 2)), 2000, 1000).shape == (LONGER_SIDE // 2, LONGER_SIDE)
    assert heat_map(np.zeros((0, 2)), 100, 4000).shape == (LONGER_SIDE, 10)
    assert not heat_map(np.array([[-5.0, 20.0], [2000.0, 20.0]]), 2000, 1000).any()


def test_it_is_warmest_where_the_crowd_is_densest() -> None:
    rng = np.random.default_rng(3)
    crowd = rng.normal((1500, 400), 40, (500, 2))
    others = rng.uniform(0, (2000, 1000), (100, 2))
    heat = heat_map(np.concatenate([crowd, others]), 2000, 1000)
    row, column = np.unravel_index(heat.argmax(), heat.shape)
    scale = LONGER_SIDE / 2000
    assert heat.max() == 255
    assert np.hypot(column / scale - 1500, row / scale - 400) < 60


def test_a_dense_crowd_keeps_its_shape_and_scattered_people_reach_farther() -> None:
    rng = np.random.default_rng(4)
    crowd = rng.uniform((200, 400), (320, 520), (300, 2))
    alone = np.array([[1500.0, 460.0]])
    heat = heat_map(np.concatenate([crowd, alone]), 2000, 1000).astype(float)
    scale = LONGER_SIDE / 2000

    def warmth(x: float, y: float) -> float:
        return float(heat[int(y * scale), int(x * scale)])

    assert warmth(260, 460) > 200
    assert warmth(260, 520 + 100) < 15
    assert warmth(1500, 460) > 0
    beside_crowd = warmth(260, 520 + 60) / warmth(260, 520)
    beside_one = warmth(1500, 460 + 60) / warmth(1500, 460)
    assert beside_one > 1.5 * beside_crowd


def test_dots_at_the_far_edges_are_inside() -> None:
    assert heat_map(np.array([[1999.99, 999.99]]), 2000, 1000)[-1, -1] == 255
