"""`python main.py models list`: the cards of all models, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from core.models.card import Broken, Card, HeldBack
from core.models.library import Library
from core.models.names import same


def print_models(library: Library) -> None:
    """Print a block for each model: its name, and what is known of it."""
    console = Console(highlight=False, emoji=False)
    used = library.in_use()
    for entry in library.models():
        mark = "*" if same(entry.name, used) else " "
        console.print(f"{mark} [bold]{escape(entry.name)}[/bold]  {_note(entry)}")
        if isinstance(entry, Broken):
            console.print(f"    [red]{escape(str(entry.reason))}[/red]")
        else:
            console.print(_rows(entry))


def _note(entry: Card | Broken) -> str:
    if isinstance(entry, Broken):
        return "cannot be used"
    return f"{'shipped, ' * entry.shipped}{entry.size / 1e6:.1f} MB"


def _rows(card: Card) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for name, value in _facts(card):
        table.add_row(f"    {name}", escape(value))
    return table


def _facts(card: Card) -> Iterator[tuple[str, str]]:
    """What is noted, row by row."""
    if card.parent:
        yield "parent", f"{card.parent.name} ({card.parent.hash[:12]})"
    if card.made:
        yield "made", f"{card.made:%Y-%m-%d %H:%M}"
    if card.data:
        yield "data", ", ".join(card.data)
    if card.pictures is not None:
        yield "pictures", f"{card.pictures:,}"
    if card.training:
        yield "training", ", ".join(f"{name} {value}" for name, value in card.training.items())
    if card.held_back:
        yield "held back", _compared(card.held_back)
    if card.validation:
        yield "validation", ", ".join(f"{name} {value:.4g}" for name, value in card.validation.items())
    yield "sha-256", card.hash


def _compared(held_back: HeldBack) -> str:
    figures = ", ".join(
        f"{name} {value:.4g} to {held_back.after[name]:.4g}"
        for name, value in held_back.before.items()
        if name in held_back.after
    )
    count = "" if held_back.pictures is None else f"{held_back.pictures} pictures: "
    return f"{count}{figures}{'; it got worse' * held_back.worse}"
