"""What counts as found, and what as right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from register.extraction import Extraction, Found, Named, Said, Unread
from register.period import Period
from register.reading import Passage, Reading
from register.scoring import Gold, Score, faults, score, total
from register.scoring.agreement import likeness, shared_words

SPOKEN = Period.parse("2024-10-09")
SECTION = "一、建設 / (一) 交通"
Find = Callable[..., Found]


def gold(said: str, *names: str, section: str = SECTION, **cells: str) -> Gold:
    return Gold(section, "1", said, names, "", cells)


@pytest.fixture
def scored(reading: Reading) -> Callable[..., Score]:
    return lambda golds, *found: score(golds, reading, Extraction(found, ()), SPOKEN)


def test_the_words_of_a_name_may_differ_a_little(find: Find) -> None:
    assert shared_words("南橋改建", find("南橋改建工程").named) > 0.5


@pytest.mark.parametrize("found", ["南橋改建工程經費 2.5 億元，113 年 8 月通車", "南"])
def test_half_a_sentence_or_a_letter_is_no_name(scored: Callable[..., Score], find: Find, found: str) -> None:
    assert scored([gold("南橋改建工程")], find(found)).recall.right == 0


def test_siblings_of_an_enumeration_are_not_taken_for_each_other(find: Find) -> None:
    assert likeness(gold("東山", "東山運動中心"), "西湖運動中心") < 0.7


def test_numbers_tell_works_apart(find: Find) -> None:
    assert likeness(gold("紅線 R20 站土地開發"), "紅線 R24 站土地開發") == 0


def test_the_last_of_several_names_is_a_member_of_them(find: Find) -> None:
    assert shared_words("通車；南橋改建工程經費 2.5 億元，113 年 8 月通車", find("113 年 8 月通車").named) == 1


def test_a_name_that_was_understood_is_found_wherever_its_words_stand(scored: Callable[..., Score], find: Find) -> None:
    golds = [gold("營運中的有東山", "東山運動中心"), gold("西湖", "西湖運動中心")]
    found = find("東山", "東山運動中心"), find("西湖", "西湖運動中心")
    assert scored(golds, *found).recall.share == 1


def test_a_work_that_is_found_twice_in_a_passage_is_spurious_once(scored: Callable[..., Score], find: Find) -> None:
    result = scored([gold("綠線")], find("綠線"), find("綠線"))
    assert (result.recall.share, result.precision.share) == (1, 0.5)


def test_two_works_of_the_same_words_need_two_finds(scored: Callable[..., Score], find: Find) -> None:
    golds = [gold("東山、西湖", "東山運動中心"), gold("東山、西湖", "西湖運動中心")]
    assert scored(golds, find("西湖", "西湖運動中心")).recall.right == 1
    assert scored(golds, find("西湖"), find("東山")).recall.right == 2


def test_no_value_is_right_where_none_was_read(scored: Callable[..., Score], find: Find) -> None:
    result = scored([gold("綠線")], find("綠線"))
    assert result.right("status").share == 1
    assert result.stated("status").of == 0


def test_values_are_compared_as_they_are_read_from_the_words(scored: Callable[..., Score], find: Find) -> None:
    done = {"completion": "2024-08", "completion_precision": "month", "completion_kind": "actual"}
    read = gold("南橋改建工程", budget_twd="250000000", status="operating", **done)
    found = find("南橋改建工程", budget="經費 2.5 億元", status="113 年 8 月通車", completion="113 年 8 月通車")
    assert {rate.share for rate in scored([read], found).rates().values()} == {1}


def test_words_that_no_reader_can_read_are_wrong(scored: Callable[..., Score], find: Find) -> None:
    result = scored([gold("南橋改建工程")], find("南橋改建工程", budget="工程經費"))
    assert result.right("budget").right == 0


def test_a_work_of_another_section_is_missed_unless_its_section_was_never_read(
    scored: Callable[..., Score], find: Find
) -> None:
    result = scored([gold("綠線", section="二、別處")], find("綠線"))
    assert (result.recall.share, result.right("section").share) == (1, 0)


def test_a_promised_date_that_is_read_as_come_true_is_a_promise_read_as_a_fact(
    scored: Callable[..., Score], find: Find
) -> None:
    read = gold("綠線", completion="2024", completion_kind="promised")
    found = find("綠線", completion="已於 113 年 2 月開工")
    assert len(scored([read], found).promises) == 1


def test_a_status_cut_out_of_a_promise_is_a_promise_read_as_a_fact(scored: Callable[..., Score], find: Find) -> None:
    assert [why for _, why in scored([], find("綠線", status="完工通車")).promises] == [
        "status 「完工通車」 stands behind 「預計」"
    ]


def test_a_promised_work_that_is_found_finished_is_a_promise_read_as_a_fact(
    scored: Callable[..., Score], find: Find
) -> None:
    read = gold("綠線", completion="2028", completion_kind="promised")
    assert scored([read], find("綠線", status="113 年 8 月通車")).promises
    assert not scored([read], find("綠線", status="已於 113 年 2 月開工")).promises


def test_a_promised_start_that_is_found_begun_is_a_promise_read_as_a_fact(
    scored: Callable[..., Score], find: Find
) -> None:
    read = gold("綠線", start="2028", start_kind="promised")
    assert scored([read], find("綠線", status="已於 113 年 2 月開工")).promises


def test_a_status_behind_a_date_to_come_is_a_promise_read_as_a_fact(passage: Passage, reading: Reading) -> None:
    text = "綠線 116 年 2 月通車"
    ahead = replace(passage, text=text, begins=0)
    named = Named(ahead, Said(0, 2, "綠線"), "綠線", None, (), "", "", "", 0, ())
    found = Found(named, status=Said(text.index("通車"), len(text), "通車"))
    assert score([], reading, Extraction((found,), ()), SPOKEN).promises
    assert not score([], reading, Extraction((found,), ()), Period.parse("2028")).promises


def test_a_promise_in_another_cell_of_the_row_is_nobodys(passage: Passage, reading: Reading) -> None:
    text = "綠線\t預計 117 年完工\t施工中"
    row = replace(passage, text=text, begins=0)
    named = Named(row, Said(0, 2, "綠線"), "綠線", None, (), "", "", "", 0, ())
    found = Found(named, status=Said(text.index("施工中"), len(text), "施工中"))
    assert not score([], reading, Extraction((found,), ()), SPOKEN).promises


def test_every_fault_is_told_with_its_words(scored: Callable[..., Score], find: Find) -> None:
    golds = [gold("北門滯洪池"), gold("綠線", status="construction")]
    told = list(faults(scored(golds, find("綠線"), find("南橋改建工程"))))
    assert [line.split()[0] for line in told] == ["missed", "spurious", "status"]


def test_what_is_listed_as_unread_is_missed_but_not_in_silence(reading: Reading, passage: Passage) -> None:
    unread = Unread(passage, Said(passage.begins, passage.ends, passage.text), "no rule")
    result = score([gold("綠線"), gold("藍線")], reading, Extraction((), (unread,)), SPOKEN)
    assert (result.recall.right, result.told_of.right) == (0, 1)


def test_a_name_may_stand_in_the_heading_above_its_passage(scored: Callable[..., Score], find: Find) -> None:
    found = find("綠線")
    above = replace(found, named=replace(found.named, said=Said(0, 2, "藍線"), name="藍線延伸工程"))
    result = scored([gold("藍線延伸工程")], above)
    assert result.recall.share == 1
    assert not list(faults(result))


def test_scores_add_up_by_mention(scored: Callable[..., Score], find: Find) -> None:
    whole = total([scored([gold("綠線")], find("綠線")), scored([gold("東山"), gold("西湖")])])
    assert (whole.recall.right, whole.recall.of) == (1, 3)
