"""Files and folders at URLs, in fsspec's memory and on a disk."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import numpy as np
import pytest
from fsspec.implementations.memory import MemoryFileSystem
from PIL import Image

from core.errors import DotoriError
from core.images import find_image_names, load_image
from core.locations import Remote, located, status_of


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Remote]:
    """A bucket with two pictures, a note and a folder."""
    store = fsspec.filesystem("memory")
    for name, content in {"10.png": b"ten", "2.PNG": b"two", "note.txt": b"-", "in/1.png": b"", ".3.png": b"-"}.items():
        store.pipe(f"/bucket/{name}", content)
    yield Remote("memory://bucket")
    monkeypatch.undo()
    store.rm("/bucket", recursive=True)


@pytest.mark.parametrize("text", ["s3://bucket/folder", "s3://bucket/folder/", "file:///a"])
def test_a_url_has_two_slashes(text: str) -> None:
    assert str(located(text)) == text.rstrip("/")
    assert isinstance(located(text), Remote)


@pytest.mark.parametrize("text", ["folder", "/a/b", "C:\\a", "s3:/a", "http:a"])
def test_all_else_is_a_path(text: str) -> None:
    assert located(text) == Path(text)


def test_a_folder_lists_its_pictures_in_natural_order(bucket: Remote) -> None:
    assert find_image_names([bucket]) == (["memory://bucket/2.PNG", "memory://bucket/10.png"], [])
    assert set(bucket.listing()) == {"10.png", "2.PNG", "note.txt", ".3.png"}
    assert bucket.is_dir()
    assert not (bucket / "nowhere").is_dir()
    assert ((bucket / "in" / "1.png").name, (bucket / "in/1.png").stem) == ("1.png", "1")


def test_a_list_says_the_same_as_each_file(bucket: Remote) -> None:
    for name, status in bucket.listing().items():
        assert status == (bucket / name).status() == status_of(bucket / name)
    assert (bucket / "nowhere.png").status() is None
    assert not (bucket / "nowhere.png").exists()


def test_a_file_that_is_written_again_has_another_status(bucket: Remote) -> None:
    before = (bucket / "2.PNG").status()
    fsspec.filesystem("memory").pipe("/bucket/2.PNG", b"TWO")
    after = (bucket / "2.PNG").status()
    assert before and after
    assert before[0] == after[0] == 3
    assert before[1] != after[1]


def test_a_picture_is_the_same_at_a_path_and_at_a_url(tmp_path: Path) -> None:
    pixels = np.arange(48, dtype=np.uint8).reshape(4, 4, 3)
    Image.fromarray(pixels).save(tmp_path / "1.png")
    url = located(tmp_path.as_uri())
    assert isinstance(url, Remote)
    assert (load_image(url / "1.png") == pixels).all()
    assert (load_image(tmp_path / "1.png") == pixels).all()
    assert (url / "1.png").status() == url.listing()["1.png"]


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("memory://nowhere", "there is no such file, folder or bucket; check the name"),
        ("memory://bucket/2.PNG", "it is a file; name the folder it is in"),
        ("dreams://bucket", "protocol not known: dreams; check the address"),
    ],
)
def test_what_cannot_be_listed_is_one_sentence(bucket: Remote, url: str, said: str) -> None:  # noqa: ARG001
    names, (error,) = find_image_names([Remote(url)])
    assert names == []
    assert str(error).startswith(f"cannot {'list' if 'file;' in said else 'read'} {url}: ")
    assert said in str(error)


def test_a_driver_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    with pytest.raises(DotoriError, match=r"driver for s3:// is not installed here \(install s3fs.*\); install it"):
        Remote("s3://bucket/1.png").read()


def test_without_fsspec_a_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(DotoriError, match=r"URLs want fsspec; install it with: pip install 'dotori\[cluster\]'"):
        Remote("memory://bucket").listing()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError("Access Denied"), "access Denied; check the address, the connection and the credentials"),
        (Exception("Unable to locate credentials"), "unable to locate credentials; check the address"),
        (OSError(113, "No route to host"), "no route to host; check the address"),
        (TimeoutError(), "TimeoutError; check the address"),
    ],
)
def test_what_goes_wrong_on_the_way_is_one_sentence(
    bucket: Remote, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise error

    for name in ("ls", "info", "cat_file"):
        monkeypatch.setattr(MemoryFileSystem, name, refuse)
    for ask in (bucket.listing, bucket.is_dir, bucket.status, bucket.exists, bucket.read):
        with pytest.raises(DotoriError) as caught:
            ask()
        assert str(caught.value).startswith("cannot read memory://bucket: ")
        assert said in str(caught.value)
    with pytest.raises(DotoriError, match="check the address"):
        load_image(bucket / "2.PNG")


def test_an_empty_file_at_a_url_is_no_picture(bucket: Remote) -> None:
    with pytest.raises(DotoriError, match="the file is empty"):
        load_image(bucket / "in/1.png")
    with pytest.raises(DotoriError, match=r"cannot read memory://bucket/10.png: it is not a picture"):
        load_image(bucket / "10.png")
