"""Blocks shared by the networks.

All are fully convolutional and local: what they compute at a place depends on its surroundings only, never on where a
tile begins. Tiles can therefore be cut anywhere and agree.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class ConvNorm(nn.Sequential):
    """Convolution, batch norm, ReLU. (B, C_in, H, W) -> (B, C_out, H / stride, W / stride)."""

    def __init__(self, c_in: int, c_out: int, kernel: int = 3, stride: int = 1) -> None:
        super().__init__(
            nn.Conv2d(c_in, c_out, kernel, stride, kernel // 2, bias=False),
            nn.BatchNorm2d(c_out),
            nn.ReLU(inplace=True),
        )


class ResidualBlock(nn.Module):
    """Two 3x3 convolutions with batch norm around a skip. (B, C, H, W) -> the same."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.first = ConvNorm(channels, channels)
        self.second = nn.Conv2d(channels, channels, 3, padding=1, bias=False)
        self.norm: nn.Module = nn.BatchNorm2d(channels)

    def forward(self, x: Tensor) -> Tensor:
        """See the class."""
        return self.norm(self.second(self.first(x))).add_(x).relu_()


class ChannelNorm(nn.Module):
    """Layer norm over the channels of each place by itself. (B, C, H, W) -> the same."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(channels)

    def forward(self, x: Tensor) -> Tensor:
        """See the class."""
        return self.norm(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)

    def modulated(self, x: Tensor, scale: Tensor, shift: Tensor) -> Tensor:
        """The norm, times 1 + scale, plus shift, (1, C) each: as one pass over x, since all of it has the same two."""
        weight, bias = (part * (1 + scale[0].float()) for part in (self.norm.weight, self.norm.bias))
        y = F.layer_norm(x.permute(0, 2, 3, 1), self.norm.normalized_shape, weight, bias + shift[0], self.norm.eps)
        return y.permute(0, 3, 1, 2)


def silu(x: Tensor) -> Tensor:
    """SiLU; in place where no gradient will ask for what was there."""
    return F.silu(x, inplace=not torch.is_grad_enabled())


class TimedBlock(nn.Module):
    """Residual block modulated by a time embedding (FiLM: Perez et al., 2018).

    (B, C, H, W), (B, time_channels) -> (B, C, H, W); a time (1, time_channels) is everybody's. The weights of the last
    convolution start at zero, so a fresh block adds a constant and no more.
    """

    def __init__(self, channels: int, time_channels: int) -> None:
        super().__init__()
        self.norm1 = ChannelNorm(channels)
        self.conv1 = nn.Conv2d(channels, channels, 3, padding=1)
        self.norm2 = ChannelNorm(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, padding=1)
        self.film = nn.Linear(time_channels, 2 * channels)
        nn.init.zeros_(self.conv2.weight)
        nn.init.zeros_(self.film.weight)
        nn.init.zeros_(self.film.bias)

    def forward(self, x: Tensor, time: Tensor) -> Tensor:
        """See the class."""
        scale, shift = self.film(time).chunk(2, dim=1)
        h = self.conv1(silu(self.norm1(x)))
        if len(time) == 1:
            h = self.norm2.modulated(h, scale, shift)
        else:
            h = self.norm2(h) * (1 + scale[:, :, None, None]) + shift[:, :, None, None]
        return x + self.conv2(silu(h))


class LocalCrossAttention(nn.Module):
    """Cross-attention from each place of the U-Net to the tokens of T around it.

    Latent diffusion lets every place attend to every token. On pictures of any size that would tie a place to the size
    and position of its tile, so the keys are those within `radius` cells in each direction, with a learned bias for
    each relative position (Shaw et al., 2018). Queries are worked in blocks that share one window of keys, as in halo
    attention (Vaswani et al., 2021); the blocks are a matter of speed and do not show in the result.

    (B, C, H, W), tokens (B, token_channels, H, W), or (1, ...) for everybody -> (B, C, H, W).
    """

    BLOCK = 8

    relative: Tensor

    def __init__(self, channels: int, token_channels: int, heads: int, radius: int) -> None:
        super().__init__()
        self.heads, self.radius = heads, radius
        self.norm = ChannelNorm(channels)
        self.query = nn.Conv2d(channels, channels, 1)
        self.key_value = nn.Conv2d(token_channels, 2 * channels, 1, bias=False)
        self.bias = nn.Parameter(torch.zeros(heads, (2 * radius + 1) ** 2))
        self.register_buffer("relative", self._relative_index(radius), persistent=False)
        self.out = nn.Conv2d(channels, channels, 1)
        nn.init.zeros_(self.out.weight)

    @classmethod
    def _relative_index(cls, radius: int) -> Tensor:
        """(BLOCK^2, (BLOCK + 2 radius)^2): index of the relative position, or one past the last where out of reach."""
        query = torch.arange(cls.BLOCK)
        key = torch.arange(-radius, cls.BLOCK + radius)
        step = key[None, :] - query[:, None]
        dy, dx = step[:, None, :, None], step[None, :, None, :]
        index = (dy + radius) * (2 * radius + 1) + dx + radius
        outside = (dy.abs() > radius) | (dx.abs() > radius)
        return index.masked_fill(outside, (2 * radius + 1) ** 2).reshape(cls.BLOCK**2, -1)

    def forward(self, x: Tensor, tokens: Tensor) -> Tensor:
        """See the class."""
        height, width = x.shape[2:]
        down, right = -height % self.BLOCK, -width % self.BLOCK
        query = self._windows(F.pad(self.query(self.norm(x)), (0, right, 0, down)), self.BLOCK)
        r = self.radius
        halo = F.pad(self.key_value(tokens), (r, r + right, r, r + down))
        key, value = self._windows(halo, self.BLOCK + 2 * r).expand(len(x), -1, -1, -1, -1).chunk(2, dim=-1)
        blocks = query.shape[:3]
        query, key, value = (self._split_heads(part).flatten(0, 2) for part in (query, key, value))

        bias = F.pad(self.bias, (0, 1), value=-1e4)[:, self.relative].to(query.dtype)
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=bias[None])
        mixed = mixed.unflatten(0, blocks).transpose(-3, -2).flatten(-2)
        return x + self.out(self._join(mixed)[:, :, :height, :width])

    def _windows(self, x: Tensor, size: int) -> Tensor:
        """(B, C, H, W) -> (B, blocks down, blocks across, size^2, C), windows BLOCK apart."""
        cut = x.unfold(2, size, self.BLOCK).unfold(3, size, self.BLOCK)
        return cut.permute(0, 2, 3, 4, 5, 1).flatten(3, 4).contiguous()

    def _split_heads(self, x: Tensor) -> Tensor:
        """(..., places, C) -> (..., heads, places, C / heads)."""
        return x.unflatten(-1, (self.heads, -1)).transpose(-3, -2)

    def _join(self, x: Tensor) -> Tensor:
        """(B, blocks down, blocks across, BLOCK^2, C) -> (B, C, H, W)."""
        x = x.unflatten(3, (self.BLOCK, self.BLOCK)).permute(0, 5, 1, 3, 2, 4)
        return x.flatten(4, 5).flatten(2, 3)
