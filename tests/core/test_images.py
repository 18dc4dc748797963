import io
import os
import struct
import warnings
import zlib
from pathlib import Path

import hypothesis
import numpy as np
import pytest
from hypothesis import strategies as st
from natsort import natsorted
from PIL import Image, ImageFile

from core.errors import DotoriError
from core.images import MAX_SIDE, _natural, check_image, find_images, load_image, probe_size

UPRIGHT = np.random.default_rng(0).integers(0, 256, (6, 9, 3), np.uint8)

# What a viewer has to do to a stored picture of each orientation, from the EXIF standard, undone.
STORED = {
    1: lambda a: a,
    2: lambda a: a[:, ::-1],
    3: lambda a: a[::-1, ::-1],
    4: lambda a: a[::-1],
    5: lambda a: a.swapaxes(0, 1),
    6: lambda a: np.rot90(a, 1),
    7: lambda a: a[::-1, ::-1].swapaxes(0, 1),
    8: lambda a: np.rot90(a, -1),
}


def save(array: np.ndarray, path: Path, **options: object) -> Path:
    Image.fromarray(np.ascontiguousarray(array)).save(path, **options)
    return path


def exif(orientation: int) -> Image.Exif:
    block = Image.Exif()
    block[0x0112] = orientation
    return block


def png_header(width: int, height: int) -> bytes:
    """A PNG that ends after its header and an empty piece of data."""
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)), (b"IDAT", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def sentence(path: Path, read: object = load_image) -> str:
    with pytest.raises(DotoriError) as caught:
        read(path)
    message = str(caught.value)
    assert str(path) in message
    assert "\n" not in message
    assert "; " in message
    return message


@pytest.mark.parametrize("orientation", STORED)
@pytest.mark.parametrize(("suffix", "options"), [("png", {}), ("tif", {}), ("webp", {"lossless": True})])
def test_orientation_is_applied_once(tmp_path: Path, orientation: int, suffix: str, options: dict) -> None:
    path = save(STORED[orientation](UPRIGHT), tmp_path / f"a.{suffix}", exif=exif(orientation), **options)
    np.testing.assert_array_equal(load_image(path), UPRIGHT)
    assert probe_size(path) == (9, 6)


@pytest.mark.parametrize("orientation", STORED)
def test_orientation_of_jpeg(tmp_path: Path, orientation: int) -> None:
    upright = np.zeros((32, 48, 3), np.uint8)
    upright[:16, :16] = 255
    path = save(STORED[orientation](upright), tmp_path / "a.jpg", exif=exif(orientation), quality=95)
    assert np.abs(load_image(path).astype(int) - upright).max() < 16
    assert probe_size(path) == (48, 32)


def test_damaged_exif_is_ignored(tmp_path: Path) -> None:
    path = save(UPRIGHT, tmp_path / "a.png", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff nonsense")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert probe_size(path) == (9, 6)
        np.testing.assert_array_equal(load_image(path), UPRIGHT)


def test_result_can_be_written_to(tmp_path: Path) -> None:
    image = load_image(save(UPRIGHT, tmp_path / "a.png"))
    assert image.dtype == np.uint8
    assert image.flags.c_contiguous
    image[0, 0] = 7


@pytest.mark.parametrize("top", [255, 1023, 4095, 65535])
@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_deep_greyscale_uses_the_whole_range(tmp_path: Path, top: int, suffix: str) -> None:
    ramp = np.linspace(0, top, 64).round().astype(np.uint16).reshape(8, 8)
    image = load_image(save(ramp, tmp_path / f"a.{suffix}"))
    np.testing.assert_allclose(image[..., 1].ravel(), np.linspace(0, 255, 64), atol=1)


@pytest.mark.parametrize(("top", "kind"), [(1.0, np.float32), (255.0, np.float32), (65535, np.int32)])
def test_float_and_32_bit_tiff(tmp_path: Path, top: float, kind: type) -> None:
    ramp = np.linspace(0, top, 64).astype(kind).reshape(8, 8)
    image = load_image(save(ramp, tmp_path / "a.tif"))
    np.testing.assert_allclose(image[..., 2].ravel(), np.linspace(0, 255, 64), atol=1)


def test_float_tiff_with_nan_and_negative_values(tmp_path: Path) -> None:
    values = np.array([[np.nan, np.inf, -5.0, 1.0]], np.float32)
    assert load_image(save(values, tmp_path / "a.tif"))[0, :, 0].tolist() == [0, 0, 0, 255]


def test_black_float_tiff(tmp_path: Path) -> None:
    assert not load_image(save(np.zeros((2, 2), np.float32), tmp_path / "a.tif")).any()


@pytest.mark.parametrize("mode", ["L", "1"])
def test_greyscale_has_three_equal_channels(tmp_path: Path, mode: str) -> None:
    Image.fromarray(UPRIGHT).convert(mode).save(tmp_path / "a.png")
    image = load_image(tmp_path / "a.png")
    assert image.shape == (6, 9, 3)
    assert (image == image[..., :1]).all()
    assert image.std() > 0


@pytest.mark.parametrize("suffix", ["jpg", "tif"])
def test_cmyk(tmp_path: Path, suffix: str) -> None:
    red = Image.new("CMYK", (16, 16), (0, 255, 255, 0))
    red.save(tmp_path / f"a.{suffix}")
    assert np.abs(load_image(tmp_path / f"a.{suffix}")[8, 8].astype(int) - [255, 0, 0]).max() < 12


def test_palette(tmp_path: Path) -> None:
    picture = Image.new("P", (2, 1))
    picture.putpalette([10, 20, 30, 200, 100, 50])
    picture.putpixel((1, 0), 1)
    picture.save(tmp_path / "a.png")
    assert load_image(tmp_path / "a.png").tolist() == [[[10, 20, 30], [200, 100, 50]]]


@pytest.mark.parametrize("suffix", ["png", "webp", "tif"])
def test_transparent_parts_become_white(tmp_path: Path, suffix: str) -> None:
    rgba = np.array([[[200, 0, 0, 255], [200, 0, 0, 0], [0, 0, 0, 128]]], np.uint8)
    path = save(rgba, tmp_path / f"a.{suffix}", **({"lossless": True, "exact": True} if suffix == "webp" else {}))
    assert np.abs(load_image(path)[0].astype(int) - [[200, 0, 0], [255, 255, 255], [127, 127, 127]]).max() <= 1


def test_transparent_colour_becomes_white(tmp_path: Path) -> None:
    Image.fromarray(np.array([[3, 90]], np.uint8)).save(tmp_path / "a.png", transparency=3)
    assert load_image(tmp_path / "a.png")[0, :, 0].tolist() == [255, 90]


@pytest.mark.parametrize("suffix", ["gif", "webp", "png", "tif"])
def test_first_frame_of_several(tmp_path: Path, suffix: str) -> None:
    frames = [Image.new("RGB", (4, 4), colour) for colour in ("red", "blue")]
    options = {"lossless": True} if suffix == "webp" else {}
    frames[0].save(tmp_path / f"a.{suffix}", save_all=True, append_images=frames[1:], **options)
    assert load_image(tmp_path / f"a.{suffix}")[0, 0].tolist() == [255, 0, 0]


def test_korean_name_and_wrong_ending(tmp_path: Path) -> None:
    path = tmp_path / "광화문 광장 (1).jpg"
    Image.fromarray(UPRIGHT).save(path, "PNG")
    np.testing.assert_array_equal(load_image(path), UPRIGHT)


@pytest.mark.parametrize("size", [(40_000, 10), (10, MAX_SIDE + 1), (20_000, 20_000)])
def test_too_large_is_refused_from_the_header(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png_header(*size))
    for read in (load_image, probe_size):
        assert f"{size[0]} x {size[1]} pixels are more than" in sentence(path, read)


def test_limit_is_ours_and_not_that_of_pillow(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png_header(16_000, 15_000))
    before = Image.MAX_IMAGE_PIXELS
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert probe_size(path) == (16_000, 15_000)
    assert before is not None
    assert before == Image.MAX_IMAGE_PIXELS


def test_probe_does_not_decode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png_header(30, 20))
    assert "cut short" in sentence(path)
    decoded = []
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda self: decoded.append(self))
    assert probe_size(path) == (30, 20)
    assert decoded == []


