"""The colours of the window, light and dark.

The greys and the accent differ. The colours of marks stand on photographs, which are the same by day and by night, and
so are they. They were chosen so that people without red or without green receptors tell them apart; each mark has its
own shape besides.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtGui import QColor


@dataclass(frozen=True)
class Theme:
    """The colours by what they are for.

    Attributes:
        dark: whether text is lighter than its ground.
        window: ground of the window, its tool bar and its status bar.
        panel: ground of panels, lists and fields.
        raised: ground of buttons, cards and menus.
        canvas: ground around the photograph.
        line: between panels, and round fields.
        text: words.
        quiet: words of less weight; still easy to read.
        accent: acorn brown, of what is chosen or comes first; may be text.
        on_accent: words on the accent.
        warning: words of what went wrong.
        model: a dot of the model, the signal green.
        doubtful: a dot of the model under the review line.
        person: a dot of a person.
        moved: the core of a dot that a person has moved.
        halo: ring round a selected dot.
        outline: edge of every dot, so that it stands on light photographs too.
        hit: comparing: a dot on a true head.
        missed: comparing: a true head without a dot.
        false: comparing: a dot without a true head.
        mask: what does not count.
        region: what counts separately.
    """

    dark: bool
    window: QColor
    panel: QColor
    raised: QColor
    canvas: QColor
    line: QColor
    text: QColor
    quiet: QColor
    accent: QColor
    on_accent: QColor
    warning: QColor
    model: QColor
    doubtful: QColor
    person: QColor
    moved: QColor
    halo: QColor
    outline: QColor
    hit: QColor
    missed: QColor
    false: QColor
    mask: QColor
    region: QColor


LIGHT = Theme(
    dark=False,
    window=QColor("#eeedeb"),
    panel=QColor("#f8f7f6"),
    raised=QColor("#ffffff"),
    canvas=QColor("#dcdad7"),
    line=QColor("#cfccc7"),
    text=QColor("#1f1d1a"),
    quiet=QColor("#605c56"),
    accent=QColor("#855020"),
    on_accent=QColor("#ffffff"),
    warning=QColor("#a12b1e"),
    model=QColor("#14b04c"),
    doubtful=QColor("#ffd21f"),
    person=QColor("#3b82ff"),
    moved=QColor("#3b82ff"),
    halo=QColor("#ffffff"),
    outline=QColor("#101010"),
    hit=QColor("#14b04c"),
    missed=QColor("#e0218a"),
    false=QColor("#ffb020"),
    mask=QColor("#a62a63"),
    region=QColor("#2fd3e6"),
)

DARK = replace(
    LIGHT,
    dark=True,
    window=QColor("#1c1b1a"),
    panel=QColor("#232221"),
    raised=QColor("#2e2c2a"),
    canvas=QColor("#141312"),
    line=QColor("#413e3b"),
    text=QColor("#eceae6"),
    quiet=QColor("#aaa59e"),
    accent=QColor("#d79b5f"),
    on_accent=QColor("#1e1206"),
    warning=QColor("#ff9684"),
)


def mixed(a: QColor, b: QColor, share: float) -> QColor:
    """The colour that lies this share of the way from a to b."""
    rest = 1 - share
    return QColor.fromRgbF(
        a.redF() * rest + b.redF() * share,
        a.greenF() * rest + b.greenF() * share,
        a.blueF() * rest + b.blueF() * share,
    )
