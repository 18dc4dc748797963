"""The networks that a user would pick instead, rebuilt from their papers with random weights, for timing alone.

Each is what its forward pass needs and no more: what a published program also holds but never uses is left out, and so
is batch norm, which folds into the convolutions. Both can only make a network faster than it was.
"""

from __future__ import annotations

from collections.abc import Iterable

import torch
import torch.nn.functional as F
from torch import Tensor, nn

VGG16_FRONT = (64, 64, 0, 128, 128, 0, 256, 256, 256, 0, 512, 512, 512)
"""Widths of VGG-16's convolutions up to conv4_3 (Simonyan & Zisserman, 2015); 0 is a pooling."""

VGG16_LAST = (0, 512, 512, 512)
"""What follows, without the last pooling."""


def _convolutions(c_in: int, widths: Iterable[int], dilation: int = 1) -> nn.Sequential:
    """3x3 convolutions with ReLU; 0 is a pooling by two."""
    layers: list[nn.Module] = []
    for width in widths:
        if not width:
            layers.append(nn.MaxPool2d(2))
            continue
        layers += [nn.Conv2d(c_in, width, 3, padding=dilation, dilation=dilation), nn.ReLU(inplace=True)]
        c_in = width
    return nn.Sequential(*layers)


class MCNN(nn.Module):
    """Three columns with kernels of three sizes, merged into a density map (Zhang et al., 2016).

    (B, 3, H, W) -> (B, 1, H / 4, W / 4).
    """

    COLUMNS = ((9, 7, 16), (7, 5, 20), (5, 3, 24))
    """Of each column the first kernel, the others, and the first width."""

    def __init__(self) -> None:
        super().__init__()
        self.columns = nn.ModuleList(self._column(*column) for column in self.COLUMNS)
        self.merge = nn.Conv2d(sum(width // 2 for _, _, width in self.COLUMNS), 1, 1)

    @staticmethod
    def _column(first: int, rest: int, width: int) -> nn.Sequential:
        return nn.Sequential(
            nn.Conv2d(3, width, first, padding=first // 2),
            nn.ReLU(inplace=True),
            nn.MaxPool2d(2),
            nn.Conv2d(width, 2 * width, rest, padding=rest // 2),
            nn.ReLU(inplace=True),
            nn.MaxPool2d(2),
            nn.Conv2d(2 * width, width, rest, padding=rest // 2),
            nn.ReLU(inplace=True),
            nn.Conv2d(width, width // 2, rest, padding=rest // 2),
            nn.ReLU(inplace=True),
        )

    def forward(self, y: Tensor) -> Tensor:
        """See the class."""
        return self.merge(torch.cat([column(y) for column in self.columns], dim=1))


class CSRNet(nn.Module):
    """VGG-16 to conv4_3 and six dilated convolutions, its configuration B (Li et al., 2018).

    (B, 3, H, W) -> (B, 1, H / 8, W / 8), a density map.
    """

    def __init__(self) -> None:
        super().__init__()
        self.front = _convolutions(3, VGG16_FRONT)
        self.back = _convolutions(512, (512, 512, 512, 256, 128, 64), dilation=2)
        self.out = nn.Conv2d(64, 1, 1)

    def forward(self, y: Tensor) -> Tensor:
        """See the class."""
        return self.out(self.back(self.front(y)))


class P2PNet(nn.Module):
    """VGG-16, one step of upsampling, and two heads over four reference points a cell of 8 px.

    Song et al., 2021. (B, 3, H, W) -> offsets (B, 8, H / 8, W / 8) and scores of the same shape. Of the 21.6 M
    parameters that are published, 3.6 M are in layers that reach neither output and are left out here: two convolutions
    of each head, and the finest and the coarsest output of the pyramid.
    """

    def __init__(self, width: int = 256, points: int = 4) -> None:
        super().__init__()
        self.fine = _convolutions(3, VGG16_FRONT)
        self.coarse = _convolutions(512, VGG16_LAST)
        self.lateral = nn.Conv2d(512, width, 1)
        self.above = nn.Conv2d(512, width, 1)
        self.smooth = nn.Conv2d(width, width, 3, padding=1)
        self.regression = self._head(width, points)
        self.classification = self._head(width, points)

    @staticmethod
    def _head(width: int, points: int) -> nn.Sequential:
        return nn.Sequential(_convolutions(width, (width, width)), nn.Conv2d(width, 2 * points, 3, padding=1))

    def forward(self, y: Tensor) -> tuple[Tensor, Tensor]:
        """See the class."""
        fine = self.fine(y)
        above = self.above(self.coarse(fine))
        h = self.smooth(self.lateral(fine) + F.interpolate(above, size=fine.shape[2:], mode="nearest"))
        return self.regression(h), self.classification(h)
