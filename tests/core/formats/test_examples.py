"""Files as other programs write them."""

import csv
import io
import json
from pathlib import Path

import numpy as np
import pytest
from defusedxml.ElementTree import parse
from openpyxl import load_workbook
from scipy.io import loadmat

from core.dots import Dots, Origin
from core.formats import (
    cell_counter_xml,
    coco_json,
    counts_csv,
    counts_xlsx,
    cvat_xml,
    dotdotgoose_pnt,
    jhu_txt,
    label_studio_json,
    labelme_json,
    napari_csv,
    nwpu_json,
    p2pnet_txt,
    points_csv,
    qupath_geojson,
    shanghaitech_mat,
    via_csv,
)
from core.formats.annotation import Annotation
from core.formats.guess import guess_format

TWO = [[10.5, 20.25], [33.0, 44.0]]

PNT = """{"classes":["head"],
 "points":{"IMG_1.jpg":{"head":[{"x":10.5,"y":20.25},{"x":33.0,"y":44.0}]}},
 "colors":{"head":[0,255,0]},
 "metadata":{"survey_id":"","coordinates":{"IMG_1.jpg":{"x":"","y":""}}},
 "custom_fields":{"fields":[["notes","box"]],"data":{"notes":{"IMG_1.jpg":"rain"}}},
 "ui":{"grid":{"size":200,"color":[255,255,255]},"point":{"radius":25,"color":[255,255,0]}}}"""
LABELME = """{"version":"7.1.0","flags":{},
 "shapes":[{"label":"head","points":[[10.5,20.25]],"group_id":null,"description":"","shape_type":"point",
            "flags":{},"mask":null,"score":0.93},
           {"label":"zone","points":[[0,0],[9,9]],"group_id":null,"shape_type":"rectangle","flags":{}},
           {"label":"head","points":[[33,44]],"group_id":3,"shape_type":"point","score":null,"difficult":false}],
 "imagePath":"..\\\\x\\\\IMG_1.jpg","imageData":null,"imageHeight":768,"imageWidth":1024}"""
COCO = """{"info":{},"licenses":[],
 "images":[{"id":1,"file_name":"IMG_1.jpg","width":1024,"height":768}],
 "categories":[{"id":1,"name":"head","supercategory":"person","keypoints":["head"],"skeleton":[]}],
 "annotations":[{"id":1,"image_id":1,"category_id":1,"iscrowd":0,"num_keypoints":1,
   "keypoints":[10.5,20.25,2],"bbox":[2.5,12.25,16.0,16.0],"area":256.0,"segmentation":[]},
  {"id":2,"image_id":1,"category_id":1,"iscrowd":0,"keypoints":[33,44,1]},
  {"id":3,"image_id":1,"category_id":1,"iscrowd":0,"keypoints":[0,0,0]},
  {"id":4,"image_id":1,"category_id":1,"iscrowd":1,"keypoints":[5,5,2]}]}"""
CVAT = """<?xml version="1.0" encoding="utf-8"?>
<annotations><version>1.1</version>
 <meta><task><name>crowd</name><size>1</size><mode>annotation</mode>
  <labels><label><name>head</name><type>points</type><attributes/></label></labels></task></meta>
 <image id="0" name="set/IMG_1.jpg" width="1024" height="768">
  <box label="zone" xtl="1" ytl="1" xbr="9" ybr="9"/>
  <points label="head" source="manual" occluded="0" points="10.50,20.25;33.00,44.00" z_order="0"></points>
 </image></annotations>"""
LABEL_STUDIO = """[{"data":{"image":"/data/local-files/?d=IMG_1.jpg"},
  "predictions":[{"model_version":"ours-0.1","score":0.9,"result":[
   {"id":"k1","type":"keypointlabels","from_name":"kp","to_name":"img","original_width":1024,"original_height":768,
    "image_rotation":0,"score":0.93,"value":{"x":1.025390625,"y":2.63671875,"width":0.5,"keypointlabels":["head"]}},
   {"id":"r1","type":"rectanglelabels","original_width":1024,"original_height":768,"value":{"x":1,"y":1}},
   {"id":"k2","type":"keypointlabels","original_width":1024,"original_height":768,
    "value":{"x":3.22265625,"y":5.729166666666667,"width":0.5,"keypointlabels":["head"]}}]}],
  "annotations":[]}]"""
