import base64
import csv
import io
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from hostile_folder import FORMULA, IMAGE, MODEL, NAMES, PLAZA, REASON, record
from natsort import natsorted
from PIL import ExifTags, Image

from core.dots import Dots
from core.errors import DotoriError
from core.project import Prediction, Project, Run, RunKey, open_project
from core.results import page
from core.results.charts import by_span, histogram, over_time, with_gaps
from core.results.page import write_html
from core.results.rows import COLUMNS, Row
from core.results.tables import write_csv, write_jsonl, write_xlsx

WRITERS = {".csv": write_csv, ".xlsx": write_xlsx, ".jsonl": write_jsonl, ".html": write_html}


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_csv(results: Project, tmp_path: Path) -> None:
    write_csv(results, tmp_path / "a.csv")
    found = read_csv(tmp_path / "a.csv")
    assert list(found[0]) == list(COLUMNS)
    assert [row["image"] for row in found] == [f"'{name}" if name == FORMULA else name for name in natsorted(NAMES)]
    plaza = next(row for row in found if row["image"] == PLAZA)
    assert (plaza["count"], plaza["model_count"], plaza["low"], plaza["model"]) == ("41", "40", "35.0", f"'{MODEL}")


def test_xlsx(results: Project, tmp_path: Path) -> None:
    write_xlsx(results, tmp_path / "a.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    head, *found = sheet.iter_rows()
    assert [cell.value for cell in head] == list(COLUMNS)
    assert [row[0].value for row in found] == [f"'{name}" if name == FORMULA else name for name in natsorted(NAMES)]
    assert {row[0].data_type for row in found} == {"s"}
    plaza = next(row for row in found if row[0].value == PLAZA)
    assert [cell.value for cell in plaza[1:6]] == [41, 40, 35, 48, 36]
    assert plaza[9].data_type == "s"
    assert sheet.auto_filter.ref == "A1:L7"


def test_json_lines(results: Project, tmp_path: Path) -> None:
    write_jsonl(results, tmp_path / "a.jsonl")
    lines = (tmp_path / "a.jsonl").read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    found = [json.loads(line) for line in lines]
    assert [tuple(record) for record in found] == [COLUMNS] * len(NAMES)
    assert [record["image"] for record in found] == natsorted(NAMES)
    assert any("광장" in line for line in lines), "legible as it stands"


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.source = path.read_text(encoding="utf-8")
        self.feed(self.source)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.texts))


@pytest.fixture
def written(results: Project, tmp_path: Path) -> Page:
    write_html(results, tmp_path / "a.html")
    return Page(tmp_path / "a.html")


def test_names_and_reasons_stand_in_the_page_as_they_are(written: Page) -> None:
    for name in NAMES:
        assert name in written.texts
    assert REASON in written.texts
    assert not {"script", "i", "b", "iframe", "object", "link"} & {tag for tag, _ in written.elements}


def test_the_page_loads_and_runs_nothing(written: Page) -> None:
    for tag, attributes in written.elements:
        assert not [name for name in attributes if name.startswith("on")], tag
        for name in ("src", "href", "xlink:href", "srcset"):
            assert (attributes.get(name) or "#").startswith(("data:image/jpeg;base64,", "#"))
    assert "default-src 'none'" in written.source
    assert "url(http" not in written.source
    assert "@import" not in written.source


def test_totals_settings_and_charts_stand_in_the_page(written: Page) -> None:
    facts = dict(re.findall(r"<dt>([\w ]+)</dt><dd[^>]*>(\S+?)</dd>", written.source))
    totals = {name: facts[name] for name in ("people", "pictures with a count", "failed", "edited by hand", "reviewed")}
    assert list(totals.values()) == ["101", "4", "1", "1", "1"]
    assert (facts["steps"], facts["threshold"], facts["seed"]) == ("8", "auto", "7")
    assert "사진" in written.texts
    charts = [attributes for tag, attributes in written.elements if tag == "svg"]
    assert len(charts) == 2
    assert sum(tag == "img" for tag, _ in written.elements) == 3


def test_a_doubt_is_said(results: Project, tmp_path: Path) -> None:
    image = next(picture for picture in results.images() if picture.path == IMAGE)
    for doubt in (False, True):
        record(results, image, 30, doubt=doubt)
        write_html(results, tmp_path / "a.html")
        assert ("its own figures disagree" in Page(tmp_path / "a.html").text) is doubt


def test_pictures_that_are_gone_are_told(results: Project, tmp_path: Path) -> None:
    write_html(results, tmp_path / "a.html")
    assert "gone from the folder" not in Page(tmp_path / "a.html").text
    for name in (IMAGE, FORMULA):
        (results.folder / name).unlink()
    write_html(results, tmp_path / "a.html")
    page = Page(tmp_path / "a.html")
    assert "2 pictures left out of the sums: the file is gone from the folder" in page.text
    assert "<dt>people</dt><dd>51</dd>" in page.source


@pytest.mark.parametrize("odd", ["0001:01:01 00:00:00", "1899:12:31 23:59:59", "9999:12:31 23:59:59"])
def test_a_clock_that_was_never_set_spoils_no_page(results: Project, tmp_path: Path, odd: str) -> None:
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = odd
    path = results.folder / "odd.jpg"
    Image.new("RGB", (80, 60)).save(path, exif=exif)
    (picture,) = results.sync([path])
    record(results, picture, 5)
    write_html(results, tmp_path / "a.html")
    assert "Over time" in Page(tmp_path / "a.html").text


