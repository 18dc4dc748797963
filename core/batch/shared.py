"""Pictures counted side by side, so that their tiles share the batches of the networks.

    found = side_by_side(model, [lambda model: finish(Counter(model).count(picture, settings)), ...], 4)

Each picture has a thread, on which the usual code counts it with a stand-in for the model. What it asks of a network
waits until all pictures wait; then the calls of one network at one size become one batch. What a network says of a
picture depends, in its last bits, on how large the batch is, but not on what else is in it (docs/decisions/0015): so
every batch is filled up to the same size with copies, and a picture's dots are the same whoever is counted beside it.

The networks run on the calling thread alone; what the other threads hold is on the CPU.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from functools import partial
from types import SimpleNamespace
from typing import TypeVar, cast

import torch
from torch import Tensor

from core.counting.tiles import Tiling
from core.model.config import DOWN
from core.model.diffusion import LatentDiffusion
from core.model.domain_encoder import Domain
from core.model.precision import autocast
from core.model.schedule import Prediction
from core.model.unet import CoarseLevels

LARGEST = (Tiling().core + 2 * Tiling().margin) ** 2
"""Pixels of a shared batch at most: those of the U-Net's largest tile, so that to share takes no more memory than a
large picture does. A tile that would make more of them runs alone, as it is."""

Found = TypeVar("Found")

Work = Callable[[LatentDiffusion], Found]
"""Counts one picture with the model that it is given."""

Tensors = tuple[Tensor, ...]

Network = Callable[..., Tensors]
"""From tensors to tensors; a shared one for any batch size."""


def side_by_side(model: LatentDiffusion, works: Sequence[Work[Found]], size: int) -> list[Found | Exception]:
    """Count pictures, each on a thread of its own. No thread is left when this ends, however it ends.

    Args:
        model: in evaluation mode, on its device.
        works: one for each picture; at least one, and no more than `size`.
        size: of every batch that is shared.

    Returns:
        What each gave, or what went wrong with it.
    """
    meeting = _Meeting(model, len(works), size)
    with ThreadPoolExecutor(len(works), "count") as threads:
        try:
            found = [threads.submit(meeting.attend, place, work) for place, work in enumerate(works)]
            meeting.hold()
        finally:
            meeting.close()
    return [attended.result() for attended in found]


class _Call:
    """What one picture asks of a network.

    Args:
        place: of the picture among those that are counted.
        network: whom it asks.
        tensors: of this picture; their batch size is 1 if the call is shared.
        is_shared: whether it may share a batch.

    Attributes:
        answer: what the network says of this picture, on the CPU.
    """

    def __init__(self, place: int, network: Network, tensors: Tensors, is_shared: bool) -> None:
        self.place, self.network, self.tensors, self.is_shared = place, network, tensors, is_shared
        self.answer: Future[Tensors] = Future()

    @property
    def kind(self) -> tuple[object, ...]:
        """Calls of the same kind make a batch."""
        looks = tuple((tensor.shape, tensor.dtype) for tensor in self.tensors)
        return self.network, looks, None if self.is_shared else self.place


class _Meeting:
    """Where the calls of all pictures wait for each other. Arguments as of `side_by_side`."""

    def __init__(self, model: LatentDiffusion, pictures: int, size: int) -> None:
        self.model, self.size, self.latent_range = model, size, model.autoencoder.latent_range()
        self._left, self._calls, self._is_closed = pictures, list[_Call](), False
        self._changed = threading.Condition()

    def attend(self, place: int, work: Work[Found]) -> Found | Exception:
        """Count the picture at that place, on its own thread."""
        try:
            return work(cast(LatentDiffusion, _StandIn(self, place)))
        except Exception as error:
            return error
        finally:
            with self._changed:
                self._left -= 1
                self._changed.notify()

    def ask(self, call: _Call) -> Tensors:
        """Wait for the answer to a call.

        Raises:
            CancelledError: the meeting is closed, for something ended the batch.
        """
        with self._changed:
            if self._is_closed:
                raise CancelledError
            self._calls.append(call)
            self._changed.notify()
        return call.answer.result()

    def hold(self) -> None:
        """Answer, on the calling thread, until all pictures are counted."""
        while self._left:
            with self._changed:
                self._changed.wait_for(lambda: len(self._open()) == self._left)
                self._calls = self._open()
            groups: dict[tuple[object, ...], list[_Call]] = {}
            for call in sorted(self._calls, key=lambda call: call.place):
                groups.setdefault(call.kind, []).append(call)
            for group in groups.values():
                self._answer(group)

    def close(self) -> None:
        """Send everybody home who waits, or still comes to ask."""
        with self._changed:
            self._is_closed = True
            for call in self._open():
                call.answer.cancel()

    # What the networks are asked, for any batch size. Bound to the meeting, these are the same for all pictures.

    def see(self, y: Tensor) -> Tensors:
        """T without the occupancy."""
        return self.model.domain_encoder(y.contiguous(memory_format=torch.channels_last))[:3]

    def predict(
        self, z_t: Tensor, t: Tensor, zeta: Tensor, tokens: Tensor, coarse: CoarseLevels | None = None
    ) -> Tensors:
        """The U-Net: z0_hat and eps_hat."""
        nothing = torch.zeros(0)
        return self.model.predict(z_t, t, Domain(zeta, tokens, nothing, nothing), coarse)

    def encode(self, x: Tensor) -> Tensors:
        """E."""
        return (self.model.autoencoder.encode(x),)

    def decode(self, z: Tensor) -> Tensors:
        """D."""
        return (self.model.autoencoder.decode(z),)

    def _open(self) -> list[_Call]:
        return [call for call in self._calls if not call.answer.done()]

    def _answer(self, calls: Sequence[_Call]) -> None:
        """Answer calls of one kind; each by itself if together they fail."""
        try:
            answers = self._run(calls)
        except Exception as error:
            if len(calls) == 1:
                calls[0].answer.set_exception(error)
                return
            answers = []
        for call, answer in zip(calls, answers, strict=False):
            call.answer.set_result(answer)
        if not answers:  # the error is gone, and with its traceback the tensors of the batch
            for call in calls:
                self._answer([call])

    @torch.inference_mode()
    def _run(self, calls: Sequence[_Call]) -> list[Tensors]:
        first, device = calls[0], self.model.device
        if first.is_shared:
            tensors = [_filled(parts, self.size) for parts in zip(*(call.tensors for call in calls), strict=True)]
        else:
            tensors = list(first.tensors)
        with autocast(device):
            said = first.network(*(tensor.to(device) for tensor in tensors))
        if not first.is_shared:
            return [tuple(part.cpu() for part in said)]
        return list(zip(*(part[: len(calls)].cpu().split(1) for part in said), strict=True))


class _StandIn:
    """A `LatentDiffusion` as far as `core.counting` asks one when it counts.

    Args:
        meeting: that answers.
        place: of the picture among those that are counted.
    """

    device = torch.device("cpu")

    def __init__(self, meeting: _Meeting, place: int) -> None:
        self._meeting, self._place = meeting, place
        self.config, self.schedule = meeting.model.config, meeting.model.schedule
        self.autoencoder = SimpleNamespace(
            encode=lambda x: self._ask(meeting.encode, x, shares=False)[0],
            decode=lambda z: self._ask(meeting.decode, z, shares=self._fits(z, DOWN))[0],
            latent_range=lambda: meeting.latent_range,
        )

    def domain_encoder(self, y: Tensor) -> Domain:
        """See `DomainEncoder`; the occupancy is empty."""
        zeta, tokens, log_density = self._ask(self._meeting.see, y, shares=self._fits(y, 1))
        return Domain(zeta, tokens, log_density, torch.zeros(0))

    def predict(self, z_t: Tensor, t: Tensor, domain: Domain, coarse: CoarseLevels | None = None) -> Prediction:
        """See `LatentDiffusion.predict`."""
        network = self._meeting.predict if coarse is None else partial(self._meeting.predict, coarse=coarse)
        shares = coarse is None and self._fits(z_t, DOWN)
        return Prediction(*self._ask(network, z_t, t, domain.zeta, domain.tokens, shares=shares))

    def _fits(self, field: Tensor, cell: int) -> bool:
        """Whether a field of cells of so many pixels is a single one, and small enough to share a batch."""
        rows, columns = field.shape[2:]
        return len(field) == 1 and self._meeting.size * rows * columns * cell**2 <= LARGEST

    def _ask(self, network: Network, *tensors: Tensor, shares: bool) -> Tensors:
        return self._meeting.ask(_Call(self._place, network, tensors, shares))


def _filled(parts: Iterable[Tensor], size: int) -> Tensor:
    """A batch of so many: tensors (1, ...) one behind the other, then copies of the last. Laid out the same always, for
    a network may compute otherwise where it is not."""
    parts = list(parts)
    batch = parts[0].new_empty((size, *parts[0].shape[1:]))
    for place in range(size):
        batch[place] = parts[min(place, len(parts) - 1)][0]
    return batch
