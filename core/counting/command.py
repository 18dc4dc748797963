"""`python main.py count`: pictures in, numbers, dots, pictures and films out."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from unicodedata import category

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from core.counting.counter import CountResult, CountState, finish
from core.counting.devices import DeviceName
from core.counting.film import Film
from core.counting.interval import Assessment, assess, doubt_in_words, fitting
from core.counting.opening import OpenedModel, open_counter
from core.counting.overlay import burn_dots
from core.counting.records import CsvSink, JsonSink, Sink, as_record, error_record
from core.counting.settings import CountSettings
from core.errors import DotoriError
from core.images import find_images, load_image
from core.memory import is_out_of_memory


@dataclass(frozen=True)
class Outputs:
    """Where results go besides the screen; None for nowhere, and `json` may be "-" for standard output."""

    json: str | None = None
    csv: Path | None = None
    overlay: Path | None = None
    film: Path | None = None


def count_pictures(
    paths: Sequence[Path], outputs: Outputs, settings: CountSettings, device: DeviceName, model: Path | None
) -> int:
    """Count all pictures of files and folders; print a line for each and the total.

    Returns:
        The exit status: 0, or 1 if a picture could not be counted.

    Raises:
        DotoriError: the model cannot be loaded or an output cannot be written.
    """
    pictures, troubles = find_images(paths)
    if outputs.film and len(pictures) > 1:
        raise DotoriError("--film shows one picture and {count} were given; name one", count=len(pictures))
    if outputs.overlay and any(path.resolve().parent == outputs.overlay.resolve() for path in pictures):
        raise DotoriError(
            "--overlay would write over pictures in {folder}; name another folder", folder=outputs.overlay
        )
    opened = open_counter(device, model)
    # With --json - the standard output belongs to the records.
    console = Console(stderr=outputs.json == "-", highlight=False, soft_wrap=True, emoji=False)
    with contextlib.ExitStack() as stack:
        run = _Run(opened, settings, outputs, console, _open_sinks(outputs, stack))
        for trouble in troubles:
            run.fail(str(trouble.sentence.values["path"]), trouble)
        with _progress(console) as progress:
            task = progress.add_task("counting", total=len(pictures))
            for number, path in enumerate(pictures):
                run.count(path, lambda done, n=number: progress.update(task, completed=n + done))  # type: ignore[misc]
        run.say(f"{run.total:>8,}  in {run.counted} picture{'s' * (run.counted != 1)}", "bold")
    return 1 if run.failed else 0


def _open_sinks(outputs: Outputs, stack: contextlib.ExitStack) -> list[Sink]:
    sinks: list[Sink] = []
    if outputs.json:
        sinks.append(stack.enter_context(JsonSink(outputs.json)))
    if outputs.csv:
        sinks.append(stack.enter_context(CsvSink(outputs.csv)))
    return sinks


def _progress(console: Console) -> Progress:
    """A bar for terminals, nothing elsewhere."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _in_brackets(assessment: Assessment) -> str:
    """The interval of a count, as wide as that of a few thousand; nothing where there is none."""
    if assessment.low is None or assessment.high is None:
        return ""
    return f"{f'({assessment.low:,}-{assessment.high:,})':<15}  "


class _Run:
    """The pictures of one call: counts them one by one and keeps the sums."""

    def __init__(
        self, opened: OpenedModel, settings: CountSettings, outputs: Outputs, console: Console, sinks: list[Sink]
    ) -> None:
        self.opened, self.settings, self.outputs, self.console, self.sinks = opened, settings, outputs, console, sinks
        self.total = self.counted = self.failed = 0
        self._overlays: set[str] = set()

    def count(self, path: Path, tell: Callable[[float], None]) -> None:
        """Count one picture and hand the result on; a picture that cannot be read becomes one line."""
        try:
            result = self._count(path, tell)
        except DotoriError as error:
            self.fail(str(path), error)
            return
        except (MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise
            self.fail(
                str(path),
                DotoriError("not enough memory to count {path}; make it smaller or use --zoom 0.5", path=path),
            )
            return
        self.total += result.count
        self.counted += 1
        plain = asdict(self.settings)
        assessment = assess(fitting(self.opened.calibrations, plain), result, plain)
        for sink in self.sinks:
            sink.add(as_record(path, result, self.opened, self.settings, assessment))
        self.say(f"{result.count:>8,}  {_in_brackets(assessment)}{path}")
        if assessment.doubt:
            self.say(f"{'':>8}  {doubt_in_words(result)}", "yellow")
        tell(1.0)

    def fail(self, image: str, error: DotoriError) -> None:
        """Note a picture that could not be counted."""
        self.failed += 1
        for sink in self.sinks:
            sink.add(error_record(image, error))
        self.say(f"{'-':>8}  {error}", "red")

    def say(self, line: str, style: str = "") -> None:
        """Print a line; names that no screen can show are escaped."""
        safe = "".join(c.encode("unicode_escape").decode() if category(c) in ("Cc", "Cs") else c for c in line)
        self.console.print(safe, style=style or None, markup=False)

    def _count(self, path: Path, tell: Callable[[float], None]) -> CountResult:
        picture = load_image(path)
        with contextlib.ExitStack() as stack:
            watchers: list[Callable[[CountState], None]] = [lambda state: tell(state.done)]
            if self.outputs.film:
                engine = self.opened.counter.engine
                film = stack.enter_context(Film(self.outputs.film, picture, engine, self.settings))
                watchers.append(film.add)
            result = finish(self.opened.counter.count(picture, self.settings), *watchers)
        if self.outputs.overlay:
            self._write_overlay(path, burn_dots(picture, result.counted.xy, f"{result.count:,}"))
        return result

    def _write_overlay(self, path: Path, picture: NDArray[np.uint8]) -> None:
        """Write a picture into the overlay folder under its own name; a second one of that name gets a number."""
        folder = self.outputs.overlay
        assert folder is not None
        name, number = f"{path.stem}.png", 1
        while name in self._overlays:
            number += 1
            name = f"{path.stem}-{number}.png"
        self._overlays.add(name)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            Image.fromarray(picture).save(folder / name)
        except OSError as error:
            reason = error.strerror or str(error)
            raise DotoriError("cannot write {path}: {reason}", path=folder / name, reason=reason) from error
