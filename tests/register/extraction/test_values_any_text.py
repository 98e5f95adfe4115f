"""Any text, any names in it: nothing breaks, and every word that is told stands in its passage."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from register.extraction import Named, Said
from register.extraction.cells import UNREADABLE, cells
from register.extraction.extract import extract
from register.period import Period
from register.reading import Kind, Passage, Reading

PARTS = [
    "甲橋", "乙路", "第一階段", "西段", "，", "。", "；", "、", "(", ")", "「", "」", "：", "\t", " ", "　", "及",
    "預計", "已", "尚未", "113 年", "年底", "13 月", "113 年 2 月 30 日", "完工", "施工中", "可行性研究",
    "總經費", "2 億元", "1,800 億", "8 座車站", "42.87 公頃", "分別", "均", "全線", "包含", "同年", "延至",
    "１１３年", "①", "㎡", "進度", "65%", "7 年", "99999 年", "完成", "後",
]  # fmt: skip
READ = ("status", "start", "completion", "budget_twd", "quantity")
TEXT = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PARTS), max_size=24).map("".join))


@st.composite
def named_passages(draw: st.DrawFn) -> tuple[Reading, list[Named]]:
    """Make a passage of any text, with names anywhere in it, above and inside one another."""
    text = draw(TEXT).replace("\n", " ") or "甲"
    passage = Passage(draw(st.sampled_from([Kind.PARAGRAPH, Kind.ROW])), "二、建設", "1", None, 0, text)
    names: list[Named] = []
    for _ in range(draw(st.integers(0, 4))):
        begins = draw(st.integers(0, len(text) - 1))
        ends = draw(st.integers(begins + 1, len(text)))
        said = Said(begins, ends, text[begins:ends])
        within = draw(st.sampled_from(["", "甲橋"]))
        names.append(Named(passage, said, said.text, None, (), "", within, "", draw(st.integers(0, 2)), ()))
    return Reading(text + "\n", (passage,), "txt", ""), names


@settings(max_examples=300, deadline=None)
@given(named_passages())
def test_any_text_is_read_without_a_crash_and_every_word_stands_in_it(made: tuple[Reading, list[Named]]) -> None:
    reading, names = made
    spoken = Period.parse("2024-10-09")
    extraction = extract(reading, spoken, names=names)
    for found in extraction.found:
        values = (found.status, found.start, found.completion, found.budget, found.quantity)
        for said in [*filter(None, values), *found.others]:
            assert reading.text[said.begins : said.ends] == said.text
            assert said.text.strip()
        written = cells(found, spoken)
        assert UNREADABLE not in {written[column] for column in READ}
    for unread in extraction.unread:
        assert reading.text[unread.sentence.begins : unread.sentence.ends] == unread.sentence.text
