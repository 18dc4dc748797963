"""Memory: what is free, the peak of this process, and what the C library does with freed memory."""

from __future__ import annotations

import contextlib
import ctypes
import sys
from pathlib import Path

import psutil

_STATUS = Path("/proc/self/status")
_CLEAR = Path("/proc/self/clear_refs")


_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3
"""Of glibc's malloc.h."""


def keep_freed_memory() -> None:
    """Have the C library keep up to 256 MB of what was freed, where it is glibc.

    A network frees and asks for the same few megabytes hundreds of times a picture. What went back to the system comes
    anew and cleared, page by page; on two cores that took a tenth of the time.
    """
    if sys.platform == "linux":
        with contextlib.suppress(AttributeError):  # musl has no mallopt
            mallopt = ctypes.CDLL(None).mallopt
            mallopt(_M_MMAP_THRESHOLD, 32 << 20)
            mallopt(_M_TRIM_THRESHOLD, 256 << 20)


def reset_peak() -> None:
    """Start measuring anew, where the system can (Linux)."""
    if sys.platform == "linux":
        try:
            _CLEAR.write_text("5")
        except OSError:  # a sandbox may forbid it; the peak then stands for the whole process
            return


def free_bytes() -> int:
    """Memory that this process could still have without others being the poorer, bytes."""
    return int(psutil.virtual_memory().available)


def is_out_of_memory(error: BaseException) -> bool:
    """Whether an error means that memory ran out; torch says so in a RuntimeError."""
    said = str(error).lower()
    return isinstance(error, MemoryError) or "out of memory" in said or "allocate memory" in said


def peak_megabytes() -> float:
    """Largest resident memory since `reset_peak`, in MB; where the system cannot tell, since the process began."""
    if sys.platform == "linux":
        line = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    info = psutil.Process().memory_info()
    return float(getattr(info, "peak_wset", info.rss)) / 2**20