@pytest.mark.parametrize(
    ("suffix", "what"), [("jpg", "cut short"), ("png", "cut short"), ("bmp", "cut short"), ("webp", "damaged")]
)
def test_truncated(tmp_path: Path, suffix: str, what: str) -> None:
    path = save(np.tile(UPRIGHT, (20, 20, 1)), tmp_path / f"a.{suffix}")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert what in sentence(path)


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tif", "gif", "bmp"])
@pytest.mark.parametrize("zeros", [False, True])
def test_a_check_says_what_reading_says(tmp_path: Path, suffix: str, zeros: bool) -> None:
    whole = save(np.random.default_rng(1).integers(0, 256, (64, 48, 3), np.uint8), tmp_path / f"a.{suffix}")
    check_image(whole)
    content = whole.read_bytes()
    for size in (len(content) // 4, len(content) // 2, len(content) - 12, len(content) - 1):
        whole.write_bytes(content[:size] + bytes(len(content) - size if zeros else 0))
        said = []
        for read in (load_image, check_image):
            try:
                read(whole)
            except DotoriError as error:
                said.append(str(error))
            else:
                said.append("")
        assert said[0] == said[1]
    whole.unlink()
    with pytest.raises(DotoriError, match="there is no such file"):
        check_image(whole)


@pytest.mark.parametrize(("suffix", "sizes"), [("jpg", {(8, 10)}), ("png", set())])
def test_a_check_decodes_little(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, sizes: set[tuple[int, int]]
) -> None:
    path = save(np.zeros((80, 64, 3), np.uint8), tmp_path / f"a.{suffix}")
    decoded, load = [], ImageFile.ImageFile.load
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda self: decoded.append(self.size) or load(self))
    check_image(path)
    assert set(decoded) == sizes


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tif", "gif", "bmp"])
def test_every_beginning_is_read_or_refused_in_a_sentence(tmp_path: Path, suffix: str) -> None:
    whole = save(UPRIGHT, tmp_path / f"a.{suffix}").read_bytes()
    path = tmp_path / f"b.{suffix}"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for length in range(0, len(whole), 1 + len(whole) // 60):
            path.write_bytes(whole[:length])
            for read in (load_image, probe_size):
                try:
                    read(path)
                except DotoriError as error:
                    assert str(path) in str(error)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "the file is empty"),
        (b"hello, this is text", "not a picture"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n", "not a picture"),
        (b"\xff\xd8\xff", "not a picture|cut short|damaged"),
        (png_header(0, 5), "not a picture|no pixels|damaged"),
    ],
)
def test_not_a_picture(tmp_path: Path, content: bytes, what: str) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(content)
    message = sentence(path)
    assert any(part in message for part in what.split("|")), message


