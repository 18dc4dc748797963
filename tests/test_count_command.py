import csv
import json
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import imageio.v2 as imageio
import numpy as np
import pytest
from PIL import Image

import main
from core.counting.calibrations import Figures, calibrations_file, write_figures
from core.counting.interval import Known, without_seed
from core.counting.overlay import GREEN
from core.counting.settings import CountSettings
from core.images import load_image
from core.model.header import file_hash

pytestmark = pytest.mark.usefixtures("fp32")

Say = Callable[..., tuple[int, str, str]]


@pytest.fixture
def photos(tmp_path: Path, noise_picture: Callable[..., np.ndarray]) -> Path:
    folder = tmp_path / "photos"
    folder.mkdir()
    for number, (height, width) in ((1, (40, 60)), (2, (70, 50)), (10, (64, 64))):
        Image.fromarray(noise_picture(height, width, number)).save(folder / f"p{number}.png")
    return folder


@pytest.fixture
def count(say: Say, tiny_model_file: Path) -> Say:
    return lambda *words: say("count", *words, "--model", tiny_model_file, "--steps", 2, "--zoom", 1)


def number_of(line: str) -> int:
    return int(line.split()[0].replace(",", ""))


def test_a_line_for_each_picture_and_the_total(count: Say, photos: Path) -> None:
    status, out, err = count(photos)
    *lines, total = out.splitlines()
    assert status == 0
    assert err == ""
    assert [line.split()[1] for line in lines] == [str(photos / f"p{n}.png") for n in (1, 2, 10)]
    assert number_of(total) == sum(map(number_of, lines)) > 0
    assert "3 pictures" in total


def test_one_picture_is_singular(count: Say, photos: Path) -> None:
    assert count(photos / "p1.png")[1].splitlines()[-1].endswith("1 picture")


def test_json_on_standard_output_is_nothing_but_json(count: Say, photos: Path, tiny_model_file: Path) -> None:
    broken = photos / "p3.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n not really")
    status, out, err = count(photos, photos / "none.jpg", "--json", "-", "--samples", 2)
    records = [json.loads(line) for line in out.splitlines()]
    assert status == 1
    counted = [record for record in records if "error" not in record]
    failed = [record for record in records if "error" in record]
    assert [Path(record["image"]).name for record in counted] == ["p1.png", "p2.png", "p10.png"]
    assert all(record.keys() == {"image", "error"} for record in failed)
    assert {str(photos / "p3.png")} <= {record["image"] for record in failed}
    assert any("none.jpg" in record["error"] for record in failed)
    for record in counted:
        assert set(record) == {
            "image", "count", "low", "high", "integral", "dots", "width", "height", "seconds", "warning", "model",
            "settings",
        }  # fmt: skip
        assert record["low"] is record["high"] is record["warning"] is None, "the model is not calibrated"
        width, height = Image.open(record["image"]).size
        assert (record["width"], record["height"]) == (width, height)
        assert record["count"] == len(record["dots"])
        assert all(0 <= x <= width and 0 <= y <= height and 0.5 <= sure <= 1 for x, y, sure in record["dots"])
        assert record["model"] == tiny_model_file.name
        assert record["settings"] == {
            "steps": 2, "sampler": "dpm++", "eta": 0, "seed": 0, "samples": 2, "threshold": None, "zoom": 1,
            "device": "cpu",
        }  # fmt: skip
    # What people read goes the other way.
    assert number_of(err.splitlines()[-1]) == sum(record["count"] for record in counted)


def test_files_of_records(count: Say, photos: Path, tmp_path: Path) -> None:
    (photos / "p3.jpg").write_bytes(b"nothing")
    json_file, csv_file = tmp_path / "new" / "r.jsonl", tmp_path / "new" / "r.csv"
    status, _, _ = count(photos, "--json", json_file, "--csv", csv_file)
    assert status == 1
    records = [json.loads(line) for line in json_file.read_text().splitlines()]
    with csv_file.open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == [
        "image", "count", "low", "high", "integral", "width", "height", "seconds", "warning", "error"
    ]  # fmt: skip
    assert len(rows) == len(records) == 4
    for row, record in zip(rows, records, strict=True):
        assert row["image"] == record["image"]
        assert row["count"] == str(record.get("count", ""))
        assert row["error"] == record.get("error", "")


