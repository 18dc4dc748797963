import mmap

from core.memory import peak_megabytes, reset_peak


def test_the_peak_remembers_what_was_held() -> None:
    reset_peak()
    before = peak_megabytes()
    # Asked of the system itself: the C library may keep freed memory that is resident already.
    with mmap.mmap(-1, 40 * 2**20) as block:
        for page in range(0, len(block), mmap.PAGESIZE):
            block[page] = 1
        assert peak_megabytes() >= before + 35
    assert peak_megabytes() >= before + 35
