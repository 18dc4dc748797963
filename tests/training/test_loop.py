import csv
import json
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors import safe_open
from torch import Tensor

from core.errors import DotoriError
from core.model.config import DiffusionConfig, ModelConfig
from core.model.diffusion import LatentDiffusion
from core.model.weights import load_model, read_tensors, save_model
from training import log
from training.command import train_autoencoder, train_diffusion
from training.loop import Run, learning_rate
from training.settings import RunSettings

pytestmark = pytest.mark.usefixtures("fp32", "small_maps")

Config = Callable[..., Path]
Training = Callable[..., None]


@pytest.mark.parametrize(("warmup", "cooldown"), [(10, 30), (1, 1), (0, 0), (0, 100), (100, 0), (80, 80)])
def test_the_rate_rises_stays_and_falls(warmup: int, cooldown: int) -> None:
    settings = RunSettings(steps=100, rate=0.5, warmup=warmup, cooldown=cooldown)
    rates = [learning_rate(settings, step) for step in range(100)]
    assert all(0 < rate <= 0.5 for rate in rates)
    top = rates.index(max(rates))
    assert rates[: top + 1] == sorted(rates[: top + 1])
    assert rates[top:] == sorted(rates[top:], reverse=True)
    assert learning_rate(settings, 100) == 0
    if warmup + cooldown <= 100:
        assert rates.count(0.5) >= 100 - warmup - cooldown
        assert rates[max(warmup - 1, 0)] == pytest.approx(0.5)
    if cooldown > 1:
        assert rates[-1] < 0.1


@pytest.fixture
def stop_after(monkeypatch: pytest.MonkeyPatch) -> Callable[[int | None], None]:
    """Send this process a polite kill when so many steps are done, as a cluster does; None for not any more."""
    step = Run._train_step

    def arrange(last: int | None) -> None:
        def stepped(run: Run, batch: object) -> dict[str, float]:
            losses = step(run, batch)
            if run.step == last:
                signal.raise_signal(signal.SIGTERM)
            return losses

        monkeypatch.setattr(Run, "_train_step", stepped)

    return arrange


@pytest.fixture
def every_step_is_logged(monkeypatch: pytest.MonkeyPatch) -> None:
    """In figures alone; drawing takes longer than the training."""
    monkeypatch.setattr(log, "EVERY", 1)
    monkeypatch.setattr(log, "draw_curves", lambda _path: None)


@pytest.fixture(params=["autoencoder", "diffusion"])
def train(
    request: pytest.FixtureRequest, tmp_path: Path, write_config: Config, make_shanghaitech: Callable
) -> Training:
    """train(out, resume=False, ...) runs either training."""
    if request.param == "autoencoder":

        def train(out: Path, resume: bool = False, **changes: int) -> None:
            train_autoencoder(write_config("autoencoder", **changes), out, resume)

        return train

    train_autoencoder(write_config("autoencoder", steps=1), tmp_path / "e-and-d", False, quiet=True)
    data = [make_shanghaitech(tmp_path / "data" / name, train=3, side=90) for name in ("part_A", "part_B")]

    def train(out: Path, resume: bool = False, **changes: int) -> None:
        config = write_config("diffusion", **changes)
        train_diffusion(config, out, data, tmp_path / "e-and-d" / "last.safetensors", resume)

    return train


def header(path: Path) -> dict:
    with safe_open(path, "pt") as file:
        return {key: json.loads(value) for key, value in file.metadata().items()}


def assert_same_tensors(one: dict[str, Tensor], other: dict[str, Tensor]) -> None:
    assert one.keys() == other.keys()
    for name, tensor in one.items():
        assert torch.equal(tensor, other[name]), name


def rows_of(folder: Path) -> list[tuple[int, str, str]]:
    with (folder / "log.csv").open(newline="") as file:
        return [(int(row["step"]), row["name"], row["value"]) for row in csv.DictReader(file)]


