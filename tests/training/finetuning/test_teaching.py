"""From pictures to a model with a card."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import torch

import training.pictures
from core.counting.counter import Counter
from core.counting.interval import without_seed
from core.counting.opening import open_counter
from core.counting.settings import CountSettings
from core.errors import DotoriError
from core.images import load_image
from core.model.config import ModelConfig
from core.model.header import file_hash, read_about
from core.model.weights import load_model, read_tensors, save_model
from core.models import InUse, Library
from core.models.card import read_card
from core.places import models_folder
from training.datasets import Sample, discover
from training.diffusion import Views
from training.finetuning import teaching
from training.finetuning.holding_back import Division
from training.finetuning.in_use import taught_in_use
from training.finetuning.judging import judge, total, verdict
from training.finetuning.learning import Lessons
from training.finetuning.settings import Budget, FinetuneSettings
from training.finetuning.sources import content_of, digests_of, read_source
from training.finetuning.taught_pictures import TaughtPictures
from training.finetuning.teaching import MOST_GENERAL, Plan, Taught, Teaching, plan, read_general, teach
from training.pictures import Pictures

pytestmark = pytest.mark.usefixtures("fp32")


@pytest.fixture
def planned(worked: Path, tiny_model_file: Path, quick: FinetuneSettings) -> Plan:
    return plan([worked], [], tiny_model_file, "cpu", quick, Budget(2, None))


def finish(planned: Plan) -> tuple[list[Teaching], Taught]:
    states, teaching = [], teach(planned)
    while True:
        try:
            states.append(next(teaching))
        except StopIteration as end:
            return states, end.value


def test_a_teaching_judges_learns_and_judges_again(planned: Plan) -> None:
    states, taught = finish(planned)
    assert [state.stage for state in states] == ["before", "before", "learn", "learn", "after", "after"]
    assert [state.done for state in states] == [0.5, 1.0] * 3
    assert [state.learned.step for state in states if state.learned] == [1, 2]
    assert [each.sample for each in taught.before] == [each.sample for each in taught.after]
    assert [each.sample for each in taught.before] == planned.division.held_back
    assert taught.before == [state.judged for state in states if state.stage == "before"]


def test_the_card_says_where_a_model_comes_from(planned: Plan, tmp_path: Path) -> None:
    _, taught = finish(planned)
    taught.save(tmp_path / "out" / "square.safetensors")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["square.safetensors"]
    card = read_card(tmp_path / "out" / "square.safetensors")
    assert card.parent is not None
    assert (card.parent.name, card.parent.hash) == ("tiny", file_hash(planned.weights))
    assert card.made is not None and card.made.tzinfo is not None
    assert card.data == ("광장",) and card.pictures == 4
    assert card.training["steps done"] == "2" and card.training["batch"] == "2"
    assert card.held_back is not None and card.held_back.pictures == 2
    assert set(card.held_back.before) == set(card.held_back.after) == {"mae", "bias", "f1", "clicks"}
    assert card.held_back.before["clicks"] == sum(each.clicks for each in taught.before)
    figures = read_about(card.path)["held_back"]["figures"]
    assert figures["settings"] == without_seed(asdict(CountSettings()))
    said = [(asdict(each.known), content_of(each.sample)) for each in taught.after if each.known]
    assert figures["pictures"] == [known | {"digest": content.hex()} for known, content in said]
    assert len(figures["pictures"]) == sum(not each.sample.limited for each in taught.after) > 0
    assert open_counter("cpu", card.path).name == "square.safetensors"


def test_the_origin_of_a_line_is_handed_down(planned: Plan, tmp_path: Path) -> None:
    once, twice = tmp_path / "once.safetensors", tmp_path / "twice.safetensors"
    finish(planned)[1].save(once)
    finish(replace(planned, weights=once))[1].save(twice)
    assert read_about(once)["origin"] == read_about(twice)["origin"] == file_hash(planned.weights)
    assert read_about(twice)["parent"]["hash"] == file_hash(once)


def test_what_a_line_was_taught_is_noted_and_never_held_back_again(
    planned: Plan, make_samples: Callable[..., list[Sample]], tmp_path: Path
) -> None:
    general = make_samples(1, "streets")
    once, twice = tmp_path / "once.safetensors", tmp_path / "twice.safetensors"
    finish(replace(planned, general=general))[1].save(once)
    assert read_about(once)["taught"] == sorted(digests_of([*planned.division.taught, *general]))
    folder = planned.division.taught[0].image.parent
    again = plan([folder], [], once, "cpu", planned.settings, planned.budget)
    held_back = {sample.image for sample in planned.division.held_back}
    assert {sample.image for sample in again.division.held_back} < held_back
    turned = Division(planned.division.held_back, planned.division.taught)
    finish(replace(planned, division=turned, weights=once))[1].save(twice)
    everything = digests_of([*turned.taught, *turned.held_back, *general])
    assert read_about(twice)["taught"] == sorted(everything), "that of its parent too"
    with pytest.raises(DotoriError, match=r"twice was taught all pictures of .* before, so that none is left"):
        plan([folder], [], twice, "cpu")


def test_few_pictures_are_taught_again_and_their_right_parts_stay_held_back(
    make_shanghaitech: Callable, tmp_path: Path, tiny_model_file: Path, quick: FinetuneSettings
) -> None:
    street, once = make_shanghaitech(tmp_path / "street", train=3, test=0), tmp_path / "once.safetensors"
    first = plan([street], [], tiny_model_file, "cpu", quick, Budget(1, None))
    finish(first)[1].save(once)
    about, cut = read_about(once), first.division.cut
    digests = {digest: cut[part.image] for part in first.division.taught for digest in digests_of([part])}
    assert cut and about["cut"] == digests
    assert about["taught"] == sorted(digests), "for versions that do not know of cuts"
    again = plan([street], [], once, "cpu", quick, Budget(1, None))
    assert again.division.cut == cut
    beside = plan([street], [], tiny_model_file, "cpu", quick, Budget(1, None), in_use=once)
    assert beside.division.cut == cut
    _, taught = finish(beside)
    assert taught.in_use is not None and taught.in_use.taught == 0, "it was taught none of these parts"
    further = replace(beside.division, cut={image: at - 9 for image, at in cut.items()})
    _, taught = finish(replace(beside, division=further))
    assert taught.in_use is not None and taught.in_use.taught == len(cut)


def test_all_that_an_older_header_names_was_taught_whole() -> None:
    assert TaughtPictures.of({"taught": ["a"]}) == TaughtPictures(frozenset("a"))
    assert TaughtPictures.of({}) == TaughtPictures()
    damaged = {"taught": ["a", "b", 3], "cut": {"a": 4, "b": "x", "c": 5, "d": float("nan")}}
    assert TaughtPictures.of(damaged) == TaughtPictures(frozenset("b"), {"a": 4.0})
    assert TaughtPictures.of({"cut": [7]}) == TaughtPictures()


@pytest.fixture
def in_use(tmp_path: Path, make_model: Callable, tiny_config: ModelConfig) -> Callable[..., Path]:
    """in_use(digests): another model that was taught these."""

    def make(taught: frozenset[str] = frozenset()) -> Path:
        path = tmp_path / "plaza.safetensors"
        save_model(make_model(tiny_config, seed=1), path, {"taught": sorted(taught)})
        return path

    return make


def test_the_model_in_use_counts_what_is_held_back_too(
    planned: Plan, in_use: Callable[..., Path], tmp_path: Path
) -> None:
    other = in_use()
    states, taught = finish(replace(planned, in_use=other))
    assert [state.stage for state in states] == [*["before"] * 2, *["in use"] * 2, *["learn"] * 2, *["after"] * 2]
    assert taught.in_use is not None
    assert (taught.in_use.name, taught.in_use.hash, taught.in_use.taught) == ("plaza", file_hash(other), 0)
    judged = list(judge(Counter(load_model(other)[0]), planned.division.held_back))
    assert total(taught.in_use.judged) == total(judged) != total(taught.before)
    assert taught.verdict_in_use == verdict(total(judged), total(taught.after))
    taught.save(tmp_path / "square.safetensors")
    card = read_card(tmp_path / "square.safetensors")
    assert card.held_back is not None
    assert card.held_back.in_use == InUse("plaza", file_hash(other), asdict(total(judged)))
    plain = finish(planned)[1]
    assert plain.in_use is plain.verdict_in_use is None
    assert "in_use" not in plain.about["held_back"]


def test_pictures_that_the_model_in_use_was_taught_are_rather_not_held_back(
    planned: Plan, in_use: Callable[..., Path]
) -> None:
    folder = planned.division.taught[0].image.parent

    def held_back(taught: frozenset[str]) -> frozenset[str]:
        return digests_of(plan([folder], [], planned.weights, "cpu", in_use=in_use(taught)).division.held_back)

    usual, rest = digests_of(planned.division.held_back), digests_of(planned.division.taught)
    assert len(held_back(usual)) == len(usual)
    assert not held_back(usual) & usual
    assert held_back(rest) == usual
    assert held_back(rest | usual) == usual, "there are no others"
    one = frozenset([min(usual)])
    other = replace(planned, in_use=in_use(one | rest))
    _, taught = finish(other)
    assert taught.in_use is not None and taught.in_use.taught == 1


def test_only_another_taught_model_is_compared_with(tiny_model_file: Path, in_use: Callable[..., Path]) -> None:
    library = Library(models_folder())
    assert taught_in_use(tiny_model_file) is None
    card = library.import_file(in_use())
    assert taught_in_use(tiny_model_file) is None
    library.use(card.name)
    assert taught_in_use(tiny_model_file) == card.path
    assert taught_in_use(card.path) is None
    card.path.write_bytes(b"damaged")
    assert taught_in_use(tiny_model_file) is None
    card.path.unlink()
    assert taught_in_use(tiny_model_file) is None


def test_the_same_plan_gives_the_same_model(planned: Plan, tmp_path: Path) -> None:
    for name in ("one", "other"):
        finish(planned)[1].save(tmp_path / f"{name}.safetensors")
    one, other = (read_tensors(tmp_path / f"{name}.safetensors")[0] for name in ("one", "other"))
    assert all(torch.equal(tensor, other[name]) for name, tensor in one.items())


def test_without_free_memory_it_is_the_same_teaching(planned: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    read = []

    def noted(path: Path) -> object:
        read.append(path)
        return load_image(path)

    monkeypatch.setattr(training.pictures, "load_image", noted)
    _, ample = finish(planned)
    assert len(read) == len(planned.division.taught)
    monkeypatch.setattr(teaching, "free_bytes", lambda: 0)
    _, scant = finish(planned)
    assert len(read) >= 2 * len(planned.division.taught) + planned.settings.batch, "and anew for every view"
    one, other = (taught.model.state_dict() for taught in (ample, scant))
    assert all(torch.equal(tensor, other[name]) for name, tensor in one.items())


def test_what_is_judged_is_what_is_kept(planned: Plan, tmp_path: Path) -> None:
    _, taught = finish(planned)
    taught.save(tmp_path / "kept.safetensors")
    kept = load_model(tmp_path / "kept.safetensors")[0].state_dict()
    assert all(torch.equal(tensor, kept[name]) for name, tensor in taught.model.state_dict().items())


def test_held_back_pictures_are_never_in_a_batch(planned: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their pixels are not even read where views are cut."""
    read = []

    def noted(path: Path) -> object:
        read.append(path)
        return load_image(path)

    monkeypatch.setattr(training.pictures, "load_image", noted)
    finish(planned)
    held_back = {sample.image for sample in planned.division.held_back}
    assert held_back and read
    assert not held_back & set(read)
    assert set(read) | held_back == {sample.image for sample in read_source(planned.weights.parent / "광장").samples}


