"""Whatever order a report has, the same is written; and what was written once is not written again."""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as some

from register import load
from register.extraction import Found
from register.reconciliation import How, reconcile_document
from tests.register.reconciliation.conftest import Town, named, read_of

NAMES = ("南橋", "北橋拓寬工程", "東橋", "西橋改建", "紫線", "紫線第一階段", "新橋", "10 座滯洪池")
SAID = ("施工中", "辦理設計", "預計 116 年完工", "113 年 8 月通車", "持續推動")


@some.composite
def reports(draw: some.DrawFn) -> list[Found]:
    """Draw passages, each of one work and one thing said of it; no two alike."""
    pairs = draw(some.lists(some.tuples(some.sampled_from(NAMES), some.sampled_from(SAID)), max_size=6, unique=True))
    dated = {"completion": lambda said: "年" in said, "status": lambda said: "預計" not in said}
    return [
        named(f"{name}{said}。", name, **{part: said for part, fits in dated.items() if fits(said)})
        for name, said in pairs
    ]


def register_in(folder: Path) -> Town:
    town = Town(folder / "data")
    for name in ("南橋", "北橋", "東橋"):
        town.work(name, status_said="辦理設計", completion_said="預計 114 年完工")
    town.work("紫線第一階段", part_of=town.work("紫線"))
    town.write()
    return town


def told(town: Town) -> dict[str, list[str]]:
    known = load(town.folder)
    return {
        one.id: sorted(
            mention.status_said + (mention.completion.said if mention.completion else "")
            for mention in known.history(one.id)
        )
        for one in known.projects
    }


@settings(max_examples=8, deadline=None)
@given(found=reports(), chance=some.randoms(use_true_random=False))
def test_the_order_of_passages_does_not_matter(found: list[Found], chance: Random) -> None:
    whole = []
    for turn in range(2):
        with tempfile.TemporaryDirectory() as folder:
            town = register_in(Path(folder))
            mixed = found if turn == 0 else chance.sample(found, len(found))
            outcome = reconcile_document(town.folder, read_of(mixed), How(write=True))
            whole.append((told(town), sorted(one.name_said + one.proposal for one in outcome.reconciling.open)))
    assert whole[0] == whole[1]


@settings(max_examples=8, deadline=None)
@given(found=reports(), answers=some.lists(some.sampled_from(["", "new", "none", "kw-0001"]), min_size=6, max_size=6))
def test_running_twice_changes_nothing(found: list[Found], answers: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        town = register_in(Path(folder))
        read = read_of(found)
        asked = reconcile_document(town.folder, read, How(write=True)).reconciling.open
        for number, (question, answer) in enumerate(zip(asked, answers, strict=False)):
            town.answer(question, answer, name=f"新案 {number}")
        reconcile_document(town.folder, read, How(write=True))
        before = town.bytes()
        assert reconcile_document(town.folder, read, How(write=True)).written == ()
        assert town.bytes() == before