VIA = """filename,file_size,file_attributes,region_count,region_id,region_shape_attributes,region_attributes
IMG_1.jpg,182311,"{}",2,0,"{""name"":""point"",""cx"":10.5,""cy"":20.25}","{""class"":""head""}"
IMG_1.jpg,182311,"{}",2,1,"{""name"":""rect"",""x"":1,""y"":2}","{}"
IMG_1.jpg,182311,"{}",2,1,"{""name"":""point"",""cx"":33,""cy"":44}","{""class"":""head""}"
"""
NAPARI = "index,axis-0,axis-1\n0.0,19.75,10.0\n1.0,43.5,32.5\n"
QUPATH = """{"type":"FeatureCollection","features":[
 {"type":"Feature","id":"0b2c1d4e-0000-4000-8000-000000000000",
  "geometry":{"type":"MultiPoint","coordinates":[[10.5,20.25],[33.0,44.0]]},
  "properties":{"objectType":"annotation","name":"heads","classification":{"name":"head","color":[0,255,0]},
                "isLocked":false}},
 {"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]]]},"properties":{}}]}"""
CELL_COUNTER = """<?xml version="1.0" encoding="UTF-8"?>\r
<CellCounter_Marker_File>\r
 <Image_Properties><Image_Filename>A & B &amp; &#67;.jpg</Image_Filename></Image_Properties>\r
 <Marker_Data><Current_Type>0</Current_Type>\r
  <Marker_Type><Type>1</Type><Name>head</Name>\r
   <Marker><MarkerX>10</MarkerX><MarkerY>20</MarkerY><MarkerZ>1</MarkerZ></Marker>\r
  </Marker_Type>\r
  <Marker_Type><Type>2</Type>\r
   <Marker><MarkerX>33</MarkerX><MarkerY>44</MarkerY><MarkerZ>1</MarkerZ></Marker>\r
  </Marker_Type></Marker_Data>\r
</CellCounter_Marker_File>\r
"""

EXAMPLES = [
    (dotdotgoose_pnt, PNT, "IMG_1.jpg", None),
    (labelme_json, LABELME, "IMG_1.jpg", (1024, 768)),
    (coco_json, COCO, "IMG_1.jpg", (1024, 768)),
    (cvat_xml, CVAT, "IMG_1.jpg", (1024, 768)),
    (label_studio_json, LABEL_STUDIO, "IMG_1.jpg", (1024, 768)),
    (via_csv, VIA, "IMG_1.jpg", None),
    (via_csv, "#" + VIA.replace("\n", "\r\n"), "IMG_1.jpg", None),
    (napari_csv, NAPARI, "", None),
    (napari_csv, "axis-0,axis-1,axis-2\n7,19.75,10.0\n7,43.5,32.5\n", "", None),
    (qupath_geojson, QUPATH, "", None),
    (p2pnet_txt, "10.5 20.25\n33.0 44.0\n", "", None),
    (points_csv, "\ufeffImage, y ,X,note\nx/IMG_1.jpg,20.25,10.5,hello\n./x/IMG_1.jpg,44,33,\n", "IMG_1.jpg", None),
]


@pytest.mark.parametrize(("module", "text", "image", "size"), EXAMPLES)
def test_examples(tmp_path: Path, module: object, text: str, image: str, size: tuple[int, int] | None) -> None:
    path = tmp_path / "example"
    path.write_text(text, "utf-8", newline="")
    (one,) = module.read(path)
    np.testing.assert_allclose(one.dots.xy, TWO, rtol=0, atol=1e-9)
    assert one.image == image
    assert (one.width, one.height) == (size or (None, None))
    assert not one.reviewed
    assert guess_format(path).read is module.read
    if module in (labelme_json, label_studio_json):
        np.testing.assert_array_equal(one.dots.confidence, np.array([0.93, 1], np.float32))
    if module is via_csv:
        assert one.file_size == 182311


