"""A loaded model -> one that counts: on its device, laid out for it, and without the work that only training needs."""

from __future__ import annotations

from typing import cast

import torch
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

from core.model.diffusion import LatentDiffusion
from core.model.layers import ConvNorm, ResidualBlock
from core.model.precision import uses_bf16
from core.model.weights import to_channels_last


def make_ready(model: LatentDiffusion, device: torch.device | str) -> LatentDiffusion:
    """Make a model ready to count: its batch norms become part of the convolutions before them.

    Args:
        model: in evaluation mode. It is changed, and what it then holds is nothing to save or to train.
        device: where it shall compute.

    Returns:
        The same model.
    """
    for module in list(model.modules()):
        if isinstance(module, ConvNorm):
            conv, norm = cast(nn.Conv2d, module[0]), cast(nn.BatchNorm2d, module[1])
            module[0], module[1] = fuse_conv_bn_eval(conv, norm), nn.Identity()
        elif isinstance(module, ResidualBlock):
            norm = cast(nn.BatchNorm2d, module.norm)
            module.second, module.norm = fuse_conv_bn_eval(module.second, norm), nn.Identity()
    lay_out(model, device)
    return model


def lay_out(network: nn.Module, device: torch.device | str) -> None:
    """Put a network on a device as the device likes it best: channels last, and in bf16 what runs in bf16 there.

    `core.model.precision.autocast` would convert the same weights again at every call.
    """
    to_channels_last(network.to(device))
    if uses_bf16(torch.device(device).type):
        for module in network.modules():
            if isinstance(module, nn.Conv2d | nn.Linear):
                module.to(torch.bfloat16)
