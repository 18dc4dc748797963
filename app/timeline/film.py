"""The kept steps of a run as a film."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, QThread, Signal

from app.counting.messages import Frame
from app.sentences import in_words
from core.counting.settings import USUAL_THRESHOLD
from core.errors import DotoriError
from core.regions import Region


def export_film(
    frames: Sequence[Frame],
    photograph: Path,
    target: Path,
    on_progress: Callable[[float], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
    threshold: float = USUAL_THRESHOLD,
    regions: Sequence[Region] = (),
) -> bool:
    """Write steps as MP4 or GIF: z_t, the crowd map, and the photograph with the dots of that step.

    The film appears under its name when it is whole. Of very many steps, evenly spread ones are shown.

    Args:
        frames: in the order of their steps, at least one.
        photograph: that was counted.
        target: ends in .mp4 or .gif.
        on_progress: told the share that is done.
        cancelled: asked before every frame.
        threshold: least confidence of a dot that is shown.
        regions: of the picture; dots in masks are not shown.

    Returns:
        Whether it was written; False if it was cancelled.

    Raises:
        DotoriError: the ending is another, the photograph cannot be read, or the film not be written.
    """
    from core.counting.reel import RATE, SECONDS, Reel, checked_film  # OpenCV and the encoders, only for films
    from core.images import load_image

    checked_film(target)
    chosen = np.unique(np.linspace(0, len(frames) - 1, min(len(frames), SECONDS * RATE)).round().astype(int))
    partial = target.with_name(f"{target.stem}.partial{target.suffix}")
    try:
        with Reel(partial, load_image(photograph)) as reel:
            for done, at in enumerate(chosen):
                if cancelled():
                    return False
                frame = frames[at]
                xy = frame.xy[frame.counts(threshold, regions)]
                drawn = reel.draw(frame.z_t, frame.crowd_map, xy, f"{frame.step} / {frame.steps}")
                reel.add(drawn, len(chosen), done == len(chosen) - 1)
                on_progress((done + 1) / len(chosen))
        partial.replace(target)
        return True
    except OSError as error:
        raise DotoriError(
            "cannot write {path}: {reason}; name another file", path=target, reason=error.strerror or error
        ) from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


class FilmExport(QThread):
    """Writes a film while the window goes on. Keep a reference until `finished`; `cancel` and `wait` to close.

    Args:
        frames: in the order of their steps.
        photograph: that was counted.
        target: ends in .mp4 or .gif.
        threshold: least confidence of a dot that is shown.
        regions: of the picture; dots in masks are not shown.
        parent: of this object.

    Signals:
        progressed: the share that is done.
        written: the film is whole (`Path`).
        failed: why it could not be written, in a sentence.
    """

    progressed = Signal(float)
    written = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        frames: Sequence[Frame],
        photograph: Path,
        target: Path,
        threshold: float = USUAL_THRESHOLD,
        regions: Sequence[Region] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._frames, self._photograph, self._target = list(frames), photograph, target
        self._threshold, self._regions = threshold, regions

    def cancel(self) -> None:
        """Stop after the frame that is being written; no file is left."""
        self.requestInterruption()

    def run(self) -> None:
        """What the thread does."""
        try:
            whole = export_film(
                self._frames,
                self._photograph,
                self._target,
                self.progressed.emit,
                self.isInterruptionRequested,
                self._threshold,
                self._regions,
            )
        except DotoriError as error:
            self.failed.emit(in_words(error))
        else:
            if whole:
                self.written.emit(self._target)