def test_nothing_is_learned_in_masks_and_blocks_that_are_not_done(worked: Path, quick: FinetuneSettings) -> None:
    partly = [sample for sample in read_source(worked).samples if sample.name == "IMG_1"]
    batches = [Lessons(Pictures(partly, quick.data), None, quick).batch(step) for step in range(4)]
    for views in batches:
        assert isinstance(views, Views) and views.known is not None
        assert 0 < float(views.known.mean()) < 0.5


def test_of_one_picture_the_held_back_part_is_masked(
    make_samples: Callable[..., list[Sample]], tiny_model_file: Path, quick: FinetuneSettings
) -> None:
    from training.finetuning.holding_back import divide

    planned = Plan(divide(make_samples(1)), [], tiny_model_file, "cpu", quick, Budget(1, None))
    _, taught = finish(planned)
    assert taught.before[0].figures.truth == len(planned.division.held_back[0].points)
    known = Pictures(planned.division.taught, quick.data).decoded(0).learnable
    assert known is not None and not known.known[:, 125:].any()


def test_a_cancelled_teaching_leaves_nothing(planned: Plan) -> None:
    before = sorted(path.name for path in planned.weights.parent.rglob("*"))
    weights = planned.weights.read_bytes()
    teaching = teach(planned)
    while next(teaching).stage != "learn":
        pass
    teaching.close()
    assert sorted(path.name for path in planned.weights.parent.rglob("*")) == before
    assert planned.weights.read_bytes() == weights
    with pytest.raises(StopIteration):
        next(teaching)