@pytest.mark.usefixtures("every_step_is_logged")
def test_a_stopped_and_resumed_run_is_the_run_that_was_not_stopped(
    tmp_path: Path, train: Training, stop_after: Callable
) -> None:
    whole, parts = tmp_path / "whole", tmp_path / "parts"
    train(whole, steps=4, validate_every=2)
    handlers = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    stop_after(2)
    train(parts, steps=4, validate_every=2)
    assert (signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)) == handlers
    assert header(parts / "state.safetensors")["step"] == 2
    assert [step for step, name, _ in rows_of(parts) if name == "loss"] == [1, 2]
    stop_after(None)
    train(parts, resume=True, steps=4, validate_every=2)

    for name in ("state", "last", "weights"):
        (one, about), (other, said) = (read_tensors(folder / f"{name}.safetensors") for folder in (whole, parts))
        assert_same_tensors(one, other)
        assert about == said
    assert header(parts / "state.safetensors")["step"] == 4

    logs = [[row for row in rows_of(folder) if row[1] != "crops a second"] for folder in (whole, parts)]
    assert sorted(logs[0]) == sorted(logs[1])
    assert [step for step, name, _ in logs[1] if name == "loss"] == [1, 2, 3, 4]
    assert [step for step, name, _ in logs[1] if name == "validation score"] == [2, 4]
    assert len({row[:2] for row in logs[1]}) == len(logs[1])

    # Nothing but these is left behind, and no pickle among them.
    left = {"state.safetensors", "last.safetensors", "weights.safetensors", "log.csv", "settings.toml"}
    assert {path.name for path in parts.iterdir()} == left
    assert not any(path.read_bytes().startswith((b"\x80", b"PK")) for path in parts.iterdir())


@pytest.mark.usefixtures("every_step_is_logged")
def test_steps_that_were_lost_are_logged_once(tmp_path: Path, write_config: Config, stop_after: Callable) -> None:
    """A machine that went down left a log that is ahead of the checkpoint."""
    out, config = tmp_path / "run", write_config("autoencoder", steps=4)
    stop_after(2)
    train_autoencoder(config, out, False)
    with (out / "log.csv").open("a") as file:
        file.write("3,loss,99\n4,loss,99\n")
    stop_after(None)
    train_autoencoder(config, out, True)
    losses = [(step, value) for step, name, value in rows_of(out) if name == "loss"]
    assert [step for step, _ in losses] == [1, 2, 3, 4]
    assert "99" not in [value for _, value in losses]


def test_training_lowers_the_loss_and_draws_its_curves(
    tmp_path: Path, write_config: Config, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log, "EVERY", 5)
    out = tmp_path / "run"
    train_autoencoder(write_config("autoencoder", steps=25), out, False)
    steps, losses = log.read_log(out / "log.csv")["loss"]
    assert steps == [5, 10, 15, 20, 25]
    assert losses[-1] < 0.8 * losses[0]
    with Image.open(out / "curves.png") as curves:
        assert np.asarray(curves.convert("L")).std() > 5


def test_a_training_is_not_overwritten(tmp_path: Path, write_config: Config) -> None:
    out, config = tmp_path / "run", write_config("autoencoder", steps=1)
    train_autoencoder(config, out, False, quiet=True)
    before = (out / "state.safetensors").read_bytes()
    with pytest.raises(DotoriError, match="--resume"):
        train_autoencoder(config, out, False, quiet=True)
    assert (out / "state.safetensors").read_bytes() == before


def test_resuming_nothing_begins(tmp_path: Path, write_config: Config) -> None:
    train_autoencoder(write_config("autoencoder", steps=1), tmp_path / "run", True, quiet=True)
    assert header(tmp_path / "run" / "state.safetensors")["step"] == 1


def test_resuming_a_finished_run_changes_nothing(tmp_path: Path, write_config: Config) -> None:
    out, config = tmp_path / "run", write_config("autoencoder", steps=1)
    train_autoencoder(config, out, False, quiet=True)
    before = read_tensors(out / "state.safetensors")
    train_autoencoder(config, out, True, quiet=True)
    after = read_tensors(out / "state.safetensors")
    assert_same_tensors(before[0], after[0])
    assert before[1] == after[1]


def test_a_checkpoint_of_other_settings_is_refused_and_its_settings_kept(tmp_path: Path, write_config: Config) -> None:
    out, config = tmp_path / "run", write_config("autoencoder", steps=1)
    train_autoencoder(config, out, False, quiet=True)
    other = tmp_path / "other.toml"
    other.write_text(config.read_text().replace("width = 4", "width = 6"))
    with pytest.raises(DotoriError, match="settings"):
        train_autoencoder(other, out, True, quiet=True)
    assert (out / "settings.toml").read_text() == config.read_text()


def test_a_broken_checkpoint_is_a_sentence(tmp_path: Path, write_config: Config, tiny_model: LatentDiffusion) -> None:
    out, config = tmp_path / "run", write_config("autoencoder", steps=1)
    out.mkdir()
    state = out / "state.safetensors"
    state.write_bytes(b"\x80\x04pickle")
    with pytest.raises(DotoriError, match=r"state\.safetensors"):
        train_autoencoder(config, out, True, quiet=True)
    save_model(tiny_model, state, {})
    with pytest.raises(DotoriError, match=r"state\.safetensors"):
        train_autoencoder(config, out, True, quiet=True)


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path, write_config: Config) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DotoriError, match="--out"):
        train_autoencoder(write_config("autoencoder", steps=1), tmp_path / "file" / "run", False, quiet=True)


