"""Why a count failed, in the tables and out of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from core.errors import DotoriError, Sentence
from core.project import Project, Run, RunKey
from core.project.reasons import read, stored

KEY = RunKey.of("model", "hash", {})


def test_a_reason_keeps_its_template_in_the_project(project: Project, folder: Path) -> None:
    picture = project.sync(sorted(folder.glob("*.png")))[0]
    inner = Sentence("{size:,} bytes are too many", size=12345)
    error = DotoriError("cannot read {path}: {reason}", path=folder / "사진.jpg", reason=inner)
    project.record_run(picture.id, Run(KEY, 1.0, error=error.sentence))
    (run,) = project.runs(picture.id).values()
    korean = {"cannot read {path}: {reason}": "{path}: {reason} 못 읽음", inner.template: "{size:,}바이트는 많음"}
    for reason in (project.image(picture.id).error, run.error):
        assert reason == str(error)
        assert isinstance(reason, Sentence)
        assert reason.said(korean.__getitem__).endswith("사진.jpg: 12,345바이트는 많음 못 읽음")


@pytest.mark.parametrize("text", [None, "", "out of memory", "it has {braces}", '{"sentence"', '{"sentence": 1}'])
def test_other_texts_stay_as_they_are(text: str | None) -> None:
    assert read(stored(text)) == text
    assert not isinstance(read(text), Sentence)


def test_a_sentence_without_gaps_is_a_text() -> None:
    assert stored(Sentence("it has {braces}")) == "it has {braces}"


@pytest.mark.parametrize(
    ("template", "values"),
    [
        ("{path.__class__.__init__.__globals__}", {"path": "a"}),
        ("{path[0]}", {"path": "a"}),
        ("{count:999999999}", {"count": 1}),
        ("{path!r}", {"path": "a"}),
        ("{}", {"path": "a"}),
        ("{gone}", {"path": "a"}),
        ("{path:,}", {"path": "a"}),
        ("{path", {"path": "a"}),
        ("{path}", {"path": ["a"]}),
        ("{path}", ["path"]),
    ],
)
def test_what_a_stranger_put_there_does_no_harm(template: str, values: object) -> None:
    text = json.dumps({"sentence": template, "values": values})
    assert read(text) == text


def test_sentences_end_somewhere() -> None:
    text = json.dumps({"sentence": "x", "values": {}})
    for _ in range(50):
        text = json.dumps({"sentence": "{a}", "values": {"a": json.loads(text)}})
    assert read(text) == text
