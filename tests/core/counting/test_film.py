from collections.abc import Callable
from pathlib import Path

import imageio.v2 as imageio
import numpy as np
import pytest
import torch

from core.counting.counter import Counter, CountState, finish
from core.counting.film import Film
from core.counting.maps import draw_crowd_map
from core.counting.overlay import GREEN
from core.counting.settings import CountSettings
from core.errors import DotoriError
from core.model.diffusion import LatentDiffusion
from core.model.samplers import SamplerState

pytestmark = pytest.mark.usefixtures("fp32")


def frames_of(path: Path) -> np.ndarray:
    with imageio.get_reader(path) as reader:
        return np.stack([frame[..., :3] for frame in reader])


HALF = CountSettings(threshold=0.5)


@pytest.mark.parametrize(
    ("height", "width", "ending"),
    [(50, 90, ".mp4"), (50, 90, ".GIF"), (1, 1, ".mp4"), (1, 1, ".gif"), (501, 33, ".mp4")],
)
def test_a_film_can_be_played(
    tmp_path: Path,
    tiny_model: LatentDiffusion,
    noise_picture: Callable[..., np.ndarray],
    height: int,
    width: int,
    ending: str,
) -> None:
    path, counter = tmp_path / "new" / f"film{ending}", Counter(tiny_model)
    picture = noise_picture(height, width)
    with Film(path, picture, counter.engine, HALF) as film:
        finish(counter.count(picture, CountSettings(steps=3)), film.add)
    frames = frames_of(path)
    panel_width, panel_height = film.size
    assert len(frames) >= 3
    assert frames.shape[1:] == (panel_height, 3 * panel_width, 3)
    assert panel_height % 2 == panel_width % 2 == 0
    assert max(film.size) <= 480
    assert height < 50 or not np.array_equal(frames[0], frames[-1])


@pytest.mark.parametrize(("steps", "shown"), [(1, 1), (4, 4), (160, 160), (1000, 160)])
def test_a_long_sampling_is_shown_in_part_and_its_end_always(
    tmp_path: Path, tiny_model: LatentDiffusion, monkeypatch: pytest.MonkeyPatch, steps: int, shown: int
) -> None:
    captions: list[int] = []
    engine = Counter(tiny_model).engine
    with Film(tmp_path / "film.gif", np.zeros((20, 20, 3), np.uint8), engine, HALF) as film:
        blank = np.zeros((16, 48, 3), np.uint8)
        monkeypatch.setattr(film, "_frame", lambda _state, step: captions.append(step.step) or blank)
        z = torch.zeros(1, 1, 8, 8)
        film.add(CountState("see", 0.0))
        for step in range(1, steps + 1):
            film.add(CountState("sample", 0.5, SamplerState(step, steps, 0, z, z)))
    assert len(captions) == len(set(captions)) == shown
    assert captions[-1] == steps


@pytest.mark.parametrize("zoom", [1.0, 0.6, 2.0])
def test_panels_lie_over_one_another(
    tmp_path: Path, tiny_model: LatentDiffusion, monkeypatch: pytest.MonkeyPatch, zoom: float
) -> None:
    """The networks work on a padded picture; the film shows the picture."""
    width, height, head = 104, 72, np.array([[80.0, 50.0]])
    rows, columns = (-(-round(side * zoom) // 32) * 32 for side in (height, width))
    engine = Counter(tiny_model).engine
    monkeypatch.setattr(engine, "crowd_map", lambda _z_0: draw_crowd_map(head * zoom, rows, columns))
    z = torch.zeros(1, 1, rows // 4, columns // 4)
    z[..., int(50 * zoom / 4), int(80 * zoom / 4)] = 9
    path = tmp_path / "film.gif"
    with Film(path, np.full((height, width, 3), 40, np.uint8), engine, HALF) as film:
        film.add(CountState("sample", 0.9, SamplerState(1, 1, 0, z, z), zoom))
    latent, crowd_map, photo = np.split(frames_of(path)[0].astype(int), 3, axis=1)
    below = np.s_[40:]  # under the captions
    green = np.abs(photo - GREEN).sum(-1) < 60
    for marked in (latent[..., 0] > 200, crowd_map[..., 0] > 128, green):
        y, x = np.argwhere(marked[below]).mean(0) + 0.5
        assert (x, y + 40) == pytest.approx((80, 50), abs=4 / zoom)


@pytest.mark.parametrize("name", ["film.avi", "film", "mp4"])
def test_other_endings_are_refused(tmp_path: Path, tiny_model: LatentDiffusion, name: str) -> None:
    with pytest.raises(DotoriError, match=r"\.mp4 or \.gif"):
        Film(tmp_path / name, np.zeros((9, 9, 3), np.uint8), Counter(tiny_model).engine, HALF)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", [".mp4", ".gif"])
@pytest.mark.parametrize("place", ["file.txt/film", "folder"])
def test_a_film_that_cannot_be_written_is_a_sentence(
    tmp_path: Path, tiny_model: LatentDiffusion, ending: str, place: str
) -> None:
    (tmp_path / "file.txt").write_text("no folder")
    (tmp_path / f"folder{ending}").mkdir()
    path, counter, picture = tmp_path / f"{place}{ending}", Counter(tiny_model), np.zeros((40, 40, 3), np.uint8)
    with pytest.raises(DotoriError, match="cannot write"), Film(path, picture, counter.engine, HALF) as film:
        finish(counter.count(picture, CountSettings(steps=1)), film.add)
