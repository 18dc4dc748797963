"""The pages of docs/acceptance name tests and lines of the benchmark; all of them exist."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = sorted((ROOT / "docs" / "acceptance").glob("*.md"))
TEST = re.compile(r"`(tests/[^`:]+\.py)::(\w+)`")
LINE = re.compile(r"`python -m app\.benchmark`: ([^|;`]+)")


def rows(page: Path) -> list[tuple[str, str]]:
    """Clause and proof of every row of the page's tables, without their heads."""
    lines = [line for line in page.read_text("utf-8").splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    heads = {number - 1 for number, row in enumerate(cells) if set("".join(row)) <= set("-: ")}
    return [(row[0], row[1]) for number, row in enumerate(cells) if number not in heads and number - 1 not in heads]


@cache
def functions(file: Path) -> frozenset[str]:
    """The names of a file's functions, methods included; none where there is no such file."""
    if not file.is_file():
        return frozenset()
    tree = ast.parse(file.read_text("utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@cache
def words_of_the_benchmark() -> tuple[str, ...]:
    """Every string in it, those between the gaps of templates included."""
    tree = ast.parse((ROOT / "app" / "benchmark.py").read_text("utf-8"))
    return tuple(n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def missing(proof: str) -> list[str]:
    """What a proof names and what is not there."""
    tests = [f"{file}::{name}" for file, name in TEST.findall(proof) if name not in functions(ROOT / file)]
    lines = [line.strip() for line in LINE.findall(proof)]
    return tests + [line for line in lines if not any(line in words for words in words_of_the_benchmark())]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_clause_is_proved_by_what_exists(page: Path) -> None:
    clauses = rows(page)
    assert clauses, "a page without a table says nothing"
    for clause, proof in clauses:
        assert proof, f"nothing proves: {clause}"
        assert "::" not in TEST.sub("", proof), f"this names no test: {proof}"
        assert missing(proof) == [], clause


def test_what_does_not_exist_is_noticed() -> None:
    here = "tests/test_acceptance.py"
    assert missing(f"`{here}::missing`, `python -m app.benchmark`: window appears") == []
    assert missing(f"`{here}::gone` `tests/gone.py::missing`") == [f"{here}::gone", "tests/gone.py::missing"]
    assert missing("`python -m app.benchmark`: the moon rises") == ["the moon rises"]
