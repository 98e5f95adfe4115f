"""No promise is ever read as a fact: in the documents, in sentences that people wrote to mislead, and in made ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from register.documents import read_documents
from register.extraction.cells import cells
from register.extraction.extract import extract
from register.extraction.found import Found
from register.period import Period
from register.reading import read_document
from register.vocabulary import compact, vocabulary
from tests.register.extraction.marked import REPORT, read

DONE = {"completed", "operating"}
BEGUN = DONE | {"construction"}

PROMISES = [
    "力拚年底通車", "可望於明年啟用", "最快 114 年通車", "俟完工後啟用", "完工後可減輕壅塞", "將如期於 114 年完工",
    "尚未完工", "未能如期完工，廠商遭計罰", "遲未動工", "朝 114 年通車目標努力", "訂於 10 月 20 日開幕",
    "擇日開幕啟用", "即將完工", "近期啟用", "113 年底前完工", "期能早日完工通車",
    "完工日期由 113 年 6 月展延至 113 年 9 月", "預定進度 100%", "若順利，113 年 11 月可完工", "目標 112 年完工",
    "應於 113 年 6 月完工，因故落後", "原預計 112 年完工，已延後", "爭取 113 年底完工通車",
    "期於今年 9 月完成、10 月營運", "擬辦理招標，決標後 3 年完工", "預計完工期程為 113 年 6 月", "12 月完工啟用",
    "準備通車", "不日完工", "一旦完工，將可通車", "113 年 9 月，完工通車在即", "拚 113 年 10 月底前全線通車",
    "預計於 113 年第 3 季辦理招標作業後完工", "估 113 年 8 月完工", "完工後辦理驗收",
    "取消原訂 113 年 8 月通車計畫", "延後通車", "沒有完工時間表", "是否完工仍待查證", "有信心年底通車",
    "預計今年 9 月完工", "完工在望", "承諾 113 年 8 月底前完工", "今年 3 月完工的目標未能達成",
    "預計 113 年 2 月動工，9 月完工", "計畫於 113 年 8 月開幕", "今年 10 月底前完工",
    "預計分別於 113 年 5 月、113 年 8 月通車", "預計 113 年動工、113 年 8 月完工", "需於 113 年 9 月完工",
    "同年 8 月完工",
]  # fmt: skip


def is_done(found: Found, spoken: Period = REPORT) -> bool:
    """Tell whether a work is told as done, or as done on a day."""
    cell = cells(found, spoken)
    return cell["status"] in DONE or cell["completion_kind"] == "actual"


@pytest.mark.parametrize("words", PROMISES)
def test_a_promise_is_no_fact(words: str) -> None:
    assert [one.status for one in read(f"〔月眉橋改建工程〕{words}。").found if is_done(one)] == []


@pytest.mark.parametrize("words", PROMISES)
def test_a_promise_is_no_fact_in_the_next_sentence(words: str) -> None:
    assert not any(is_done(one) for one in read(f"〔月眉橋改建工程〕經費 2 億元，刻正施工。目前{words}。").found)


@pytest.mark.parametrize("heading", ["五、未來展望", "115 年度重點工作", "預定完工案件", "三、預期效益"])
def test_a_bare_milestone_under_a_heading_of_plans_is_none(heading: str) -> None:
    assert not any(is_done(one) for one in read("〔月眉橋改建工程〕完工啟用。", section=heading).found)
    assert is_done(read("〔月眉橋改建工程〕已完工啟用。", section=heading).found[0])


FACTS = [
    ("已於 113 年 8 月完工", "completed", "actual"),
    ("今年 9 月已完工", "completed", "actual"),
    ("如期於 113 年 1 月完工", "completed", "actual"),
    ("較預計期程提前 3 個月，於 113 年 2 月完工", "completed", "actual"),
    ("113 年 8 月通車，未來可銜接快速路", "operating", "actual"),
    ("施工中，完工後將提供 200 席車位", "construction", ""),
    ("已決標，將於近日開工", "procurement", ""),
    ("原預計 112 年底完工，已於 113 年 3 月完工", "completed", "actual"),
    ("停工後已復工", "construction", ""),
]


@pytest.mark.parametrize(("words", "status", "kind"), FACTS)
def test_a_fact_beside_a_promise_stays_a_fact(words: str, status: str, kind: str) -> None:
    cell = cells(read(f"〔月眉橋改建工程〕{words}。").found[0], REPORT)
    assert (cell["status"], cell["completion_kind"]) == (status, kind)


MILESTONES = ["完工", "竣工", "通車", "啟用", "完工通車", "落成", "開幕", "營運", "完成建廠", "開園", "投產"]
DATES = [
    "112 年",
    "113 年 8 月",
    "113 年 6 月 30 日",
    "今年 9 月",
    "113 年第 2 季",
    "113 年底",
    "115 年",
    "明年",
    "年底",
    "8 月",
]
WORDS = [
    "預計",
    "預定",
    "將於",
    "目標",
    "可望於",
    "力拚",
    "最快",
    "擬於",
    "訂於",
    "期能於",
    "規劃於",
    "爭取於",
    "未來",
    "俟",
    "承諾",
]
NEXT = [
    "",
    "，總經費 2 億元",
    "，並辦理用地取得",
    "，{date}{milestone}",
    "、{date}{milestone}",
    "，再於{date}{milestone}",
]


@st.composite
def promised(draw: st.DrawFn) -> str:
    """Make a sentence that promises, and goes on."""
    date, milestone = st.sampled_from(DATES), st.sampled_from(MILESTONES)
    first = f"{draw(st.sampled_from(WORDS))}{draw(date)}{draw(milestone)}"
    after = draw(st.sampled_from(NEXT)).format(date=draw(date), milestone=draw(milestone))
    place = draw(
        st.sampled_from(
            [
                "〔甲橋〕",
                "推動〔甲橋〕，",
                "〔甲橋〕及〔乙路〕",
                "〔甲橋〕(長 2 公里)",
                "〔甲橋〕第一標",
                "〔甲橋〕全線",
            ]
        )
    )
    return f"{place}{first}{after}。"


@settings(max_examples=150, deadline=None)
@given(promised())
def test_no_made_promise_is_read_as_a_fact(sentence: str) -> None:
    assert not any(is_done(one) for one in read(sentence).found)


def test_no_fact_of_the_documents_stands_behind_a_promise(root: Path) -> None:
    files = root.parent / "shared" / "documents"
    if not files.is_dir():
        pytest.skip("the documents are not here")
    for document in read_documents(root / "data").documents:
        reading = read_document(files / document.file)
        for found in extract(reading, document.spoken).found:
            cell = cells(found, document.spoken)
            facts = [found.status] if cell["status"] in BEGUN else []
            facts += [found.completion] if cell["completion_kind"] == "actual" else []
            for said in filter(None, facts):
                assert not vocabulary().promise.search(compact(said.text)), said
