"""The MATLAB 5 to 7 file format, as much of it as annotations use: numbers, cells and structs.

scipy reads these files too, but trusts the lengths in them: a few wrong bytes end the whole process.
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Value: TypeAlias = "NDArray[np.float64] | list[Value] | dict[str, list[Value]] | None"
"""A matrix of numbers; the cells of a cell array; a struct's fields, one value an element; None for other things."""

MAX_INFLATED = 64 * 2**20
"""Bytes. Variables that hold more than this when inflated are refused; a million points take 16 MiB."""

MAX_CELLS = 100_000
"""Cells and fields of structs, all together. Each takes a moment, and a small file may inflate to millions of them;
those of annotations have tens."""

_HEADER = 128
_MAX_DEPTH = 16
_MAX_DIMENSIONS = 32

_DTYPES = {1: "i1", 2: "u1", 3: "i2", 4: "u2", 5: "i4", 6: "u4", 7: "f4", 9: "f8", 12: "i8", 13: "u8"}
_MATRIX, _COMPRESSED = 14, 15
_CELL, _STRUCT, _NUMBERS = 1, 2, range(6, 16)
_COMPLEX = 0x800


class TooManyCellsError(ValueError):
    """There are more than `MAX_CELLS`."""


class _Cells:
    """How many cells and fields may still be read."""

    def __init__(self) -> None:
        self._left = MAX_CELLS

    def take(self, count: int) -> None:
        """Read so many.

        Raises:
            TooManyCellsError: that is too many.
        """
        self._left -= count
        if self._left < 0:
            raise TooManyCellsError("too many cells or fields")


def find_variable(data: bytes, name: str) -> Value:
    """The variable `name` of a file's content.

    Raises:
        KeyError: the file holds no such variable.
        TooManyCellsError: it has more than `MAX_CELLS`.
        ValueError: the content is damaged or not in this format.
    """
    order = {b"IM": "<", b"MI": ">"}.get(data[126:128])
    if order is None or len(data) < _HEADER:
        raise ValueError("no MATLAB 5 header")
    left = MAX_INFLATED
    for kind, content in _elements(data[_HEADER:], order):
        variable = content
        if kind == _COMPRESSED:
            plain = zlib.decompressobj().decompress(content, left + 1)
            left -= len(plain)
            if left < 0:
                raise ValueError("too large when inflated")
            kind, variable = next(_elements(plain, order), (0, b""))
        if kind == _MATRIX and _name(variable, order) == name.encode():
            return _matrix(variable, order, _MAX_DEPTH, _Cells())
    raise KeyError(name)


def _elements(data: bytes, order: str) -> Iterator[tuple[int, bytes]]:
    """Type and content of each data element; every length is held against what is there.

    Raises:
        ValueError: an element is longer than the data.
    """
    position = 0
    while position + 8 <= len(data):
        kind, length = struct.unpack_from(f"{order}II", data, position)
        if kind >> 16:  # a small element: both numbers in the first word, the content in the second
            kind, length, start, padded = kind & 0xFFFF, kind >> 16, position + 4, 4
        else:
            start = position + 8
            padded = length if kind == _COMPRESSED else -(-length // 8) * 8
        if length > min(padded, len(data) - start):
            raise ValueError("an element is longer than the file")
        yield kind, data[start : start + length]
        position = start + padded


def _name(variable: bytes, order: str) -> bytes:
    parts = _elements(variable, order)
    return next((content for index, (_, content) in enumerate(parts) if index == 2), b"")


def _matrix(data: bytes, order: str, depth: int, cells: _Cells) -> Value:
    """The value of one matrix element.

    Raises:
        ValueError: it is damaged, or nested too deeply.
    """
    if depth == 0:
        raise ValueError("nested too deeply")
    if not data:
        return np.zeros((0, 0))
    parts = _elements(data, order)
    try:
        flags = int(_numbers(*next(parts), order)[0])
        sizes = _numbers(*next(parts), order)
        if len(sizes) > _MAX_DIMENSIONS:
            raise ValueError("more dimensions than MATLAB has")
        shape = [int(size) for size in sizes]
        next(parts)  # the name
        if min(shape) < 0:
            raise ValueError("a negative size")
        kind = flags & 0xFF
        if kind in _NUMBERS and not flags & _COMPLEX:
            return _numbers(*next(parts), order).reshape(shape, order="F")
        if kind == _CELL:
            return _matrices(parts, math.prod(shape), order, depth, cells)
        if kind == _STRUCT:
            return _fields(parts, math.prod(shape), order, depth, cells)
    except (StopIteration, IndexError) as error:
        raise ValueError("a matrix is incomplete") from error
    return None


def _numbers(kind: int, content: bytes, order: str) -> NDArray[np.float64]:
    if kind not in _DTYPES:
        raise ValueError("numbers of an unknown type")
    return np.frombuffer(content, np.dtype(order + _DTYPES[kind])).astype(np.float64)


def _matrices(parts: Iterator[tuple[int, bytes]], count: int, order: str, depth: int, cells: _Cells) -> list[Value]:
    cells.take(count)
    values: list[Value] = []
    while len(values) < count:
        kind, content = next(parts)
        if kind != _MATRIX:
            raise ValueError("a cell is no matrix")
        values.append(_matrix(content, order, depth - 1, cells))
    return values


def _fields(
    parts: Iterator[tuple[int, bytes]], count: int, order: str, depth: int, cells: _Cells
) -> dict[str, list[Value]]:
    width = int(_numbers(*next(parts), order)[0])
    _, joined = next(parts)
    if width < 1:
        raise ValueError("field names without length")
    cells.take(-(-len(joined) // width))
    names = [joined[at : at + width].split(b"\0")[0].decode("latin-1") for at in range(0, len(joined), width)]
    values = _matrices(parts, count * len(names), order, depth, cells)
    return {name: values[index :: len(names)] for index, name in enumerate(names)}
