"""Whether this machine computes faster in bf16, and a context that uses it where it does."""

from __future__ import annotations

import contextlib
import os
from functools import lru_cache

import torch


def autocast(device: torch.device | str) -> contextlib.AbstractContextManager[object]:
    """Run convolutions in bf16 where that is faster, in float32 elsewhere."""
    kind = torch.device(device).type
    if uses_bf16(kind):
        return torch.autocast(kind, dtype=torch.bfloat16)
    return contextlib.nullcontext()


@lru_cache
def uses_bf16(kind: str) -> bool:
    """Whether bf16 pays on a device of this type.

    On processors the instruction sets decide (AVX512-BF16 or AMX); without them bf16 is emulated and slow. The variable
    DOTORI_PRECISION, "bf16" or "fp32", overrules.
    """
    wanted = os.environ.get("DOTORI_PRECISION", "auto")
    if wanted in ("bf16", "fp32"):
        return wanted == "bf16"
    if kind == "cuda":
        return torch.cuda.is_bf16_supported()
    return kind == "cpu" and bool(torch.cpu._is_avx512_bf16_supported() or torch.cpu._is_amx_tile_supported())
