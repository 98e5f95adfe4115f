"""The same report gives the same passages, whatever the format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from reports import FORMATS, FURNITURE, SAMPLE, docx, odt, paragraph, to_pdf

from register.extraction import Found
from register.extraction.extract import extract
from register.period import Period
from register.reading import Kind, Passage, Reading, read_document
from register.reading.document import read_bytes
from register.reading.limits import Limits


def _stated(reading: Reading) -> list[tuple[Kind, str, str, int, str]]:
    stated = [passage for passage in reading.passages if passage.kind is not Kind.FURNITURE]
    return [(one.kind, one.section, one.paragraph, one.begins, one.text) for one in stated]


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reading]:
    """Read the sample report in each format as anybody's file is read: in a process of its own."""
    text, folder = SAMPLE.read_text(encoding="utf-8"), tmp_path_factory.mktemp("reports")
    files = {form: folder / f"report.{form}" for form in FORMATS}
    for form, file in files.items():
        file.write_bytes(FORMATS[form](text))
    return {form: read_document(file) for form, file in files.items()}


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_gives_the_same_passages_in_each_format(readings: dict[str, Reading], form: str) -> None:
    assert _stated(readings[form]) == _stated(readings["txt"])
    assert readings[form].format == form


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_stated_has_the_same_place_in_the_text(readings: dict[str, Reading], form: str) -> None:
    assert readings[form].text.startswith(readings["txt"].text)


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_gives_the_same_works_in_each_format(readings: dict[str, Reading], form: str) -> None:
    found, plain = (extract(readings[one], Period.parse("2023-04-15")).found for one in (form, "txt"))
    assert len(plain) > 20
    assert [_said(one) for one in found] == [_said(one) for one in plain]


def _said(one: Found) -> tuple[object, ...]:
    named = one.named
    said = (one.status, one.start, one.completion, one.budget, one.quantity, *one.others)
    return named.said, named.name, named.category, named.districts, named.within, named.phase, said


def test_headers_and_page_numbers_are_set_apart(readings: dict[str, Reading]) -> None:
    furniture = [one.text for one in readings["pdf"].passages if one.kind is Kind.FURNITURE]
    assert furniture == ["範例市政府施政報告", "- 1 -", "範例市政府施政報告", "- 2 -"]


def test_words_that_return_now_and_then_are_no_header() -> None:
    """Only what stands on one page after another is; a line that ends every second chapter is the report's own."""
    pages = [
        f"{sign}路拓寬工程已完工。\n\n{'持續辦理' if at % 3 else '預計 115 年完工'}"
        for at, sign in enumerate("松柏竹梅蘭菊")
    ]
    reading = read_bytes(to_pdf("\n\n".join(pages), ", height: 7cm"), "a.pdf", Limits())
    assert [one.text for one in reading.passages if one.kind is Kind.FURNITURE] == []


def test_a_pdf_knows_its_pages(readings: dict[str, Reading]) -> None:
    pages = [passage.page for passage in readings["pdf"].body]
    assert pages == sorted(pages, key=lambda page: page or 0) and set(pages) == {1, 2}
    assert {passage.page for passage in readings["txt"].passages} == {None}


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_are_read_one_after_the_other(columns: int) -> None:
    text = SAMPLE.read_text(encoding="utf-8").partition("參、列管工程")[0] * columns
    raw = to_pdf(text, f"{FURNITURE}, columns: {columns}")
    set_in, plain = (read_bytes(given, f"a.{form}", Limits()) for given, form in ((raw, "pdf"), (text.encode(), "txt")))
    assert _stated(set_in) == _stated(plain)


@pytest.mark.parametrize(
    "setting", ["first-line-indent: (amount: 2em, all: true)", "hanging-indent: 2em", "justify: false"]
)
def test_paragraphs_are_told_apart_without_space_between_them(setting: str) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    raw = to_pdf(text, f")\n#show par: set par(leading: 0.8em, spacing: 0.8em, {setting}")
    assert _stated(read_bytes(raw, "a.pdf", Limits())) == _stated(read_bytes(text.encode(), "a.txt", Limits()))


