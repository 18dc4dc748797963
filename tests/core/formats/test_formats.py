import io
import json
import struct
import tempfile
import tracemalloc
import zlib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy.io import loadmat, savemat

from core.dots import Dots
from core.errors import DotoriError
from core.formats import dotori_json, files, jhu_txt, mat5, nwpu_json, shanghaitech_mat, ucf_mat
from core.formats.annotation import Annotation
from core.formats.mat import load_variable

ALL = [shanghaitech_mat, ucf_mat, nwpu_json, jhu_txt, dotori_json]

Sentence = Callable[[Callable[[Path], object], Path], str]


def ids(module: ModuleType) -> str:
    return module.__name__.rsplit(".", 1)[-1]


def image_info(location: object) -> dict[str, object]:
    inner = np.empty((1, 1), dtype=[("location", object), ("number", object)])
    inner["location"][0, 0] = location
    inner["number"][0, 0] = 2
    cell = np.empty((1, 1), dtype=object)
    cell[0, 0] = inner
    return {"image_info": cell}


def mat(content: dict[str, object], **options: object) -> bytes:
    buffer = io.BytesIO()
    savemat(buffer, content, **options)
    return buffer.getvalue()


def dotori(entry: object) -> bytes:
    return json.dumps({"format": "dotori", "version": 1, "images": [entry]}).encode()


