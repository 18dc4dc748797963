import unicodedata

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.pictures.filter import Columns, Mark, Wanted, arranged, mark_of
from core.project import Picture, State

rows = st.builds(
    Picture,
    id=st.integers(1, 10**6),
    path=st.sampled_from(["IMG 1.jpg", "IMG 2.jpg", "서울/서울 1.jpg", unicodedata.normalize("NFD", "서울/부산.jpg")]),
    state=st.sampled_from(State),
    count=st.none() | st.integers(0, 3),
    error=st.none() | st.just("no"),
    replaced=st.booleans(),
)
wishes = st.builds(
    Wanted,
    show=st.sampled_from(["all", "new", "counted", "edited", "reviewed", "failed"]),
    text=st.sampled_from(["", "img", "서울", "1 서", "부산", "nothing"]),
    sort=st.sampled_from(["name", "count", "state"]),
    descending=st.booleans(),
)


def plainly(pictures: list[Picture], wanted: Wanted) -> list[Picture]:
    """The same, as one would say it."""
    states = {"new": State.NEW, "counted": State.COUNTED, "edited": State.EDITED, "reviewed": State.REVIEWED}
    if wanted.show == "failed":
        pictures = [picture for picture in pictures if picture.error]
    elif wanted.show != "all":
        pictures = [picture for picture in pictures if picture.state == states[wanted.show]]
    for word in wanted.text.split():
        pictures = [p for p in pictures if word in unicodedata.normalize("NFC", p.path).lower()]
    sign = -1 if wanted.descending else 1
    if wanted.sort == "count":
        return sorted(pictures, key=lambda picture: (picture.count is None, sign * (picture.count or 0)))
    if wanted.sort == "state":
        return sorted(pictures, key=lambda picture: sign * mark_of(picture))
    return pictures[::sign]


@settings(max_examples=40)
@given(st.lists(rows, max_size=6), wishes)
def test_filter_and_sort(pictures: list[Picture], wanted: Wanted) -> None:
    places = arranged(Columns(pictures), wanted)
    assert [pictures[place] for place in places] == plainly(pictures, wanted)


@settings(max_examples=40)
@given(st.lists(rows, min_size=1, max_size=6), st.data())
def test_a_changed_row_is_as_a_fresh_one(pictures: list[Picture], data: st.DataObject) -> None:
    columns = Columns(pictures)
    place = data.draw(st.integers(0, len(pictures) - 1))
    pictures[place] = data.draw(rows)
    columns.put(place, pictures[place])
    fresh = Columns(pictures)
    for name in ("states", "marks", "counts", "failed"):
        np.testing.assert_array_equal(getattr(columns, name), getattr(fresh, name))


def test_a_picture_can_be_kept_in_its_place() -> None:
    columns = Columns([Picture(number, f"{number}.jpg") for number in (7, 8, 9)])
    assert arranged(columns, Wanted("reviewed"), keep=1).tolist() == [1]


@pytest.mark.parametrize(
    ("picture", "mark"),
    [
        (Picture(1, "a"), Mark.NEW),
        (Picture(1, "a", State.EDITED), Mark.EDITED),
        (Picture(1, "a", State.REVIEWED, error="no"), Mark.FAILED),
        (Picture(1, "a", State.REVIEWED, error="no", replaced=True), Mark.REPLACED),
    ],
)
def test_trouble_is_marked_before_state(picture: Picture, mark: Mark) -> None:
    assert mark_of(picture) == mark