@pytest.fixture
def diffuse(tmp_path: Path, write_config: Config, make_shanghaitech: Callable) -> Callable[[Path], LatentDiffusion]:
    """One step of the second training on the given E and D; the model that it leaves."""
    data = make_shanghaitech(tmp_path / "data", train=2, test=0)

    def diffuse(weights: Path) -> LatentDiffusion:
        train_diffusion(write_config("diffusion", steps=1), tmp_path / "out", [data], weights, False, quiet=True)
        return load_model(tmp_path / "out" / "last.safetensors")[0]

    return diffuse


def test_e_and_d_come_with_their_weights_and_are_left_alone(
    tmp_path: Path, write_config: Config, diffuse: Callable
) -> None:
    weights = tmp_path / "e-and-d" / "last.safetensors"
    train_autoencoder(write_config("autoencoder", steps=1), weights.parent, False, quiet=True)
    model = diffuse(weights)
    assert model.config.autoencoder.width == 4
    expected, about = read_tensors(weights)
    assert about["autoencoder"]["codes"] == 8
    assert float(expected["latent_std"]) != 1
    for name, tensor in model.autoencoder.state_dict().items():
        torch.testing.assert_close(tensor, expected[name], rtol=1e-3, atol=1e-6)


def test_e_and_d_may_come_from_a_whole_model(tiny_model_file: Path, diffuse: Callable) -> None:
    model, (expected, _) = diffuse(tiny_model_file), load_model(tiny_model_file)
    assert model.config.autoencoder == expected.config.autoencoder
    assert_same_tensors(model.autoencoder.state_dict(), expected.autoencoder.state_dict())


def test_a_training_may_start_from_a_whole_model(
    tmp_path: Path, write_config: Config, make_shanghaitech: Callable, diffuse: Callable, tiny_model_file: Path
) -> None:
    diffuse(tiny_model_file)
    first, second = tmp_path / "out" / "last.safetensors", tmp_path / "second"
    data = make_shanghaitech(tmp_path / "more", train=1, test=0)
    config = write_config("diffusion", steps=1)
    config.write_text(config.read_text().replace("rate = 3e-3", "rate = 0.0"))
    train_diffusion(config, second, [data], None, False, quiet=True, start=first)
    (expected, _), (model, _) = load_model(first), load_model(second / "last.safetensors")
    for name, tensor in model.state_dict().items():
        if not name.endswith(("running_mean", "running_var", "num_batches_tracked")):
            torch.testing.assert_close(tensor, expected.state_dict()[name], rtol=1e-3, atol=1e-6)


def test_a_training_does_not_start_from_another_kind_of_model(
    tmp_path: Path, write_config: Config, make_shanghaitech: Callable, make_model: Callable, tiny_config: ModelConfig
) -> None:
    data = make_shanghaitech(tmp_path / "data", train=1, test=0)
    other = replace(tiny_config, diffusion=DiffusionConfig(signal_scale=0.7))
    save_model(make_model(other), tmp_path / "other.safetensors", {})
    config = write_config("diffusion", steps=1)
    with pytest.raises(DotoriError, match=r"other\.safetensors holds another model"):
        train_diffusion(config, tmp_path / "out", [data], None, False, quiet=True, start=tmp_path / "other.safetensors")


def test_t_may_be_given_and_rests_while_the_u_net_learns(
    tmp_path: Path, write_config: Config, make_shanghaitech: Callable, diffuse: Callable, tiny_model_file: Path
) -> None:
    diffuse(tiny_model_file)
    whole = tmp_path / "out" / "last.safetensors"
    given, _ = load_model(whole)
    data = make_shanghaitech(tmp_path / "more", train=1, test=0)
    u_nets = []
    for steps in (1, 2):
        config = write_config("diffusion", steps=steps)
        config.write_text('domain_encoder = "given"\n' + config.read_text())
        train_diffusion(config, tmp_path / str(steps), [data], whole, False, quiet=True)
        model, _ = load_model(tmp_path / str(steps) / "last.safetensors")
        assert_same_tensors(model.domain_encoder.state_dict(), given.domain_encoder.state_dict())
        u_nets.append(torch.nn.utils.parameters_to_vector(model.unet.parameters()))
    assert not torch.equal(*u_nets)


