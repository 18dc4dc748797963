"""Exponential moving average of weights."""

from __future__ import annotations

import copy

import torch
from torch import nn


class MovingAverage:
    """A copy of a module whose weights follow slowly; running statistics of batch norm are averaged alike.

    The decay grows with the steps, min(decay, (1 + n) / (10 + n)), so that the first weights are forgotten soon.

    Attributes:
        module: the copy, in evaluation mode.
    """

    def __init__(self, module: nn.Module, decay: float) -> None:
        self.decay = decay
        self.module = copy.deepcopy(module).eval().requires_grad_(False)

    @torch.no_grad()
    def update(self, module: nn.Module, step: int) -> None:
        """Move towards `module`, which has done `step` steps."""
        pull = 1 - min(self.decay, (1 + step) / (10 + step))
        theirs = module.state_dict()
        floats = [(mine, theirs[name]) for name, mine in self.module.state_dict().items() if mine.is_floating_point()]
        torch._foreach_lerp_([mine for mine, _ in floats], [other for _, other in floats], pull)
