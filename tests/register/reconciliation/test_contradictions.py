"""What contradicts is a question first: the city changed its mind, or the words were misread."""

from __future__ import annotations

from register import load
from tests.register.reconciliation.conftest import Town, named


def test_what_contradicts_is_written_when_a_person_says_that_it_is_so(town: Town) -> None:
    town.work("南橋", status_said="施工中")
    back = named("南橋辦理設計。", "南橋", status="辦理設計")
    (question,) = town.reconcile(back, write=True).reconciling.open
    assert (question.kind, question.proposal, question.why) == (
        "contradicts",
        "kw-0001",
        "status construction → design",
    )
    assert len(load(town.folder).mentions) == 1
    town.answer(question, "kw-0001")
    assert town.reconcile(back, write=True).reconciling.open == ()
    assert load(town.folder).projects[0].state.values()["status"] == "design"


def test_of_two_promises_that_exclude_each_other_the_second_is_asked_about_though_the_first_is_answered(
    town: Town,
) -> None:
    town.work("南橋")
    one = named("南橋預計 116 年通車。", "南橋", completion="預計 116 年通車")
    other = named("南橋預計 118 年底通車。", "南橋", completion="預計 118 年底通車")
    first, second = town.reconcile(one, other, write=True).reconciling.open
    town.answer(first, "kw-0001")
    assert [asked.id for asked in town.reconcile(one, other, write=True).reconciling.open] == [second.id]
    assert load(town.folder).projects[0].state.values()["completion"] == "2027"
