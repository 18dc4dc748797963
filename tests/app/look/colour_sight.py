"""How colours look to people, and how far apart they are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

SIGHT = {
    "all receptors": np.eye(3),
    # Machado, Oliveira and Fernandes 2009, severity 1, on linear RGB
    "no red": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "no green": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
    ),
}
_XYZ = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.072175], [0.0193339, 0.119192, 0.9503041]])
_WHITE = np.array([0.95047, 1.0, 1.08883])


def linear(colour: QColor) -> NDArray[np.float64]:
    """(3,) linear light of sRGB."""
    c = np.array([colour.redF(), colour.greenF(), colour.blueF()])
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def contrast(a: QColor, b: QColor) -> float:
    """WCAG 2: from 1 to 21."""
    low, high = sorted(float(_XYZ[1] @ linear(colour)) for colour in (a, b))
    return (high + 0.05) / (low + 0.05)


def distance(a: QColor, b: QColor, sight: str) -> float:
    """CIE Lab, 1976; 2 can just be told apart side by side."""

    def lab(colour: QColor) -> NDArray[np.float64]:
        xyz = _XYZ @ np.clip(SIGHT[sight] @ linear(colour), 0, 1) / _WHITE
        f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
        return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])

    return float(np.linalg.norm(lab(a) - lab(b)))
