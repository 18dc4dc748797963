from pathlib import Path

import numpy as np
import pytest
import torch

from core.counting.counter import finish
from core.counting.opening import choose_device, open_counter
from core.counting.settings import CountSettings
from core.errors import DotoriError


@pytest.mark.parametrize("has_cuda", [True, False])
@pytest.mark.parametrize("has_mps", [True, False])
def test_auto_takes_cuda_where_there_is_one(monkeypatch: pytest.MonkeyPatch, has_cuda: bool, has_mps: bool) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: has_cuda)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: has_mps)
    assert choose_device("auto").type == ("cuda" if has_cuda else "cpu")
    assert choose_device("cpu").type == "cpu"
    for name, there in (("cuda", has_cuda), ("mps", has_mps)):
        if there:
            assert choose_device(name).type == name
        else:
            with pytest.raises(DotoriError, match=f"no {name} device"):
                choose_device(name)


@pytest.mark.usefixtures("fp32")
def test_opened_weights_count(tiny_model_file: Path) -> None:
    opened = open_counter("cpu", tiny_model_file)
    assert (opened.name, opened.device) == (tiny_model_file.name, "cpu")
    picture = np.zeros((40, 50, 3), np.uint8)
    one, same = (
        finish(open_counter("cpu", tiny_model_file).counter.count(picture, CountSettings(steps=2))) for _ in range(2)
    )
    assert np.array_equal(one.dots.xy, same.dots.xy)
