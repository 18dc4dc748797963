import numpy as np

from core.memory import peak_megabytes, reset_peak


def test_the_peak_remembers_what_was_held() -> None:
    reset_peak()
    before = peak_megabytes()
    block = np.ones(40 * 2**20, np.uint8)
    assert peak_megabytes() >= before + 35
    del block
    assert peak_megabytes() >= before + 35
