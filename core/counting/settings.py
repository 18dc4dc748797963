"""How pictures are counted: the one place of the defaults. Imports no torch, so that a help text is quick."""

from __future__ import annotations

from dataclasses import dataclass

from core.model.config import SamplerName

LEVEL = 0.3
"""Where contours are drawn on the crowd map: the least confidence that is kept, below any useful threshold."""


@dataclass(frozen=True)
class CountSettings:
    """How a picture is counted.

    Attributes:
        steps: of the sampler.
        sampler: "ddim" or "dpm++".
        eta: spread of the noise DDIM adds; 0 is deterministic.
        seed: of z_T.
        samples: K, how many z_0 are drawn; past one, a dot's confidence is the share of samples that have it.
        threshold: least confidence of a dot that counts.
        zoom: factor the picture is worked at; None lets the first pass of T decide.
    """

    steps: int = 4
    sampler: SamplerName = "ddim"
    eta: float = 0.0
    seed: int = 0
    samples: int = 1
    threshold: float = 0.5
    zoom: float | None = None
