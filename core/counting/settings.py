"""How pictures are counted: the one place of the defaults. Imports no torch, so that a help text is quick."""

from __future__ import annotations

from dataclasses import dataclass

from core.errors import DotoriError
from core.model.config import SamplerName

LEVEL = 0.06
"""Where contours are drawn on the crowd map."""

LEAST = LEVEL / 2
"""The least confidence that is kept: of a dot at that level that one of the two looks (`first_look`) has not."""

USUAL_THRESHOLD = 0.25
"""Least confidence of a dot where T's count, which chooses it, is not known: while a count is still under way."""

MAJORITY = 0.5
"""Share of several samples that must have a dot for it to count."""


@dataclass(frozen=True)
class CountSettings:
    """How a picture is counted.

    Attributes:
        steps: of the sampler.
        sampler: "ddim" or "dpm++".
        eta: spread of the noise DDIM adds; 0 is deterministic.
        seed: of z_T.
        samples: K, how many z_0 are drawn; past one, a dot's confidence is the share of samples that have it, and half
            of them (`MAJORITY`) have to (`core.counting.consensus`).
        threshold: least confidence of a dot in one sample; None lets T's own count choose it for each picture
            (`core.counting.threshold`).
        zoom: factor the picture is worked at; None lets the first pass of T decide.

    Raises:
        DotoriError: eta was set for a sampler that has none.
    """

    steps: int = 8
    sampler: SamplerName = "dpm++"
    eta: float = 0.0
    seed: int = 0
    samples: int = 1
    threshold: float | None = None
    zoom: float | None = None

    def __post_init__(self) -> None:
        if self.eta and self.sampler != "ddim":
            raise DotoriError(
                "eta is DDIM's and {sampler} has none; choose the sampler ddim or leave eta at 0", sampler=self.sampler
            )
