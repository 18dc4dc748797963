import json
import shutil
from dataclasses import asdict
from pathlib import Path

import pytest

from core.counting.calibrations import (
    Figures,
    calibration_of,
    calibrations_file,
    find_calibrations,
    read_figures,
    write_figures,
)
from core.counting.interval import Known, fitting
from core.counting.recalibration import recalibrated
from core.counting.settings import CountSettings
from core.errors import DotoriError
from core.model.header import file_hash, origin_of
from core.model.shipped import shipped_model

PICTURES = {("광장", f"IMG_{n}"): Known(10 * n, 9 * n, 8.25 * n, 9.5 * n) for n in range(25)}
FIGURES = Figures({"steps": 8, "threshold": None}, PICTURES)
VOTED = Figures({"steps": 20, "threshold": None}, dict(list(PICTURES.items())[5:]))


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    path = tmp_path / "taught.safetensors"
    path.write_bytes(b"weights")
    return path


def test_figures_come_back_from_their_file(tmp_path: Path) -> None:
    path = tmp_path / "m.calibration.json"
    assert read_figures(path) == {}
    write_figures(path, {"abc": [FIGURES, VOTED], "def": [FIGURES]})
    assert read_figures(path) == {"abc": (FIGURES, VOTED), "def": (FIGURES,)}
    calibration = FIGURES.calibration()
    assert calibration.pictures[3] == Known(30, 27, 24.75, 28.5)
    assert calibration.fits({"steps": 8, "threshold": None, "seed": 3})


@pytest.mark.parametrize("settings", [CountSettings(), CountSettings(samples=4), CountSettings(steps=20, samples=4)])
def test_the_shipped_model_comes_with_a_calibration_for_the_usual_settings(settings: CountSettings) -> None:
    """Other weights or defaults want python -m training.calibration."""
    calibration = fitting(find_calibrations(shipped_model(), {}), asdict(settings))
    assert calibration is not None
    assert len(calibration.pictures) > 100


def test_a_calibration_belongs_to_its_weights(weights: Path, tmp_path: Path) -> None:
    assert find_calibrations(weights, {}) == ()
    write_figures(calibrations_file(weights), {file_hash(weights): [FIGURES]})
    assert find_calibrations(weights, {}) == (FIGURES.calibration(),)
    other = shutil.copy(weights, tmp_path / "other.safetensors")
    assert find_calibrations(Path(other), {}) == (), "its file lies beside other weights"
    weights.write_bytes(b"other weights of the same name")
    assert find_calibrations(weights, {}) == ()


def test_a_taught_model_has_its_parents_until_it_has_its_own(weights: Path) -> None:
    about = {"parent": {"name": "dotori", "hash": "abc"}}
    assert find_calibrations(weights, about) == ()
    write_figures(calibrations_file(weights), {"abc": [FIGURES]})
    assert find_calibrations(weights, about) == (FIGURES.calibration(),)
    own = Figures(FIGURES.settings, dict(list(PICTURES.items())[:20]))
    write_figures(calibrations_file(weights), {"abc": [FIGURES], file_hash(weights): [own]})
    assert find_calibrations(weights, about) == (own.calibration(),)


def test_what_a_model_has_of_its_own_hides_no_other_settings(weights: Path) -> None:
    """Of a taught model, and of a copy of the shipped one that has others beside it."""
    about = {"parent": {"hash": "abc"}, "origin": "def"}
    voted = Figures({**VOTED.settings, "samples": 4}, VOTED.pictures)
    write_figures(calibrations_file(weights), {"def": [FIGURES, voted], "abc": [VOTED], file_hash(weights): [VOTED]})
    found = find_calibrations(weights, about)
    assert found == (VOTED.calibration(), FIGURES.calibration(), voted.calibration())
    copied = weights.with_name("copied.safetensors")
    shutil.copy(shipped_model(), copied)
    write_figures(calibrations_file(copied), {file_hash(copied): [VOTED]})
    assert find_calibrations(copied, {}) == (VOTED.calibration(), *find_calibrations(shipped_model(), {}))


def test_a_model_taught_again_and_again_has_that_of_the_first(weights: Path) -> None:
    write_figures(calibrations_file(weights), {"abc": [FIGURES]})
    about = {"parent": {"name": "taught 2", "hash": "def"}}
    assert find_calibrations(weights, about) == ()
    assert find_calibrations(weights, about | {"origin": "abc"}) == (FIGURES.calibration(),)


