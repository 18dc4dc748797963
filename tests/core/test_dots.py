import numpy as np
import pytest

from core.dots import Dots, Origin


def test_points_of_a_person_are_certain_and_numbered() -> None:
    dots = Dots.of([[1, 2], [3.5, 4]])
    assert dots.xy.tolist() == [[1, 2], [3.5, 4]]
    assert dots.confidence.tolist() == [1, 1]
    assert dots.origin.tolist() == [Origin.PERSON] * 2
    assert dots.id.tolist() == [0, 1]
    kinds = [column.dtype for column in (dots.xy, dots.confidence, dots.origin, dots.id)]
    assert kinds == [np.float64, np.float32, np.uint8, np.int64]


@pytest.mark.parametrize("nothing", [[], np.zeros((0, 2)), ()])
def test_nobody_is_a_set_too(nothing: object) -> None:
    for dots in (Dots.of(nothing), Dots()):
        assert len(dots) == 0
        assert dots.xy.shape == (0, 2)
        assert len(dots.where(np.zeros(0, bool))) == 0


def test_the_set_has_its_own_copy_of_the_points() -> None:
    points, confidence = np.ones((2, 2)), np.ones(2, np.float32)
    dots = Dots.of(points, confidence, Origin.MODEL)
    points[:], confidence[:] = 9, 0
    assert (dots.xy == 1).all()
    assert (dots.confidence == 1).all()


def test_a_mask_keeps_rows_whole() -> None:
    dots = Dots.of([[1, 2], [3, 4], [5, 6]], [0.1, 0.2, 0.3], Origin.MODEL)
    some = dots.where(np.array([True, False, True]))
    assert some.xy.tolist() == [[1, 2], [5, 6]]
    assert some.confidence.tolist() == pytest.approx([0.1, 0.3])
    assert some.id.tolist() == [0, 2]
    assert some.origin.tolist() == [Origin.MODEL] * 2
    assert len(dots) == 3


@pytest.mark.parametrize(
    "columns",
    [
        (np.zeros((2, 2)), np.ones(3), np.ones(2, np.uint8), np.arange(2)),
        (np.zeros((2, 2)), np.ones(2), np.ones(1, np.uint8), np.arange(2)),
        (np.zeros((2, 2)), np.ones(2), np.ones(2, np.uint8), np.arange(0)),
        (np.zeros((2, 3)), np.ones(2), np.ones(2, np.uint8), np.arange(2)),
    ],
)
def test_columns_of_different_length_are_refused(columns: tuple[np.ndarray, ...]) -> None:
    with pytest.raises(ValueError, match="differ in length"):
        Dots(*columns)
    with pytest.raises(ValueError, match="differ in length"):
        Dots.of([[1, 2]], [0.5, 0.5])


@pytest.mark.parametrize("wanted", [[], [3], [9, 3, 77], range(0, 80, 2)])
def test_ids_are_found_be_they_few_or_many(wanted: list[int]) -> None:
    dots = Dots.of(np.zeros((40, 2)))
    assert dots.has(wanted).tolist() == [number in wanted for number in range(40)]


def test_joined_rows_are_in_the_order_of_their_ids_whichever_are_newer() -> None:
    dots = Dots.of([(number, 2 * number) for number in range(6)])
    odd, low = dots.id % 2 == 1, dots.id < 3
    for mask in (odd, ~odd, low, ~low):
        assert dots.where(mask).joined(dots.where(~mask)).same_as(dots)
    with pytest.raises(ValueError, match="the same id"):
        dots.joined(dots.where(low))
