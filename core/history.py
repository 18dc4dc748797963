"""What is marked on one picture, and the edits that change it.

`Marks` is an immutable value. An edit is a small command that knows what it takes away and what it puts there, so that
it can do and undo itself on any marks it fits, today or after a restart:

    command = EditDots.move(marks, [7], [(120.5, 88.0)])
    moved = command.do(marks)
    marks = command.undo(moved)

Class methods make a command for a picture as it is now. The order of commands, and with it undo and redo, is kept by
the project (`core.project`), which also writes them as JSON.

A dot is *sure* where a person's word stands behind it: set, moved or kept by a person. Its confidence is 1, so that no
threshold hides it, and no later prediction removes it; what the model finds stays below 1.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import ClassVar, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from core.dots import Dots, Origin
from core.errors import DotoriError
from core.ground import Ground
from core.regions import Block, Blocks, Region, Side, masked

SAME_HEAD = 6.0
"""Pixels of the picture as it was worked: a person's dot and a found one nearer than this may be the same head. Two
samples' dots are matched within the same reach (`core.counting.consensus`)."""

ALMOST_SURE = np.nextafter(np.float32(1), np.float32(0))
"""The largest confidence a model's dot can have."""


@dataclass(frozen=True, eq=False)
class Marks:
    """All that is marked on one picture.

    Attributes:
        dots: every dot down to a low confidence, in the order of their ids.
        threshold: the least confidence that counts.
        regions: polygons that count separately, and masks.
        blocks: how far a person has been through the picture.
        reviewed: true once a person has called the picture finished.
        next_id: the id of the next dot; only grows, so that no id is used twice, undone or not.
        ground: that a person has measured, at the height of heads; None where nobody has.
    """

    dots: Dots = field(default_factory=Dots)
    threshold: float = 0.5
    regions: tuple[Region, ...] = ()
    blocks: Blocks = field(default_factory=Blocks)
    reviewed: bool = False
    next_id: int = 0
    ground: Ground | None = None

    @cached_property
    def counted(self) -> Dots:
        """The dots that count: those that reach the threshold and lie in no mask."""
        return self.dots.where((self.dots.confidence >= self.threshold) & ~masked(self.regions, self.dots.xy))


def is_sure(dots: Dots) -> NDArray[np.bool_]:
    """(N,) true for the dots a person has set, moved or kept."""
    return (dots.origin != Origin.MODEL) | (dots.confidence >= 1)


@dataclass(frozen=True, eq=False)
class EditDots:
    """A person adds, deletes, moves or keeps dots.

    Attributes:
        deed: which of these.
        before: the dots concerned as they were; none when adding.
        after: the dots concerned as they are then; none when deleting.
    """

    deed: Literal["add", "delete", "move", "keep"]
    before: Dots
    after: Dots

    @classmethod
    def add(cls, marks: Marks, xy: ArrayLike) -> EditDots:
        """Set new dots at the places (N, 2)."""
        return cls("add", Dots(), _renumbered(Dots.of(xy), marks.next_id))

    @classmethod
    def delete(cls, marks: Marks, ids: ArrayLike) -> EditDots:
        """Remove the dots of these ids; a strange id is passed over."""
        return cls("delete", marks.dots.where(marks.dots.has(ids)), Dots())

    @classmethod
    def move(cls, marks: Marks, ids: ArrayLike, xy: ArrayLike) -> EditDots:
        """Move the dots of these ids (N,) to the places (N, 2). They become sure, and a model's dot `Origin.MOVED`.

        Raises:
            ValueError: an id repeats or is not there, or there are more or fewer places than ids.
        """
        wanted, places = np.asarray(ids, np.int64), np.asarray(xy, np.float64).reshape(-1, 2)
        order = np.argsort(wanted)
        before = marks.dots.where(marks.dots.has(wanted))
        if not np.array_equal(before.id, wanted[order]) or len(places) != len(wanted):
            raise ValueError("moving wants one place for each id, and ids of dots that are there")
        origin = np.where(before.origin == Origin.MODEL, Origin.MOVED, before.origin).astype(np.uint8)
        return cls("move", before, Dots(places[order], np.ones(len(before), np.float32), origin, before.id))

    @classmethod
    def keep(cls, marks: Marks, ids: ArrayLike) -> EditDots:
        """Say that doubtful dots are heads: they become sure and stay the model's; a strange id is passed over."""
        before = marks.dots.where(marks.dots.has(ids))
        return cls("keep", before, replace(before, confidence=np.ones(len(before), np.float32)))

    @property
    def name(self) -> str:
        """What is done, in a word."""
        return self.deed

    def do(self, marks: Marks) -> Marks:
        """The marks after the edit."""
        return _exchanged(marks, self.before, self.after)

    def undo(self, marks: Marks) -> Marks:
        """The marks before it; origins and confidences too are what they were."""
        return _exchanged(marks, self.after, self.before)