def test_cell_counter_reads_the_centres_of_pixels_and_bare_ampersands(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes(CELL_COUNTER.encode())
    (one,) = cell_counter_xml.read(path)
    assert one.dots.xy.tolist() == [[10.5, 20.5], [33.5, 44.5]]
    assert one.image == "A & B & C.jpg"


def test_cell_counter_as_imagej_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    cell_counter_xml.write([Annotation("a&b.jpg", Dots.of([[10.5, 20.99], [-0.5, 33.0]]))], path)
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n")
    markers = parse(path).findall("Marker_Data/Marker_Type/Marker")
    assert [[int(value.text) for value in marker] for marker in markers] == [[10, 20, 1], [-1, 33, 1]]


def test_other_shapes_of_geojson(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    feature = json.loads(QUPATH)["features"][0]
    for content in (feature, [feature]):
        path.write_text(json.dumps(content))
        assert qupath_geojson.read(path)[0].dots.xy.tolist() == TWO


def test_the_head_of_a_body_of_keypoints(tmp_path: Path) -> None:
    body = {"id": "person", "keypoints": ["left_foot", "Nose"]}
    entry = {"image_id": 5, "category_id": "person", "keypoints": [1, 2, 2, 3, 4, 2], "score": 0.5}
    content = {"images": [{"id": 5, "file_name": "a.jpg"}], "categories": [body], "annotations": [entry]}
    path = tmp_path / "a.json"
    path.write_text(json.dumps(content))
    (one,) = coco_json.read(path)
    assert one.dots.xy.tolist() == [[3, 4]]
    assert one.dots.confidence.tolist() == [0.5]


def test_coco_is_what_its_readers_want(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    two = [Annotation(f"{name}.jpg", Dots.of(TWO), 1024, 768) for name in "ab"]
    coco_json.write(two, path)
    content = json.loads(path.read_text())
    assert [entry["id"] for entry in content["annotations"]] == [1, 2, 3, 4]
    assert [entry["image_id"] for entry in content["annotations"]] == [1, 1, 2, 2]
    assert content["annotations"][0]["bbox"] == [2.5, 12.25, 16, 16]
    assert content["annotations"][0]["attributes"]["nominal_box"] is True


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("/data/local-files/?d=a/b%20%EA%B4%91.jpg", "b 광.jpg"),
        ("https://host/x/b%20c.jpg?token=1", "b c.jpg"),
        ("/data/upload/1/ab12-IMG_1.jpg", "ab12-IMG_1.jpg"),
        ("s3://bucket/x/IMG_1.jpg", "IMG_1.jpg"),
        ("http://[bad/x.jpg?y", "x.jpg"),
        ("100%41.jpg", "100%41.jpg"),
        ("/data/local-files/?d=..%2F..%2Fetc%2Fpasswd", "passwd"),
        ("..", ""),
    ],
)
def test_addresses_of_label_studio(tmp_path: Path, address: str, name: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"data": {"image": address}}]))
    assert label_studio_json.read(path)[0].image == name


def test_label_studio_takes_annotations_before_predictions(tmp_path: Path) -> None:
    task = json.loads(LABEL_STUDIO)[0]
    (prediction,) = task["predictions"]
    first, *_ = prediction["result"]
    cancelled = {"was_cancelled": True, "result": []}
    task["annotations"] = [cancelled, {"result": [{**first, "origin": "prediction-changed", "id": "7"}]}]
    path = tmp_path / "a.json"
    path.write_text(json.dumps([task]))
    (one,) = label_studio_json.read(path)
    assert one.reviewed
    assert one.dots.origin.tolist() == [Origin.MOVED]
    assert one.dots.id.tolist() == [7]


def test_cvat_keeps_who_set_a_dot_in_its_own_words(tmp_path: Path) -> None:
    dots = Dots(np.array(TWO), np.array([0.25, 1], np.float32), np.array([0, 2], np.uint8), np.arange(2))
    cvat_xml.write([Annotation("a.jpg", dots, 100, 100)], tmp_path / "a.xml")
    points = parse(tmp_path / "a.xml").findall("image/points")
    assert [point.get("source") for point in points] == ["auto", "semi-auto"]
    assert [point.get("points") for point in points] == ["10.50,20.25", "33.00,44.00"]
    assert points[0].findtext("attribute") == "0.25"


