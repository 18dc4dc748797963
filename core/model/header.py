"""Files of weights without their weights: what stands in the header of safetensors. Needs no torch."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from safetensors import SafetensorError, safe_open

from core.errors import DotoriError
from core.model.config import ModelConfig, from_dict

PARTS = frozenset({"autoencoder", "domain_encoder", "unet"})
"""What a whole model has weights of."""

PICKLES = frozenset({".pt", ".pth", ".pkl", ".pickle", ".ckpt", ".bin", ".joblib", ".zip"})
"""Endings of files that are pickles, or archives of them."""


@contextmanager
def open_weights(path: Path, framework: Literal["np", "pt"]) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The open safetensors file, whose tensors come as `framework` has them, and the JSON of its header by its keys.

    Raises:
        DotoriError: no such file, a pickle, not safetensors, or cut short; reading tensors inside may raise it too.
    """
    try:
        with safe_open(path, framework) as file:
            yield file, {key: json.loads(value) for key, value in (file.metadata() or {}).items()}
    except FileNotFoundError as error:
        raise DotoriError("no weights at {path}; give the path of a .safetensors file", path=path) from error
    except (SafetensorError, OSError, ValueError, RecursionError) as error:
        if is_pickle(path):
            raise DotoriError(
                "{path} is a pickle, or an archive that may hold one as PyTorch writes them; opening a pickle runs "
                "whatever program its maker put into it, so Dotori never does: ask for the weights as .safetensors, "
                "or convert them with the safetensors library if you trust the maker",
                path=path,
            ) from error
        raise DotoriError(
            "{path} holds no weights that can be read (safetensors are wanted): {reason}", path=path, reason=str(error)
        ) from error


def read_about(path: Path) -> dict[str, Any]:
    """What is noted beside the weights of a whole model that this version can read.

    Raises:
        DotoriError: as `open_weights`, or the file is no Dotori model, or belongs to another version of it.
    """
    with open_weights(path, "np") as (file, about):
        parts = {name.split(".")[0] for name in file.keys()}  # noqa: SIM118 - it is no dict
    check_config(path, about)
    if parts != PARTS:
        raise DotoriError("{path} is no whole Dotori model: it has other parts than E, D, T and the U-Net", path=path)
    return about


def check_config(path: Path, about: dict[str, Any]) -> ModelConfig:
    """The settings of the model.

    Raises:
        DotoriError: there are none, or this version does not know them.
    """
    if "config" not in about:
        raise DotoriError("{path} is no Dotori model: its settings are missing", path=path)
    return from_dict(ModelConfig, about["config"], str(path))


def origin_of(about: Mapping[str, Any]) -> str | None:
    """The hash of the model that a taught one's line began with, however often it was taught; None for one that was not
    taught."""
    parent = about.get("parent")
    noted = about.get("origin") or (parent.get("hash") if isinstance(parent, dict) else None)
    return noted if isinstance(noted, str) else None


def taught_from(about: Mapping[str, Any]) -> frozenset[str]:
    """The pictures that a model, or one before it in its line, was taught, as `core.project.pictures.digest_of` in
    hexadecimal digits; none where that is not noted."""
    noted = about.get("taught")
    return frozenset(each for each in noted if isinstance(each, str)) if isinstance(noted, list) else frozenset()


def cut_from(about: Mapping[str, Any]) -> dict[str, float]:
    """Those of `taught_from` of which only a left part was taught: the column, in pixels, where it ends."""
    noted = about.get("cut")
    columns = noted.items() if isinstance(noted, dict) else ()
    return {digest: float(at) for digest, at in columns if isinstance(at, int | float) and abs(at) < float("inf")}


def is_pickle(path: Path) -> bool:
    """Whether a file that is no safetensors looks like a pickle, or like an archive that may hold one."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        start = file.read(4)
    is_protocol = start[:1] == b"\x80" and start[1:2] in (b"\x02", b"\x03", b"\x04", b"\x05")
    return is_protocol or start == b"PK\x03\x04" or path.suffix.lower() in PICKLES


def file_hash(path: Path) -> str:
    """SHA-256 of a file in hexadecimal digits: what tells one model from another, whatever their names.

    Raises:
        DotoriError: it cannot be read.
    """
    try:
        stat = path.stat()
        return _hashed(path, stat.st_size, stat.st_mtime_ns)
    except OSError as error:
        raise DotoriError("cannot read {path}: {reason}", path=path, reason=error.strerror) from error


@functools.lru_cache(64)
def _hashed(path: Path, _size: int, _changed: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