def test_a_folder_that_cannot_be_written_is_a_sentence(planned: Plan, tmp_path: Path) -> None:
    model, about = load_model(planned.weights)
    (tmp_path / "file").write_text("")
    with pytest.raises(DotoriError, match="name another file"):
        Taught(model, [], [], about).save(tmp_path / "file" / "square.safetensors")


def test_general_pictures_are_learned_from_beside(
    worked: Path, tmp_path: Path, make_shanghaitech: Callable, tiny_model_file: Path, quick: FinetuneSettings
) -> None:
    streets = make_shanghaitech(tmp_path / "streets", train=3, test=0)
    planned = plan([worked], [streets], tiny_model_file, "cpu", quick, Budget(1, None))
    assert {sample.dataset for sample in planned.general} == {"streets"}
    _, taught = finish(planned)
    assert taught.about["training"]["general pictures"] == 2
    assert taught.about["data"] == ["광장"]


def test_what_is_left_out_of_general_pictures_is_said_too(
    worked: Path, tmp_path: Path, make_shanghaitech: Callable, tiny_model_file: Path
) -> None:
    streets = make_shanghaitech(tmp_path / "streets", train=3, test=0)
    (worked / "IMG_4.png").unlink()
    planned = plan([streets], [worked], tiny_model_file, "cpu")
    assert len(planned.general) == 5
    (sentence,) = planned.left_out
    assert "IMG_4.png" in sentence


