"""Settings of the model, saved as JSON beside the weights they made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from typing import Any, Literal, TypeVar, get_type_hints

from core.errors import DotoriError

Objective = Literal["eps", "v", "x0"]
ScheduleName = Literal["cosine", "scaled-linear"]

DOWN = 4
"""The crowd map is DOWN times finer than its latent z, in each direction."""

STRIDE = 32
"""Pictures are padded to a multiple of this many pixels: the coarsest grid inside T."""


@dataclass(frozen=True)
class AutoencoderConfig:
    """E, the vector quantisation and D."""

    width: int = 32
    blocks: int = 2
    latent_channels: int = 1
    codes: int = 256


@dataclass(frozen=True)
class DomainEncoderConfig:
    """T: picture -> zeta."""

    stem: int = 24
    widths: tuple[int, int, int, int] = (48, 96, 192, 192)
    depths: tuple[int, int, int, int] = (1, 2, 2, 2)
    zeta_channels: int = 3
    token_channels: int = 96


@dataclass(frozen=True)
class UNetConfig:
    """eps_theta(z_t, t, T(y))."""

    widths: tuple[int, int, int] = (32, 64, 96)
    time_channels: int = 128
    heads: int = 4
    attention_radius: int = 3
    cross_attention: bool = True


@dataclass(frozen=True)
class DiffusionConfig:
    """The forward process and what the network predicts.

    `signal_scale` is the factor b that z_0 is multiplied with before noise is added (Chen, "On the importance of noise
    scheduling for diffusion models", 2023); 1 is the poster's.
    """

    schedule: ScheduleName = "cosine"
    timesteps: int = 1000
    signal_scale: float = 1.0
    objective: Objective = "v"


@dataclass(frozen=True)
class ModelConfig:
    """The whole system."""

    autoencoder: AutoencoderConfig = field(default_factory=AutoencoderConfig)
    domain_encoder: DomainEncoderConfig = field(default_factory=DomainEncoderConfig)
    unet: UNetConfig = field(default_factory=UNetConfig)
    diffusion: DiffusionConfig = field(default_factory=DiffusionConfig)


T = TypeVar("T")


def to_dict(settings: Any) -> dict[str, Any]:
    """A dataclass, nested ones included, as plain data for JSON or TOML."""
    return asdict(settings)


def from_dict(kind: type[T], values: Mapping[str, Any], where: str = "settings") -> T:
    """Build a settings dataclass from plain data; what is left out keeps its default.

    Args:
        kind: the dataclass.
        values: as parsed from JSON or TOML.
        where: what to call the source in an error.

    Raises:
        DotoriError: an unknown key, or a value of the wrong shape.
    """
    if not isinstance(values, Mapping):
        raise DotoriError(f"{where}: expected a table of settings, found {values!r}")
    hints = get_type_hints(kind)
    unknown = set(values) - {f.name for f in fields(kind)}  # type: ignore[arg-type]
    if unknown:
        raise DotoriError(f"{where}: unknown setting {', '.join(sorted(unknown))}; known are {', '.join(hints)}")
    made: dict[str, Any] = {}
    for name, value in values.items():
        hint = hints[name]
        if is_dataclass(hint):
            made[name] = from_dict(hint, value, f"{where}: {name}")  # type: ignore[arg-type]
        else:
            made[name] = tuple(value) if isinstance(value, list) else value
    return kind(**made)
