"""The page of failures: groups and figures of counted pictures, and the command with a tiny network."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from core.counting.counter import Counter, CountResult
from core.counting.opening import OpenedModel
from core.dots import Dots
from core.model.diffusion import LatentDiffusion
from training import failures
from training.failures import Case, counted, groups, head_table, look_at_made, made_crowds, made_emptiness, main, page

pytestmark = pytest.mark.usefixtures("fp32")


def case(heads: int, hits: int, dots: int, spacing: float = 20.0, lightness: float = 100.0, grey: bool = False) -> Case:
    has_dot = np.arange(heads) < hits
    return Case(np.zeros((heads, 2)), has_dot, dots, lightness, grey, np.full(heads, spacing))


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_pictures_are_grouped_by_spacing_light_and_colour() -> None:
    tiny, near = case(5, 1, 2, spacing=3.0, lightness=30), case(1, 1, 1, spacing=float("inf"), grey=True)
    empty = case(0, 0, 4, lightness=200)
    by_name = dict(groups([tiny, near, empty]))
    assert by_name["all"] == [tiny, near, empty]
    assert by_name["median spacing below 4 px"] == [tiny]
    assert by_name["median spacing 64 px and more"] == [near]
    assert by_name["dark: mean below 70 of 255"] == [tiny]
    assert by_name["bright: mean above 150"] == [empty]
    assert by_name["grey"] == [near]
    assert by_name["no head at all"] == [empty]
    assert by_name["median spacing 16 to 32 px"] == []


def test_the_tables_add_up() -> None:
    cases = [case(10, 6, 8), case(4, 4, 5, spacing=70.0)]
    rows = {cells(line)[0]: cells(line)[1:] for line in failures.picture_table(groups(cases))}
    assert rows["all"] == ["2", "14", "0.71", "0.77", "1.5", "-0.5", "1.5"]
    assert rows["grey"] == ["0", *["-"] * 6]
    heads = {cells(line)[0]: cells(line)[1:] for line in head_table(cases)}
    assert heads["16 to 32 px"] == ["10", "1", "0.60"]
    assert heads["64 px and more"] == ["4", "1", "1.00"]
    assert heads["below 4 px"] == ["0", "0", "-"]


def test_a_picture_without_heads_has_false_dots_only() -> None:
    text = page([case(3, 3, 3)], {"nobody there": [case(0, 0, 2), case(0, 0, 7)]})
    nobody = next(line for line in text.splitlines() if line.startswith("| nobody there"))
    assert cells(nobody) == ["nobody there", "2", "0", "-", "0.00", "4.5", "+4.5", "4.5"]


def test_made_scenes_are_alike_by_day_and_by_night_or_empty() -> None:
    day, night = made_crowds("noon"), made_crowds("night")
    assert [(scene.kind, seed) for scene, seed in day] == [(scene.kind, seed) for scene, seed in night]
    assert {scene.light for scene, _ in night} == {"night"}
    assert {scene.heads for scene, _ in made_emptiness("hall")} == {0}


@pytest.fixture
def sees_two(monkeypatch: pytest.MonkeyPatch, tiny_model: LatentDiffusion) -> Counter:
    """A counter that finds two dots in every picture."""
    counter = Counter(tiny_model)

    def count(picture: np.ndarray, _settings: object) -> object:
        dots = Dots.of(np.array([[10.0, 10.0], [50.0, 50.0]]), np.ones(2, np.float32))
        yield from ()
        return CountResult(dots, 0.5, 2.0, 2.0, 1.0, picture.shape[1], picture.shape[0], 0.1, None)

    monkeypatch.setattr(counter, "count", count)
    return counter


def test_a_head_is_found_where_a_dot_is_near(sees_two: Counter) -> None:
    picture = np.full((80, 80, 3), 40, np.uint8)
    one = counted(sees_two, picture, lambda xy: xy, np.array([[14.0, 10.0], [70.0, 70.0], [70.0, 75.0]]))
    assert (one.dots, one.hits, one.grey, one.lightness) == (2, 1, True, 40.0)
    assert one.has_dot.tolist() == [True, False, False]
    assert one.spacing[1] == 5
    picture[..., 0] = 90
    alone = counted(sees_two, picture, lambda xy: xy[:1], np.array([[9.0, 9.0]]))
    assert (alone.dots, alone.hits, alone.grey) == (1, 1, False)
    assert np.isinf(alone.spacing).all()


def test_the_command_prints_a_page(
    sees_two: Counter, make_shanghaitech: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(failures, "open_counter", lambda *_: OpenedModel(sees_two, "tiny", "cpu"))
    monkeypatch.setattr(failures, "MADE", failures.replace(failures.MADE, width=96, height=72, heads=4))
    root = make_shanghaitech(tmp_path / "part_A", train=12)
    done = CliRunner().invoke(main, [str(root), "--part", "train", "--limit", "3"], catch_exceptions=False)
    assert done.exit_code == 0
    rows = {cells(line)[0]: cells(line)[1:] for line in done.stdout.splitlines() if line.startswith("|")}
    assert rows["all"][0] == "3"
    assert rows["crowds at noon"][0] == rows["crowds at night"][0] == "4"
    assert rows["nobody there, stand"][:2] == ["2", "0"]
    assert rows["nobody there, stand"][-1] == "2.0"
    done = CliRunner().invoke(main, [str(tmp_path / "nowhere")])
    assert done.exit_code == 1
    assert "nowhere" in done.stderr


def test_a_part_that_there_is_not_is_refused(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, [str(tmp_path), "--part", "foo"])
    assert (done.exit_code, type(done.exception)) == (2, SystemExit)
    assert "'foo' is not one of 'train', 'val', 'test', 'all'" in done.stderr


def test_made_scenes_are_drawn_with_their_heads(sees_two: Counter) -> None:
    scene = failures.replace(failures.MADE, width=160, height=120, heads=6, kind="plaza")
    (one,) = look_at_made(sees_two, [(scene, 1)])
    assert len(one.truth) > 0
    assert one.dots == 2
