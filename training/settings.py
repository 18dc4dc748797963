"""What a TOML file of a training says. One dataclass a table; the file is saved beside the weights it made."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar

from core.errors import DotoriError
from core.model.config import ModelConfig, from_dict

S = TypeVar("S")
TrainingOfT = Literal["new", "given", "read"]
Weighting = Literal["none", "x0", "min-snr", "clamp"]


@dataclass(frozen=True)
class RunSettings:
    """Optimisation: AdamW, linear warm-up, constant rate, linear cool-down to zero at the last step."""

    steps: int = 1000
    batch: int = 16
    rate: float = 1e-3
    warmup: int = 100
    cooldown: int = 300
    weight_decay: float = 0.02
    clip: float = 1.0
    ema: float = 0.999
    seed: int = 0
    save_minutes: float = 5.0
    validate_every: int = 0


@dataclass(frozen=True)
class DataSettings:
    """Which views of which pictures.

    Attributes:
        crop: side of a view, pixels.
        share: weight of each data set, by its folder's name; 1 where not named.
        zoom: least and largest zoom of views of each data set; `zoom_otherwise` where not named.
        zoom_otherwise: for the others.
        at_head: share of views centred near a head rather than anywhere.
        grey: share of views turned grey.
    """

    crop: int = 256
    share: dict[str, float] = field(default_factory=dict)
    zoom: dict[str, tuple[float, float]] = field(default_factory=dict)
    zoom_otherwise: tuple[float, float] = (0.7, 1.6)
    at_head: float = 0.5
    grey: float = 0.15


@dataclass(frozen=True)
class AutoencoderLoss:
    """Weights of the terms that train E and D.

    Attributes:
        noise: largest spread of the noise that is added to z before D reads it.
        quantisation: of the codebook and commitment losses.
        dice: of the overlap of map and reconstruction.
        coverage: pulls z towards the share of its 4 x 4 pixels that dots cover (-1 none, 1 all). E alone would use both
            ends of the scale for positions within a cell; then the mean of two likely places looks like no head at
            all, and that mean is what a diffusion model sees first.
    """

    noise: float = 0.2
    quantisation: float = 1.0
    dice: float = 1.0
    coverage: float = 0.3


@dataclass(frozen=True)
class DiffusionLoss:
    """Weights of the terms that train T and the U-Net.

    Attributes:
        weighting: of the diffusion loss over t. "none" leaves the mean squared error of the objective as it is (Eq. 1
            where the objective is eps); the others put the stated weight on the squared error of z0_hat: "x0" 1,
            "min-snr" min(SNR, 5) (Hang et al., 2023), "clamp" SNR within [1, 5].
        diffusion: of Eq. 1. Where it is 0 the U-Net rests, and T learns by its auxiliary losses alone, four times as
            quick.
        occupancy: T's auxiliary loss on the presence of a dot in each cell of z.
        density: T's auxiliary loss on the number of heads in cells of 8, 32 and 128 pixels.
        map: loss of the map that D makes of z0_hat.
        own_states: share of views for which z_t is a state of the sampler instead of a noised z_0; see
            `training.own_states`.
    """

    weighting: Weighting = "none"
    diffusion: float = 1.0
    occupancy: float = 1.0
    density: float = 2.0
    map: float = 0.5
    own_states: float = 0.0


@dataclass(frozen=True)
class AutoencoderTraining:
    """The file for `train autoencoder`."""

    run: RunSettings = field(default_factory=RunSettings)
    loss: AutoencoderLoss = field(default_factory=AutoencoderLoss)
    model: ModelConfig = field(default_factory=ModelConfig)


@dataclass(frozen=True)
class DiffusionTraining:
    """The file for `train diffusion`. The autoencoder's settings come with its weights.

    Attributes:
        domain_encoder: "given" takes T from the weights that E and D come from, or from the shipped ones where those
            have none, and leaves it at rest, so that the U-Net alone learns; of a T that is "read" what the U-Net reads
            of it, zeta and tokens, learns too; "new" begins with a new T, or with that of a whole model to go on from.
        frozen_norms: have the batch norms of T work with their running statistics, as they do when it counts, and leave
            those as they are: for a last leg (Wu and Johnson, "Rethinking 'Batch' in BatchNorm", 2021). It also
            makes room for few and large views.
    """

    domain_encoder: TrainingOfT = "new"
    frozen_norms: bool = False
    run: RunSettings = field(default_factory=RunSettings)
    data: DataSettings = field(default_factory=DataSettings)
    loss: DiffusionLoss = field(default_factory=DiffusionLoss)
    model: ModelConfig = field(default_factory=ModelConfig)


def load_settings(kind: type[S], path: Path) -> S:
    """Read a TOML file of settings.

    Raises:
        DotoriError: the file cannot be read, is not TOML, or names a setting that does not exist.
    """
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DotoriError(f"cannot read the settings {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DotoriError(f"the settings {path} are not TOML: {error}") from error
    return from_dict(kind, values, str(path))