@dataclass(frozen=True, eq=False)
class ReplaceDots:
    """A prediction or an imported annotation takes the place of dots.

    A prediction replaces what the model found before. Sure dots stay, and so does everything in a done block. Where a
    found dot coincides with one that stays - they are each other's nearest and less than `SAME_HEAD` apart - the found
    one is left out: it is the same head, and the person's place for it is the better one. A picture that was reviewed
    no longer is. Dots that a person had deleted may be found again; undo brings the old state back.

    An import replaces everything, and all of it counts: the threshold comes down to the least sure dot.
    """

    source: Literal["prediction", "import"]
    before: Dots
    after: Dots
    threshold_before: float
    threshold: float
    reviewed_before: bool
    reviewed: bool

    @classmethod
    def predicted(cls, marks: Marks, found: Dots, threshold: float, zoom: float = 1.0) -> ReplaceDots:
        """Apply what the model found.

        Args:
            marks: of the picture as it is now.
            found: every dot the model gives, whatever its ids.
            threshold: the least confidence that counts.
            zoom: factor between the picture and the size it was worked at.
        """
        stays = is_sure(marks.dots) | marks.blocks.cover(marks.dots.xy)
        new = found.where(~marks.blocks.cover(found.xy))
        new = new.where(~_same_heads(new.xy, marks.dots.xy[stays], SAME_HEAD / zoom))
        origin = np.full(len(new), Origin.MODEL, np.uint8)
        new = Dots(new.xy, np.minimum(new.confidence, ALMOST_SURE), origin, new.id)
        gone, new = marks.dots.where(~stays), _renumbered(new, marks.next_id)
        return cls("prediction", gone, new, marks.threshold, threshold, marks.reviewed, False)

    @classmethod
    def imported(cls, marks: Marks, dots: Dots, reviewed: bool = False) -> ReplaceDots:
        """Take the dots of an annotation, with their origins and confidences, instead of all that are there."""
        new = _renumbered(dots, marks.next_id)
        least = np.floor(100 * dots.confidence.min(initial=1)) / 100  # to the hundredth that people see
        threshold = min(marks.threshold, float(least))
        return cls("import", marks.dots, new, marks.threshold, threshold, marks.reviewed, reviewed)

    @property
    def name(self) -> str:
        """What is done, in a word."""
        return self.source

    def do(self, marks: Marks) -> Marks:
        """The marks with the new dots."""
        _check(marks.reviewed == self.reviewed_before and marks.threshold == self.threshold_before)
        done = _exchanged(marks, self.before, self.after)
        return replace(done, threshold=self.threshold, reviewed=self.reviewed)

    def undo(self, marks: Marks) -> Marks:
        """The marks with the old ones."""
        _check(marks.reviewed == self.reviewed and marks.threshold == self.threshold)
        undone = _exchanged(marks, self.after, self.before)
        return replace(undone, threshold=self.threshold_before, reviewed=self.reviewed_before)


@dataclass(frozen=True)
class SetThreshold:
    """A person chooses the least confidence that counts."""

    name: ClassVar = "threshold"
    before: float
    after: float

    @classmethod
    def on(cls, marks: Marks, threshold: float) -> SetThreshold:
        """Count the dots with at least this confidence."""
        return cls(marks.threshold, float(threshold))

    def do(self, marks: Marks) -> Marks:
        """The marks with the new threshold."""
        _check(marks.threshold == self.before)
        return replace(marks, threshold=self.after)

    def undo(self, marks: Marks) -> Marks:
        """The marks with the old one."""
        _check(marks.threshold == self.after)
        return replace(marks, threshold=self.before)


@dataclass(frozen=True)
class SetRegions:
    """A person draws, changes or removes regions and masks."""

    name: ClassVar = "regions"
    before: tuple[Region, ...]
    after: tuple[Region, ...]

    @classmethod
    def on(cls, marks: Marks, regions: Iterable[Region]) -> SetRegions:
        """Have these regions and masks, and no others."""
        return cls(marks.regions, tuple(regions))

    def do(self, marks: Marks) -> Marks:
        """The marks with the new regions."""
        _check(marks.regions == self.before)
        return replace(marks, regions=self.after)

    def undo(self, marks: Marks) -> Marks:
        """The marks with the old ones."""
        _check(marks.regions == self.after)
        return replace(marks, regions=self.before)


@dataclass(frozen=True)
class SetGround:
    """A person marks or measures the ground, or removes it. It says nothing of the dots."""

    name: ClassVar = "ground"
    before: Ground | None
    after: Ground | None

    @classmethod
    def on(cls, marks: Marks, ground: Ground | None) -> SetGround:
        """Have this ground, or none."""
        return cls(marks.ground, ground)

    def do(self, marks: Marks) -> Marks:
        """The marks with the new ground."""
        _check(marks.ground == self.before)
        return replace(marks, ground=self.after)

    def undo(self, marks: Marks) -> Marks:
        """The marks with the old one."""
        _check(marks.ground == self.after)
        return replace(marks, ground=self.before)


@dataclass(frozen=True)
class SetReviewed:
    """A person calls the picture finished, or no longer so."""

    name: ClassVar = "reviewed"
    before: bool
    after: bool

    @classmethod
    def on(cls, marks: Marks, reviewed: bool = True) -> SetReviewed:
        """Call the picture finished, or not."""
        return cls(marks.reviewed, reviewed)

    def do(self, marks: Marks) -> Marks:
        """The marks, called so."""
        _check(marks.reviewed == self.before)
        return replace(marks, reviewed=self.after)

    def undo(self, marks: Marks) -> Marks:
        """The marks, called what they were."""
        _check(marks.reviewed == self.after)
        return replace(marks, reviewed=self.before)


