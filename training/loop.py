"""The loop under both trainings: steps, average, log, checkpoint, resume.

Batch and noise of step n are functions of (seed, n, rank) alone. A run that was stopped and resumed therefore goes
through the very states of one that was not.
"""

from __future__ import annotations

import contextlib
import signal
import threading
import time
from collections.abc import Generator, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

import torch
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from core.errors import DotoriError
from core.model.weights import read_tensors, write_tensors
from training.average import MovingAverage
from training.log import TrainingLog
from training.processes import Processes
from training.settings import RunSettings

Batch = TypeVar("Batch")
Made = TypeVar("Made", covariant=True)


class Task(Protocol[Made]):
    """What is trained.

    Attributes:
        module: called with (batch, generator), returns the named loss terms; "loss" is their weighted sum.
    """

    module: nn.Module

    def batch(self, step: int, rank: int) -> Made:
        """The batch of a step, on the CPU; depends on nothing but its arguments and the seed."""

    def validate(self, average: nn.Module) -> Mapping[str, float]:
        """Figures on held-back data; "score" is what to lower."""

    def export(self, average: nn.Module, path: Path, about: Mapping[str, Any]) -> None:
        """Write the weights that users get."""


@dataclass
class Run(Generic[Batch]):
    """One training in one folder: `state.safetensors`, `log.csv`, `curves.png`, `weights.safetensors`."""

    task: Task[Batch]
    settings: RunSettings
    folder: Path
    processes: Processes
    quiet: bool = False

    def __post_init__(self) -> None:
        self.step = 0
        self.best = float("inf")
        module = self.task.module.to(self.processes.device)
        self.optimiser = torch.optim.AdamW(
            module.parameters(), lr=self.settings.rate, weight_decay=self.settings.weight_decay, betas=(0.9, 0.99)
        )
        self.average = MovingAverage(module, self.settings.ema)
        self.parallel = DistributedDataParallel(module) if self.processes.count > 1 else module

    @property
    def state_path(self) -> Path:
        """The checkpoint."""
        return self.folder / "state.safetensors"

    def resume(self) -> None:
        """Go on from the folder's checkpoint, if there is one.

        Raises:
            DotoriError: it cannot be read, or belongs to a training with other settings.
        """
        if not self.state_path.exists():
            return
        try:
            self._restore(*read_tensors(self.state_path))
        except (KeyError, RuntimeError, ValueError) as error:
            said = "is no checkpoint of a training with these settings; correct them, or give another --out"
            raise DotoriError(f"{self.state_path} {said}") from error

    def _restore(self, tensors: Mapping[str, Tensor], about: Mapping[str, Any]) -> None:
        self.step, self.best = about["step"], about["best"] if about["best"] is not None else float("inf")
        parts: dict[str, dict[str, Tensor]] = {"module": {}, "average": {}, "optimiser": {}}
        for name, tensor in tensors.items():
            part, key = name.split("/", 1)
            parts[part][key] = tensor
        self.task.module.load_state_dict(parts["module"])
        self.average.module.load_state_dict(parts["average"])
        self._load_optimiser(parts["optimiser"])

    def save(self) -> None:
        """Write the checkpoint; only the first process does."""
        if self.processes.rank:
            return
        tensors = {f"module/{k}": v for k, v in self.task.module.state_dict().items()}
        tensors |= {f"average/{k}": v for k, v in self.average.module.state_dict().items()}
        for index, state in self.optimiser.state_dict()["state"].items():
            tensors |= {f"optimiser/{index}/{key}": torch.as_tensor(value) for key, value in state.items()}
        best = self.best if self.best < float("inf") else None
        write_tensors(self.state_path, tensors, {"step": self.step, "best": best})

    def _load_optimiser(self, tensors: Mapping[str, Tensor]) -> None:
        state: dict[int, dict[str, Tensor]] = {}
        for name, tensor in tensors.items():
            index, key = name.split("/")
            state.setdefault(int(index), {})[key] = tensor
        groups = self.optimiser.state_dict()["param_groups"]
        self.optimiser.load_state_dict({"state": state, "param_groups": groups})

    def train(self) -> None:
        """Train to the last step, or until asked to stop; a checkpoint is left either way."""
        self.folder.mkdir(parents=True, exist_ok=True)
        log = TrainingLog(self.folder, self.settings, self.step, self.quiet or self.processes.rank > 0)
        saved = time.monotonic()
        with _stop_on_signal() as stopping, log, contextlib.closing(self._batches()) as batches:
            for batch in batches:
                if self.processes.any(stopping.is_set()):
                    break
                losses = self._train_step(batch)
                log.add(self.step, losses, self.settings.batch * self.processes.count)
                if self._validation_is_due():
                    self._validate(log)
                if time.monotonic() - saved > 60 * self.settings.save_minutes:
                    self.save()
                    saved = time.monotonic()
        self.save()
        if not self.processes.rank:
            self.task.export(self.average.module, self.folder / "last.safetensors", {"step": self.step})

    def _batches(self) -> Generator[Batch, None, None]:
        """The batches still to do, each made while the one before is worked on."""
        with ThreadPoolExecutor(1) as pool:
            following = pool.submit(self.task.batch, self.step, self.processes.rank)
            while self.step < self.settings.steps:
                batch = following.result()
                following = pool.submit(self.task.batch, self.step + 1, self.processes.rank)
                yield batch

    def _train_step(self, batch: Batch) -> dict[str, float]:
        for group in self.optimiser.param_groups:
            group["lr"] = learning_rate(self.settings, self.step)
        seed = (self.settings.seed * 1_000_003 + self.step) * 1_009 + self.processes.rank
        generator = torch.Generator().manual_seed(seed)
        self.parallel.train()
        losses = self.parallel(batch, generator)
        self.optimiser.zero_grad(set_to_none=True)
        losses["loss"].backward()
        nn.utils.clip_grad_norm_(self.task.module.parameters(), self.settings.clip)
        self.optimiser.step()
        self.step += 1
        self.average.update(self.task.module, self.step)
        return {name: float(value.detach()) for name, value in losses.items()}

    def _validation_is_due(self) -> bool:
        every = self.settings.validate_every
        return bool(every) and (self.step % every == 0 or self.step == self.settings.steps)

    def _validate(self, log: TrainingLog) -> None:
        if not self.processes.rank:
            figures = self.task.validate(self.average.module)
            log.note(self.step, figures)
            if figures["score"] < self.best:
                self.best = figures["score"]
                about = {"step": self.step, "validation": dict(figures)}
                self.task.export(self.average.module, self.folder / "weights.safetensors", about)
        self.processes.wait()


def learning_rate(settings: RunSettings, step: int) -> float:
    """Rate of a step: up linearly over `warmup`, level, down linearly to zero over `cooldown`."""
    up = (step + 1) / max(settings.warmup, 1)
    down = (settings.steps - step) / max(settings.cooldown, 1)
    return settings.rate * max(0.0, min(1.0, up, down))


@contextlib.contextmanager
def _stop_on_signal() -> Iterator[threading.Event]:
    """An event that Ctrl-C and a polite kill set; a second Ctrl-C interrupts at once."""
    event = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield event
        return

    def ask(_signal: int, _frame: object) -> None:
        event.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield event
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
