import sys

import PySide6
import pytest
from PySide6.QtWidgets import QWidget


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
@pytest.mark.usefixtures("qtbot")
def test_void_calls_do_not_eat_references_to_none() -> None:
    """PySide6 6.12.0 does on Python 3.11, and aborts after some thousands."""
    widget = QWidget()
    before = sys.getrefcount(None)
    for _ in range(1000):
        widget.update()
    lost = before - sys.getrefcount(None)
    assert lost < 100, f"PySide6 {PySide6.__version__} lost {lost} references to None in 1000 calls"
