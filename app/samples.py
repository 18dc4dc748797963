"""The sample pictures, where a person may work on them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from app.places import samples_folder
from core.errors import DotoriError
from core.formats.files import write_atomic


def sample_folder() -> Path:
    """A folder with the sample pictures; they are copied there once, since the work is kept beside them.

    Raises:
        DotoriError: they cannot be written there.
    """
    folder = samples_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise DotoriError(
            "cannot write the samples to {folder}: {reason}; open a picture of your own", folder=folder, reason=reason
        ) from error
    for sample in (files("resources") / "samples").iterdir():
        copy = folder / sample.name
        if sample.name.endswith(".jpg") and not copy.exists():
            write_atomic(copy, sample.read_bytes())
    return folder
