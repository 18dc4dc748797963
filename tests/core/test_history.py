"""Edits: do, undo and redo are exact, survive JSON, and refuse marks they do not fit."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.dots import Dots, Origin
from core.errors import DotoriError
from core.ground import Ground
from core.history import (
    ALMOST_SURE,
    Command,
    EditDots,
    Import,
    Marks,
    ReplaceDots,
    SetBlocks,
    SetGround,
    SetRegions,
    SetReviewed,
    SetThreshold,
    is_sure,
)
from core.project.edit_json import from_data, to_data
from core.regions import Blocks, Region

KINDS = (
    "add",
    "delete",
    "move",
    "keep",
    "predict",
    "import",
    "threshold",
    "regions",
    "ground",
    "reviewed",
    "blocks",
    "all",
)

DRAWN = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 2**32 - 1)), max_size=15)
"""Recipes for commands: a kind and a seed. What a command does depends on the marks it comes to."""


def model_dots(xy, confidence=None) -> Dots:
    return Dots.of(xy, confidence, Origin.MODEL)


SQUARE = ((200, 440), (440, 440), (400, 300), (240, 300))
GROUND = Ground.from_rectangle(SQUARE, 3, 4, (640, 480)).shifted()


def drawn_ground(rng: np.random.Generator) -> Ground | None:
    quad = np.array(SQUARE) + rng.uniform(-5, 5, (4, 2))
    return Ground.from_rectangle(quad, *rng.uniform(2, 9, 2), (640, 480)).shifted(0.0) if rng.integers(3) else None


def drawn_import(rng: np.random.Generator, marks: Marks, dots: Dots, whole: bool) -> Command:
    if not whole:
        return ReplaceDots.imported(marks, dots, bool(rng.integers(2)))
    regions = (Region("roof", ((0.0, 0.0), (5.0, 0.0), (5.0, 5.0))),) if rng.integers(2) else None
    blocks = Blocks(32.0, frozenset({(0, 1)})) if rng.integers(2) else None
    return Import.on(marks, dots, bool(rng.integers(2)), regions, blocks, drawn_ground(rng))


def drawn_command(kind: str, seed: int, marks: Marks) -> Command:
    rng = np.random.default_rng(seed)
    some = marks.dots.id[rng.random(len(marks.dots)) < 0.4]
    if kind == "add":
        return EditDots.add(marks, rng.uniform(-5, 500, (rng.integers(0, 6), 2)))
    if kind in ("delete", "keep"):
        return getattr(EditDots, kind)(marks, some)
    if kind == "move":
        ids = rng.permutation(some)
        return EditDots.move(marks, ids, rng.uniform(0, 500, (len(ids), 2)))
    if kind == "threshold":
        return SetThreshold.on(marks, rng.random())
    if kind == "reviewed":
        return SetReviewed.on(marks, bool(rng.integers(2)))
    if kind == "regions":
        shapes = [tuple(map(tuple, rng.uniform(0, 500, (4, 2)).tolist())) for _ in range(rng.integers(0, 3))]
        return SetRegions.on(marks, [Region(f"광장 {i}", shape, bool(i % 2)) for i, shape in enumerate(shapes)])
    if kind == "ground":
        return SetGround.on(marks, drawn_ground(rng))
    if kind == "blocks":
        done = frozenset((int(a), int(b)) for a, b in rng.integers(0, 4, (rng.integers(0, 6), 2)))
        return SetBlocks.on(marks, Blocks(float(rng.choice([64.0, 256.0])), done))
    dots = model_dots(rng.uniform(0, 500, (rng.integers(0, 20), 2)))
    dots = Dots(dots.xy, rng.random(len(dots)).astype(np.float32), dots.origin, dots.id)
    if kind in ("import", "all"):
        return drawn_import(rng, marks, dots, kind == "all")
    return ReplaceDots.predicted(marks, dots, rng.random(), 1.5)


def same(a: Marks, b: Marks) -> bool:
    """Equal in all but the next id, which never goes back."""
    return a.dots.same_as(b.dots) and (a.threshold, a.regions, a.ground, a.blocks, a.reviewed) == (
        b.threshold,
        b.regions,
        b.ground,
        b.blocks,
        b.reviewed,
    )


def by_json(command: Command) -> Command:
    return from_data(json.loads(json.dumps(to_data(command), allow_nan=False)))


@settings(deadline=None, max_examples=150)
@given(DRAWN)
def test_undo_and_redo_walk_the_same_states(drawn) -> None:
    states, commands, used = [Marks()], [], set()
    for kind, seed in drawn:
        command = drawn_command(kind, seed, states[-1])
        if kind in ("add", "predict", "import"):
            fresh = set(command.after.id.tolist())
            assert fresh.isdisjoint(used), "an id was used twice"
            used |= fresh
        states.append(command.do(states[-1]))
        commands.append(by_json(command))
        assert (np.diff(states[-1].dots.id) > 0).all()
    marks = states[-1]
    for command, before in zip(commands[::-1], states[-2::-1], strict=True):
        marks = command.undo(marks)
        assert same(marks, before)
    for command, after in zip(commands, states[1:], strict=True):
        marks = command.do(marks)
        assert same(marks, after)


def test_ids_are_not_used_again_after_undo() -> None:
    first = EditDots.add(Marks(), [(1, 1), (2, 2)])
    undone = first.undo(first.do(Marks()))
    assert len(undone.dots) == 0
    assert EditDots.add(undone, [(3, 3)]).after.id.tolist() == [2]


def test_moving_makes_a_models_dot_moved_and_sure_and_undo_restores_it() -> None:
    marks = ReplaceDots.predicted(Marks(), model_dots([(10, 10), (50, 50)], [0.4, 0.9]), 0.5).do(Marks())
    marks = EditDots.add(marks, [(90, 90)]).do(marks)
    move = EditDots.move(marks, [2, 0], [(91, 91), (11, 12)])
    moved = move.do(marks)
    assert moved.dots.origin.tolist() == [Origin.MOVED, Origin.MODEL, Origin.PERSON]
    assert moved.dots.xy.tolist() == [[11, 12], [50, 50], [91, 91]]
    assert moved.dots.confidence.tolist() == pytest.approx([1, 0.9, 1])
    assert same(move.undo(moved), marks)


def test_moving_wants_a_place_for_each_dot_that_is_there() -> None:
    marks = EditDots.add(Marks(), [(1, 1), (2, 2)]).do(Marks())
    for ids, places in (([7], [(0, 0)]), ([0, 0], [(0, 0), (1, 1)]), ([0, 1], [(0, 0)])):
        with pytest.raises(ValueError, match="one place for each id"):
            EditDots.move(marks, ids, places)


def test_a_place_that_is_no_place_is_refused() -> None:
    for nowhere in (np.nan, np.inf):
        with pytest.raises(ValueError):
            EditDots.add(Marks(), [(nowhere, 1)]).do(Marks())


def test_what_a_person_stands_for_counts_at_any_threshold_and_survives_a_prediction() -> None:
    marks = ReplaceDots.predicted(Marks(), model_dots([(0, 0), (100, 0), (200, 0), (300, 0)], [0.3] * 4), 0.5).do(
        Marks()
    )
    marks = EditDots.keep(marks, [1]).do(marks)
    marks = EditDots.move(marks, [2], [(210, 0)]).do(marks)
    marks = EditDots.add(marks, [(400, 0)]).do(marks)
    marks = SetThreshold.on(marks, 1.0).do(marks)
    assert marks.counted.id.tolist() == [1, 2, 4]
    assert marks.counted.origin.tolist() == [Origin.MODEL, Origin.MOVED, Origin.PERSON]

    again = ReplaceDots.predicted(marks, model_dots([(500, 500)], [1.0]), 0.6).do(marks)
    assert is_sure(again.dots).tolist() == [True, True, True, False]
    assert again.dots.confidence[-1] == ALMOST_SURE
    assert again.threshold == 0.6


def test_a_found_dot_on_a_persons_dot_is_left_out_one_to_one() -> None:
    marks = EditDots.add(Marks(), [(100, 100), (200, 200), (300, 300)]).do(Marks())
    found = model_dots([(103, 100), (105, 100), (207, 200), (50, 50)])
    after = ReplaceDots.predicted(marks, found, 0.5).do(marks)
    assert after.dots.xy.tolist() == [[100, 100], [200, 200], [300, 300], [105, 100], [207, 200], [50, 50]]
    zoomed = ReplaceDots.predicted(marks, found, 0.5, zoom=0.5).do(marks)
    assert [207, 200] not in zoomed.dots.xy.tolist(), "at half the size, 7 pixels are 3.5"


def test_a_prediction_leaves_done_blocks_alone_and_ends_the_review() -> None:
    marks = ReplaceDots.predicted(Marks(), model_dots([(10, 10), (150, 10)]), 0.5).do(Marks())
    marks = SetBlocks.on(marks, Blocks(100, frozenset({(0, 0)}))).do(marks)
    marks = SetReviewed.on(marks).do(marks)
    command = ReplaceDots.predicted(marks, model_dots([(20, 20), (30, 30), (170, 10)]), 0.5)
    after = command.do(marks)
    assert after.dots.xy.tolist() == [[10, 10], [170, 10]]
    assert not after.reviewed
    assert same(command.undo(after), marks)


def test_masks_exclude_and_regions_do_not() -> None:
    marks = EditDots.add(Marks(), [(5, 5), (15, 5), (25, 5)]).do(Marks())
    square = ((10, 0), (20, 0), (20, 10), (10, 10))
    assert len(SetRegions.on(marks, [Region("stage", square)]).do(marks).counted) == 3
    assert SetRegions.on(marks, [Region("poster", square, mask=True)]).do(marks).counted.id.tolist() == [0, 2]


def test_an_edit_refuses_marks_it_does_not_fit() -> None:
    marks = EditDots.add(Marks(), np.arange(40).reshape(-1, 2)).do(Marks())
    add, move = EditDots.add(marks, [(1, 1)]), EditDots.move(marks, [3], [(9, 9)])
    gone = EditDots.delete(marks, [3]).do(marks)
    for command, wrong in (
        (add, add.do(marks)),
        (move, gone),
        (move, move.do(marks)),
        (EditDots.delete(marks, [3]), gone),
        (SetReviewed.on(marks), SetReviewed.on(marks).do(marks)),
        (SetThreshold.on(marks, 0.7), SetThreshold.on(marks, 0.6).do(marks)),
        (SetRegions.on(marks, []), SetRegions.on(marks, [Region("a", ())]).do(marks)),
        (SetGround.on(marks, None), SetGround.on(marks, GROUND).do(marks)),
        (SetBlocks.on(marks, Blocks(9, frozenset())), SetBlocks.on(marks, Blocks(8, frozenset())).do(marks)),
        (ReplaceDots.imported(marks, Dots()), SetReviewed.on(marks).do(marks)),
    ):
        with pytest.raises(DotoriError, match="does not fit"):
            command.do(wrong)
    with pytest.raises(DotoriError, match="does not fit"):
        add.undo(marks)


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"kind": "nothing"},
        {"kind": []},
        {"kind": "dots", "deed": "add"},
        {"kind": "ground", "before": None, "after": {"kind": "rectangle"}},
        {"kind": "dots", "deed": "add", "before": {}, "after": {}},
        {"kind": "threshold", "before": "a", "after": 1},
        {"kind": "threshold", "before": 0.5, "after": None},
        {"kind": "regions", "before": [], "after": [{"name": "a", "polygon": [[1]], "mask": False}]},
        {"kind": "regions", "before": [], "after": [{"name": "a", "polygon": [[1, float("nan")]], "mask": False}]},
        {"kind": "blocks", "side_before": 1, "side": 1, "gone": [[1, 2, 3]], "new": []},
        {"kind": "import", "parts": [{"kind": "import", "parts": []}]},
        {"kind": "import", "parts": 3},
        {"kind": "import"},
    ],
)
def test_what_is_no_edit_is_refused(data) -> None:
    with pytest.raises(ValueError, match="no edit"):
        from_data(data)


@pytest.mark.parametrize(("side", "read"), [(0.0001, 8), (-1, 8), (float("nan"), 8), (1e300, 32768), (100.5, 100.5)])
def test_a_logged_side_that_cannot_be_is_read_as_one_that_can(side: float, read: float) -> None:
    edit = from_data({"kind": "blocks", "side_before": 256, "side": side, "gone": [], "new": [[0, 0]]})
    after = edit.do(Marks())
    assert after.blocks == Blocks(read, frozenset({(0, 0)}))
    assert edit.undo(after).blocks == Blocks()


@pytest.mark.parametrize(
    "spoil", [{"x": [float("nan")]}, {"x": [1, 2]}, {"id": [-1]}, {"id": [2**70]}, {"confidence": [7]}, {"origin": [5]}]
)
def test_an_edit_with_spoilt_dots_is_refused(spoil) -> None:
    data = to_data(EditDots.add(Marks(), [(1, 1)]))
    data["after"] |= spoil
    with pytest.raises(ValueError, match="no edit"):
        from_data(data)