def test_a_calibrated_count_comes_with_an_interval_and_a_warning(
    count: Say, photos: Path, tiny_model_file: Path, tmp_path: Path
) -> None:
    """Calibrated on pictures on which everything agreed, a model whose weights are random contradicts itself."""
    settings = asdict(CountSettings(steps=2, zoom=1.0))
    known = {("a", str(n)): Known(n + n % 9, n, float(n), float(n)) for n in range(30)}
    figures = Figures(without_seed(settings), known)
    write_figures(calibrations_file(tiny_model_file), {file_hash(tiny_model_file): [figures]})
    csv_file = tmp_path / "r.csv"
    status, out, err = count(photos / "p1.png", "--json", "-", "--csv", csv_file)
    record = json.loads(out)
    assert status == 0
    assert 0 <= record["low"] <= record["count"] <= record["high"]
    assert record["high"] > record["low"]
    assert record["warning"].startswith("the three estimates disagree")
    line, warning, _ = err.splitlines()
    interval = f"({record['low']:,}-{record['high']:,})"
    assert line.split() == [f"{record['count']:,}", interval, str(photos / "p1.png")]
    assert warning.strip() == record["warning"]
    with csv_file.open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["low"], row["high"], row["warning"]) == (str(record["low"]), str(record["high"]), record["warning"])
    other = json.loads(count(photos / "p1.png", "--json", "-", "--sampler", "ddim")[1])
    assert other["low"] is other["high"] is other["warning"] is None, "with other settings nothing is known"


def test_a_damaged_calibration_is_one_line(count: Say, photos: Path, tiny_model_file: Path) -> None:
    calibrations_file(tiny_model_file).write_text("{")
    status, _, err = count(photos)
    assert (status, err.count("\n")) == (1, 1)
    assert "tiny.calibration.json" in err


def test_the_same_dots_whoever_asks(count: Say, photos: Path) -> None:
    """In any company, and twice."""
    alone = [json.loads(count(photos / f"p{n}.png", "--json", "-")[1]) for n in (1, 2)]
    together = [json.loads(line) for line in count(photos, "--json", "-")[1].splitlines()]
    for one, other in zip(alone, together, strict=False):
        assert one["dots"] == other["dots"] != []


@pytest.mark.parametrize("words", [("--seed", 4), ("--steps", 3), ("--sampler", "ddim", "--steps", 4), ("--zoom", 1.5)])
def test_settings_reach_the_counter(say: Say, photos: Path, tiny_model_file: Path, words: tuple) -> None:
    plain = ("count", photos / "p1.png", "--json", "-", "--model", tiny_model_file, "--steps", 2, "--zoom", 1)
    name, value = words[0].removeprefix("--"), words[1]
    record, usual = (json.loads(say(*plain, *more)[1]) for more in (words, ()))
    assert record["settings"][name] == value
    assert record["dots"] != usual["dots"]


def test_eta_is_for_ddim_alone(say: Say, photos: Path, tiny_model_file: Path) -> None:
    words = ("count", photos / "p1.png", "--json", "-", "--model", tiny_model_file, "--steps", 3, "--sampler")
    plain, noisy = (json.loads(say(*words, "ddim", "--eta", eta)[1]) for eta in (0, 1))
    assert plain["dots"] != noisy["dots"]
    status, _, err = say(*words, "dpm++", "--eta", 1)
    assert status == 1
    assert "eta" in err
    assert "Traceback" not in err


def test_zoom_is_the_models_affair_unless_given(say: Say, photos: Path, tiny_model_file: Path) -> None:
    words = ("count", photos / "p1.png", "--json", "-", "--model", tiny_model_file, "--steps", 1)
    zooms = [json.loads(say(*words, *more)[1])["settings"]["zoom"] for more in ((), ("--zoom", "auto"))]
    assert zooms[0] == zooms[1]
    assert zooms[0] in (1, 1.25, 1.5, 2)


def test_overlays_are_the_pictures_with_dots(count: Say, photos: Path, tmp_path: Path) -> None:
    twin = tmp_path / "other"
    twin.mkdir()
    Image.fromarray(np.full((30, 30, 3), 90, np.uint8)).save(twin / "p1.jpg")
    status, out, _ = count(photos / "p1.png", photos / "p2.png", twin / "p1.jpg", "--overlay", tmp_path / "dots")
    assert status == 0
    assert {path.name for path in (tmp_path / "dots").iterdir()} == {"p1.png", "p2.png", "p1-2.png"}
    for name, line in zip(("p1.png", "p2.png"), out.splitlines(), strict=False):
        before, after = load_image(photos / name), load_image(tmp_path / "dots" / name)
        assert before.shape == after.shape
        assert number_of(line) > 0
        assert (after == GREEN).all(-1).any()


def test_overlays_never_replace_photographs(count: Say, photos: Path) -> None:
    before = {path: path.read_bytes() for path in photos.iterdir()}
    status, _, err = count(photos, "--overlay", photos)
    assert status == 1
    assert err.count("\n") == 1
    assert {path: path.read_bytes() for path in photos.iterdir()} == before


@pytest.mark.parametrize("ending", [".mp4", ".gif"])
def test_a_film_of_the_sampling(count: Say, photos: Path, tmp_path: Path, ending: str) -> None:
    film = tmp_path / f"film{ending}"
    assert count(photos / "p1.png", "--film", film)[0] == 0
    with imageio.get_reader(film) as reader:
        frames = [frame for frame in reader]  # noqa: C416
    assert len(frames) >= 2
    assert frames[0].shape[:2] == (40, 180)


