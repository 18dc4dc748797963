"""MATLAB files: the part that the .mat formats share."""

from __future__ import annotations

import io
import zlib
from pathlib import Path
from typing import Any

from core.errors import DotoriError
from core.formats.files import read_bytes, write_atomic
from core.formats.mat5 import MAX_CELLS, TooManyCellsError, Value, find_variable

_HDF5 = b"\x89HDF\r\n\x1a\n"


def load_variable(path: Path, name: str) -> Value:
    """The variable `name` of a MATLAB file of version 5 to 7.

    Raises:
        DotoriError: the file cannot be read, is of another version, is damaged or does not hold the variable.
    """
    data = read_bytes(path)
    if not data:
        raise DotoriError("cannot read {path}: the file is empty; save or download it again", path=path)
    if _HDF5 in (data[:8], data[512:520]):
        raise DotoriError(
            "cannot read {path}: MATLAB 7.3 files are not supported; save it with save(..., '-v7')", path=path
        )
    try:
        return find_variable(data, name)
    except KeyError as error:
        raise DotoriError(
            "cannot read {path}: it holds no variable {name!r}; check that it is the right file", path=path, name=name
        ) from error
    except TooManyCellsError as error:
        raise DotoriError(
            "cannot read {path}: it has more than {limit:,} cells or fields; check that it is the right file",
            path=path,
            limit=MAX_CELLS,
        ) from error
    except (ValueError, OverflowError, zlib.error, MemoryError) as error:
        raise DotoriError(
            "cannot read {path}: it is no MATLAB 5 to 7 file or is damaged; save or download it again", path=path
        ) from error


def save_variable(path: Path, name: str, value: Any) -> None:
    """Write one variable to a MATLAB 5 file, atomically.

    Raises:
        DotoriError: the file cannot be written.
    """
    from scipy.io import savemat  # slow to import, and only some who come here write

    buffer = io.BytesIO()
    savemat(buffer, {name: value}, do_compression=True)
    write_atomic(path, buffer.getvalue())
