"""The shipped model and a folder of others."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from natsort import natsorted, ns

from core.counting.calibrations import calibrations_file, read_figures
from core.errors import DotoriError, Sentence
from core.formats.files import write_atomic
from core.model.header import read_about
from core.model.shipped import NAME, shipped_model
from core.models import names
from core.models.card import Broken, Card, read_card

SUFFIX = ".safetensors"

SHIPPED = NAME.removesuffix(SUFFIX)
"""Name of the shipped model; no other has it."""

IN_USE = "in-use.txt"
"""File in the folder with the name of the model that counts; the shipped one does where it is missing."""


class Library:
    """Models by their names. What is asked is read from the disk, so that several processes may share a folder. Where a
    model has a calibration of its own (`core.counting.calibrations`), that goes where the model goes.

    Args:
        folder: of the models; made when the first one comes.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    # What there is

    def models(self) -> list[Card | Broken]:
        """All models, the shipped one first, the others by name; those that cannot be used with the reason."""
        return [_entry(SHIPPED, None), *(_entry(name, self._file(name)) for name in self._names())]

    def card(self, name: str) -> Card:
        """The card of a model.

        Raises:
            DotoriError: there is none of that name, or its file cannot be used.
        """
        return _card(self.path(name))

    def path(self, name: str) -> Path | None:
        """The file of a model; None for the shipped one.

        Raises:
            DotoriError: there is none of that name.
        """
        if names.same(name, SHIPPED):
            return None
        alike = [other for other in self._names() if names.same(other, name)]
        if not alike:
            raise DotoriError("there is no model called {name}; see which there are (models list)", name=name)
        return self._file(name if name in alike else alike[0])

    def find(self, text: str | None) -> Path | None:
        """The file that a person means by a model's name or by a path, a name first; None for the shipped one.

        Where they say nothing it is the model in use.

        Raises:
            DotoriError: there is neither.
        """
        if text is None:
            return self.weights()
        if any(names.same(text, name) for name in [SHIPPED, *self._names()]):
            return self.path(text)
        if not Path(text).exists():
            raise DotoriError(
                "there is neither a model called {name} nor such a file; see which there are (models list)", name=text
            )
        return Path(text)

    # The one that counts

    def in_use(self) -> str:
        """Name of the model that counts where no other is named.

        Raises:
            DotoriError: the folder cannot be read.
        """
        file = self.folder / IN_USE
        with _said(Sentence("read"), file):
            noted = file.read_text("utf-8", "replace").strip() if file.exists() else ""
        return noted or SHIPPED

    def weights(self) -> Path | None:
        """The file of the model in use; None for the shipped one.

        Raises:
            DotoriError: it is gone.
        """
        name = self.in_use()
        try:
            return self.path(name)
        except DotoriError as error:
            raise DotoriError(
                "the model in use, {name}, is gone from {folder}; use another one (models use)",
                name=name,
                folder=self.folder,
            ) from error

    def use(self, name: str, force: bool = False) -> Card:
        """Have a model count from now on.

        Args:
            name: of the model.
            force: even if it counts held-back pictures worse than its parent or the model in use.

        Raises:
            DotoriError: it cannot be used, or is worse.
        """
        card = self.card(name)
        if card.held_back and card.held_back.worse and not force:
            raise DotoriError(
                "{name} counts the pictures that were held back worse than its parent did; stay with the parent, or "
                "insist (--force)",
                name=card.name,
            )
        other = self.outdone_by(card)
        if other and not force:
            raise DotoriError(
                "{name} counts the pictures that were held back worse than {other}, which is in use; stay with that "
                "one, or insist (--force)",
                name=card.name,
                other=other,
            )
        self._note_use(card.name)
        return card

    def outdone_by(self, card: Card) -> str | None:
        """Name of the model in use, where that is known to count the pictures better that were held back from another
        one; None elsewhere.
        """
        if card.held_back is None or card.held_back.in_use is None:
            return None
        try:
            used = self.in_use()
            return used if card.held_back.worse_than(self.card(used).hash) else None
        except DotoriError:  # it is gone, or no model any more: nothing is lost with it
            return None

    # Changing

    def import_file(self, path: Path, name: str | None = None) -> Card:
        """Copy a model into the folder, under that name or else its file's; with a number where that is taken.

        Raises:
            DotoriError: it is no model that this version can read, cannot be called that, or cannot be copied; or its
                calibration is damaged.
        """
        read_about(path)
        read_figures(calibrations_file(path))
        wanted = names.cleaned(path.name.removesuffix(SUFFIX)) if name is None else names.checked(name)
        name = names.free(wanted, [SHIPPED, *self._names()])
        with _said(Sentence("import"), path):
            self.folder.mkdir(parents=True, exist_ok=True)
            _copy_all(path, self._file(name))
        return self.card(name)

    def export(self, name: str, target: Path, overwrite: bool = False) -> Path:
        """Copy a model to a file, or into a folder under its own name.

        Returns:
            The file.

        Raises:
            DotoriError: there is no such model, the file is there and not to be overwritten, or cannot be written.
        """
        card = self.card(name)
        if target.is_dir():
            target = target / f"{card.name}{SUFFIX}"
        own = calibrations_file(card.path).exists()
        for file in (target, calibrations_file(target)) if own else (target,):
            if file.exists() and not overwrite:
                raise DotoriError("{path} is there already; name another file, or --overwrite", path=file)
        with _said(Sentence("write"), target):
            _copy_all(card.path, target)
        return target

    def rename(self, name: str, new: str) -> Card:
        """Give a model another name; it stays in use if it was.

        Raises:
            DotoriError: there is no such model or it is the shipped one, the name is taken, or can be none.
        """
        path, new = self._own(name), names.checked(new)
        if any(names.same(new, other) for other in [SHIPPED, *self._names()] if other != path.stem):
            raise DotoriError("there is a model called {name} already; choose another name", name=new)
        used = names.same(self.in_use(), name)
        with _said(Sentence("rename"), path):
            _move_all(path, self._file(new))
        if used:
            self._note_use(new)
        return self.card(new)

    def delete(self, name: str) -> None:
        """Delete a model, or a file that is none; the shipped one counts from now on if this one did.

        Raises:
            DotoriError: there is no such model, it is the shipped one, or cannot be deleted.
        """
        path = self._own(name)
        used = names.same(self.in_use(), name)
        with _said(Sentence("delete"), path):
            path.unlink()
            calibrations_file(path).unlink(missing_ok=True)
        if used:
            self._note_use(SHIPPED)

    # Inside

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}{SUFFIX}"

    def _names(self) -> list[str]:
        """Of all models but the shipped one, in their order."""
        found = (path.stem for path in self.folder.glob(f"*{SUFFIX}") if not path.name.startswith("."))
        return natsorted((name for name in found if not names.same(name, SHIPPED)), alg=ns.IGNORECASE)

    def _own(self, name: str) -> Path:
        path = self.path(name)
        if path is None:
            raise DotoriError("{name} came with Dotori and stays as it is; export it to have a copy", name=name)
        return path

    def _note_use(self, name: str) -> None:
        file = self.folder / IN_USE
        if name != SHIPPED:
            write_atomic(file, f"{name}\n".encode())
            return
        with _said(Sentence("write"), file):
            file.unlink(missing_ok=True)