def test_missing_folder_and_device(tmp_path: Path) -> None:
    assert "no such file" in sentence(tmp_path / "none.jpg")
    assert "is a folder" in sentence(tmp_path)
    assert "no such file" in sentence(tmp_path / "nul\0.jpg")
    sentence(tmp_path / ("long" * 100))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_does_not_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.jpg")
    assert "not a regular file" in sentence(tmp_path / "pipe.jpg")


def test_no_read_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = save(UPRIGHT, tmp_path / "a.png")

    def refuse(*_args: object) -> io.BytesIO:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "permission denied" in sentence(path)


@pytest.fixture
def album(tmp_path: Path) -> Path:
    for name in ("IMG_10.JPG", "IMG_2.jpg", "notes.txt", ".hidden.jpg", "deep/IMG_1.png", "가.webp"):
        path = tmp_path / "album" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "album" / "folder.jpg").mkdir()
    return tmp_path / "album"


def test_find_in_folder(album: Path) -> None:
    images, errors = find_images([album])
    assert [path.name for path in images] == ["IMG_2.jpg", "IMG_10.JPG", "가.webp"]
    assert errors == []


def test_find_recursively(album: Path) -> None:
    (album / "deep" / "loop").symlink_to(album)
    (album.parent / "elsewhere").mkdir()
    (album.parent / "elsewhere" / "b.jpg").touch()
    (album / "link").symlink_to(album.parent / "elsewhere")
    images, errors = find_images([album], recursive=True)
    assert [path.name for path in images] == ["IMG_2.jpg", "IMG_10.JPG", "가.webp", "IMG_1.png"]
    assert errors == []


def test_find_keeps_order_and_drops_repeats(album: Path) -> None:
    images, _ = find_images([album / "가.webp", album / "notes.txt", album, album / "deep" / ".." / "IMG_2.jpg"])
    assert [path.name for path in images] == ["가.webp", "notes.txt", "IMG_2.jpg", "IMG_10.JPG"]


def test_find_reports_what_it_cannot_use(album: Path) -> None:
    images, errors = find_images([album / "none.jpg", album / "IMG_2.jpg", album / "folder.jpg"])
    assert images == [album / "IMG_2.jpg"]
    assert ["none.jpg" in str(errors[0]), "folder.jpg" in str(errors[1]), len(errors)] == [True, True, 2]


def test_find_drops_links_to_what_is_there(album: Path) -> None:
    (album / "IMG_3.jpg").symlink_to(album / "IMG_2.jpg")
    (album / "IMG_4.jpg").symlink_to(album / "gone.jpg")
    (album / "IMG_5.jpg").symlink_to(album / "IMG_5.jpg")
    (album / "IMG_6.jpg").symlink_to(album / "notes.txt")
    (album.parent / "link").symlink_to(album)
    images, errors = find_images([album, album.parent / "link"])
    assert [path.name for path in images] == ["IMG_2.jpg", "IMG_6.jpg", "IMG_10.JPG", "가.webp"]
    assert errors == []


@hypothesis.given(st.lists(st.text(st.sampled_from("aB2039 .-_가각é서"), min_size=1), unique=True))
def test_natural_order_is_that_of_natsort(names: list[str]) -> None:
    assert sorted(names, key=_natural) == natsorted(names)


def test_find_goes_on_past_an_unreadable_folder(album: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "deep":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    images, errors = find_images([album], recursive=True)
    assert len(images) == 3
    assert len(errors) == 1
    assert str(album / "deep") in str(errors[0])
