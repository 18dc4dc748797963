from pathlib import Path

import pytest

from core.errors import DotoriError
from training.settings import AutoencoderTraining, DataSettings, DiffusionTraining, RunSettings, load_settings

CONFIGS = Path(__file__).parents[2] / "training" / "configs"


def toml(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "my.toml"
    path.write_text(text)
    return path


def test_the_shipped_settings_can_be_read() -> None:
    kinds = {"autoencoder": AutoencoderTraining, "diffusion": DiffusionTraining}
    for path in CONFIGS.glob("*.toml"):
        kind = kinds.get(path.stem, DiffusionTraining)
        assert isinstance(load_settings(kind, path), kind)


def test_what_is_left_out_keeps_its_default(tmp_path: Path) -> None:
    settings = load_settings(DiffusionTraining, toml(tmp_path, "[run]\nsteps = 7"))
    assert settings.run == RunSettings(steps=7)
    assert settings.data == DataSettings()
    assert load_settings(DiffusionTraining, toml(tmp_path, "")) == DiffusionTraining()


def test_tables_by_data_set_are_read(tmp_path: Path) -> None:
    text = "[data]\ngrey = 1\n[data.share]\npart_A = 2\n[data.zoom]\npart_A = [0.5, 2]"
    data = load_settings(DiffusionTraining, toml(tmp_path, text)).data
    assert data.share == {"part_A": 2}
    assert data.zoom == {"part_A": (0.5, 2)}
    assert data.grey == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[run]\nstep = 3", "step"),
        ("[runs]\nsteps = 3", "runs"),
        ("colour = 1", "colour"),
        ("run = 3", "run"),
        ("[run]\nsteps = '3'", "steps"),
        ("[run]\nsteps = 3.5", "steps"),
        ("[run]\nsteps = true", "steps"),
        ("[run]\nrate = 'fast'", "rate"),
        ("[run]\nrate = [1]", "rate"),
        ("[data]\nzoom_otherwise = 1.5", "zoom_otherwise"),
        ("[data]\nzoom_otherwise = [1, 2, 3]", "zoom_otherwise"),
        ("[data]\nshare = 3", "share"),
        ("[data.share]\npart_A = 'much'", "part_A"),
        ("[data.zoom]\npart_B = [1]", "part_B"),
        ("[loss]\nweighting = 'snr'", "min-snr"),
        ("[model.unet]\nwidths = [1, 2]", "widths"),
        ("[model]\nunet = [1]", "unet"),
        ("[model.diffusion]\nschedule = 'linear'", "scaled-linear"),
        ("[run\nsteps = 3", "TOML"),
        ("[run]\nsteps = 3\nsteps = 4", "TOML"),
    ],
)
def test_settings_that_cannot_be_meant_are_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(DotoriError, match=said) as caught:
        load_settings(DiffusionTraining, toml(tmp_path, text))
    assert "my.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b"# gr\xfc\xdfe")
    (tmp_path / "folder.toml").mkdir()
    for name in ("none.toml", "latin.toml", "folder.toml"):
        with pytest.raises(DotoriError, match=name):
            load_settings(AutoencoderTraining, tmp_path / name)
