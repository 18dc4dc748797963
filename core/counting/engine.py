"""The networks over pictures of any size.

T, the U-Net and D are fully convolutional and see a bounded surrounding. Each is run tile by tile on one field that
spans the picture: one zeta, one z_t, one crowd map. Tiles are cut anew for every sampling step from the same z_t, so
there are no seams for a head to be counted twice at or lost in.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from core.counting.crop import cut
from core.counting.tiles import Box, Tile, Tiling
from core.model.config import DOWN, STRIDE
from core.model.diffusion import LatentDiffusion
from core.model.domain_encoder import Domain
from core.model.precision import autocast
from core.model.schedule import Prediction, clip
from core.model.unet import CoarseLevels

TOKEN_CELL = 16
"""Pixels of a cell of T's tokens."""

DENSITY_CELL = 8
"""Pixels of a cell of T's density."""

EMPTY = 0.05
"""Where T expects fewer heads than this on a whole tile and its margin, nobody is there and no step need look."""


E_SEES = 64
"""Pixels, more than E sees around a place: 2 blocks of two convolutions and one at either end, on cells of 4."""


class KeptLevels:
    """The U-Net's coarse levels on every tile of a picture, from step to step.

    Args:
        every: how often they are worked out anew; 1 is at every step, and nothing is kept.
    """

    def __init__(self, every: int = 1) -> None:
        self._every = every
        self._on: dict[Tile, CoarseLevels] = {}

    def on(self, tile: Tile) -> CoarseLevels | None:
        """Those of one tile."""
        return self._on.setdefault(tile, CoarseLevels(self._every)) if self._every > 1 else None


