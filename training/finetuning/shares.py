"""How many corrected pictures are held back. Imports nothing heavy: the window asks while a person waits."""

from __future__ import annotations

SHARE = 0.25
"""Of the pictures, or of what is known of each where they are few."""

FEW = 4
"""From so many pictures on, whole ones are held back."""

MOST = 24
"""Pictures that are held back at most: they are counted twice, and that takes time."""


def whole_ones(count: int) -> int:
    """How many of so many pictures are held back; 0 where they are few and a part of each is."""
    return min(max(1, round(SHARE * count)), MOST) if count >= FEW else 0
