import numpy as np
import pytest

from core.counting.overlay import GREEN, burn_dots, dot_radius


def test_dots_are_green_where_they_belong_and_the_picture_stays_as_it_was() -> None:
    picture = np.full((100, 150, 3), 90, np.uint8)
    dots = np.array([[30.0, 20.5], [100.5, 70.0], [149.5, 99.5]])
    burnt = burn_dots(picture, dots)
    assert (picture == 90).all()
    for x, y in dots:
        assert tuple(burnt[int(y), int(x)]) == GREEN
    changed = np.argwhere((burnt != 90).any(-1)) + 0.5
    distance = np.hypot(*(changed[:, None, ::-1] - dots).transpose(2, 0, 1)).min(1)
    assert distance.max() < dot_radius(dots, 100, 150) + 2.5


def test_a_dot_is_centred_between_pixels_too() -> None:
    for x, y in ((20.0, 20.0), (20.5, 20.5), (20.25, 19.75)):
        burnt = burn_dots(np.full((40, 40, 3), 255, np.uint8), np.array([[x, y]]))
        weight = 255.0 - burnt[:, :, 0]
        place = np.arange(40) + 0.5
        assert weight.sum(0) @ place / weight.sum() == pytest.approx(x, abs=0.1)
        assert weight.sum(1) @ place / weight.sum() == pytest.approx(y, abs=0.1)


@pytest.mark.parametrize(("height", "width"), [(1, 1), (1, 300), (16, 16), (700, 33)])
def test_captions_fit_pictures_of_any_size(height: int, width: int) -> None:
    plain = burn_dots(np.full((height, width, 3), 200, np.uint8), np.zeros((0, 2)))
    assert (plain == 200).all()
    captioned = burn_dots(plain, np.zeros((0, 2)), "1,234")
    assert captioned.shape == plain.shape
    assert (captioned != plain).any()


def test_crowds_have_smaller_dots() -> None:
    radii = [dot_radius(np.zeros((n, 2)), 768, 1024) for n in (0, 10, 1000, 100_000)]
    assert radii == sorted(radii, reverse=True)
    assert radii[0] > radii[-1] >= 1.5
