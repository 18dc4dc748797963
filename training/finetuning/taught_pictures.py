"""Which pictures a model, and those before it in its line, were taught, and how far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from core.model.header import cut_from, taught_from


@dataclass(frozen=True)
class TaughtPictures:
    """Pictures by their digests, see `sources.digests_of`.

    Attributes:
        whole: taught with all that was known of them.
        cut: taught but for a right part, which was held back: the column, in pixels, where it begins. None is in both.
    """

    whole: frozenset[str] = frozenset()
    cut: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def of(cls, about: Mapping[str, Any]) -> Self:
        """What the header of a model says; of older ones, that all were taught whole."""
        taught, cut = taught_from(about), cut_from(about)
        return cls(taught - cut.keys(), {digest: at for digest, at in cut.items() if digest in taught})

    def __or__(self, other: TaughtPictures) -> TaughtPictures:
        whole = self.whole | other.whole
        both = self.cut.keys() | other.cut.keys()
        cut = {digest: max(self.cut.get(digest, 0.0), other.cut.get(digest, 0.0)) for digest in both - whole}
        return TaughtPictures(whole, cut)

    def __bool__(self) -> bool:
        return bool(self.whole or self.cut)

    def beyond(self, digest: str, left: float) -> bool:
        """Whether anything of a picture right of a column was taught."""
        return digest in self.whole or self.cut.get(digest, left) > left

    def noted(self) -> dict[str, Any]:
        """What stands in the header. Versions that know no cut ones take all for whole."""
        return {"taught": sorted(self.whole | self.cut.keys()), "cut": dict(sorted(self.cut.items()))}