def test_a_thumbnail_shows_the_dots(results: Project) -> None:
    plaza = next(picture for picture in results.images() if picture.path == PLAZA)
    address = page.thumbnail(results, Row(plaza, None, None))
    assert address is not None
    shown = np.asarray(Image.open(io.BytesIO(base64.b64decode(address.partition(",")[2]))))
    assert shown.shape == (60, 80, 3)
    assert (shown[..., 1] > shown[..., 0] + 60).any(), "green, on a black picture"
    (results.folder / PLAZA).unlink()
    assert page.thumbnail(results, Row(plaza, None, None)) is None


def test_a_page_past_its_rows_says_what_is_left_out(
    results: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.results.summary.MOST_ROWS", 4)
    write_html(results, tmp_path / "a.html")
    text = Page(tmp_path / "a.html").text
    assert "The first 4 in the order of their names; 2 more are left out" in text


def test_a_project_without_counts_has_a_page_too(tmp_path: Path, user_data: Path) -> None:  # noqa: ARG001
    folder = tmp_path / "empty"
    folder.mkdir()
    with open_project(folder) as project:
        for ending, write in WRITERS.items():
            write(project, tmp_path / f"a{ending}")
    assert "0 pictures" in Page(tmp_path / "a.html").text
    assert read_csv(tmp_path / "a.csv") == []


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
@pytest.mark.parametrize("ending", list(WRITERS))
def test_names_that_are_no_text(results: Project, tmp_path: Path, ending: str) -> None:
    name = os.fsdecode(b"\xff\n.png")
    Image.new("RGB", (80, 60)).save(results.folder / name)
    (picture,) = results.sync([results.folder / name])
    record(results, picture, 5)
    target = tmp_path / f"a{ending}"
    WRITERS[ending](results, target)
    if ending == ".csv":
        assert "\\udcff\\n.png" in {row["image"] for row in read_csv(target)}
    elif ending == ".jsonl":
        assert name in {json.loads(line)["image"] for line in target.read_text(encoding="utf-8").splitlines()}
    elif ending == ".html":
        assert "\\udcff\\n.png" in Page(target).texts


@pytest.mark.parametrize("ending", list(WRITERS))
def test_what_cannot_be_written_leaves_what_was_there(
    results: Project, tmp_path: Path, ending: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / f"a{ending}"
    target.write_text("mine")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DotoriError, match="no space left on device; choose another place"):
        WRITERS[ending](results, target)
    assert target.read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [target.name]


def test_a_sheet_has_only_so_many_rows(results: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.results.tables._MAX_ROWS", 5)
    with pytest.raises(DotoriError, match=r"a sheet has 5 rows.*write a \.csv"):
        write_xlsx(results, tmp_path / "a.xlsx")


@pytest.mark.parametrize("counts", [[0], [7, 7, 7], [0, 1, 2], [3, 90_000], list(range(500))])
def test_histograms_of_any_counts(counts: list[int]) -> None:
    assert "people on a picture" in histogram(counts)


@pytest.mark.parametrize("on_clock", [True, False])
@pytest.mark.parametrize("pictures", [2, 70, 5000])
def test_curves_of_any_length(on_clock: bool, pictures: int) -> None:
    seconds = np.linspace(1.7e9 if on_clock else 0, 1.7e9 + 9000 if on_clock else 9000, pictures)
    svg = over_time(seconds[::-1], np.arange(pictures), on_clock)
    assert ("into the film" in svg) is not on_clock
    assert len(svg) < 100_000, "however many pictures"


def test_many_pictures_are_drawn_as_spans() -> None:
    times = np.arange(1000.0)
    middles, means, least, most = by_span(times, times * 10)
    assert len(middles) == 200
    assert (least[0], means[0], most[0]) == (0, 20, 40)
    assert means[-1] == pytest.approx((least[-1] + most[-1]) / 2)
    lonely = by_span(np.array([0.0, 1.0, 100.0]), np.array([1.0, 3.0, 9.0]))
    assert lonely[1].tolist() == [1, 3, 9]


def test_no_line_leads_over_a_night() -> None:
    times, counts = with_gaps(np.array([0.0, 10, 20, 30, 500, 510]), np.array([1.0, 2, 3, 4, 5, 6]))
    assert np.isnan(counts).tolist() == [False] * 4 + [True] + [False] * 2
    assert times.tolist() == [0, 10, 20, 30, 265, 500, 510]


def test_settings_that_are_none_of_ours_are_shown_as_they_are(results: Project, tmp_path: Path) -> None:
    image = next(picture for picture in results.images() if picture.path == IMAGE)
    run = Run(RunKey("<b>", "1", "<u>[", 3), 1.0, 1, 1.0, 1.0)
    results.record_run(image.id, run, Prediction(Dots.of([(1, 1)]), 0.5, 80, 60))
    write_html(results, tmp_path / "a.html")
    assert "<u>[" in Page(tmp_path / "a.html").texts