def _numbered(level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'


FORMS = (("taiwaneseCountingThousand", "%1、"), ("taiwaneseCountingThousand", "（%2）"), ("decimal", "%3."))
LEVELS = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for at, (form, text) in enumerate(FORMS)
)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NUMBERING = (
    f'<w:numbering {WORD}><w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles {WORD}><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/>'
    f'<w:pPr><w:outlineLvl w:val="0"/>{_numbered(0)}</w:pPr></w:style></w:styles>'
)
SPOKEN = [
    ("一、交通", "交通", 0),
    ("（一）捷運延伸線預計 116 年完工。", "捷運延伸線預計 116 年完工。", 1),
    ("（二）道路拓寬如下：", "道路拓寬如下：", 1),
    ("1. 松嶺路預計 115 年完工。", "松嶺路預計 115 年完工。", 2),
    ("二、水利", "水利", 0),
    ("（一）柳溪滯洪池已完工。", "柳溪滯洪池已完工。", 1),
]


def _by_word() -> bytes:
    style = '<w:pStyle w:val="H1"/>'
    body = "".join(paragraph(words, style if not level else _numbered(level)) for _, words, level in SPOKEN)
    return docx(body, numbering=NUMBERING, styles=STYLES)


def _by_office() -> bytes:
    levels = "".join(
        f'<text:list-level-style-number text:level="{level}" style:num-prefix="{prefix}" style:num-suffix="{suffix}" '
        f'style:num-format="{form}"/>'
        for level, prefix, suffix, form in (
            (1, "", "、", "一, 二, 三, ..."),
            (2, "（", "）", "一, 二, 三, ..."),
            (3, "", ".", "1"),
        )
    )
    items = [f"<text:p>{words}</text:p>" for _, words, _ in SPOKEN]

    def listed(*inside: str) -> str:
        return f"<text:list>{''.join(f'<text:list-item>{item}</text:list-item>' for item in inside)}</text:list>"

    whole = listed(items[0] + listed(items[1], items[2] + listed(items[3])), items[4] + listed(items[5]))
    styles = f'<text:list-style style:name="L1">{levels}</text:list-style>'
    return odt(whole.replace("<text:list>", '<text:list text:style-name="L1">', 1), styles)


@pytest.mark.parametrize(("make", "name"), [(_by_word, "a.docx"), (_by_office, "a.odt")])
def test_numbers_that_the_program_counts_are_read_as_if_they_were_typed(make: Callable[[], bytes], name: str) -> None:
    typed = "\n\n".join(line for line, _, _ in SPOKEN).encode()
    assert _stated(read_bytes(make(), name, Limits())) == _stated(read_bytes(typed, "a.txt", Limits()))


def test_deleted_words_hidden_words_and_fields_are_not_read() -> None:
    runs = (
        "<w:t>松嶺路</w:t>",
        "<w:delText>已</w:delText>",
        "<w:rPr><w:vanish/></w:rPr><w:t>不</w:t>",
        "<w:instrText> PAGE </w:instrText>",
        "<w:t>預計完工。</w:t>",
    )
    body = f"<w:p>{''.join(f'<w:r>{run}</w:r>' for run in runs)}</w:p>"
    assert read_bytes(docx(body), "a.docx", Limits()).text == "松嶺路預計完工。"


def test_a_word_file_knows_the_pages_that_its_program_saw() -> None:
    broken = "<w:p><w:r><w:lastRenderedPageBreak/><w:t>竹嶺路已完工。</w:t></w:r></w:p>"
    over = "<w:p><w:r><w:t>柏嶺路預計</w:t><w:lastRenderedPageBreak/><w:t>完工。</w:t></w:r></w:p>"
    body = paragraph("松嶺路已完工。") + over + broken + paragraph("梅嶺路已完工。")
    assert [one.page for one in read_bytes(docx(body), "a.docx", Limits()).passages] == [1, 1, 3, 3]


def test_a_table_of_one_column_is_a_frame_around_text() -> None:
    body = f"<w:tbl><w:tr><w:tc>{paragraph('一、交通')}{paragraph('松嶺路已完工。')}</w:tc></w:tr></w:tbl>"
    passages = read_bytes(docx(body), "a.docx", Limits()).passages
    assert [(one.kind, one.section) for one in passages] == [(Kind.HEADING, "一、交通"), (Kind.PARAGRAPH, "一、交通")]


def test_a_passage_knows_where_its_words_begin() -> None:
    (passage,) = read_bytes("（四） 松嶺路已完工。".encode(), "a.txt", Limits()).passages
    assert passage == Passage(Kind.PARAGRAPH, "", "（四）", None, 0, "（四） 松嶺路已完工。", 4)
    assert passage.text[passage.words - passage.begins :] == "松嶺路已完工。"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp950"])
def test_a_text_is_read_in_the_encodings_that_offices_write(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes("一、交通\r\n\r\n松嶺路預計 115 年完工。\r\n".encode(encoding))
    assert read_document(file).text == "一、交通\n松嶺路預計 115 年完工。"
