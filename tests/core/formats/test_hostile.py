"""Malformed and hostile files get one sentence."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from core.dots import Dots
from core.errors import DotoriError
from core.formats import (
    cell_counter_xml,
    coco_json,
    counts_csv,
    counts_xlsx,
    cvat_xml,
    dotdotgoose_pnt,
    dotori_json,
    label_studio_json,
    labelme_json,
    napari_csv,
    p2pnet_txt,
    points_csv,
    qupath_geojson,
    via_csv,
)
from core.formats.annotation import Annotation
from core.formats.catalogue import FORMATS, Format

Sentence = Callable[[Callable[[Path], object], Path], str]

READABLE = [entry for entry in FORMATS if entry.read]
JSON = [coco_json, labelme_json, label_studio_json, dotdotgoose_pnt, qupath_geojson]
XML = [(cvat_xml, "annotations"), (cell_counter_xml, "CellCounter_Marker_File")]
TABLES = [points_csv, via_csv, napari_csv]

NO_PLACE = "no place in a picture"
NO_PAIR = "not pairs of numbers"
BAD_NUMBERS = [
    ("NaN", NO_PLACE),
    ("-Infinity", NO_PLACE),
    ("1e999", NO_PLACE),
    ("1e300", NO_PLACE),
    ("1" + "0" * 400, ""),
    ('"1"', NO_PAIR),
    ("true", NO_PAIR),
    ("null", NO_PAIR),
    ("[1]", NO_PAIR),
]
AT = {
    coco_json: '{"images": [{"id": 1}], "annotations": [{"image_id": 1, "keypoints": [#, 2, 2]}]}',
    labelme_json: '{"shapes": [{"shape_type": "point", "points": [[#, 2]]}]}',
    label_studio_json: '[{"data": {"width": 9, "height": 9}, "predictions": [{"result": [{"type": "keypoint",'
    ' "original_width": 9, "original_height": 9, "value": {"x": #, "y": 2}}]}]}]',
    dotdotgoose_pnt: '{"points": {"a.jpg": {"head": [{"x": #, "y": 2}]}}}',
    qupath_geojson: '{"features": [{"geometry": {"type": "Point", "coordinates": [#, 2]}}]}',
}


def bomb(root: str) -> bytes:
    entities = '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    return f"<!DOCTYPE x [{entities}]><{root}>&i;</{root}>".encode()


def image(points: str) -> bytes:
    return f'<annotations><image name="a.jpg" width="9" height="9">{points}</image></annotations>'.encode()


def marker(x: str) -> bytes:
    place = f"<Marker><MarkerX>{x}</MarkerX><MarkerY>1</MarkerY></Marker>"
    return f"<CellCounter_Marker_File>{place}</CellCounter_Marker_File>".encode()


def task(content: object) -> bytes:
    return json.dumps([{"data": {"image": "a.jpg"}, **content}]).encode()


VIA = "filename,region_shape_attributes,region_attributes\na.jpg,"
POINT = '"{""name"":""point"",""cx"":1,""cy"":2}"'

BAD = [
    *[(module, b"{", "not valid JSON") for module in JSON],
    *[(module, b"[" * 200_000, "not valid JSON") for module in JSON],
    *[(module, b'{"a":' * 200_000, "not valid JSON") for module in JSON],
    *[(module, b"9" * 10_000, "not valid JSON") for module in JSON],
    *[
        (module, text, "right file")
        for module in JSON
        if module is not label_studio_json
        for text in (b"[3]", b"7", b"{}")
    ],
    *[(label_studio_json, text, "no list of Label Studio tasks") for text in (b"[3]", b"7", b"{}", b'[{"id": 1}]')],
    *[(module, text.replace("#", bad).encode(), what) for module, text in AT.items() for bad, what in BAD_NUMBERS],
    (coco_json, b'{"images": [], "annotations": [{"image_id": 1}]}', "an image that is not there"),
    (coco_json, b'{"images": [{"id": 1}, {"id": 1}], "annotations": []}', "the same id"),
    (coco_json, b'{"images": [{"id": [1]}], "annotations": []}', 'an entry has no "id"'),
    (coco_json, b'{"images": [{"id": 1}], "annotations": [{"image_id": 1, "bbox": []}]}', "hold no keypoints"),
    (coco_json, b'{"images": [{"id": 1}], "annotations": [{"image_id": 1, "keypoints": [1, 2]}]}', "not triplets"),
    (coco_json, b'{"images": [{"id": 1}], "annotations": [{"image_id": 1, "keypoints": []}]}', "not triplets"),
    (
        coco_json,
        b'{"images": [{"id": 1}], "annotations": [{"image_id": 1, "category_id": [], "keypoints": [1, 2, 2],'
        b' "score": 7}]}',
        "confidence",
    ),
    (labelme_json, b'{"shapes": [3]}', "one of its shapes is damaged"),
    (labelme_json, b'{"shapes": [{"shape_type": "point", "points": [[1, 2, 3]]}]}', NO_PAIR),
    (labelme_json, b'{"shapes": [{"shape_type": "point", "points": 3}]}', NO_PAIR),
    (labelme_json, b'{"shapes": [{"shape_type": "point", "points": [[1, 2]], "score": -1}]}', "confidence"),
    (labelme_json, b'{"shapes": [{"shape_type": "point", "points": [[1, 2]], "origin": "cat"}]}', "origin"),
    (labelme_json, b'{"shapes": [{"shape_type": "point", "points": [[1, 2]], "origin": []}]}', "origin"),
    (label_studio_json, task({"predictions": [{"result": 3}]}), "no list of results"),
    (label_studio_json, task({"predictions": [{"result": [{"type": "keypoint"}]}]}), "no size of its picture"),
    (
        label_studio_json,
        task({"predictions": [{"result": [{"type": "keypoint", "original_width": 9, "original_height": 9}]}]}),
        NO_PAIR,
    ),
    (
        label_studio_json,
        task({"predictions": [{"result": [{"type": "keypoint", "original_width": 10**400, "original_height": 9}]}]}),
        "no size of its picture",
    ),
    (dotdotgoose_pnt, b'{"points": {"a.jpg": 3}}', "no points by class"),
    (dotdotgoose_pnt, b'{"points": {"a.jpg": {"head": 3}}}', "no points by class"),
    (dotdotgoose_pnt, b'{"points": {"a.jpg": {"head": [3]}}}', NO_PAIR),
    (qupath_geojson, b'{"features": [{"type": "Feature"}]}', "right file"),
    (qupath_geojson, b'{"features": [{"geometry": {"type": "MultiPoint", "coordinates": [1, 2]}}]}', NO_PAIR),
    (
        qupath_geojson,
        b'{"features": [{"geometry": {"type": "Point", "coordinates": [1, 2]}, "properties":'
        b' {"measurements": {"score": NaN}}}]}',
        "confidence",
    ),
    *[(module, bomb(root), "document type or entities") for module, root in XML],
    *[
        (module, f'<!DOCTYPE x SYSTEM "file:///etc/passwd"><{root}/>'.encode(), "document type or entities")
        for module, root in XML
    ],
    *[(module, f"<{root}>".encode(), "not valid XML") for module, root in XML],
    *[(module, f"<{root}>&unknown;</{root}>".encode("utf-16"), "not valid XML") for module, root in XML],
    *[(module, f"<{root}>".encode() + b"<a>" * 200_000, "not valid XML") for module, root in XML],
    *[
        (module, f'<?xml version="1.0" encoding="{code}"?><{root}/>'.encode(), "not valid XML")
        for module, root in XML
        for code in ("none-such", "rot13")
    ],
    *[(module, b"<html></html>", f"it holds no <{root}>") for module, root in XML],
    (cvat_xml, b'<annotations><track id="0"/></annotations>', "a video of CVAT"),
    (cvat_xml, image('<points points="1,2;3"/>'), NO_PAIR),
    (cvat_xml, image('<points points="1,nan"/>'), NO_PLACE),
    (cvat_xml, image('<points points="1,1e999"/>'), NO_PLACE),
    (cvat_xml, image('<points points="1,2"><attribute name="confidence">x</attribute></points>'), "confidence"),
    (cvat_xml, image('<points points="1,2"><attribute name="confidence">2</attribute></points>'), "confidence"),
    (cell_counter_xml, marker("x"), "no MarkerX or MarkerY"),
    (cell_counter_xml, marker(""), "no MarkerX or MarkerY"),
    (cell_counter_xml, marker("nan"), NO_PLACE),
    (cell_counter_xml, marker("9" * 400), NO_PLACE),
    *[(module, b"a,b\n1,2\n", "it has no column") for module in TABLES],
    *[(module, b'"' + b"x" * 200_000, "damaged") for module in TABLES],
    (points_csv, b"image,x,y\na.jpg,1\n", "line 2 has no number in the column 'y'"),
    (points_csv, b"image,x,y\na.jpg,1,2\na.jpg,one,2\n", "line 3 has no number in the column 'x'"),
    (points_csv, b"image,x,y\na.jpg,nan,2\n", NO_PLACE),
    (points_csv, b"image,x,y\na.jpg,1e999,2\n", NO_PLACE),
    (points_csv, b"image,x,y,confidence\na.jpg,1,2,9\n", "confidence"),
    (points_csv, b"image,x,y,confidence\na.jpg,1,2,high\n", "line 2 has no number in the column 'confidence'"),
    (points_csv, b"image,x,y,origin\na.jpg,1,2,cat\n", "origin"),
    (points_csv, b'image,x,y\n"a.jpg,1,2\n', "damaged"),
    (points_csv, b'image,x,y\n"a"b,1,2\n', "line 2 is damaged"),
    (napari_csv, b"axis-0,axis-1\n1,x\n", "line 2 has no number in the column 'axis-1'"),
    (napari_csv, b"axis-0,axis-1\n1,inf\n", NO_PLACE),
    (napari_csv, b"index,shape-type,vertex-index,axis-0,axis-1\n0,polygon,0,1,2\n", "shapes of napari"),
    (via_csv, f"{VIA}{{,{{}}".encode(), "line 2 holds no valid JSON"),
    (via_csv, f"{VIA}{'[' * 100_000},".encode(), "line 2 holds no valid JSON"),
    (via_csv, f"{VIA}[],".encode(), "line 2 holds no JSON object"),
    (via_csv, f'{VIA}"{{""name"":""point""}}",'.encode(), NO_PAIR),
    (via_csv, f'{VIA}"{{""name"":""point"",""cx"":NaN,""cy"":1}}",'.encode(), NO_PLACE),
    (via_csv, f'{VIA}{POINT},"{{""confidence"":""high""}}"'.encode(), "confidence"),
    (p2pnet_txt, b"1 2\n3\n", "line 2 is not two numbers"),
    (p2pnet_txt, b"1 2 3\n", "line 1 is not two numbers"),
    (p2pnet_txt, b"1 x\n", "line 1 is not two numbers"),
    (p2pnet_txt, b"1 nan\n", NO_PLACE),
    (p2pnet_txt, b"1 1e999\n", NO_PLACE),
]


@pytest.mark.parametrize(("module", "content", "what"), BAD, ids=range(len(BAD)))
def test_bad_files_get_one_sentence(
    tmp_path: Path, module: object, content: bytes, what: str, sentence: Sentence
) -> None:
    path = tmp_path / "bad.file"
    path.write_bytes(content)
    assert what in sentence(module.read, path)


@pytest.mark.parametrize("entry", READABLE, ids=lambda entry: entry.name)
def test_what_is_no_annotation_at_all(tmp_path: Path, entry: Format, sentence: Sentence) -> None:
    path = tmp_path / "bad.file"
    for content in (b"\xff\xfe\x00garbage" * 40, bytes(1000), b"\x89PNG\r\n\x1a\n" + bytes(range(256))):
        path.write_bytes(content)
        sentence(entry.read, path)
    path.write_bytes(b"")
    if entry.suffix == ".txt":
        assert len(entry.read(path)[0].dots) == 0
    else:
        assert "the file is empty" in sentence(entry.read, path)


@pytest.mark.parametrize("entry", READABLE, ids=lambda entry: entry.name)
def test_too_long_files_are_not_read(
    tmp_path: Path, entry: Format, monkeypatch: pytest.MonkeyPatch, sentence: Sentence
) -> None:
    path = tmp_path / "long.file"
    path.write_bytes(bytes(2000))
    monkeypatch.setattr("core.formats.files.MAX_BYTES", 1000)
    assert "longer than" in sentence(entry.read, path)


def test_xml_nested_beyond_any_stack_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    depth = 100_000
    path.write_bytes(image("<a>" * depth + "</a>" * depth + '<points points="1,2"/>'))
    assert cvat_xml.read(path)[0].dots.xy.tolist() == [[1, 2]]


def test_names_that_are_no_utf_8(tmp_path: Path) -> None:
    name = b"caf\xe9.jpg".decode("utf-8", "surrogateescape")
    annotation = [Annotation(name, Dots.of([[1, 2]]), 9, 9)]
    for module in (dotori_json, coco_json, labelme_json, label_studio_json, dotdotgoose_pnt):
        module.write(annotation, tmp_path / "a")
        assert module.read(tmp_path / "a")[0].image == name
    (tmp_path / "a").unlink()
    for module in (points_csv, via_csv, cvat_xml, cell_counter_xml, counts_csv, counts_xlsx):
        with pytest.raises(DotoriError, match=r"caf\\udce9.jpg is not UTF-8; rename it"):
            module.write(annotation, tmp_path / "a")
        assert not (tmp_path / "a").exists()


def test_places_that_are_no_numbers_are_not_written_as_json(tmp_path: Path) -> None:
    with pytest.raises(DotoriError, match="not finite"):
        labelme_json.write([Annotation("a.jpg", Dots.of([[float("nan"), 1]]))], tmp_path / "a.json")
    assert list(tmp_path.iterdir()) == []
