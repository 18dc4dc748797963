"""Settings of the model, saved as JSON beside the weights they made."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from core.errors import DotoriError, Sentence

Objective = Literal["eps", "v", "x0"]
ScheduleName = Literal["cosine", "scaled-linear"]
SamplerName = Literal["ddim", "dpm++"]
SAMPLERS: tuple[SamplerName, ...] = get_args(SamplerName)

DOWN = 4
"""The crowd map is DOWN times finer than its latent z, in each direction."""

STRIDE = 32
"""Pictures are padded to a multiple of this many pixels: the coarsest grid inside T."""


@dataclass(frozen=True)
class DotShape:
    """The dots of a crowd map, in pixels; see `core.counting.maps`.

    Attributes:
        radius: of a dot that stands alone.
        moat: least difference between the distances to the nearest and the second nearest head; below 0 for none.
    """

    radius: float = 3.0
    moat: float = 1.5

    @property
    def area(self) -> float:
        """Pixels of a dot that stands alone."""
        return math.pi * self.radius**2


@dataclass(frozen=True)
class AutoencoderConfig:
    """E, the vector quantisation and D, and the dots that they are made for."""

    width: int = 32
    blocks: int = 2
    latent_channels: int = 1
    codes: int = 256
    dot: DotShape = field(default_factory=DotShape)


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
        DotoriError: an unknown key, or a value of the wrong type or shape.
    """
    if not isinstance(values, Mapping):
        raise DotoriError("{where}: expected a table of settings, found {values!r}", where=where, values=values)
    hints = get_type_hints(kind)
    unknown = set(values) - {f.name for f in fields(kind)}  # type: ignore[arg-type]
    if unknown:
        raise DotoriError(
            "{where}: unknown setting {names}; known are {known}",
            where=where,
            names=", ".join(sorted(unknown)),
            known=", ".join(hints),
        )
    made = {name: _fitted(hints[name], value, f"{where}: {name}") for name, value in values.items()}
    return kind(**made)


def _fitted(hint: Any, value: Any, where: str) -> Any:
    """A value as the type hint of its setting wants it; lists become tuples."""
    if is_dataclass(hint):
        return from_dict(hint, value, where)  # type: ignore[arg-type]
    kind, parts = get_origin(hint), get_args(hint)
    if kind is Literal:
        if value in parts:
            return value
        raise DotoriError(
            "{where}: expected one of {choices}, found {value!r}",
            where=where,
            choices=", ".join(map(str, parts)),
            value=value,
        )
    if kind is dict and isinstance(value, Mapping):
        return {key: _fitted(parts[1], each, f"{where}: {key}") for key, each in value.items()}
    if kind is tuple and isinstance(value, list | tuple) and len(value) == len(parts):
        return tuple(_fitted(part, each, where) for part, each in zip(parts, value, strict=True))
    # A whole number will do for a fraction; True is no number here, though Python says so.
    wanted = (int, float) if hint is float else hint if isinstance(hint, type) and kind is None else ()
    if isinstance(value, wanted) and isinstance(value, bool) == (hint is bool):
        return value
    raise DotoriError("{where}: expected {wanted}, found {value!r}", where=where, wanted=_in_words(hint), value=value)


def _in_words(hint: Any) -> Sentence:
    plain = {
        int: Sentence("a whole number"),
        float: Sentence("a number"),
        bool: Sentence("true or false"),
        str: Sentence("a text"),
    }
    if hint in plain:
        return plain[hint]
    if get_origin(hint) is dict:
        return Sentence("a table")
    return Sentence("a list of {count}", count=len(get_args(hint)))
