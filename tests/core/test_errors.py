"""Sentences that can be said in other languages."""

from __future__ import annotations

import copy
import json
import pickle
from pathlib import Path

import pytest

from core.errors import DotoriError, Sentence
from core.formats.writing import AlreadyThereError, amount
from core.images import load_image


def shout(template: str) -> str:
    return template.upper().replace("{PATH}", "{path}").replace("{REASON}", "{reason}")


@pytest.mark.parametrize(
    ("sentence", "english"),
    [
        (Sentence("cannot read {path}: {count:,} lines", path=Path("a"), count=1284), "cannot read a: 1,284 lines"),
        (Sentence("no column {name!r}", name="x"), "no column 'x'"),
        (Sentence("braces {stay} without values"), "braces {stay} without values"),
        (Sentence("a name may have them: {path}", path="{x}"), "a name may have them: {x}"),
    ],
)
def test_as_text_a_sentence_is_english(sentence: Sentence, english: str) -> None:
    assert sentence == english
    assert str(DotoriError(sentence)) == english
    assert json.dumps(sentence) == json.dumps(english)


def test_another_language_fills_the_same_gaps() -> None:
    reason = Sentence("the disk is full")
    error = DotoriError("cannot write {path}: {reason}", path="a {b}", reason=reason)
    assert str(error) == "cannot write a {b}: the disk is full"
    assert error.sentence.said(shout) == "CANNOT WRITE a {b}: THE DISK IS FULL"
    assert Sentence("as it {stands}").said(shout) == "AS IT {STANDS}"


def test_what_comes_from_another_process_can_still_be_translated() -> None:
    error = AlreadyThereError("cannot write {path}: {reason}", path=Path("a"), reason=Sentence("it is there"))
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
        assert type(again) is AlreadyThereError
        assert str(again) == "cannot write a: it is there"
        assert again.sentence.said(shout) == "CANNOT WRITE a: IT IS THERE"


def test_an_error_can_be_made_of_a_sentence_that_is_there() -> None:
    sentence = Sentence("cannot read {path}", path="a")
    assert DotoriError(sentence).sentence is sentence


def test_amounts_know_one_from_many() -> None:
    assert [amount(count, "dot") for count in (0, 1, 1284)] == ["0 dots", "1 dot", "1,284 dots"]
    assert amount(2, "picture").template == "{count:,} pictures"


def test_the_counter_says_what_it_cannot_read_as_a_template(tmp_path: Path) -> None:
    with pytest.raises(DotoriError) as caught:
        load_image(tmp_path)
    assert caught.value.sentence.template == "cannot read {path}: it is a folder; name a picture"
    assert caught.value.sentence.values == {"path": tmp_path}
