"""Headings of every usual numbering, and what only looks like one."""

from __future__ import annotations

import pytest

from register.reading import Kind, Limits, Reading
from register.reading.document import read_bytes


def _read(*lines: str, between: str = "\n\n") -> Reading:
    return read_bytes(between.join(lines).encode(), "a.txt", Limits())


def _where(reading: Reading) -> list[tuple[str, str]]:
    return [(one.section, one.paragraph) for one in reading.body]


SENTENCE = "本市松嶺路拓寬工程已於 112 年 3 月開工，預計 113 年底完工通車。"


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("壹、施政重點", "一、交通建設"),
        ("第一章 緒論", "第一節 計畫緣起"),
        ("一、交通建設", "（一）道路"),
        ("(一) 道路", "1. 拓寬"),
        ("1、拓寬", "(1) 松嶺路"),
        ("(1) 松嶺路", "①東段"),
        ("①東段", "A. 路基"),
        ("甲、歲入", "一、稅課收入"),
        ("《宜居城市》", "推動居住正義"),
        ("１．拓寬", "（１）松嶺路"),
        ("## 交通建設", "### 道路"),
    ],
)
def test_a_heading_stands_under_the_one_that_its_number_says(upper: str, lower: str) -> None:
    reading = _read("報告", upper, lower, SENTENCE, SENTENCE)
    bare = [words.lstrip("# ") for words in (upper, lower)]
    assert _where(reading) == [(" / ".join(bare), "1"), (" / ".join(bare), "2")]


def test_a_numbered_sentence_is_a_paragraph_with_its_number() -> None:
    reading = _read("一、交通建設", f"(一) {SENTENCE}", f"(二) {SENTENCE}")
    assert _where(reading) == [("一、交通建設", "(一)"), ("一、交通建設", "(二)")]


def test_a_sentence_below_a_numbered_sentence_is_named_by_both_numbers() -> None:
    reading = _read("一、交通建設", "(一) 道路改善如下：", f"1. {SENTENCE}", f"2. {SENTENCE}", f"(二) {SENTENCE}")
    assert [paragraph for _, paragraph in _where(reading)] == ["(一)", "(一)1.", "(一)2.", "(二)"]


def test_a_sentence_that_a_page_broke_is_whole() -> None:
    reading = _read(
        "一、水利",
        f"(一) {SENTENCE}",
        "(二) 輔導本市各漁會及魚市場公司建構或改善現代化冷鏈",
        "- 物流設施，以調節產銷。",
        f"(三) {SENTENCE}",
    )
    assert reading.body[1].text == "(二) 輔導本市各漁會及魚市場公司建構或改善現代化冷鏈物流設施，以調節產銷。"


def test_a_caption_a_table_and_a_page_number_do_not_break_a_sentence() -> None:
    first, second = (
        "本市去年投入經費改善道路，包含松嶺路、木棉路及雲門路等，並將編列預算執行",
        "後續工程，預計 115 年完工。",
    )
    reading = _read(
        "一、交通", first, "圖 1 松嶺路完工照片", "資料來源：交通局。", "路名\t年\n松嶺路\t115", "- 7 -", second
    )
    assert reading.body[0].text == first + second
    assert [one.kind for one in reading.passages[2:]] == [
        Kind.CAPTION, Kind.CAPTION, Kind.ROW, Kind.ROW, Kind.FURNITURE,
    ]  # fmt: skip


def test_a_running_title_in_the_middle_of_a_sentence_is_furniture() -> None:
    half = "本市去年投入經費改善道路，包含松嶺路、木棉路及雲門路等，並將編列預算"
    reading = _read("一、交通", SENTENCE, "市政專刊", half, "市政專刊", "持續辦理。", "市政專刊", SENTENCE)
    assert [one.text for one in reading.body] == [SENTENCE, f"{half}持續辦理。", SENTENCE]


def test_lines_that_were_broken_to_a_width_are_joined() -> None:
    text = "一、交通建設\n" + "".join(f"({number}) {SENTENCE}{SENTENCE}\n" for number in "一二三四五")
    wrapped = "\n".join(line[at : at + 24] for line in text.splitlines() for at in range(0, len(line), 24))
    one, other = (read_bytes(given.encode(), "a.txt", Limits()) for given in (text, wrapped))
    assert [passage.text for passage in one.body] == [passage.text for passage in other.body]


@pytest.mark.parametrize(
    "line", ["113.10.9", "中華民國 113 年 10 月", "（114 年下半年）", "報告人：局長 王○○", "水利局工作報告"]
)
def test_what_stands_on_a_cover_is_in_nobodys_section(line: str) -> None:
    reading = _read("範例市政府工作報告", line, "壹、道路建設", SENTENCE)
    assert reading.body[-1].section == "壹、道路建設"


def test_a_title_that_stands_straight_before_the_first_heading_is_in_nobodys_section() -> None:
    assert _where(_read("範例市政府水務局工作報告", "一、水患治理", f"1、{SENTENCE}")) == [("一、水患治理", "1、")]


def test_a_preface_and_a_conclusion_stand_beside_the_chapters() -> None:
    reading = _read(
        "年度施政綱要",
        "前言",
        SENTENCE,
        "宜居城市",
        SENTENCE,
        "施政要項",
        "一、民政",
        f"(一) {SENTENCE}",
        "結語",
        SENTENCE,
    )
    assert [section for section, _ in _where(reading)] == ["前言", "前言 / 宜居城市", "施政要項 / 一、民政", "結語"]


@pytest.mark.parametrize(
    "line", ["1.4 倍的市價補償", "113.10.9 起辦理", "圖 3 所示的道路，已完工。", "一〇五年度已完工。"]
)
def test_a_number_that_is_no_label_is_none(line: str) -> None:
    (passage,) = _read(line).passages
    assert passage.numbered == 0 and passage.kind is Kind.PARAGRAPH


@pytest.mark.parametrize("dots", ["........ 3", "……… 12", ". . . . . 7", "‥‥‥‥‥ iv"])
def test_a_table_of_contents_names_no_section(dots: str) -> None:
    reading = _read("年度施政計畫", "目錄", f"一、交通建設{dots}", f"（一）道路 {dots}", "一、交通建設", SENTENCE)
    assert _where(reading) == [("一、交通建設", "1")]
    assert [one.kind for one in reading.passages].count(Kind.FURNITURE) == 2


def test_a_bullet_is_no_part_of_the_text() -> None:
    assert [one.text for one in _read("- (一) 道路。", "● 橋梁。", "◎隧道。").passages] == [
        "(一) 道路。",
        "橋梁。",
        "隧道。",
    ]
