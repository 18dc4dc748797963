import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from core.counting.zoom import MAX_WORKED_PIXELS, WANTED_SPACING, ZOOMS, choose_zoom, limit_zoom, worked_size


def crowd(spacing: float, share: float = 1.0) -> torch.Tensor:
    """Log density of a picture of which a share is filled with heads `spacing` pixels apart."""
    rate = torch.full((1, 1, 20, 20), 1e-4)
    rate[..., : int(20 * share), :] = (8 / spacing) ** 2
    return rate.log()


@pytest.mark.parametrize(("spacing", "zoom"), [(30, 1), (8.1, 1), (7, 1.25), (6, 1.5), (4.1, 2), (2, 2)])
def test_crowds_are_enlarged_until_heads_stand_apart(spacing: float, zoom: float) -> None:
    assert choose_zoom(crowd(spacing)) == zoom


@given(st.floats(1, 40), st.floats(0.1, 1))
def test_the_least_zoom_that_does_is_taken(spacing: float, share: float) -> None:
    zoom = choose_zoom(crowd(spacing, share))
    assert zoom in ZOOMS
    smaller = [other for other in ZOOMS if other < zoom]
    assert all(spacing * other < WANTED_SPACING * 1.001 for other in smaller)
    assert zoom == ZOOMS[-1] or spacing * zoom > WANTED_SPACING * 0.999


def test_heads_decide_and_not_empty_places() -> None:
    assert choose_zoom(crowd(5, share=0.05)) == choose_zoom(crowd(5)) > 1


def test_a_few_crowded_heads_among_many_do_not_decide() -> None:
    rate = torch.full((1, 1, 20, 20), (8 / 20) ** 2)
    rate[..., 0, 0] = (8 / 3) ** 2  # one head in ten
    assert choose_zoom(rate.log()) == 1
    rate[..., 0, :] = (8 / 3) ** 2  # two in three
    assert choose_zoom(rate.log()) > 1


@pytest.mark.parametrize("log_density", [torch.full((1, 1, 4, 4), -100.0), torch.full((1, 1, 1, 1), -4.0)])
def test_nobody_is_not_enlarged(log_density: torch.Tensor) -> None:
    assert choose_zoom(log_density) == 1


@given(st.floats(0.05, 8), st.integers(1, 32767), st.integers(1, 32767))
def test_the_worked_picture_keeps_within_bounds(zoom: float, width: int, height: int) -> None:
    limited = limit_zoom(zoom, width, height)
    assert 0 < limited <= zoom
    columns, rows = worked_size(limited, width, height)
    assert columns >= 1
    assert rows >= 1
    # Rounding may add half a pixel a side.
    assert (columns - 0.5) * (rows - 0.5) <= MAX_WORKED_PIXELS * 1.001
    if zoom * zoom * width * height < MAX_WORKED_PIXELS * 0.999:
        assert limited == zoom
    else:
        assert columns * rows >= MAX_WORKED_PIXELS * 0.99
