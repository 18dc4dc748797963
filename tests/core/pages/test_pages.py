import re

import numpy as np
import pytest

from core.pages.chart import ACCENT, as_svg, new_chart
from core.pages.jpeg import data_uri, shrink, to_jpeg
from core.pages.page import legible, number, percent, plural, signed, signed_percent

NAN = float("nan")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (number(1284), "1,284"),
        (number(56.08, 1), "56.1"),
        (number(0), "0"),
        (number(None), "–"),  # noqa: RUF001
        (number(NAN, 1), "–"),  # noqa: RUF001
        (signed(1284), "+1,284"),
        (signed(-3.26, 1), "−3.3"),  # noqa: RUF001
        (signed(0), "0"),
        (signed(-0.01, 1), "0.0"),
        (signed(NAN), "–"),  # noqa: RUF001
        (percent(0.256), "26 %"),
        (percent(None), "–"),  # noqa: RUF001
        (signed_percent(-0.0804, 1), "−8.0 %"),  # noqa: RUF001
        (signed_percent(NAN), "–"),  # noqa: RUF001
        (plural(1, "picture"), "1 picture"),
        (plural(1284, "picture"), "1,284 pictures"),
        (legible("광장 1.jpg"), "광장 1.jpg"),
        (legible("a\nb\udcff\x00.jpg"), "a\\nb\\udcff\\x00.jpg"),
    ],
)
def test_figures_and_names_for_people(text: str, expected: str) -> None:
    assert text == expected


def test_a_chart_is_drawn_in_the_colours_of_its_page() -> None:
    figure, axes = new_chart(2)
    axes.bar([1, 2], [3, 4], color=ACCENT)
    svg = as_svg(figure, 'counts of "<pictures>"')
    assert svg.startswith("<svg ")
    assert "var(--accent)" in svg
    assert "var(--grey)" in svg
    assert ACCENT not in svg
    assert "<pictures>" not in svg
    assert "<script" not in svg
    namespaces = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink")
    assert set(re.findall(r'https?://[^"\s]+', svg)) <= set(namespaces)


def test_pictures_are_shrunk_and_never_enlarged() -> None:
    picture = np.zeros((300, 600, 3), np.uint8)
    small, scale = shrink(picture, 200)
    assert (small.shape, scale) == ((100, 200, 3), pytest.approx(1 / 3))
    same, scale = shrink(picture, 600)
    assert same is picture
    assert scale == 1
    assert shrink(np.zeros((1, 5000, 3), np.uint8), 100)[0].shape == (1, 100, 3)


def test_a_jpeg_is_an_address() -> None:
    jpeg = to_jpeg(np.zeros((8, 8, 3), np.uint8))
    assert jpeg.startswith(b"\xff\xd8")
    assert data_uri(jpeg).startswith("data:image/jpeg;base64,/9j/")