def test_a_film_has_one_picture(count: Say, photos: Path, tmp_path: Path) -> None:
    status, out, err = count(photos, "--film", tmp_path / "film.gif")
    assert (status, out) == (1, "")
    assert "3 were given" in err
    assert not (tmp_path / "film.gif").exists()


def test_a_broken_picture_is_one_line_and_the_others_are_counted(count: Say, photos: Path) -> None:
    whole = photos / "p1.png"
    (photos / "p0.png").write_bytes(whole.read_bytes()[:200])
    status, out, err = count(photos)
    assert status == 1
    assert "Traceback" not in out + err
    assert len(out.splitlines()) == 5
    assert out.splitlines()[0].split()[0] == "-"
    assert "p0.png" in out.splitlines()[0]
    assert "3 pictures" in out.splitlines()[-1]


def test_a_folder_without_pictures_is_said(count: Say, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    status, out, _ = count(tmp_path / "empty")
    assert status == 1
    assert "empty" in out.splitlines()[0]
    assert "0 pictures" in out.splitlines()[-1]


def test_a_missing_path_is_named_in_its_record(count: Say, tmp_path: Path) -> None:
    missing = tmp_path / "missing.jpg"
    status, out, _ = count(missing, "--json", "-")
    record = json.loads(out)
    assert status == 1
    assert record["image"] == str(missing)
    assert "no such file" in record["error"]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("[bold]a[red].png", "[bold]a[red].png"),
        ("사진 :smile:.png", "사진 :smile:.png"),
        ("line\nbreak.png", r"line\nbreak.png"),
        ("\x1b[31mred.png", r"\x1b[31mred.png"),
        ("no\udcffutf8.png", r"no\udcffutf8.png"),
    ],
)
def test_odd_names_are_printed_in_one_line(count: Say, photos: Path, name: str, printed: str) -> None:
    (photos / "p1.png").rename(photos / name)
    status, out, _ = count(photos / name)
    assert status == 0
    assert printed in out.splitlines()[0]
    assert json.loads(count(photos / name, "--json", "-")[1])["image"] == str(photos / name)


def write_pickle(path: Path) -> None:
    path.write_bytes(pickle.dumps({"state_dict": {}}))


@pytest.mark.parametrize(
    "write",
    [lambda _path: None, write_pickle, lambda path: path.mkdir(), lambda path: path.write_text("weights")],
    ids=["missing", "pickle", "folder", "text"],
)
def test_what_is_no_model_is_one_line(say: Say, photos: Path, tmp_path: Path, write: Callable[[Path], None]) -> None:
    write(tmp_path / "model.bin")
    status, out, err = say("count", photos, "--model", tmp_path / "model.bin")
    assert (status, out) == (1, "")
    assert err.startswith("dotori: ")
    assert err.count("\n") == 1
    assert "model.bin" in err


@pytest.mark.parametrize("option", ["--json", "--csv", "--overlay"])
def test_an_output_that_cannot_be_written_is_one_line(count: Say, photos: Path, tmp_path: Path, option: str) -> None:
    (tmp_path / "file").write_text("")
    status, out, err = count(photos / "p1.png", option, tmp_path / "file" / "x")
    assert status == 1
    assert "cannot write" in out + err
    assert "Traceback" not in out + err


@pytest.mark.parametrize(
    "words",
    [
        ("count",),
        ("count", "x.png", "--steps", "0"),
        ("count", "x.png", "--steps", "many"),
        ("count", "x.png", "--sampler", "euler"),
        ("count", "x.png", "--zoom", "9"),
        ("count", "x.png", "--zoom", "nan"),
        ("count", "x.png", "--threshold", "0.01"),
        ("count", "x.png", "--seed", str(2**70)),
        ("count", "x.png", "--samples", "0"),
        ("count", "x.png", "--device", "tpu"),
        ("count", "x.png", "--colour"),
        ("recount",),
    ],
)
def test_what_cannot_be_meant_is_refused_before_any_work(say: Say, words: tuple[str, ...]) -> None:
    status, out, err = say(*words)
    assert (status, out) == (2, "")
    assert "Error: " in err
    assert "Traceback" not in err


def test_help_and_version_load_no_networks() -> None:
    code = (
        "import sys, main\n"
        "for words in (['--help'], ['count', '--help'], ['--version'], ['train', 'diffusion', '-h']):\n"
        "    sys.argv = ['dotori', *words]\n"
        "    main.main()\n"
        "assert not {'torch', 'PySide6', 'cv2', 'matplotlib'} & sys.modules.keys()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(main.__file__).parent, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "--film" in done.stdout