def _card(path: Path | None) -> Card:
    return read_card(path) if path else read_card(shipped_model(), shipped=True)


def _entry(name: str, path: Path | None) -> Card | Broken:
    try:
        return _card(path)
    except DotoriError as error:
        return Broken(name, path, error)


def _copy_all(source: Path, target: Path) -> None:
    """Copy a model, and its calibration if it has one; both or none, where there was nothing."""
    fresh, own = not target.exists(), calibrations_file(source)
    _copy(source, target)
    try:
        if own.exists():
            _copy(own, calibrations_file(target))
    except OSError:
        if fresh:
            target.unlink()
        raise


def _move_all(source: Path, target: Path) -> None:
    """Give a model another name, and its calibration if it has one; both or none."""
    own = calibrations_file(source)
    source.rename(target)
    try:
        if own.exists():
            own.replace(calibrations_file(target))
    except OSError:
        target.rename(source)
        raise


def _copy(source: Path, target: Path) -> None:
    """Copy a file in one step: the target is whole, or is as it was."""
    part = target.with_name(f".{uuid.uuid4().hex}.part")
    try:
        with source.open("rb") as old, part.open("xb") as new:
            shutil.copyfileobj(old, new)
            new.flush()
            os.fsync(new.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _said(deed: Sentence, path: Path) -> Iterator[None]:
    """Say in a sentence what the system would not do."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise DotoriError(
            "cannot {deed} {path}: {reason}; see to that and try again", deed=deed, path=path, reason=reason
        ) from error
