from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import platformdirs
import pytest
from pytestqt.qtbot import QtBot

from app.places import cache_folder, log_folder, preferences_file, samples_folder
from app.preferences import RECENT, Preferences, PreferenceStore
from core.places import models_folder, projects_folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("DOTORI_HOME", str(tmp_path / "home"))
    yield tmp_path / "home"


def test_one_variable_moves_every_place(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places = [preferences_file, log_folder, cache_folder, models_folder, projects_folder, samples_folder]
    assert all(place().is_relative_to(home) for place in places)
    monkeypatch.delenv("DOTORI_HOME")
    assert not any(place().is_relative_to(home) for place in places)


def test_settings_logs_and_models_live_where_the_system_wants_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DOTORI_HOME", raising=False)
    system = platformdirs.PlatformDirs("dotori", appauthor=False)
    assert preferences_file().parent == system.user_config_path
    assert log_folder() == system.user_log_path
    assert cache_folder() == system.user_cache_path
    assert {models_folder().parent, projects_folder().parent, samples_folder().parent} == {system.user_data_path}


@pytest.mark.usefixtures("home")
def test_changes_are_on_the_disk_at_once(qtbot: QtBot) -> None:
    store = PreferenceStore()
    assert store.value == Preferences()
    with qtbot.waitSignal(store.changed):
        store.change(theme="dark", fruin=(0.1, 0.2, 0.3, 0.4, 0.5), zoom=1.5, recent=("/군중",))
    assert PreferenceStore().value == store.value
    assert PreferenceStore().problem is None
    with qtbot.assertNotEmitted(store.changed):
        store.change(theme="dark")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("language", "fr"),
        ("theme", 1),
        ("dot_size", float("nan")),
        ("dot_size", 500),
        ("guard", "yes"),
        ("device", "tpu"),
        ("steps", 0),
        ("steps", True),
        ("steps", 2.5),
        ("sampler", "euler"),
        ("samples", 65),
        ("seed", -1),
        ("seed", 2**31),
        ("zoom", 100),
        ("recent", "abc"),
        ("recent", (1,)),
        ("deep", [1]),
        ("fruin", (1.0, 2.0)),
        ("fruin", (1.0, 2.0, 2.0, 3.0, 4.0)),
        ("fruin", None),
    ],
)
@pytest.mark.usefixtures("qapp")
def test_what_cannot_be_is_refused_and_read_past(home: Path, name: str, value: Any) -> None:
    with pytest.raises(ValueError, match=name):
        replace(Preferences(), **{name: value})
    home.joinpath("settings").mkdir(parents=True)
    kept = {"theme": "dark", "samples": 3, "unheard of": 1, name: value}
    preferences_file().write_text(json.dumps(kept), "utf-8")
    store = PreferenceStore()
    assert getattr(store.value, name) == getattr(Preferences(), name)
    if name != "samples":
        assert store.value.samples == 3
    assert store.problem is not None
    aside = preferences_file().with_name("preferences.broken.json")
    assert str(aside) in store.problem
    assert json.dumps(json.loads(aside.read_text("utf-8"))) == json.dumps(kept)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 100_000])
@pytest.mark.usefixtures("qapp")
def test_a_broken_file_is_set_aside(home: Path, content: bytes) -> None:
    home.joinpath("settings").mkdir(parents=True)
    preferences_file().write_bytes(content)
    store = PreferenceStore()
    assert store.value == Preferences()
    assert store.problem is not None
    assert preferences_file().with_name("preferences.broken.json").read_bytes() == content
    store.change(guard=False)
    assert PreferenceStore().value.guard is False


def test_what_cannot_be_kept_is_told_and_holds_all_the_same(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    store = PreferenceStore(tmp_path / "file" / "preferences.json")
    with qtbot.waitSignals([store.told, store.changed]):
        store.change(theme="light")
    assert store.value.theme == "light"


@pytest.mark.usefixtures("home", "qapp")
def test_recent_folders_come_once_the_last_first_and_not_too_many(tmp_path: Path) -> None:
    store = PreferenceStore()
    for number in range(RECENT + 3):
        store.visit(tmp_path / str(number))
    store.visit(tmp_path / "5")
    assert store.value.recent[:2] == (str(tmp_path / "5"), str(tmp_path / str(RECENT + 2)))
    assert len(set(store.value.recent)) == len(store.value.recent) == RECENT
    assert not store.value.first_run


def test_every_field_is_checked() -> None:
    assert set(Preferences()._checks()) == {field.name for field in fields(Preferences)}


@pytest.mark.usefixtures("home", "qapp")
def test_a_folder_is_remembered_with_the_folders_in_it_as_it_was_last(tmp_path: Path) -> None:
    store = PreferenceStore()
    store.visit(tmp_path / "a", deep=True)
    store.visit(tmp_path / "b")
    assert store.value.deep == (str(tmp_path / "a"),)
    store.visit(tmp_path / "a")
    assert store.value.deep == ()
    store.visit(tmp_path / "a", deep=True)
    for number in range(RECENT):
        store.visit(tmp_path / str(number))
    assert store.value.deep == (), "what is no more offered is forgotten"