def test_names_of_via_and_dotdotgoose_hold_no_folders(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text(PNT.replace("IMG_1.jpg", "../../IMG_1.jpg"))
    assert dotdotgoose_pnt.read(path)[0].image == "IMG_1.jpg"
    path.write_text(VIA.replace("IMG_1.jpg", "C:\\x\\..\\IMG_1.jpg"))
    assert via_csv.read(path)[0].image == "IMG_1.jpg"


def test_via_and_napari_are_laid_out_as_theirs(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    annotation = Annotation("a.jpg", Dots.of([[10.5, 20.25]]), file_size=182311)
    via_csv.write([annotation, Annotation("b.jpg", Dots.of([]))], path)
    header, first, empty = path.read_text("utf-8").splitlines()
    assert header == VIA.splitlines()[0]
    assert first.startswith('"a.jpg",182311,"{}",1,0,"{""name"": ""point"", ""cx"": 10.5, ""cy"": 20.25}",')
    assert empty == '"b.jpg",-1,"{}",0,0,"{}","{}"'
    napari_csv.write([annotation], path)
    assert path.read_text("utf-8").splitlines() == [
        "index,axis-0,axis-1,confidence,origin,id",
        '0,19.75,10.0,1.0,"person",0',
    ]


COUNTED = [
    Annotation("=cmd|' /C calc'!A0.jpg", Dots.of(TWO), reviewed=True),
    Annotation("광장.jpg", Dots(np.array(TWO), np.ones(2, np.float32), np.array([0, 2], np.uint8), np.arange(2))),
    Annotation("empty.jpg", Dots.of([])),
]
COUNTS = [
    ["image", "count", "reviewed", "by_model", "by_hand", "moved_by_hand"],
    ["'=cmd|' /C calc'!A0.jpg", 2, "yes", 0, 2, 0],
    ["광장.jpg", 2, "no", 1, 0, 1],
    ["empty.jpg", 0, "no", 0, 0, 0],
]


def test_counts_as_csv_with_the_mark_that_excel_needs(tmp_path: Path) -> None:
    counts_csv.write(COUNTED, tmp_path / "a.csv")
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows == [[str(cell) for cell in row] for row in COUNTS]


def test_counts_as_workbook_hold_no_formula(tmp_path: Path) -> None:
    counts_xlsx.write([*COUNTED, Annotation("\x07-1.jpg", Dots.of([]))], tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx").active
    assert [list(row) for row in sheet.values][:4] == COUNTS
    assert sheet["A5"].value == "\\x07-1.jpg"
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s", "n"}


def test_names_are_guarded_in_tables(tmp_path: Path) -> None:
    for name in ("=1.jpg", "+1.jpg", "-1.jpg", "@1.jpg", "\t1.jpg", "\r1.jpg"):
        for module in (points_csv, via_csv, counts_csv):
            module.write([Annotation(name, Dots.of(TWO))], tmp_path / "a.csv")
            text = (tmp_path / "a.csv").read_text("utf-8-sig")
            assert "\"'" in text
            assert all(cell[:1] not in "=+@" or not cell for row in csv.reader(io.StringIO(text)) for cell in row)


def test_workbooks_and_mat_files_hold_what_was_written(tmp_path: Path) -> None:
    shanghaitech_mat.write([Annotation("", Dots.of(TWO))], tmp_path / "GT_a.mat")
    info = loadmat(tmp_path / "GT_a.mat")["image_info"]
    assert info[0, 0][0, 0][0].tolist() == TWO
    assert info[0, 0][0, 0][1] == 2


def test_one_dot_in_the_line_formats(tmp_path: Path) -> None:
    one = [Annotation("a.jpg", Dots.of([[10.5, 20.25]]))]
    p2pnet_txt.write(one, tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_text() == "10.5 20.25\n"
    jhu_txt.write(one, tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_text().split()[4:] == ["1", "0"]
    nwpu_json.write(one, tmp_path / "a.json")
    assert json.loads((tmp_path / "a.json").read_text())["human_num"] == 1