columns = st.integers(0, 12).flatmap(
    lambda n: st.builds(
        Dots,
        hnp.arrays(np.float64, (n, 2), elements=st.floats(-files.MAX_COORDINATE, files.MAX_COORDINATE)),
        hnp.arrays(np.float32, n, elements=st.floats(0, 1, width=32)),
        hnp.arrays(np.uint8, n, elements=st.integers(0, 2)),
        hnp.arrays(np.int64, n, elements=st.integers(-(2**63) + 1, 2**63 - 1), unique=True),
    )
)
names = st.text(st.characters(exclude_characters="/\\"), min_size=1).filter(lambda name: name not in (".", ".."))
sides = st.none() | st.integers(1, 32767)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.builds(Annotation, names, columns, sides, sides, st.booleans()), max_size=4))
def test_dotori_is_lossless(annotations: list[Annotation]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dotori.json"
        dotori_json.write(annotations, path)
        back = dotori_json.read(path)
    assert len(back) == len(annotations)
    for one, other in zip(annotations, back, strict=True):
        assert (one.image, one.width, one.height, one.reviewed) == (
            other.image,
            other.width,
            other.height,
            other.reviewed,
        )
        for column in ("xy", "confidence", "origin", "id"):
            before, after = getattr(one.dots, column), getattr(other.dots, column)
            assert before.dtype == after.dtype
            np.testing.assert_array_equal(before, after)


def test_dotori_with_only_what_is_needed(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(dotori({"image": "../x/a.jpg", "dots": {"x": [1, 2], "y": [3, 4.5]}}))
    (one,) = dotori_json.read(path)
    assert (one.image, one.width, one.height, one.reviewed) == ("a.jpg", None, None, False)
    assert one.dots.xy.tolist() == [[1, 3], [2, 4.5]]
    assert one.dots.confidence.tolist() == [1, 1]
    assert one.dots.origin.tolist() == [1, 1]
    assert one.dots.id.tolist() == [0, 1]


def test_dotori_keeps_names_legible(tmp_path: Path) -> None:
    dotori_json.write([Annotation("광장.jpg", Dots.of([]))], tmp_path / "a.json")
    assert "광장.jpg" in (tmp_path / "a.json").read_text("utf-8")


def test_dotori_keeps_names_that_are_no_utf_8(tmp_path: Path) -> None:
    name = b"caf\xe9.jpg".decode("utf-8", "surrogateescape")
    dotori_json.write([Annotation(name, Dots.of([]))], tmp_path / "a.json")
    assert dotori_json.read(tmp_path / "a.json")[0].image == name


@pytest.mark.parametrize("compressed", [False, True])
@pytest.mark.parametrize("kind", ["f8", "f4", "u2", "i4", "u1"])
def test_mat_of_other_writers(tmp_path: Path, compressed: bool, kind: str) -> None:
    points = np.array([[10, 20], [33, 44], [3, 250]])
    path = tmp_path / "a.mat"
    others = {"a_name_longer_than_four": np.eye(3), "text": "words", "nothing": []}
    path.write_bytes(mat({**others, "annPoints": points.astype(kind)}, do_compression=compressed))
    assert ucf_mat.read(path)[0].dots.xy.tolist() == points.tolist()
    path.write_bytes(mat({**others, **image_info(points.astype(kind))}, do_compression=compressed))
    assert shanghaitech_mat.read(path)[0].dots.xy.tolist() == points.tolist()


def test_mat_of_a_big_endian_machine(tmp_path: Path) -> None:
    def element(kind: int, data: bytes) -> bytes:
        return struct.pack(">II", kind, len(data)) + data + bytes(-len(data) % 8)

    inside = (
        element(6, struct.pack(">II", 6, 0))
        + element(5, struct.pack(">ii", 2, 2))
        + element(1, b"annPoints")
        + struct.pack(">HH4s", 4, 2, bytes([10, 33, 20, 44]))
    )
    path = tmp_path / "a.mat"
    path.write_bytes(b"MATLAB 5.0".ljust(124) + b"\x01\x00MI" + element(14, inside))
    assert ucf_mat.read(path)[0].dots.xy.tolist() == [[10, 20], [33, 44]]


def test_shanghaitech_is_readable_the_way_others_read_it(tmp_path: Path) -> None:
    shanghaitech_mat.write([Annotation("", Dots.of([[10.5, 20.25], [33, 44]]))], tmp_path / "a.mat")
    info = loadmat(tmp_path / "a.mat")["image_info"]
    assert info[0][0][0][0][0].tolist() == [[10.5, 20.25], [33, 44]]
    assert info[0][0][0][0][1] == 2


@pytest.mark.parametrize(
    ("text", "image"),
    [
        ('{"img_id":"0001.jpg","human_num":2,"points":[[10.5,20.25],[33,44.0]],"boxes":[[6,16,15,25]]}', "0001.jpg"),
        (
            '{"img_id":"C:\\\\x\\\\1.jpg","human_num":3,"boxes":[],"points":[{"x":10.5,"y":20.25},{"x":33,"y":44}]}',
            "1.jpg",
        ),
        ('\ufeff{"points":[[10.5,20.25],{"y":44,"x":33}]}', ""),
    ],
)
def test_nwpu_variants(tmp_path: Path, text: str, image: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(text, "utf-8")
    (one,) = nwpu_json.read(path)
    assert one.image == image
    assert one.dots.xy.tolist() == [[10.5, 20.25], [33, 44]]


def test_jhu_example(tmp_path: Path) -> None:
    path = tmp_path / "0001.txt"
    path.write_text("10 20 16 16 1 0\r\n\n33 44 18 18 2 0")
    assert jhu_txt.read(path)[0].dots.xy.tolist() == [[10, 20], [33, 44]]
    path.write_text("")
    assert len(jhu_txt.read(path)[0].dots) == 0


def test_jhu_sizes_come_from_the_neighbours(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    jhu_txt.write([Annotation("", Dots.of([[10, 10], [22.4, 10], [900, 900], [900, 900]]))], path)
    assert path.read_text().splitlines() == [
        "10 10 12 12 1 0",
        "22 10 12 12 1 0",
        "900 900 4 4 1 0",
        "900 900 4 4 1 0",
    ]


NUMBERS = "not pairs of numbers"
BAD = [
    *[(module, b"\xff\xfe\x00garbage" * 40, "") for module in ALL],
    *[(module, b"", "the file is empty") for module in ALL if module is not jhu_txt],
    (ucf_mat, mat({"other": [1]}), "holds no variable 'annPoints'"),
    (ucf_mat, mat({"annPoints": [[1.0, np.nan]]}), "no place in a picture"),
    (ucf_mat, mat({"annPoints": [[1.0, 2.0], [np.inf, 2.0]]}), "point 2"),
    (ucf_mat, mat({"annPoints": [[1.0, 1e300]]}), "no place in a picture"),
    (ucf_mat, mat({"annPoints": [[1.0, 2.0, 3.0]]}), NUMBERS),
    (ucf_mat, mat({"annPoints": [[1 + 2j, 2]]}), NUMBERS),
    (ucf_mat, mat({"annPoints": "text"}), NUMBERS),
    (ucf_mat, mat({"annPoints": {"a": 1}}), NUMBERS),
    (ucf_mat, mat({"annPoints": [[1.0, 2.0]]}, format="4"), "no MATLAB 5 to 7 file"),
    (ucf_mat, b"MATLAB 7.3 MAT-file".ljust(512) + b"\x89HDF\r\n\x1a\n" + bytes(100), "MATLAB 7.3"),
    (ucf_mat, mat({"annPoints": np.ones((40, 2))})[:-100], "damaged"),
    (ucf_mat, mat({"annPoints": np.ones((40, 2))}, do_compression=True)[:-20], "damaged"),
    (shanghaitech_mat, mat({"image_info": [[1.0, 2.0]]}), "not laid out as in ShanghaiTech"),
    (shanghaitech_mat, mat({"image_info": {"place": 1}}), "not laid out as in ShanghaiTech"),
    (shanghaitech_mat, mat(image_info([[np.nan, 1.0]])), "no place in a picture"),
    (shanghaitech_mat, mat(image_info("text")), NUMBERS),
    (nwpu_json, b"{", "not valid JSON"),
    (nwpu_json, b"[" * 200_000, "not valid JSON"),
    (nwpu_json, b"9" * 10_000, "not valid JSON"),
    (nwpu_json, b"[1]", 'no list of "points"'),
    (nwpu_json, b'{"points": 3}', 'no list of "points"'),
    (nwpu_json, b'{"points": [[1, NaN]]}', "no place in a picture"),
    (nwpu_json, b'{"points": [[1, 1e999]]}', "no place in a picture"),
    (nwpu_json, b'{"points": [[1, 1' + b"0" * 400 + b"]]}", NUMBERS),
    (nwpu_json, b'{"points": [[1, 2], [3]]}', NUMBERS),
    (nwpu_json, b'{"points": [[1, "2"]]}', NUMBERS),
    (nwpu_json, b'{"points": [[1, true]]}', NUMBERS),
    (nwpu_json, b'{"points": [{"x": 1}]}', NUMBERS),
    (nwpu_json, b'{"points": [null]}', NUMBERS),
    (jhu_txt, b"1 2 3 4 1 0\n1 2\n", "line 2 is not six numbers"),
    (jhu_txt, b"1 2 3 4 1 x\n", "line 1 is not six numbers"),
    (jhu_txt, b"nan 2 3 4 1 0\n", "no place in a picture"),
    (jhu_txt, b"1e999 2 3 4 1 0\n", "no place in a picture"),
    (dotori_json, b"[]", "not a Dotori file"),
    (dotori_json, b'{"format": "dotori", "version": 2, "images": []}', "update Dotori"),
    (dotori_json, b'{"format": "dotori", "version": 1}', 'no list of "images"'),
    *[
        (dotori_json, dotori(entry), what)
        for entry, what in [
            (3, "names no image"),
            ({"image": 3}, "names no image"),
            ({"image": "a"}, 'has no "dots"'),
            ({"image": "a", "dots": {"x": [1]}}, "no column 'y'"),
            ({"image": "a", "dots": {"x": [1], "y": [1, 2]}}, "differ in length"),
            ({"image": "a", "dots": {"x": [1], "y": [1], "id": []}}, "differ in length"),
            ({"image": "a", "dots": {"x": ["1"], "y": [1]}}, "no number"),
            ({"image": "a", "dots": {"x": [float("nan")], "y": [1]}}, "no place in a picture"),
            ({"image": "a", "dots": {"x": [10**400], "y": [1]}}, NUMBERS),
            ({"image": "a", "dots": {"x": [1], "y": [1], "confidence": [1.5]}}, "confidence"),
            ({"image": "a", "dots": {"x": [1], "y": [1], "confidence": [-0.5]}}, "confidence"),
            ({"image": "a", "dots": {"x": [1], "y": [1], "confidence": [float("nan")]}}, "confidence"),
            ({"image": "a", "dots": {"x": [1], "y": [1], "origin": ["cat"]}}, "origin"),
            ({"image": "a", "dots": {"x": [1], "y": [1], "origin": [[]]}}, "origin"),
            ({"image": "a", "dots": {"x": [1, 2], "y": [1, 2], "id": [5, 5]}}, "ids"),
            ({"image": "a", "dots": {"x": [1], "y": [1], "id": [2**63]}}, "ids"),
            ({"image": "a", "dots": {"x": [1], "y": [1], "id": [1.0]}}, "ids"),
            ({"image": "a", "width": 0, "dots": {"x": [], "y": []}}, "width"),
            ({"image": "a", "height": "9", "dots": {"x": [], "y": []}}, "height"),
            ({"image": "a", "reviewed": 1, "dots": {"x": [], "y": []}}, "reviewed"),
        ]
    ],
]


@pytest.mark.parametrize(("module", "content", "what"), BAD)
def test_bad_files_get_one_sentence(
    tmp_path: Path, module: ModuleType, content: bytes, what: str, sentence: Sentence
) -> None:
    path = tmp_path / "bad.file"
    path.write_bytes(content)
    assert what in sentence(module.read, path)


def test_mat_with_cells_nested_beyond_any_stack(tmp_path: Path, sentence: Sentence) -> None:
    def header(name: bytes) -> bytes:
        return struct.pack("<IIIIIIii", 6, 8, 1, 0, 5, 8, 1, 1) + struct.pack("<II", 1, len(name)) + name

    depth = 100_000
    sizes = [40 + 48 * level for level in range(depth)]
    inner = b"".join(struct.pack("<II", 14, size) + header(b"") for size in reversed(sizes))
    variable = header(b"ann_pts_") + inner
    plain = struct.pack("<II", 14, len(variable)) + variable
    packed = zlib.compress(plain)
    start = b"MATLAB 5.0".ljust(124) + b"\x00\x01IM"
    path = tmp_path / "a.mat"
    for content in (plain, struct.pack("<II", 15, len(packed)) + packed):
        path.write_bytes(start + content)
        assert "damaged" in sentence(lambda path: load_variable(path, "ann_pts_"), path)


def test_mat_that_inflates_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sentence: Sentence) -> None:
    monkeypatch.setattr(mat5, "MAX_INFLATED", 2**16)
    packed = zlib.compress(bytes(2**24))
    path = tmp_path / "a.mat"
    path.write_bytes(b"MATLAB 5.0".ljust(124) + b"\x00\x01IM" + struct.pack("<II", 15, len(packed)) + packed)
    tracemalloc.start()
    try:
        assert "damaged" in sentence(ucf_mat.read, path)
        assert tracemalloc.get_traced_memory()[1] < 2**22
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", ["fields", "cells", "cells in cells"])
def test_mat_with_millions_of_cells_or_fields(tmp_path: Path, kind: str, sentence: Sentence) -> None:
    def part(type_: int, content: bytes) -> bytes:
        return struct.pack("<II", type_, len(content)) + content + bytes(-len(content) % 8)

    def cells(content: bytes, count: int) -> bytes:
        return (
            part(6, struct.pack("<II", 1, 0)) + part(5, struct.pack("<ii", 1, count)) + part(1, b"annPoints") + content
        )

    if kind == "fields":
        variable = part(6, struct.pack("<II", 2, 0)) + part(5, struct.pack("<ii", 1, 0)) + part(1, b"annPoints")
        variable += part(5, struct.pack("<i", 1)) + part(1, bytes(2**22))
    elif kind == "cells":
        variable = cells(part(14, b"") * 2**19, 2**19)
    else:
        variable = cells(part(14, cells(part(14, b"") * 2**12, 2**12)) * 2**7, 2**7)
    packed = zlib.compress(part(14, variable))
    path = tmp_path / "a.mat"
    path.write_bytes(b"MATLAB 5.0".ljust(124) + b"\x00\x01IM" + struct.pack("<II", 15, len(packed)) + packed)
    assert "more than 100,000 cells or fields" in sentence(ucf_mat.read, path)


@pytest.mark.parametrize("sizes", [struct.pack("<40i", *[2] * 40), struct.pack("<d", float("inf"))])
def test_mat_of_a_shape_that_there_is_not(tmp_path: Path, sizes: bytes, sentence: Sentence) -> None:
    kind = 5 if len(sizes) > 8 else 9
    variable = struct.pack("<IIII", 6, 8, 1, 0) + struct.pack("<II", kind, len(sizes)) + sizes
    variable += struct.pack("<II", 1, 9) + b"annPoints".ljust(16, b"\0")
    path = tmp_path / "a.mat"
    path.write_bytes(b"MATLAB 5.0".ljust(124) + b"\x00\x01IM" + struct.pack("<II", 14, len(variable)) + variable)
    assert "damaged" in sentence(ucf_mat.read, path)


def test_mat_that_ends_before_its_length(tmp_path: Path, sentence: Sentence) -> None:
    whole = bytearray(mat({"annPoints": np.ones((40, 2))}))
    path = tmp_path / "a.mat"
    path.write_bytes(whole)
    assert len(ucf_mat.read(path)[0].dots) == 40
    struct.pack_into("<I", whole, 132, len(whole))
    path.write_bytes(whole)
    assert "damaged" in sentence(ucf_mat.read, path)


def test_mat_fields_of_a_struct_array() -> None:
    several = np.array([(1.0, 2.0), (3.0, 4.0), (5.0, 6.0)], dtype=[("a", float), ("b", float)])
    value = mat5.find_variable(mat({"s": several}), "s")
    assert {name: np.ravel(field).tolist() for name, field in value.items()} == {"a": [1, 3, 5], "b": [2, 4, 6]}


@pytest.mark.parametrize("module", [shanghaitech_mat, ucf_mat], ids=ids)
def test_mat_with_any_byte_wrong_is_read_or_refused(tmp_path: Path, module: ModuleType) -> None:
    points = np.arange(8.0).reshape(4, 2)
    whole = mat(image_info(points) if module is shanghaitech_mat else {"annPoints": points})
    path = tmp_path / "a.mat"
    refused = 0
    for at in range(110, len(whole)):
        for value in (0, 255):
            path.write_bytes(whole[:at] + bytes([value]) + whole[at + 1 :])
            try:
                module.read(path)
            except DotoriError:
                refused += 1
    assert refused > 50


def test_too_long_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sentence: Sentence) -> None:
    path = tmp_path / "a.json"
    annotations = [Annotation("a.jpg", Dots.of(np.ones((100, 2))))]
    dotori_json.write(annotations, path)
    monkeypatch.setattr(files, "MAX_BYTES", 1000)
    assert "longer than" in sentence(dotori_json.read, path)
    assert "longer than" in sentence(lambda path: dotori_json.write(annotations, path), path)


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sentence: Sentence
) -> None:
    path = tmp_path / "a.json"
    files.write_atomic(path, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    assert "no space left" in sentence(lambda path: files.write_atomic(path, b"new"), path)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]


def test_writing_through_a_link_keeps_the_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    files.write_atomic(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