def test_of_general_pictures_only_those_that_are_taken_are_checked(
    worked: Path, tmp_path: Path, make_shanghaitech: Callable, tiny_model_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(teaching, "MOST_GENERAL", 2)
    streets = make_shanghaitech(tmp_path / "streets", train=3, test=0)
    for name in ("IMG_3.png", "IMG_6.png"):
        (worked / name).unlink()
    planned = plan([streets], [worked], tiny_model_file, "cpu")
    assert [sample.name for sample in planned.general] == ["IMG_1"]
    (sentence,) = planned.left_out
    assert "IMG_6.png" in sentence
    (worked / "IMG_1.png").unlink()
    with pytest.raises(DotoriError, match="no reviewed picture can be used"):
        plan([streets], [worked], tiny_model_file, "cpu")


def test_what_is_taught_or_held_back_is_no_general_picture(
    tmp_path: Path, make_shanghaitech: Callable, tiny_model_file: Path
) -> None:
    streets = make_shanghaitech(tmp_path / "streets", train=6, test=0)
    other = make_shanghaitech(tmp_path / "other", train=9, test=0)
    copy = shutil.copytree(streets, tmp_path / "copy")
    planned = plan([streets], [streets, copy, other], tiny_model_file, "cpu")
    ours = {content_of(sample) for sample in discover(streets)}
    assert planned.general, "the noise of the first six is the same in both, the rest is other's alone"
    assert {sample.dataset for sample in planned.general} == {"other"}
    assert not ours & {content_of(sample) for sample in planned.general}


def test_of_many_general_pictures_some_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    from training.finetuning.sources import Source

    many = [Sample(Path(f"{number}.png"), None, str(number), "many") for number in range(1000)]  # type: ignore[arg-type]
    monkeypatch.setattr(teaching, "read_sources", lambda _, **__: Source(many, []))
    taken = read_general([], [])
    assert len(taken) == MOST_GENERAL
    assert taken[0] is many[0] and taken[-1] is many[-1]