def test_a_taught_model_s_own_words_on_held_back_pictures_are_learned_from(weights: Path) -> None:
    write_figures(calibrations_file(weights), {"abc": [FIGURES, VOTED]})
    said = Known(50, 20, 18.5, 22.25)
    noted = {"settings": dict(FIGURES.settings), "pictures": [asdict(said)] * 4}
    about = {"parent": {"hash": "abc"}, "held_back": {"figures": noted}}
    assert find_calibrations(weights, about) == (recalibrated(FIGURES.calibration(), [said] * 4), VOTED.calibration())
    for strange in (None, 5, {"pictures": []}, {**noted, "settings": {"steps": 500}}, {**noted, "pictures": [{}]}):
        about["held_back"]["figures"] = strange
        assert find_calibrations(weights, about) == (FIGURES.calibration(), VOTED.calibration())
    about["held_back"]["figures"] = noted
    write_figures(calibrations_file(weights), {file_hash(weights): [FIGURES]})
    assert find_calibrations(weights, about) == (FIGURES.calibration(),), "it has one of its own"


def test_what_a_model_was_taught_and_what_its_calibration_has_already_is_left_apart(weights: Path) -> None:
    write_figures(calibrations_file(weights), {"abc": [FIGURES]})
    said = Known(50, 20, 18.5, 22.25)
    noted = {"settings": dict(FIGURES.settings), "pictures": [{**asdict(said), "digest": "d1"}, asdict(said)]}
    about = {"parent": {"hash": "abc"}, "taught": ["t1", "t2"], "held_back": {"figures": noted}}
    (found,) = find_calibrations(weights, about)
    assert found.apart == {"t1", "t2", "d1"}
    assert len(found.pictures) == len(PICTURES) + 2
    write_figures(calibrations_file(weights), {file_hash(weights): [FIGURES]})
    (own,) = find_calibrations(weights, about)
    assert own.apart == {"t1", "t2"}, "those held back are not in it"
    for strange in (None, 5, "t1", {"t1": 1}, [5, None]):
        (own,) = find_calibrations(weights, {**about, "taught": strange})
        assert own.apart == frozenset()


@pytest.mark.parametrize(
    ("about", "origin"),
    [
        ({}, None),
        ({"parent": {"hash": "abc"}}, "abc"),
        ({"parent": {"hash": "def"}, "origin": "abc"}, "abc"),
        ({"parent": {"hash": ["abc"]}}, None),
        ({"parent": 5, "origin": ["abc"]}, None),
    ],
)
def test_the_origin_of_a_line(about: dict[str, object], origin: str | None) -> None:
    assert origin_of(about) == origin


def test_a_calibration_is_found_by_the_hash_of_its_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tiny_model_file: Path
) -> None:
    monkeypatch.setenv("DOTORI_HOME", str(tmp_path))
    usual = asdict(CountSettings())
    assert calibration_of(file_hash(shipped_model()), usual) == fitting(find_calibrations(shipped_model(), {}), usual)
    own = tmp_path / "models" / "plaza.safetensors"
    own.parent.mkdir()
    shutil.copy(tiny_model_file, own)
    assert calibration_of(file_hash(own), FIGURES.settings) is None
    write_figures(calibrations_file(own), {file_hash(own): [FIGURES]})
    assert calibration_of(file_hash(own), FIGURES.settings) == FIGURES.calibration()
    assert calibration_of(file_hash(own), {"steps": 3}) is None
    assert calibration_of("abc", FIGURES.settings) is None


@pytest.mark.parametrize("noted", [None, 5, "abc", [], {}, {"hash": ["abc"]}])
def test_a_parent_noted_in_another_way_is_none(weights: Path, noted: object) -> None:
    write_figures(calibrations_file(weights), {"abc": [FIGURES]})
    assert find_calibrations(weights, {"parent": noted}) == ()


def damaged(**changes: object) -> str:
    sound = {"dataset": "a", "truth": 1, "count": 1, "integral": 1, "density_count": 1}
    pictures = [{**sound, "name": str(number)} for number in range(20)]
    pictures[7] = {name: value for name, value in {**pictures[7], **changes}.items() if value is not None}
    return json.dumps({"abc": {"settings": {}, "pictures": pictures}})


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "3",
        '{"abc": 1}',
        '{"abc": [1]}',
        '{"abc": "settings"}',
        '{"abc": {"settings": {}}}',
        '{"abc": {"settings": {}, "pictures": []}}',
        '{"abc": {"settings": {}, "pictures": {}}}',
        '{"abc": {"settings": 1, "pictures": []}}',
        damaged(count=None),
        damaged(count="1"),
        damaged(truth=-1),
        damaged(integral=1e999),
        damaged(density_count=[1]),
    ],
)
def test_a_damaged_file_is_said_and_not_passed_over(weights: Path, text: str) -> None:
    path = calibrations_file(weights)
    path.write_text(text)
    with pytest.raises(DotoriError, match=path.name):
        find_calibrations(weights, {})


def test_sound_figures_are_not_damaged(weights: Path) -> None:
    """As they were written while a model had one calibration, and as they are now."""
    calibrations_file(weights).write_text(damaged())
    (once,) = read_figures(calibrations_file(weights))["abc"]
    assert len(once.pictures) == 20
    calibrations_file(weights).write_text(damaged().replace('{"settings', '[{"settings')[:-1] + "]}")
    assert read_figures(calibrations_file(weights)) == {"abc": (once,)}