@pytest.mark.parametrize(
    ("t", "learns"),
    [("given", set()), ("read", {"zeta", "tokens"}), ("new", {"stem", "down", "lateral", "up", "zeta", "tokens"})],
)
def test_of_a_whole_model_t_rests_or_goes_on_too(
    tmp_path: Path,
    write_config: Config,
    make_shanghaitech: Callable,
    diffuse: Callable,
    tiny_model_file: Path,
    t: str,
    learns: set[str],
) -> None:
    diffuse(tiny_model_file)
    whole = tmp_path / "out" / "last.safetensors"
    config = write_config("diffusion", steps=2)
    config.write_text(f'domain_encoder = "{t}"\n' + config.read_text())
    data = make_shanghaitech(tmp_path / "more", train=1, test=0)
    train_diffusion(config, tmp_path / "on", [data], None, False, quiet=True, start=whole)
    (before, _), (after, _) = load_model(whole), load_model(tmp_path / "on" / "last.safetensors")

    def changed(part: str) -> set[str]:
        new = getattr(after, part).state_dict()
        return {name.split(".")[0] for name, w in getattr(before, part).state_dict().items() if (w != new[name]).any()}

    assert learns <= changed("domain_encoder") <= learns | ({"log_density", "occupancy"} if t == "new" else set())
    assert changed("unet")


def test_where_e_and_d_come_without_a_t_it_is_the_shipped_one(
    tmp_path: Path,
    write_config: Config,
    make_shanghaitech: Callable,
    diffuse: Callable,
    tiny_model_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    diffuse(tiny_model_file)
    shipped = tmp_path / "out" / "last.safetensors"
    monkeypatch.setattr("training.command.shipped_model", lambda: shipped)
    train_autoencoder(write_config("autoencoder", steps=1), tmp_path / "e-and-d", False, quiet=True)
    config = write_config("diffusion", steps=1)
    config.write_text('domain_encoder = "given"\n' + config.read_text())
    data = make_shanghaitech(tmp_path / "more", train=1, test=0)
    train_diffusion(config, tmp_path / "on", [data], tmp_path / "e-and-d" / "last.safetensors", False, quiet=True)
    model, given = load_model(tmp_path / "on" / "last.safetensors")[0], load_model(shipped)[0]
    assert_same_tensors(model.domain_encoder.state_dict(), given.domain_encoder.state_dict())


def test_another_t_than_the_settings_describe_is_refused(
    tmp_path: Path, write_config: Config, make_shanghaitech: Callable, make_model: Callable, tiny_config: ModelConfig
) -> None:
    data = make_shanghaitech(tmp_path / "data", train=1, test=0)
    other = replace(tiny_config, domain_encoder=replace(tiny_config.domain_encoder, zeta_channels=5))
    save_model(make_model(other), tmp_path / "other.safetensors", {})
    config = write_config("diffusion", steps=1)
    config.write_text('domain_encoder = "given"\n' + config.read_text())
    with pytest.raises(DotoriError, match=r"other\.safetensors holds another T"):
        train_diffusion(config, tmp_path / "out", [data], tmp_path / "other.safetensors", False, quiet=True)


def test_weights_without_e_and_d_are_refused(tmp_path: Path, write_config: Config, diffuse: Callable) -> None:
    train_autoencoder(write_config("autoencoder", steps=1), tmp_path / "run", False, quiet=True)
    for weights, said in (
        (tmp_path / "run" / "state.safetensors", "no autoencoder"),
        (tmp_path / "none", "no weights"),
    ):
        with pytest.raises(DotoriError, match=said):
            diffuse(weights)


def test_no_pictures_no_training(tmp_path: Path, tiny_model_file: Path, write_config: Config) -> None:
    (tmp_path / "empty").mkdir()
    config = write_config("diffusion")
    with pytest.raises(DotoriError, match="empty"):
        train_diffusion(config, tmp_path / "out", [tmp_path / "empty"], tiny_model_file, False, quiet=True)


def test_a_quiet_training_writes_no_log(tmp_path: Path, write_config: Config, capfd: pytest.CaptureFixture) -> None:
    train_autoencoder(write_config("autoencoder", steps=1), tmp_path / "run", False, quiet=True)
    assert not (tmp_path / "run" / "log.csv").exists()
    out, err = capfd.readouterr()
    assert out == err == ""


def test_batches_depend_on_seed_step_and_rank_alone(write_config: Config) -> None:
    from training.autoencoder import AutoencoderTask
    from training.settings import AutoencoderTraining, load_settings

    settings = load_settings(AutoencoderTraining, write_config("autoencoder"))
    task, again = AutoencoderTask(settings), AutoencoderTask(settings)
    reseeded = AutoencoderTask(replace(settings, run=replace(settings.run, seed=8)))
    first = task.batch(3, 0)
    assert torch.equal(first, again.batch(3, 0))
    for other in (task.batch(4, 0), task.batch(3, 1), reseeded.batch(3, 0)):
        assert not torch.equal(first, other)
