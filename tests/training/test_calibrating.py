import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from core.counting.calibrations import Figures, calibrations_file, find_calibrations, read_figures, write_figures
from core.counting.counter import Counter, CountResult
from core.counting.interval import Known, without_seed
from core.counting.settings import CountSettings
from core.model.header import file_hash
from training import calibration as command
from training.calibration import cross_validated
from training.datasets import Sample

pytestmark = pytest.mark.usefixtures("fp32")


@pytest.fixture
def datasets(tmp_path: Path, make_shanghaitech: Callable[..., Path]) -> Path:
    """Two sets with 20 and 2 pictures for validation."""
    for name, number in (("part_A", 21), ("part_B", 2)):
        make_shanghaitech(tmp_path / "sets" / name, train=number, test=1, side=32)
    val = {"part_A": {"train": ["IMG_21"], "val": [f"IMG_{n}" for n in range(1, 21)]}}
    val["part_B"] = {"train": [], "val": ["IMG_1", "IMG_2"]}
    (tmp_path / "sets" / "splits.json").write_text(json.dumps(val))
    return tmp_path / "sets"


QUICK = CountSettings(steps=1, zoom=1.0)


def calibrate(*words: object) -> Result:
    return CliRunner().invoke(command.main, [str(word) for word in (*words, "--steps", 1, "--zoom", 1)])


def test_a_model_is_calibrated_on_the_validation_pictures(datasets: Path, tiny_model_file: Path) -> None:
    out = calibrations_file(tiny_model_file)
    told = calibrate(datasets, "--out", out, "--model", tiny_model_file)
    assert told.exit_code == 0, told.output
    for row in ("part_A", "part_B", "all"):
        assert row in told.output
    (figures,) = read_figures(out)[file_hash(tiny_model_file)]
    assert list(figures.pictures) == [("part_A", f"IMG_{n}") for n in range(1, 21)] + [
        ("part_B", "IMG_1"),
        ("part_B", "IMG_2"),
    ]
    assert figures.pictures["part_A", "IMG_3"].truth == 15
    (calibration,) = find_calibrations(tiny_model_file, {})
    assert calibration.fits(asdict(replace(QUICK, seed=3)))


def test_what_was_counted_is_not_counted_again(
    datasets: Path, tiny_model_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, digest = calibrations_file(tiny_model_file), file_hash(tiny_model_file)
    known = {("part_A", f"IMG_{n}"): Known(5 * n, n, 1.0 * n, 2.0 * n) for n in range(1, 21)}
    settings = without_seed(asdict(QUICK))
    other = Figures({}, known)
    write_figures(out, {digest: [Figures(settings, known)], "other": [other]})
    counted, count = [], command.count_picture

    def watched(counter: Counter, sample: Sample, how: CountSettings) -> CountResult:
        counted.append(sample.name)
        return count(counter, sample, how)

    monkeypatch.setattr(command, "count_picture", watched)
    assert calibrate(datasets, "--out", out, "--model", tiny_model_file).exit_code == 0
    assert counted == ["IMG_1", "IMG_2"], "those of part B"
    files = read_figures(out)
    assert [len(figures.pictures) for figures in files[digest]] == [22]
    assert files["other"] == (other,), "what belongs to other weights stays"
    slow = Figures({**settings, "steps": 500}, known)
    write_figures(out, {digest: [slow]})
    assert calibrate(datasets, "--out", out, "--model", tiny_model_file).exit_code == 0
    assert len(counted) == 2 + 22, "with other settings it was another count"
    assert read_figures(out)[digest][0] == slow, "which stays"


def test_what_is_known_of_sets_that_are_not_named_stays(datasets: Path, tiny_model_file: Path) -> None:
    out, digest = calibrations_file(tiny_model_file), file_hash(tiny_model_file)
    known = {("street", f"IMG_{n}"): Known(5 * n, n, 1.0 * n, 2.0 * n) for n in range(1, 21)}
    gone = {("part_A", "IMG_99"): Known(9, 9, 9.0, 9.0)}
    write_figures(out, {digest: [Figures(without_seed(asdict(QUICK)), known | gone)]})
    told = calibrate(datasets / "part_A", "--out", out, "--model", tiny_model_file)
    assert told.exit_code == 0, told.output
    (figures,) = read_figures(out)[digest]
    assert [name for name in figures.pictures if name[0] == "street"] == list(known)
    assert len(figures.pictures) == 20 + 20, "a picture that is no longer on the list goes"
    told = calibrate(datasets / "part_B", "--out", out, "--model", tiny_model_file)
    assert told.exit_code == 0, told.output
    assert len(read_figures(out)[digest][0].pictures) == 20 + 20 + 2, "two more are enough beside those"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--model", "nosuch"), "nosuch"),
        (("--sampler", "dpm++", "--eta", "0.5"), "eta is DDIM's"),
        (("--out", "nowhere/m.calibration.json"), "nowhere"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    datasets: Path, tiny_model_file: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], sentence: str
) -> None:
    monkeypatch.setattr(command, "count_picture", lambda *_: pytest.fail("that is known before anything is counted"))
    told = calibrate(datasets, "--out", calibrations_file(tiny_model_file), "--model", tiny_model_file, *words)
    assert told.exit_code == 1
    assert told.output.count("\n") == 1 and sentence in told.output, told.output


def test_too_few_pictures_are_said(datasets: Path, tiny_model_file: Path) -> None:
    told = calibrate(datasets / "part_B", "--out", calibrations_file(tiny_model_file), "--model", tiny_model_file)
    assert told.exit_code == 1
    assert "at least 20 validation pictures and 2 were found" in told.output
    assert not calibrations_file(tiny_model_file).exists()


def test_pictures_are_left_out_alone_and_with_their_set() -> None:
    """A set in which half of the heads are missed looks better where it is known than where it is not."""
    pictures = {("usual", str(n)): Known(n, n, n, n) for n in range(50, 100)}
    pictures |= {("missed", str(n)): Known(2 * n, n, n, n) for n in range(50, 80)}
    rows = {row.name: row for row in cross_validated(Figures({}, pictures))}
    assert list(rows) == ["usual", "missed", "all"]
    assert rows["missed"].known.share > 0.8
    assert rows["missed"].strange is not None
    assert rows["missed"].strange.share == 0
    assert rows["all"].known.pictures == 80
    few = dict(list(pictures.items())[:60])
    assert cross_validated(Figures({}, few))[0].strange is None, "ten pictures are no calibration"