def kept_for(steps: int) -> int:
    """For how many steps of a run the coarse levels serve: more than one only where the run is so long that 25 are left
    on which they are worked out, and at most 5."""
    return min(max(1, steps // 25), 5)


def padded(length: int) -> int:
    """The length in pixels that the networks work on: up to the next multiple of 32."""
    return -(-length // STRIDE) * STRIDE


class Engine:
    """Runs the networks of a model over whole pictures, in tiles.

    Args:
        model: on its device, in evaluation mode.
        tiling: how to cut.
    """

    def __init__(self, model: LatentDiffusion, tiling: Tiling | None = None) -> None:
        self.model = model
        self.tiling = tiling or Tiling()

    @torch.inference_mode()
    def see(self, picture: NDArray[np.uint8]) -> Iterator[Domain]:
        """T over a picture (H, W, 3) uint8 RGB.

        Yields:
            The same `Domain` of the padded picture after every tile, filled as far as T has come; its fields are on the
            CPU, batch size 1. The occupancy, which only training reads, is empty.
        """
        height, width = padded(picture.shape[0]), padded(picture.shape[1])
        config = self.model.config.domain_encoder
        domain = Domain(
            torch.zeros(1, config.zeta_channels, height // DOWN, width // DOWN),
            torch.zeros(1, config.token_channels, height // TOKEN_CELL, width // TOKEN_CELL, dtype=torch.bfloat16),
            torch.zeros(1, 1, height // DENSITY_CELL, width // DENSITY_CELL),
            torch.zeros(0),
        )
        for tile in self.tiling.over(height, width, self.tiling.context):
            seen = self._see_tile(picture, tile.whole)
            for field, part, cell in zip(domain, seen, (DOWN, TOKEN_CELL, DENSITY_CELL), strict=False):
                _keep(field, part, tile, cell)
            yield domain

    def _see_tile(self, picture: NDArray[np.uint8], box: Box) -> Domain:
        pixels = cut(picture, box.left, box.top, box.right - box.left, box.bottom - box.top)
        y = torch.from_numpy(pixels).to(self.model.device).permute(2, 0, 1)[None].float().div_(255)
        with autocast(self.model.device):
            return self.model.domain_encoder(y.contiguous(memory_format=torch.channels_last))

    @torch.inference_mode()
    def denoise(self, z_t: Tensor, t: int, domain: Domain, kept: KeptLevels | None = None) -> Prediction:
        """The U-Net over z_t (K, C, H / 4, W / 4), all samples at once; z0_hat is kept within what E can give.

        Tiles that T says are empty are not looked at: there z0_hat is E of an empty map.

        Args:
            z_t: the field.
            t: its timestep.
            domain: what T sees in the picture.
            kept: of the steps before, for a run of so many that neighbours hardly differ.
        """
        kept = kept or KeptLevels()
        z0_hat = torch.empty_like(z_t)
        for tile in self.tiling.over(z_t.shape[2] * DOWN, z_t.shape[3] * DOWN):
            if is_empty(domain, tile.whole):
                rows, columns = tile.core.scaled(DOWN).slices
                z0_hat[..., rows, columns] = self._nobody().to(z0_hat)
                continue
            rows, columns = tile.whole.scaled(DOWN).slices
            part = self._denoise_tile(z_t[..., rows, columns], t, domain, tile.whole, kept.on(tile))
            _keep(z0_hat, part, tile, DOWN)
        alpha_bar = self.model.schedule.at(t, z_t)
        low, high = self.model.autoencoder.latent_range()
        return clip(Prediction(z0_hat, z0_hat), z_t, alpha_bar, low, high)

    def _denoise_tile(self, z_t: Tensor, t: int, domain: Domain, box: Box, coarse: CoarseLevels | None) -> Tensor:
        device = self.model.device
        rows, columns = box.scaled(DOWN).slices
        zeta = domain.zeta[..., rows, columns]
        rows, columns = box.scaled(TOKEN_CELL).slices
        tokens = domain.tokens[..., rows, columns]
        part = domain._replace(zeta=zeta.to(device).float(), tokens=tokens.to(device).float())
        with autocast(device):
            return self.model.predict(z_t.to(device), torch.tensor([t]), part, coarse).z0_hat

    def _nobody(self) -> Tensor:
        """z (1, C, 1, 1) of a place with nobody around: E in the middle of an empty map."""
        empty = torch.zeros(1, 1, 2 * E_SEES, 2 * E_SEES, device=self.model.device)
        middle = slice(E_SEES // DOWN, E_SEES // DOWN + 1)
        with autocast(self.model.device):
            return self.model.autoencoder.encode(empty)[..., middle, middle]

    @torch.inference_mode()
    def decode(self, z_0: Tensor) -> Iterator[tuple[Tile, NDArray[np.float32]]]:
        """D over z_0 (1, C, H / 4, W / 4), tile by tile.

        Yields:
            Each tile and its crowd map, values in [0, 1], rows and columns of `tile.whole`.
        """
        for tile in self.tiling.over(z_0.shape[2] * DOWN, z_0.shape[3] * DOWN):
            rows, columns = tile.whole.scaled(DOWN).slices
            with autocast(self.model.device):
                logits = self.model.autoencoder.decode(z_0[..., rows, columns].to(self.model.device))
            yield tile, logits.float().sigmoid()[0, 0].cpu().numpy()

    def crowd_map(self, z_0: Tensor) -> NDArray[np.float32]:
        """D over z_0 (1, C, H / 4, W / 4): the whole crowd map (H, W), values in [0, 1]."""
        whole = np.zeros((z_0.shape[2] * DOWN, z_0.shape[3] * DOWN), np.float32)
        for tile, part in self.decode(z_0):
            whole[tile.core.slices] = part[tile.core.within(tile.whole).slices]
        return whole


def is_empty(domain: Domain, box: Box) -> bool:
    """Whether T expects practically nobody in a box of the picture."""
    rows, columns = box.scaled(DENSITY_CELL).slices
    return float(domain.log_density[..., rows, columns].exp().sum()) < EMPTY


def _keep(field: Tensor, part: Tensor, tile: Tile, cell: int) -> None:
    """Write the core of what was computed on a tile into the field that spans the picture."""
    rows, columns = tile.core.within(tile.whole).scaled(cell).slices
    own_rows, own_columns = tile.core.scaled(cell).slices
    field[..., own_rows, own_columns] = part[..., rows, columns].to(field.device, field.dtype)
