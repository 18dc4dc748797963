"""Trainings in processes of their own: those that are told to stop, and those that are several."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from core.model.weights import read_tensors
from training.command import train_autoencoder
from training.processes import Processes, join_processes

pytestmark = pytest.mark.usefixtures("fp32", "small_maps")

DRIVER = Path(__file__).with_name("driver.py")
PATIENCE = 120
"""Seconds after which a process counts as hanging; they take a tenth of it."""


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    for name in ("WORLD_SIZE", "RANK", "LOCAL_RANK"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.usefixtures("environment")
def test_a_killed_run_leaves_a_checkpoint_to_go_on_from(tmp_path: Path, write_config: Callable[..., Path]) -> None:
    out = tmp_path / "run"
    command = [sys.executable, DRIVER, "train", "autoencoder", "--out", out]
    config = write_config("autoencoder", steps=100_000)
    with subprocess.Popen(
        [*command, "--config", config], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        said = [run.stdout.readline().strip() for _ in range(3)]
        run.send_signal(signal.SIGTERM)
        _, complaints = run.communicate(timeout=PATIENCE)
    assert said == ["step 1", "step 2", "step 3"]
    assert run.returncode == 0
    assert "Traceback" not in complaints
    _, about = read_tensors(out / "state.safetensors")
    assert 3 <= about["step"] < 1000
    assert (out / "last.safetensors").exists()
    assert not list(out.glob("*.partial"))
    last = about["step"] + 2
    train_autoencoder(write_config("autoencoder", steps=last), out, True, quiet=True)
    assert read_tensors(out / "state.safetensors")[1]["step"] == last


@pytest.mark.usefixtures("environment")
def test_two_processes_train_one_model(tmp_path: Path, write_config: Callable[..., Path]) -> None:
    out = tmp_path / "run"
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node", "2"]
    command += [DRIVER, "train", "autoencoder", "--config", write_config("autoencoder", steps=3), "--out", out]
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    assert done.returncode == 0, done.stderr
    assert [done.stdout.count(f"step {step}") for step in (1, 2, 3, 4)] == [2, 2, 2, 0]
    ranks = [read_tensors(out / f"rank{rank}.safetensors") for rank in (0, 1)]
    assert [about["count"] for _, about in ranks] == [2, 2]
    state, about = read_tensors(out / "state.safetensors")
    assert about["step"] == 3
    for name, tensor in ranks[0][0].items():
        assert torch.equal(tensor, ranks[1][0][name]), name
        assert torch.equal(tensor, state[f"module/{name}"]), name
    # The second saw other batches: alone, the first would have ended elsewhere.
    train_autoencoder(write_config("autoencoder", steps=3), tmp_path / "alone", False, quiet=True)
    alone, _ = read_tensors(tmp_path / "alone" / "state.safetensors")
    assert not torch.equal(alone["module/autoencoder.quantiser.codes"], state["module/autoencoder.quantiser.codes"])


@pytest.mark.usefixtures("environment")
def test_alone_nothing_is_waited_for() -> None:
    with join_processes() as processes:
        assert (processes.rank, processes.count) == (0, 1)
        processes.wait()
        assert processes.any(True)
        assert not processes.any(False)
    assert Processes().device == torch.device("cpu")
    assert not torch.distributed.is_initialized()
