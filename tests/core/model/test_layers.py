import itertools

import pytest
import torch
from torch import Tensor

from core.model.layers import ChannelNorm, ConvNorm, LocalCrossAttention, ResidualBlock, TimedBlock


def noise(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


def attention(heads: int = 2, radius: int = 2) -> LocalCrossAttention:
    """8 channels, 5 token channels, every weight random."""
    layer = LocalCrossAttention(8, 5, heads, radius)
    with torch.no_grad():
        for number, parameter in enumerate(layer.parameters()):
            parameter.copy_(noise(*parameter.shape, seed=number))
    return layer.requires_grad_(False)


def brute_force(layer: LocalCrossAttention, x: Tensor, tokens: Tensor) -> Tensor:
    """Place by place; tokens outside the picture have key and value zero."""
    r, (height, width) = layer.radius, x.shape[2:]
    query = layer.query(layer.norm(x))
    key_value = torch.zeros(len(x), 2 * x.shape[1], height + 2 * r, width + 2 * r)
    key_value[..., r : r + height, r : r + width] = layer.key_value(tokens)
    mixed = torch.zeros_like(x)
    each = x.shape[1] // layer.heads
    for b, head, i, j in itertools.product(range(len(x)), range(layer.heads), range(height), range(width)):
        window = key_value[b, :, i : i + 2 * r + 1, j : j + 2 * r + 1].flatten(1)
        key, value = (half[head * each : (head + 1) * each] for half in window.chunk(2))
        score = query[b, head * each : (head + 1) * each, i, j] @ key / each**0.5 + layer.bias[head]
        mixed[b, head * each : (head + 1) * each, i, j] = value @ score.softmax(0)
    return x + layer.out(mixed)


@pytest.mark.parametrize(("heads", "radius", "height", "width"), [(2, 2, 11, 13), (1, 1, 8, 8), (4, 3, 3, 9)])
def test_attention_agrees_with_brute_force(heads: int, radius: int, height: int, width: int) -> None:
    layer = attention(heads, radius)
    x, tokens = noise(2, 8, height, width), noise(2, 5, height, width, seed=1)
    torch.testing.assert_close(layer(x, tokens), brute_force(layer, x, tokens), rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize(("down", "right"), [(1, 0), (3, 5), (8, 8), (7, 12)])
def test_attention_does_not_care_where_its_blocks_begin(down: int, right: int) -> None:
    layer, r = attention(), 2
    x, tokens = noise(1, 8, 30, 30), noise(1, 5, 30, 30, seed=1)
    whole = layer(x, tokens)[..., down + r : -r, right + r : -r]
    moved = layer(x[..., down:, right:], tokens[..., down:, right:])[..., r:-r, r:-r]
    torch.testing.assert_close(moved, whole, rtol=1e-4, atol=1e-4)


def test_attention_sees_its_radius_and_no_farther() -> None:
    layer, r = attention(), 2
    x, tokens = noise(1, 8, 20, 20), noise(1, 5, 20, 20, seed=1)
    other = tokens.clone()
    other[..., 9, 10] += 3
    changed = (layer(x, tokens) != layer(x, other)).any(1)[0].nonzero()
    assert changed.amin(0).tolist() == [9 - r, 10 - r]
    assert changed.amax(0).tolist() == [9 + r, 10 + r]


def test_gradients_reach_queries_keys_and_biases() -> None:
    layer = attention().requires_grad_(True)
    x, tokens = noise(1, 8, 9, 9).requires_grad_(), noise(1, 5, 9, 9, seed=1).requires_grad_()
    (layer(x, tokens) * noise(1, 8, 9, 9, seed=2)).sum().backward()
    for part in (x, tokens, *layer.parameters()):
        assert part.grad is not None
        assert part.grad.abs().sum() > 0


@torch.no_grad()
def test_fresh_timed_blocks_and_attention_add_no_more_than_a_constant() -> None:
    x = noise(2, 8, 6, 6)
    for out in (TimedBlock(8, 4)(x, noise(2, 4)), LocalCrossAttention(8, 5, 2, 1)(x, noise(2, 5, 6, 6))):
        torch.testing.assert_close(out - x, (out - x)[:1, :, :1, :1].expand_as(x), rtol=0, atol=1e-6)


def test_channel_norm_normalises_each_place_by_itself() -> None:
    x = noise(2, 16, 3, 4) * 5 + 2
    normed = ChannelNorm(16)(x)
    torch.testing.assert_close(normed.mean(1), torch.zeros(2, 3, 4), rtol=0, atol=1e-5)
    torch.testing.assert_close(normed.var(1, unbiased=False), torch.ones(2, 3, 4), rtol=1e-3, atol=0)


@pytest.mark.parametrize("stride", [1, 2])
def test_convolution_blocks_keep_to_the_grid(stride: int) -> None:
    assert ConvNorm(3, 5, stride=stride)(noise(2, 3, 8, 12)).shape == (2, 5, 8 // stride, 12 // stride)
    assert ResidualBlock(4)(noise(2, 4, 7, 9)).shape == (2, 4, 7, 9)
