"""The library: what it lists, keeps, gives away and loses."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from core.counting.calibrations import Figures, calibrations_file, find_calibrations, write_figures
from core.counting.interval import Known
from core.errors import DotoriError
from core.model.header import file_hash
from core.model.shipped import shipped_model
from core.models import Broken, Card, Library, library

Make = Callable[..., Path]

WORSE = {"pictures": 2, "before": {"mae": 1.0}, "after": {"mae": 2.0}}


@pytest.fixture
def shelf(tmp_path: Path) -> Library:
    return Library(tmp_path / "models")


@pytest.fixture
def stocked(shelf: Library, make_weights: Make) -> Library:
    """With two models and a file that is none."""
    for name in ("plaza 10", "plaza 2"):
        make_weights(shelf.folder / f"{name}.safetensors", data=[name])
    (shelf.folder / "notes.safetensors").write_text("nothing of the kind")
    return shelf


def names(shelf: Library) -> list[str]:
    return [entry.name for entry in shelf.models()]


def test_without_a_folder_there_is_the_shipped_model(shelf: Library) -> None:
    [card] = shelf.models()
    assert isinstance(card, Card)
    assert card.shipped
    assert card.path == shipped_model()
    assert shelf.in_use() == "dotori"
    assert shelf.weights() is shelf.find(None) is shelf.find("Dotori") is None
    assert not shelf.folder.exists()


def test_the_shipped_one_comes_first_and_a_broken_file_is_listed_with_the_reason(stocked: Library) -> None:
    assert names(stocked) == ["dotori", "notes", "plaza 2", "plaza 10"]
    broken = stocked.models()[1]
    assert isinstance(broken, Broken)
    assert "no weights that can be read" in str(broken.reason)
    with pytest.raises(DotoriError, match="no weights that can be read"):
        stocked.card("notes")


def test_missing_shipped_weights_hide_no_others(stocked: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.model.shipped.NAME", "no-such.safetensors")
    shipped, _, plaza, _ = stocked.models()
    assert isinstance(shipped, Broken)
    assert isinstance(plaza, Card)


def test_importing_copies_and_a_taken_name_gets_a_number(shelf: Library, tmp_path: Path, make_weights: Make) -> None:
    first = make_weights(tmp_path / "a" / "Plaza.safetensors", data=["a"])
    second = make_weights(tmp_path / "b" / "plaza.safetensors", data=["b"])
    third = make_weights(tmp_path / "dotori.safetensors", data=["c"])
    cards = [shelf.import_file(path) for path in (first, second, third)]
    assert [card.name for card in cards] == ["Plaza", "plaza-2", "dotori-2"]
    assert [card.data for card in cards] == [("a",), ("b",), ("c",)]
    assert cards[0].path.read_bytes() == first.read_bytes()
    assert sorted(path.name for path in shelf.folder.iterdir()) == sorted(card.path.name for card in cards)
    assert shelf.in_use() == "dotori"


def test_a_pickle_is_not_imported(shelf: Library, tmp_path: Path) -> None:
    path = tmp_path / "weights.pth"
    path.write_bytes(pickle.dumps({}))
    with pytest.raises(DotoriError, match="opening a pickle runs"):
        shelf.import_file(path)
    assert names(shelf) == ["dotori"]


def test_an_import_that_fails_half_way_leaves_nothing(
    shelf: Library, tmp_path: Path, make_weights: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_weights(tmp_path / "m.safetensors")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(library.os, "fsync", full)
    with pytest.raises(DotoriError, match=r"cannot import .*m\.safetensors: No space left on device"):
        shelf.import_file(path)
    assert list(shelf.folder.iterdir()) == []


def test_exporting_gives_a_copy_and_overwrites_only_when_told(stocked: Library, tmp_path: Path) -> None:
    card = stocked.card("plaza 2")
    into = tmp_path / "usb"
    into.mkdir()
    assert stocked.export("plaza 2", into) == into / "plaza 2.safetensors"
    assert stocked.export("dotori", into / "own.safetensors").read_bytes() == shipped_model().read_bytes()
    with pytest.raises(DotoriError, match="is there already"):
        stocked.export("plaza 2", into / "own.safetensors")
    stocked.export("plaza 2", into / "own.safetensors", overwrite=True)
    assert (into / "own.safetensors").read_bytes() == card.path.read_bytes()
    with pytest.raises(DotoriError, match="cannot write"):
        stocked.export("plaza 2", tmp_path / "none" / "x.safetensors")


def calibrated(path: Path) -> Path:
    """The model's calibration, made for it."""
    pictures = {("a", str(n)): Known(n, n, float(n), float(n)) for n in range(20)}
    write_figures(calibrations_file(path), {file_hash(path): [Figures({}, pictures)]})
    return calibrations_file(path)


