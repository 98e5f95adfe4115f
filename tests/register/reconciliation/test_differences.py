"""What a new report changes, with its words: nothing is told that it does not say, and silence is told as silence."""

from __future__ import annotations

from register.extraction import Found
from register.reconciliation import Difference, What
from tests.register.reconciliation.conftest import Town, named


def told(town: Town, *found: Found) -> dict[What, Difference]:
    return {one.what: one for one in town.reconcile(*found).differences}


def test_a_later_promise_has_slipped_by_months(town: Town) -> None:
    town.work("南橋", completion_said="預計 114 年 6 月完工")
    one = told(town, named("南橋預計 115 年 12 月完工。", "南橋", completion="預計 115 年 12 月完工"))[What.SLIPPED]
    assert (one.before, one.after, one.months, one.words) == ("2025-06", "2026-12", 18, "預計 115 年 12 月完工")
    assert one.says is not None
    assert one.said is not None
    assert (one.says.paragraph, one.said.document.id) == ("1", "old")


def test_an_earlier_promise_is_brought_forward(town: Town) -> None:
    town.work("南橋", completion_said="預計 119 年完工")
    assert told(town, named("南橋預計 118 年完工。", "南橋", completion="預計 118 年完工"))[What.SLIPPED].months == -12


def test_the_same_promise_again_is_unchanged(town: Town) -> None:
    town.work("南橋", completion_said="預計 118 年底完工")
    assert set(told(town, named("南橋預計 118 年完工。", "南橋", completion="預計 118 年完工"))) == {What.UNCHANGED}


def test_a_promise_that_is_reported_done_is_kept(town: Town) -> None:
    town.work("南橋", completion_said="預計 114 年完工")
    found = named("南橋 114 年 8 月通車。", "南橋", status="114 年 8 月通車", completion="114 年 8 月通車")
    whole = told(town, found)
    assert set(whole) == {What.KEPT}
    assert (whole[What.KEPT].before, whole[What.KEPT].months) == ("2025", None)


def test_a_promise_that_is_kept_too_late_says_by_how_much(town: Town) -> None:
    town.work("南橋", completion_said="預計 113 年底完工")
    found = named("南橋 114 年 8 月通車。", "南橋", completion="114 年 8 月通車")
    assert told(town, found)[What.KEPT].months == 8


def test_a_status_that_goes_on_is_changed_and_one_that_goes_back_is_contradicted(town: Town) -> None:
    town.work("南橋", status_said="刻正辦理設計")
    town.work("北橋", status_said="施工中")
    on, back = named("南橋施工中。", "南橋", status="施工中"), named("北橋辦理設計。", "北橋", status="辦理設計")
    whole = told(town, on, back)
    assert (whole[What.CHANGED].before, whole[What.CHANGED].after) == ("design", "construction")
    assert (whole[What.CONTRADICTED].before, whole[What.CONTRADICTED].after) == ("construction", "design")


def test_what_was_reported_done_and_is_promised_again_is_contradicted(town: Town) -> None:
    town.work("南橋", completion_said="113 年 8 月通車")
    one = told(town, named("南橋預計 116 年通車。", "南橋", completion="預計 116 年通車"))[What.CONTRADICTED]
    assert (one.before, one.after) == ("2024-08", "promised 2027")


def test_two_actual_days_of_one_completion_contradict(town: Town) -> None:
    town.work("南橋", completion_said="113 年 8 月通車")
    one = told(town, named("南橋 113 年 6 月通車。", "南橋", completion="113 年 6 月通車"))[What.CONTRADICTED]
    assert (one.before, one.after) == ("2024-08", "actual 2024-06")


def test_a_vaguer_date_contradicts_nothing(town: Town) -> None:
    town.work("南橋", completion_said="113 年 8 月通車")
    assert What.CONTRADICTED not in told(town, named("南橋 113 年通車。", "南橋", completion="113 年通車"))


def test_one_report_that_promises_two_days_contradicts_itself(town: Town) -> None:
    town.work("南橋")
    one = named("南橋預計 116 年通車。", "南橋", completion="預計 116 年通車")
    other = named("南橋預計 118 年底通車。", "南橋", completion="預計 118 年底通車")
    assert told(town, one, other)[What.CONTRADICTED].before == "2027"


def test_a_promise_whose_time_has_ended_and_of_which_nothing_is_said_has_passed_in_silence(town: Town) -> None:
    town.work("南橋", completion_said="預計 113 年底完工")
    one = told(town, named("持續辦理南橋工程。", "南橋", status="持續辦理"))[What.PASSED]
    assert (one.before, one.months) == ("2024-12", None)


def test_an_unfinished_work_that_the_same_publisher_no_longer_names_has_gone_quiet(town: Town) -> None:
    town.work("南橋", status_said="施工中", completion_said="預計 113 年底完工")
    town.work("北橋")
    whole = told(town, named("北橋施工中。", "北橋"))
    assert (whole[What.QUIET].name, whole[What.QUIET].words) == ("南橋", "施工中")
    assert whole[What.PASSED].name == "南橋"


def test_what_is_done_or_given_up_or_of_another_publisher_is_not_missed(town: Town) -> None:
    town.work("南橋", status_said="已通車")
    town.work("西橋", status_said="已停辦")
    town.work("東橋", document="other", status_said="施工中")
    town.work("北橋")
    assert What.QUIET not in told(town, named("北橋施工中。", "北橋"))


def test_a_report_that_names_no_work_makes_none_quiet(town: Town) -> None:
    town.work("南橋", status_said="施工中")
    assert told(town) == {}


def test_another_amount_is_told_with_both(town: Town) -> None:
    town.work("南橋", budget_said="經費 2 億元")
    one = told(town, named("南橋經費 3 億元。", "南橋", budget="經費 3 億元"))[What.CHANGED]
    assert (one.part, one.before, one.after) == ("budget", "200000000", "300000000")


def test_words_without_a_code_change_nothing(town: Town) -> None:
    town.work("南橋", status_said="施工中")
    whole = told(town, named("持續推動南橋。", "南橋", status="持續推動"))
    assert set(whole) == {What.UNCHANGED}