@dataclass(frozen=True)
class SetBlocks:
    """A person marks blocks as done or not done, or changes their size.

    Attributes:
        side_before: of the blocks in `gone`, pixels.
        side: of the blocks in `new`, pixels.
        gone: blocks that are no longer done.
        new: blocks that are done now.
    """

    name: ClassVar = "blocks"
    side_before: Side
    side: Side
    gone: tuple[Block, ...]
    new: tuple[Block, ...]

    @classmethod
    def on(cls, marks: Marks, blocks: Blocks) -> SetBlocks:
        """Have this grid, with its done blocks."""
        old, new = marks.blocks.done, blocks.done
        kept = old & new if marks.blocks.side == blocks.side else frozenset()
        return cls(marks.blocks.side, blocks.side, tuple(sorted(old - kept)), tuple(sorted(new - kept)))

    def do(self, marks: Marks) -> Marks:
        """The marks with the new blocks."""
        return self._swapped(marks, self.side_before, self.side, self.gone, self.new)

    def undo(self, marks: Marks) -> Marks:
        """The marks with the old ones."""
        return self._swapped(marks, self.side, self.side_before, self.new, self.gone)

    @staticmethod
    def _swapped(marks: Marks, old: float, side: float, gone: Iterable[Block], new: Iterable[Block]) -> Marks:
        done = marks.blocks.done
        _check(marks.blocks.side == old and done.issuperset(gone) and done.isdisjoint(set(new).difference(gone)))
        return replace(marks, blocks=Blocks(side, done.difference(gone).union(new)))


Part = EditDots | ReplaceDots | SetThreshold | SetRegions | SetGround | SetReviewed | SetBlocks
"""What can be done to the marks of a picture, one thing each."""


@dataclass(frozen=True, eq=False)
class Import:
    """What an annotation brings besides dots takes its place together with them, in one step.

    Attributes:
        parts: the edits, each on the marks that the one before it leaves.
    """

    name: ClassVar = "import"
    parts: tuple[Part, ...]

    @classmethod
    def on(
        cls,
        marks: Marks,
        dots: Dots,
        reviewed: bool,
        regions: tuple[Region, ...] | None,
        blocks: Blocks | None,
        ground: Ground | None,
    ) -> Import:
        """Take these dots (`ReplaceDots.imported`), and all else that is not None, instead of what is there."""
        parts: list[Part] = [ReplaceDots.imported(marks, dots, reviewed)]
        if regions is not None and regions != marks.regions:
            parts.append(SetRegions.on(marks, regions))
        if blocks is not None and blocks != marks.blocks:
            parts.append(SetBlocks.on(marks, blocks))
        if ground is not None and ground != marks.ground:
            parts.append(SetGround.on(marks, ground))
        return cls(tuple(parts))

    def do(self, marks: Marks) -> Marks:
        """The marks after all of it."""
        for part in self.parts:
            marks = part.do(marks)
        return marks

    def undo(self, marks: Marks) -> Marks:
        """The marks before any of it."""
        for part in reversed(self.parts):
            marks = part.undo(marks)
        return marks


Command = Part | Import
"""Everything that can be done to the marks of a picture in one step."""


def parts_of(command: Command) -> tuple[Part, ...]:
    """The edits that a step is made of."""
    return command.parts if isinstance(command, Import) else (command,)


def _exchanged(marks: Marks, out: Dots, into: Dots) -> Marks:
    """The marks with the rows `into` instead of the rows `out`, which must be there as they are."""
    there = marks.dots.has(out.id)
    rest = marks.dots.where(~there)
    _check(marks.dots.where(there).same_as(out) and not rest.has(into.id).any())
    next_id = max(marks.next_id, int(into.id.max(initial=-1)) + 1)
    return replace(marks, dots=rest.joined(into.checked()), next_id=next_id)


def _check(fits: bool) -> None:
    if not fits:
        raise DotoriError("this edit does not fit the picture as it is now; look at the picture again and redo it")


def _renumbered(dots: Dots, first: int) -> Dots:
    """The dots with ids from `first` on."""
    return replace(dots, id=np.arange(first, first + len(dots), dtype=np.int64))


def _same_heads(found: NDArray[np.float64], sure: NDArray[np.float64], reach: float) -> NDArray[np.bool_]:
    """(N,) true for the found places (N, 2) nearer than `reach` to a sure one (M, 2), each the other's nearest."""
    if len(found) == 0 or len(sure) == 0:
        return np.zeros(len(found), bool)
    from scipy.spatial import cKDTree  # takes longer to import than all the rest; most pictures never need it

    distance, nearest_sure = cKDTree(sure).query(found)
    _, nearest_found = cKDTree(found).query(sure)
    mutual = nearest_found[nearest_sure] == np.arange(len(found))
    return np.asarray(mutual & (distance < reach))
