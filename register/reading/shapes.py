"""What a line is by its looks alone: closed or open, title or sentence, caption, page number."""

from __future__ import annotations

import re

from register.reading.letters import ideograph

TITLE_CELLS = 84
"""A numbered title is no longer: 42 ideographs; those of the reports at hand have 31 at most."""

PLAIN_CELLS = 48
"""A title without a number is no longer: 24 ideographs. Without a number only shortness tells it from a paragraph."""

PART_CELLS = 24
"""A title above a whole numbering is shorter still (「施政要項」): longer ones are names of authors, or slogans."""

CLOSED = re.compile(r"[。！？!?：:…](?:[」』”\"’）)》〉\]］】]|（[^（）]{1,16}）|\([^()]{1,16}\)|[❖■◆])*$|[a-z)]\.$|❖$")
"""Ends a sentence; quotation marks close behind it, and a note in brackets such as 「(淨零)」 may follow."""

HANGING = re.compile(r"[，、；,（(「『《〈及與和或之的於等為至並將由對以]$|[-–—~～]$")
"""A title never ends so: a word or a mark that wants something behind it."""

INSIDE = re.compile(r"[。；：:]|[，,].*[，,]|[，,].{25,}")
"""Only sentences have these inside: a stop, a semicolon, a colon, two commas or much behind one."""

NOTE = re.compile(r"[（(][^（）()]{1,12}[）)]$")
"""A remark in brackets behind a sentence, on a line of its own."""

BRACKETED = re.compile(r"[《〈【〔][^《》〈〉【】〔〕]{1,40}[》〉】〕]$")
"""A title that brackets set off."""

SAYING = "及與和所為中至示顯、，"
"""Behind a picture's number these go on with a sentence: 「圖 3 所示」, 「表 1 及表 2」."""

CAPTION = re.compile(
    r"(?:附?圖|附?表|圖表|照片|相片|圖片|Fig(?:ure)?\.?|Table) ?"
    r"[（(]?(?:\d{1,3}(?:[-.–]\d{1,3})*|[一二三四五六七八九十]{1,3})[）)]?"
    rf"(?:[：:.] ?| (?![{SAYING}])|(?=[\u3400-\u9fff「『])(?![{SAYING}])).{{1,160}}$"
    r"|(?:資料|圖片|照片|相片|圖|表)?來源[：:]|(?:註|附註|備註)\d{0,2}[：:]"
    r"|單位[：:].{1,24}$|[（(]單位[：:].{1,24}[）)]$"
)
"""Words under or over a picture or a table."""

NUMBERED_PAGE = re.compile(
    r"[-–—‧·~～\[（(〔]* ?(?:第 ?)?(?:\d{1,4}|[ivxlc]{1,6}) ?頁?"
    r"(?: ?[/／,，、] ?[共總] ?\d{1,4} ?頁| ?[/／] ?\d{1,4}|共 ?\d{1,4} ?頁)? ?[-–—‧·~～\]）)〕]*"
    r"|(?:頁次?|p\.?|page) ?\d{1,4}(?: ?(?:/|of) ?\d{1,4})?",
    re.IGNORECASE,
)
"""「12」, 「- 12 -」, 「第 3 頁，共 12 頁」, 「3/12」, 「Page 3 of 12」: a line that is nothing else."""

LISTED = re.compile(r"(?:(?:[.．·‧] ?){4,}|(?:[…‥⋯] ?){2,})[-–(\s]*(?:\d{1,4}|[ivxlcIVXLC]{1,6})[-–) ]*$")
"""A line of a table of contents: dots that lead to a page's number."""

LEADING = tuple(
    "前言 序言 序 引言 緒論 緒言 導言 摘要 總論 概述 結語 結論 結語與展望 未來展望 後記 附錄 附件 附表 "
    "參考文獻 參考資料 目錄 目次".split()
)
"""Titles that stand beside the chapters, numbered or not: what is numbered behind them never stands under them."""


DATE = re.compile(
    r"[（(]?(?:(?:中華)?民國)? ?\d{2,4} ?[年./-] ?(?:\d{1,2} ?[月./-]? ?)?(?:\d{1,2} ?日?)?(?:[上下]半年|度)?[）)]?"
    r"|[（(][^（）()]*[）)]"
)
"""Nothing but a date, or a remark in brackets, on a line of its own: a cover has them, and they are no titles."""

COVER = re.compile("報告|大會|議會|會期|政府|中華民國|年度|會議|簡報|書面")
"""Before the first heading such words are of the cover: 「水利局工作報告」 is nobody's section."""

OUTER = 40
"""Rank of 一、, below which numbers in `marks.toml` stand within a chapter."""

UNEVEN = 1
"""Ideographs by which the halves of a title with a comma may differ: 「推動產業升級，打造智慧城市」 is set in pairs."""


def closed(text: str) -> bool:
    """Tell whether a sentence ends with this line.

    Examples
    --------
    >>> closed("辦理車輛先期審查。(淨零)"), closed("雨水下水道系統功能")
    (True, False)
    """
    return CLOSED.search(text) is not None


def titled(text: str) -> bool:
    """Tell whether words look like a title and not like a sentence or a piece of one.

    Examples
    --------
    >>> titled("完善交通網絡"), titled("健全大眾運輸捷運路網："), titled("辦理完成。"), titled("推動道路、")
    (True, True, False, False)
    """
    words = text.rstrip("：:")
    if DATE.fullmatch(words):
        return False
    return (
        sum(map(ideograph, words)) > 1 and not INSIDE.search(words) and not HANGING.search(words) and not closed(words)
    )


def coupled(text: str) -> bool:
    """Tell whether the parts of a title between commas are of one length, as titles are set in pairs.

    Without a number before it nothing else tells it from a sentence that a page broke behind its second clause.

    Examples
    --------
    >>> coupled("推動產業升級，打造智慧城市"), coupled("本市碳排放量約占全臺 20%，其中工業能源使用")
    (True, False)
    """
    lengths = [sum(map(ideograph, part)) for part in text.replace(",", "，").split("，")]
    return max(lengths) - min(lengths) <= UNEVEN


def captioned(text: str) -> bool:
    """Tell whether a line stands under or over a picture or a table.

    Examples
    --------
    >>> captioned("照片 1：副市長拜會"), captioned("圖 3 所示，工程已完工。"), captioned("資料來源：環境保護局。")
    (True, False, True)
    """
    return CAPTION.match(text) is not None and not text.endswith(("，", "、"))


def numbers_a_page(text: str) -> bool:
    """Tell whether a line is a page's number and nothing else.

    Examples
    --------
    >>> numbers_a_page("- 12 -"), numbers_a_page("第 3 頁，共 12 頁"), numbers_a_page("113 年")
    (True, True, False)
    """
    return NUMBERED_PAGE.fullmatch(text) is not None
