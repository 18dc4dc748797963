from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from core.errors import DotoriError


@pytest.fixture
def sentence() -> Callable[[Callable[[Path], object], Path], str]:
    """The one sentence with which a function refuses a file."""

    def refused(act: Callable[[Path], object], path: Path) -> str:
        with pytest.raises(DotoriError) as caught:
            act(path)
        message = str(caught.value)
        assert str(path) in message
        assert message.isprintable()
        assert "; " in message
        assert len(message) < 400
        return message

    return refused
