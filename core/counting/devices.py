"""The names of the devices that a model can compute on. Imports no torch, so that a window opens quickly."""

from __future__ import annotations

from typing import Literal

DeviceName = Literal["auto", "cpu", "cuda", "mps"]

DEVICES: tuple[DeviceName, ...] = ("auto", "cpu", "cuda", "mps")
"""All of them; "auto" takes the fastest that this machine has."""
