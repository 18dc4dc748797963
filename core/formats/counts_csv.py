"""Counts as CSV: one row a picture, no dots; written only.

Names that a spreadsheet would run as formulas are guarded (see `table`).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from core.formats.annotation import Annotation
from core.formats.counts import COLUMNS, count_rows
from core.formats.table import write_table


def write(annotations: Sequence[Annotation], path: Path) -> None:
    """Write the counts of any number of annotations.

    Raises:
        DotoriError: a name is not UTF-8, or the file cannot be written.
    """
    write_table(path, COLUMNS, count_rows(annotations, path), for_excel=True)