def calibrations(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.json"))


def test_a_calibration_goes_where_its_model_goes(shelf: Library, tmp_path: Path, make_weights: Make) -> None:
    path = make_weights(tmp_path / "v1.plaza.safetensors")
    content = calibrated(path).read_bytes()
    card = shelf.import_file(path)
    assert calibrations(shelf.folder) == ["v1.plaza.calibration.json"]
    assert find_calibrations(card.path, {})
    renamed = shelf.rename(card.name, "광장")
    assert calibrations(shelf.folder) == ["광장.calibration.json"]
    assert find_calibrations(renamed.path, {})
    exported = shelf.export("광장", tmp_path / "out.safetensors")
    assert calibrations_file(exported).read_bytes() == content
    exported.unlink()
    with pytest.raises(DotoriError, match=r"out\.calibration\.json is there already"):
        shelf.export("광장", exported)
    shelf.export("광장", exported, overwrite=True)
    shelf.delete("광장")
    assert list(shelf.folder.iterdir()) == []


def test_a_model_never_comes_or_goes_without_its_calibration(
    shelf: Library, tmp_path: Path, make_weights: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = make_weights(tmp_path / "plaza.safetensors")
    calibrated(path)
    shelf.import_file(path)
    before = sorted(file.name for file in shelf.folder.iterdir())

    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.suffix == ".json":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(DotoriError, match="cannot rename"):
        shelf.rename("plaza", "square")
    assert sorted(file.name for file in shelf.folder.iterdir()) == before
    with pytest.raises(DotoriError, match="cannot import"):
        shelf.import_file(path)
    assert sorted(file.name for file in shelf.folder.iterdir()) == before


def test_a_damaged_calibration_is_not_imported(shelf: Library, tmp_path: Path, make_weights: Make) -> None:
    path = make_weights(tmp_path / "plaza.safetensors")
    calibrations_file(path).write_text("[]")
    with pytest.raises(DotoriError, match=r"plaza\.calibration\.json holds no calibration that can be read"):
        shelf.import_file(path)
    assert not shelf.folder.exists()


def test_renaming(stocked: Library) -> None:
    stocked.use("plaza 2")
    assert stocked.rename("Plaza 2", " 광장 ").name == "광장"
    assert names(stocked) == ["dotori", "notes", "plaza 10", "광장"]
    assert stocked.in_use() == "광장"
    assert stocked.rename("plaza 10", "Plaza 10").name == "Plaza 10"
    assert stocked.in_use() == "광장"


@pytest.mark.parametrize(
    ("name", "new", "said"),
    [
        ("plaza 2", "PLAZA 10", "called PLAZA 10 already"),
        ("plaza 2", "Dotori", "called Dotori already"),
        ("dotori", "mine", "came with Dotori"),
        ("nobody", "mine", "no model called nobody"),
        ("plaza 2", "", "cannot be called ''"),
        ("plaza 2", "../up", "cannot be called"),
        ("plaza 2", "a\nb", "cannot be called"),
        ("plaza 2", ".hidden", "cannot be called"),
        ("plaza 2", "end.", "cannot be called"),
        ("plaza 2", "con", "cannot be called"),
        ("plaza 2", "COM1.x", "cannot be called"),
        ("plaza 2", "long" * 30, "80 letters"),
    ],
)
def test_names_that_cannot_be(stocked: Library, name: str, new: str, said: str) -> None:
    before = sorted(stocked.folder.iterdir())
    with pytest.raises(DotoriError, match=said):
        stocked.rename(name, new)
    assert sorted(stocked.folder.iterdir()) == before


def test_deleting(stocked: Library) -> None:
    stocked.use("plaza 2")
    stocked.delete("plaza 10")
    assert stocked.in_use() == "plaza 2"
    stocked.delete("plaza 2")
    stocked.delete("notes")
    assert stocked.in_use() == "dotori"
    assert names(stocked) == ["dotori"]
    for name, said in (("dotori", "came with Dotori"), ("plaza 2", "no model called plaza 2")):
        with pytest.raises(DotoriError, match=said):
            stocked.delete(name)
    assert shipped_model().exists()


def test_what_is_in_use_is_what_every_library_of_the_folder_uses(stocked: Library) -> None:
    stocked.use("PLAZA 2")
    again = Library(stocked.folder)
    assert again.in_use() == "plaza 2"
    assert again.weights() == again.find(None) == stocked.folder / "plaza 2.safetensors"
    again.use("dotori")
    assert stocked.weights() is None
    assert not (stocked.folder / "in-use.txt").exists()


def test_the_shipped_model_can_be_used_before_there_is_a_folder(shelf: Library) -> None:
    assert shelf.use("dotori").shipped


def test_only_what_can_count_can_be_used(stocked: Library) -> None:
    for name in ("notes", "nobody"):
        with pytest.raises(DotoriError, match=name):
            stocked.use(name)
    assert stocked.in_use() == "dotori"


def test_a_model_that_got_worse_is_used_only_by_force(shelf: Library, make_weights: Make) -> None:
    make_weights(shelf.folder / "worse.safetensors", held_back=WORSE)
    with pytest.raises(DotoriError, match="worse than its parent"):
        shelf.use("worse")
    assert shelf.in_use() == "dotori"
    shelf.use("worse", force=True)
    assert shelf.in_use() == "worse"


@pytest.mark.parametrize(("taught", "refused"), [(0, True), (2, False)])
def test_a_model_worse_than_the_one_in_use_is_used_only_by_force(
    shelf: Library, make_weights: Make, taught: int, refused: bool
) -> None:
    make_weights(shelf.folder / "plaza.safetensors")
    other = {"name": "plaza", "hash": shelf.card("plaza").hash, "figures": {"mae": 5.0}, "taught": taught}
    held_back = {"before": {"mae": 40.0}, "after": {"mae": 38.0}, "in_use": other}
    make_weights(shelf.folder / "later.safetensors", held_back=held_back)
    shelf.use("later")
    assert shelf.in_use() == "later", "the other one is not in use"
    shelf.use("plaza")
    assert shelf.outdone_by(shelf.card("later")) == ("plaza" if refused else None)
    if refused:
        with pytest.raises(DotoriError, match="worse than plaza, which is in use"):
            shelf.use("later")
        assert shelf.in_use() == "plaza"
    shelf.use("later", force=True)
    assert shelf.in_use() == "later"
    (shelf.folder / "later.safetensors").rename(shelf.folder / "again.safetensors")
    assert shelf.use("again").name == "again", "what is gone is not better"


def test_a_model_in_use_that_is_gone_is_said_and_not_replaced(stocked: Library) -> None:
    stocked.use("plaza 2")
    (stocked.folder / "plaza 2.safetensors").unlink()
    for ask in (stocked.weights, lambda: stocked.find(None)):
        with pytest.raises(DotoriError, match="the model in use, plaza 2, is gone"):
            ask()
    assert names(stocked) == ["dotori", "notes", "plaza 10"]
    stocked.use("dotori")
    assert stocked.weights() is None


def test_a_note_that_says_nothing_means_the_shipped_model(stocked: Library) -> None:
    (stocked.folder / "in-use.txt").write_bytes(b" \n")
    assert stocked.in_use() == "dotori"


def test_a_name_goes_before_a_path(stocked: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("plaza 2", "other"):
        (tmp_path / name).write_text("a file")
    assert stocked.find("plaza 2") == stocked.folder / "plaza 2.safetensors"
    assert stocked.find("./plaza 2") == Path("plaza 2")
    assert stocked.find("other") == Path("other")
    with pytest.raises(DotoriError, match="neither a model called nobody nor such a file"):
        stocked.find("nobody")


@pytest.mark.skipif(os.name != "posix", reason="other systems take the two for one")
def test_names_that_differ_in_case_alone_are_told_apart_where_they_can_be(shelf: Library, make_weights: Make) -> None:
    for name in ("Plaza", "plaza"):
        make_weights(shelf.folder / f"{name}.safetensors", data=[name])
    if len(list(shelf.folder.iterdir())) == 2:
        assert [shelf.card(name).data for name in ("Plaza", "plaza")] == [("Plaza",), ("plaza",)]
