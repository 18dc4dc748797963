"""`python main.py finetune`: a teaching on a terminal."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from core.counting.devices import DeviceName
from core.errors import DotoriError
from core.formats.writing import amount
from core.model.shipped import shipped_model
from training.finetuning.in_use import InUse, taught_in_use
from training.finetuning.judging import Judged, total
from training.finetuning.settings import Budget, FinetuneSettings
from training.finetuning.teaching import Plan, Taught, Teaching, plan, teach

WORDS = {
    "before": "counting before",
    "in use": "counting with the model in use",
    "learn": "learning",
    "after": "counting after",
}

VERDICTS = {"better": "better", "worse": "worse", "no difference": "neither better nor worse"}


def finetune_model(
    data: Sequence[Path],
    out: Path,
    general: Sequence[Path],
    model: Path | None,
    budget: Budget,
    seed: int,
    device: DeviceName,
    keep_anyway: bool,
) -> bool:
    """Teach a model what was corrected, show before and after, and write it if it got better. Reviewed pictures that
    cannot be used are named and left out.

    Args:
        data: folders with a project, or data sets.
        out: file for the weights; must not be there yet.
        general: folders of pictures of another kind, against forgetting.
        model: weights to begin with; the shipped ones where None.
        budget: how long.
        seed: of all that is random.
        device: to compute on.
        keep_anyway: write a model that did not get better too.

    Returns:
        Whether it was written.

    Raises:
        DotoriError: something else cannot be read or written, or there is nothing to learn from.
    """
    _check_target(out)
    weights, settings = model or shipped_model(), FinetuneSettings(seed=seed)
    planned = plan(data, general, weights, device, settings, budget, taught_in_use(weights))
    console = Console(width=100, highlight=False, emoji=False)
    for sentence in planned.left_out:
        console.print(escape(sentence), soft_wrap=True)
    console.print(_opening(planned), soft_wrap=True)
    taught = show_progress(teach(planned))
    console.print(outcome_table(taught.before, taught.after))
    if taught.in_use:
        console.print(_beside(taught, taught.in_use), soft_wrap=True)
    keep = taught.verdict == "better" or keep_anyway
    if keep:
        taught.save(out)
    console.print(_ending(taught, out, keep), soft_wrap=True)
    return keep


def show_progress(teaching: Generator[Teaching, None, Taught], title: str = "") -> Taught:
    """Run a teaching to its end beside a bar on standard error; nothing is drawn where that is no terminal."""
    console = Console(stderr=True)
    columns = TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[note]}"), TimeRemainingColumn()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        tasks = {
            name: progress.add_task(title + words, total=1.0, note="", visible=name != "in use")
            for name, words in WORDS.items()
        }
        while True:
            try:
                state = next(teaching)
            except StopIteration as end:
                return end.value
            progress.update(tasks[state.stage], completed=state.done, note=_note(state), visible=True)


def outcome_table(before: Sequence[Judged], after: Sequence[Judged]) -> Table:
    """The held-back pictures and all of them together, before and after."""
    table = Table(title="Held back: before and after", title_justify="left")
    for name in ("picture", "heads", "error", "F1 at 8 px", "clicks"):
        table.add_column(name, justify="left" if name == "picture" else "right")
    for was, now in zip(before, after, strict=True):
        table.add_row(
            escape(was.sample.name),
            str(was.figures.truth),
            f"{was.error:+d} > {now.error:+d}",
            f"{was.matches.f1:.2f} > {now.matches.f1:.2f}",
            f"{was.clicks} > {now.clicks}",
        )
    was_all, now_all = total(before), total(after)
    table.add_section()
    table.add_row(
        "all: MAE (bias)",
        str(sum(each.figures.truth for each in before)),
        f"{was_all.mae:.1f} ({was_all.bias:+.1f}) > {now_all.mae:.1f} ({now_all.bias:+.1f})",
        f"{was_all.f1:.2f} > {now_all.f1:.2f}",
        f"{was_all.clicks} > {now_all.clicks}",
    )
    return table


def _note(state: Teaching) -> str:
    if state.learned is None:
        return ""
    return f"step {state.learned.step} of about {state.learned.about}, loss {state.learned.losses['loss']:.3f}"


def _opening(planned: Plan) -> str:
    taught, held_back = len(planned.division.taught), len(planned.division.held_back)
    parts = len(planned.division.cut)
    general = f", beside {amount(len(planned.general), 'picture')} of another kind" if planned.general else ""
    if parts:
        learned = f" and all of {amount(taught - parts, 'picture')}" if taught > parts else ""
        kept = f", and all of {amount(held_back - parts, 'picture')}" if held_back > parts else ""
        return (
            f"Learning from the left part of {amount(parts, 'picture')}{learned}{general}; "
            f"the right part is held back{kept}."
        )
    return f"Learning from {amount(taught, 'picture')}{general}; {amount(held_back, 'picture')} held back."


def _beside(taught: Taught, in_use: InUse) -> str:
    figures = total(in_use.judged)
    flattered = f"; it was taught {amount(in_use.taught, 'picture')} of these" if in_use.taught else ""
    return (
        f"In use is {escape(in_use.name)}: MAE {figures.mae:.1f} ({figures.bias:+.1f}), F1 {figures.f1:.2f}, "
        f"{figures.clicks} clicks{flattered}. The new model is {VERDICTS[in_use.verdict_on(taught.after)]} than that."
    )


def _ending(taught: Taught, out: Path, kept: bool) -> str:
    said = f"The model got {VERDICTS[taught.verdict]}"
    if kept:
        return f"{said} on what was held back; written to {escape(str(out))}"
    return f"{said} on what was held back; it was thrown away (--keep-anyway writes it)"


def _check_target(out: Path) -> None:
    """Say what is wrong with the file's name before an hour goes by, not after."""
    if out.suffix != ".safetensors":
        raise DotoriError("cannot write {path}: weights are .safetensors; name a file that ends so", path=out)
    if out.exists():
        raise DotoriError("cannot write {path}: it is there already; name another file", path=out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.touch()
        out.unlink()
    except OSError as error:
        raise DotoriError(
            "cannot write {path}: {reason}; name another file", path=out, reason=error.strerror or error
        ) from error
