import pytest
from pytestqt.qtbot import QtBot

from app.timeline.player import SPEEDS, Player


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("steps", [1, 4, 20, 100, 500, 1000])
def test_the_speed_is_what_it_says(steps: int) -> None:
    player = Player()
    player.set_steps(steps)
    seconds = []
    for speed in SPEEDS:
        player.set_speed(speed)
        assert player.interval >= 33, "no more pictures than can be drawn"
        seconds.append(steps / player.stride * player.interval / 1000 * speed)
    assert max(seconds) <= 1.3 * min(seconds)
    assert seconds[1] <= 7


def test_it_goes_on_until_it_is_paused(qtbot: QtBot) -> None:
    player = Player()
    player.set_steps(500)
    told: list[bool] = []
    strides: list[int] = []
    player.playing_changed.connect(told.append)
    player.advanced.connect(strides.append)
    player.play()
    player.play()
    qtbot.waitUntil(lambda: len(strides) >= 2)
    player.pause()
    player.pause()
    assert told == [True, False]
    assert not player.playing
    assert set(strides) == {player.stride}
