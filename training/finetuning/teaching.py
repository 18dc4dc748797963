"""All of it in one generator: judge the model, teach it, judge it again. Nothing is written and nothing replaced."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import numpy as np

from core.counting.counter import Counter
from core.counting.devices import DeviceName
from core.counting.interval import Known, without_seed
from core.counting.opening import choose_device
from core.counting.settings import CountSettings
from core.errors import DotoriError, Sentence
from core.memory import free_bytes
from core.model.config import to_dict
from core.model.diffusion import LatentDiffusion
from core.model.header import file_hash, origin_of, read_about
from core.model.weights import load_model, round_to_half, save_model, to_channels_last
from training.datasets import Sample
from training.finetuning.holding_back import Division, divide
from training.finetuning.in_use import InUse
from training.finetuning.judging import Judged, Verdict, judge, total, verdict
from training.finetuning.learning import LearningStep, Lessons, learn
from training.finetuning.settings import Budget, FinetuneSettings
from training.finetuning.sources import Source, checked, content_of, digests_of, read_sources
from training.finetuning.taught_pictures import TaughtPictures
from training.pictures import Pictures

MOST_GENERAL = 200
"""General pictures that are learned from at most."""

ROOM = 0.25
"""Share of the free memory that decoded pictures take at most, the corrected ones and the general ones each."""


Stage = Literal["before", "in use", "learn", "after"]
"""What is being done: the held-back pictures are counted with the model to begin with, with the one in use where that
is another, and after the learning with the taught one."""


@dataclass(frozen=True)
class Plan:
    """What is to be taught to which model.

    Attributes:
        division: the corrected pictures.
        general: pictures of another kind, of which the model should not forget what it knows; may be empty.
        weights: of the model to begin with.
        device: to compute on.
        settings: how.
        budget: how long.
        left_out: sentences on reviewed pictures that nothing is learned from, and why.
        in_use: weights of another model to be compared with, see `in_use.taught_in_use`; None for none.
    """

    division: Division
    general: list[Sample]
    weights: Path
    device: DeviceName
    settings: FinetuneSettings
    budget: Budget
    left_out: tuple[Sentence, ...] = ()
    in_use: Path | None = None


@dataclass(frozen=True)
class Teaching:
    """Where a teaching stands.

    Attributes:
        stage: see there.
        done: share of the stage that is done, in [0, 1].
        learned: the last step, while learning.
        judged: the picture that was just counted, while judging.
    """

    stage: Stage
    done: float
    learned: LearningStep | None = None
    judged: Judged | None = None


@dataclass(frozen=True, eq=False)
class Taught:
    """What came out.

    Attributes:
        model: taught, with the weights that `save` writes; in evaluation mode.
        before: the held-back pictures as the model counted them at first.
        after: the same ones as it counts them now.
        in_use: the model in use, where it was to be compared with that.
        about: what to write beside the weights: `parent`, `origin`, `made`, `data`, `pictures`, `taught`, `cut`,
            `step`, `training`, `held_back`.
    """

    model: LatentDiffusion
    before: list[Judged]
    after: list[Judged]
    about: Mapping[str, Any]
    in_use: InUse | None = None

    @property
    def verdict(self) -> Verdict:
        """Whether the model got better on the pictures that were held back."""
        return verdict(total(self.before), total(self.after))

    @property
    def verdict_in_use(self) -> Verdict | None:
        """Whether it is better than the model in use; None where that is no other."""
        return self.in_use.verdict_on(self.after) if self.in_use else None

    def save(self, path: Path) -> None:
        """Write the model with its card; the file is whole or not there.

        Raises:
            DotoriError: it cannot be written.
        """
        try:
            save_model(self.model, path, self.about)
        except OSError as error:
            raise DotoriError(
                "cannot write {path}: {reason}; name another file", path=path, reason=error.strerror or error
            ) from error


def plan(
    data: Sequence[Path],
    general: Sequence[Path],
    weights: Path,
    device: DeviceName = "auto",
    settings: FinetuneSettings | None = None,
    budget: Budget | None = None,
    in_use: Path | None = None,
) -> Plan:
    """Find the pictures and hold some back that the model was not taught before. Reviewed ones that cannot be used are
    left out of that.

    Args:
        data: folders with a project, or data sets.
        general: the same, of another kind.
        weights: see `Plan`; so for the rest, with defaults for None.

    Raises:
        DotoriError: nothing to learn from or to judge by, or something else than a reviewed picture cannot be read.
    """
    source, names = read_sources(data), ", ".join(map(str, data))
    if not source.samples:
        raise DotoriError("there is nothing to learn from in {names}: no training pictures; name others", names=names)
    division = _divided(source, weights, in_use)
    if not division.held_back:
        raise DotoriError(
            "{model} was taught all pictures of {names} before, so that none is left to judge it by; review others, or "
            "begin with another model",
            model=weights.stem,
            names=names,
        )
    beside = _read_general(general, [*source.samples, *source.validation])
    left_out = tuple(dict.fromkeys([*source.left_out, *beside.left_out]))
    settings, budget = settings or FinetuneSettings(), budget or Budget()
    return Plan(division, beside.samples, weights, device, settings, budget, left_out, in_use)


def _divided(source: Source, weights: Path, in_use: Path | None) -> Division:
    """The division; where there is one that holds back no fewer pictures, but none that the model in use was taught,
    that one."""
    known = TaughtPictures.of(read_about(weights))
    division = divide(source.samples, source.validation, known)
    known_in_use = TaughtPictures.of(read_about(in_use)) if in_use else TaughtPictures()
    fairer = divide(source.samples, source.validation, known | known_in_use) if known_in_use else division
    return fairer if len(fairer.held_back) >= len(division.held_back) else division


def read_general(folders: Sequence[Path], apart: Iterable[Sample]) -> list[Sample]:
    """The pictures of another kind; of many, `MOST_GENERAL` evenly spread.

    Args:
        folders: see `plan`.
        apart: pictures that are none of them, wherever they lie: some of these are held back.

    Raises:
        DotoriError: something cannot be read.
    """
    return _read_general(folders, apart).samples


def _read_general(folders: Sequence[Path], apart: Iterable[Sample]) -> Source:
    """Only those that are taken are checked: there may be a great many."""
    not_these = {content_of(sample) for sample in apart}
    source = read_sources(folders, check=False)
    samples = [sample for sample in source.samples if content_of(sample) not in not_these]
    if len(samples) > MOST_GENERAL:
        samples = [samples[index] for index in np.linspace(0, len(samples) - 1, MOST_GENERAL).astype(int)]
    return checked(replace(source, samples=samples), ", ".join(map(str, folders))) if samples else source


def teach(planned: Plan) -> Generator[Teaching, None, Taught]:
    """Judge, learn, judge again.

    Who stops asking pauses: the time until the next question counts for nothing. Who closes the generator cancels, and
    nothing is left.

    Raises:
        DotoriError: weights or pictures cannot be read, nothing may be learned from them, or the learning fails.
    """
    division, settings = planned.division, planned.settings
    room = int(ROOM * free_bytes())
    pictures = Pictures(division.taught, settings.data, room)
    general = Pictures(planned.general, settings.data, room) if planned.general else None
    now = _known_after(planned)
    model, before_about = load_model(planned.weights)
    parent = {"name": planned.weights.stem, "hash": file_hash(planned.weights)}
    to_channels_last(model.to(choose_device(planned.device)))
    before = yield from _judge("before", model, division.held_back)
    in_use = (yield from _judge_in_use(planned, planned.in_use)) if planned.in_use else None
    step = 0
    lessons = Lessons(pictures, general, settings, model.config.autoencoder.dot)
    for learned in learn(model, lessons, settings, planned.budget):
        step = learned.step
        yield Teaching("learn", step / learned.about, learned=learned)
    round_to_half(model)  # what is judged is what would be kept
    after = yield from _judge("after", model, division.held_back)
    about = {
        "parent": parent,
        "origin": origin_of(before_about) or parent["hash"],
        "made": datetime.now().astimezone().isoformat(timespec="seconds"),
        "data": sorted({sample.dataset for sample in division.taught}),
        "pictures": len(division.taught),
        **(TaughtPictures.of(before_about) | now).noted(),
        "step": step,
        "training": {**to_dict(settings), "general pictures": len(planned.general)},
        "held_back": {
            "pictures": len(division.held_back),
            "before": asdict(total(before)),
            "after": asdict(total(after)),
            "figures": {
                "settings": without_seed(asdict(CountSettings())),
                "pictures": [_noted(each.known, each.sample) for each in after if each.known],
            },
            **({"in_use": in_use.noted()} if in_use else {}),
        },
    }
    return Taught(model, before, after, about, in_use)


def _known_after(planned: Plan) -> TaughtPictures:
    """What is taught now."""
    cut = planned.division.cut
    whole = [sample for sample in planned.division.taught if sample.image not in cut]
    halves = {sample: cut[sample.image] for sample in planned.division.taught if sample.image in cut}
    return TaughtPictures(
        digests_of([*whole, *planned.general]),
        {digest: at for sample, at in halves.items() for digest in digests_of([sample])},
    )


def _noted(known: Known, sample: Sample) -> dict[str, Any]:
    """What the model said of a held-back picture, and which one that is."""
    return {**asdict(known), "digest": next(iter(digests_of([sample])), None)}


def _judge_in_use(planned: Plan, weights: Path) -> Generator[Teaching, None, InUse]:
    model, about = load_model(weights)
    to_channels_last(model.to(choose_device(planned.device)))
    held_back = planned.division.held_back
    judged = yield from _judge("in use", model, held_back)
    known, cut = TaughtPictures.of(about), planned.division.cut
    taught = sum(
        known.beyond(digest, cut.get(sample.image, 0.0)) for sample in held_back for digest in digests_of([sample])
    )
    return InUse(weights.stem, file_hash(weights), judged, taught)


def _judge(stage: Stage, model: LatentDiffusion, samples: Sequence[Sample]) -> Generator[Teaching, None, list[Judged]]:
    judged = []
    for each in judge(Counter(model), samples):
        judged.append(each)
        yield Teaching(stage, len(judged) / len(samples), judged=each)
    return judged
