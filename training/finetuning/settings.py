"""How a model is taught, and how long."""

from __future__ import annotations

from dataclasses import dataclass, field

from training.settings import DataSettings, DiffusionLoss


@dataclass(frozen=True)
class FinetuneSettings:
    """AdamW; warm-up and cool-down are shares of the whole, however long that turns out to be.

    Attributes:
        batch: views a step.
        rate: highest learning rate.
        warmup: share of the way on which the rate rises.
        cooldown: share of the way on which it falls to zero, at the end.
        clip: largest norm of a gradient.
        frozen_norms: leave the running statistics of batch norm as they are.
        general: share of the views that come from general pictures, where there are any: a guard against forgetting.
        kept: where there are none, the guard is a mean of old and new weights at the end (Wortsman et al., 2022); this
            is the share of the new ones.
        seed: of views, noise and timesteps.
        data: which views.
        loss: weights of the terms.
    """

    batch: int = 10
    rate: float = 4e-4
    warmup: float = 0.05
    cooldown: float = 0.5
    clip: float = 1.0
    frozen_norms: bool = True
    general: float = 0.3
    kept: float = 0.8
    seed: int = 0
    data: DataSettings = field(default_factory=lambda: DataSettings(zoom_otherwise=(0.8, 1.6), at_head=0.4))
    loss: DiffusionLoss = field(default_factory=lambda: DiffusionLoss("clamp", map=1.0, own_states=0.4))


STEPS_A_MINUTE = 60
"""Of a fast machine, which then ends before the time is up: what two cores hardly reach."""


@dataclass(frozen=True)
class Budget:
    """How long to learn: whichever of the two ends first.

    Attributes:
        steps: None for any number.
        minutes: of learning, pauses not counted; None for any number.
    """

    steps: int | None = 600
    minutes: float | None = 10.0

    def __post_init__(self) -> None:
        if self.steps is None and self.minutes is None:
            raise ValueError("a budget without an end")

    def share(self, step: int, seconds: float) -> float:
        """Part of the way that is done after so many steps in so many seconds; 1 or more at the end."""
        by_steps = step / self.steps if self.steps is not None else 0.0
        by_time = seconds / (60 * self.minutes) if self.minutes is not None else 0.0
        return max(by_steps, by_time)


def budget_of(minutes: float | None = None, steps: int | None = None) -> Budget:
    """What a person means by minutes, by steps, by both or by neither; minutes alone are at most `STEPS_A_MINUTE` steps
    each, as they are where nothing is said."""
    if minutes is None:
        return Budget() if steps is None else Budget(steps, None)
    return Budget(max(1, round(STEPS_A_MINUTE * minutes)) if steps is None else steps, minutes)


def learning_rate(settings: FinetuneSettings, share: float) -> float:
    """Rate at a part of the way (0 to 1): up linearly, level, down linearly to zero."""
    up = (share + 1e-3) / max(settings.warmup, 1e-3)
    down = (1 - share) / max(settings.cooldown, 1e-3)
    return settings.rate * max(0.0, min(1.0, up, down))
