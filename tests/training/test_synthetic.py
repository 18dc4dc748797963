import json
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from core.formats import dotori_json
from core.images import load_image
from training.datasets import discover
from training.synthetic import Scene, random_scene, render
from training.synthetic.__main__ import main
from training.synthetic.canvas import FINE, OBJECT
from training.synthetic.crowd import Person
from training.synthetic.look import Fashion, random_look
from training.synthetic.outline import box
from training.synthetic.person import draw_person, head_of
from training.synthetic.render import visible_heads
from training.synthetic.samples import SAMPLES
from training.synthetic.scene import KINDS
from training.synthetic.world import World

SAMPLE_FOLDER = Path(__file__).parents[2] / "resources" / "samples"


def small(kind: str = "hall", heads: int = 30) -> Scene:
    return Scene(width=240, height=180, heads=heads, kind=kind, clutter=0.3)


def painted(*people: Person) -> tuple[World, np.ndarray]:
    world = World.of(small())
    areas = [draw_person(world.frame(person.x, person.z), person.look, k + 1, 0.1) for k, person in enumerate(people)]
    return world, np.array(areas)


def somebody(x: float = 0.0, z: float = 8.0, seed: int = 0) -> Person:
    plain = Fashion(hats=0.0, children=0.0, raised=0.0)
    return Person(x, z, random_look(np.random.default_rng(seed), plain, 0.0))


@pytest.mark.parametrize("kind", KINDS)
def test_the_heads_lie_in_the_picture_and_are_about_as_many_as_wanted(kind: str) -> None:
    scene = small(kind, 40)
    picture, points = render(scene, np.random.default_rng(1))
    assert picture.shape == (180, 240, 3)
    assert picture.dtype == np.uint8
    assert points.dtype == np.float64
    assert ((points >= 0) & (points < (240, 180))).all()
    assert len(points) == pytest.approx(40, abs=8)


def test_the_same_seed_gives_the_same_picture_and_another_seed_another() -> None:
    first, again, other = (render(small(heads=12), np.random.default_rng(seed)) for seed in (3, 3, 4))
    assert np.array_equal(first[0], again[0])
    assert np.array_equal(first[1], again[1])
    assert not np.array_equal(first[0], other[0])


def test_nobody_is_seen_where_nobody_is_wanted() -> None:
    _, points = render(small(heads=0), np.random.default_rng(0))
    assert points.shape == (0, 2)


def test_a_point_is_the_middle_of_its_head() -> None:
    person = somebody()
    world, areas = painted(person)
    points = visible_heads(world, [person], areas)
    rows, columns = np.nonzero(world.canvas.ids == 1)
    middle = np.array([columns.mean(), rows.mean()]) / FINE
    assert np.hypot(*(points[0] - middle)) < 0.06 * world.camera.scale(person.z)


@pytest.mark.parametrize(("hidden", "seen"), [(0.4, 1), (0.9, 0)])
def test_a_head_counts_until_something_hides_most_of_it(hidden: float, seen: int) -> None:
    person = somebody()
    world, areas = painted(person)
    rows, columns = np.nonzero(world.canvas.ids == 1)
    low, high = rows.min() / FINE, (rows.max() + 1) / FINE
    cover = box(columns.min() / FINE, low, (columns.max() + 1) / FINE, low + hidden * (high - low))
    world.canvas.fill(cover, (0.5, 0.5, 0.5), tag=OBJECT)
    assert len(visible_heads(world, [person], areas)) == seen


def test_a_head_behind_somebody_nearer_is_dropped() -> None:
    far, near = somebody(z=8.05), somebody(z=8.0)
    world, areas = painted(far, near)
    points = visible_heads(world, [far, near], areas)
    x, y, _ = head_of(near.look)
    assert np.allclose(points, world.frame(near.x, near.z).pixels([(x, y)]))


def test_a_head_outside_the_picture_is_dropped() -> None:
    people = [somebody(x=30.0), somebody(x=0.0)]
    world, areas = painted(*people)
    assert len(visible_heads(world, people, areas)) == 1


def test_random_scenes_fit_the_picture_and_depend_on_the_seed() -> None:
    scenes = [random_scene(np.random.default_rng(seed), 200, 100) for seed in (0, 0, 1)]
    assert scenes[0] == scenes[1] != scenes[2]
    assert all((scene.width, scene.height) == (200, 100) for scene in scenes)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="moon"):
        Scene(kind="moon")


def test_the_command_writes_a_data_set(tmp_path: Path) -> None:
    arguments = ["--count", "2", "--width", "64", "--height", "64", "--seed", "2"]
    for name in ("a", "b"):
        result = CliRunner().invoke(main, [str(tmp_path / name), *arguments])
        assert result.exit_code == 0, result.output
    truth = dotori_json.read(tmp_path / "a" / "dotori.json")
    assert [(entry.width, entry.height, entry.reviewed) for entry in truth] == [(64, 64, True)] * 2
    assert len(discover(tmp_path / "a", "all")) == 2
    for path in (tmp_path / "a").iterdir():
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_the_shipped_samples_match_their_truth() -> None:
    truth = {entry.image: entry for entry in dotori_json.read(SAMPLE_FOLDER / "dotori.json")}
    assert set(truth) == {f"{name}.jpg" for name in SAMPLES}
    for name, entry in truth.items():
        assert (SAMPLE_FOLDER / name).stat().st_size < 250_000
        picture = load_image(SAMPLE_FOLDER / name)
        assert picture.shape == (entry.height, entry.width, 3)
        wanted = SAMPLES[name.removesuffix(".jpg")][1].heads
        assert len(entry.dots) == pytest.approx(wanted, rel=0.1)
        assert ((entry.dots.xy >= 0) & (entry.dots.xy < (entry.width, entry.height))).all()
    assert json.loads((SAMPLE_FOLDER / "dotori.json").read_text(encoding="utf-8"))["format"] == "dotori"
