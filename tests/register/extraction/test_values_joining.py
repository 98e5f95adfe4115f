"""Which words of a sentence belong to which of its works: sentences of an invented city, one for each hard case."""

from __future__ import annotations

import pytest

from register.reading import Kind
from tests.register.extraction.marked import lines, read

SAID = [
    # one date, one status, one sum
    ("〔柳堤滯洪池〕(滯洪量 0.8 萬噸)預計 113 年底完工", ["柳堤滯洪池: by 2024-12 promised; 8000 m3"]),
    ("目前營運中的有〔雲岡〕、〔月眉〕、〔石埕〕等 3 座", ["雲岡: operating", "月眉: operating", "石埕: operating"]),
    (
        "興建中的有〔雲岡〕及〔月眉〕，〔石埕〕已完工啟用",
        ["雲岡: construction", "月眉: construction", "石埕: operating"],
    ),
    (
        "今年上半年已簽約 2 案，民投金額 30 億元，包含〔甲市場 BOT 案〕，〔乙市場 BOT 案〕",
        ["甲市場 BOT 案: procurement", "乙市場 BOT 案: procurement"],
    ),
    ("近期動土廠商：〔宏圖〕、〔遠志〕等", ["宏圖: ", "遠志: "]),
    (
        "社宅施工進度截至 113 年 8 月，〔東湖〕、〔西湖〕分別為 17.9%及 38.73%",
        ["東湖: construction", "西湖: construction"],
    ),
    # several works in one sentence
    (
        "〔青線〕 〔青線|2A 階段〕預計 117 年 6 月完工通車",
        ["青線: ", "2A 階段: by 2028-06 promised"],
    ),
    (
        "〔青線|1 階〕於 113 年 6 月 30 日通車營運，〔青線|2A 階段〕預計 116 年完工通車，〔青線|2B 階段〕預計 118 年",
        ["1 階: operating; by 2024-06-30 actual", "2A 階段: by 2027 promised", "2B 階段: by 2029 promised"],
    ),
    (
        "〔青線〕如期施工中，〔紫線〕辦理可行性研究，期能使市民便利，設計生態公園",
        ["青線: construction", "紫線: feasibility"],
    ),
    ("新設〔南港分隊〕、規劃遷建〔北港分隊〕以強化防救", ["南港分隊: ", "北港分隊: planning"]),
    (
        "〔甲橋〕工程總經費 3 億元、〔乙橋〕經費 2 億元，均於 113 年 5 月完工",
        [
            "甲橋: completed; by 2024-05 actual; $300000000",
            "乙橋: completed; by 2024-05 actual; $200000000",
        ],
    ),
    (
        "〔甲橋〕（113 年 5 月完工）、〔乙橋〕（預計 115 年完工）",
        [
            "甲橋: completed; by 2024-05 actual",
            "乙橋: by 2026 promised",
        ],
    ),
    (
        "〔甲橋〕、〔乙橋〕分別於 113 年 5 月、113 年 8 月通車",
        [
            "甲橋: operating; by 2024-05 actual",
            "乙橋: operating; by 2024-08 actual",
        ],
    ),
    (
        "〔甲校〕、〔乙校〕及〔丙校〕，分別完成設計、發包及開工",
        ["甲校: design", "乙校: procurement", "丙校: construction"],
    ),
    ("〔甲橋〕、〔乙橋〕預計分別於 113 年 5 月、114 年 8 月通車", ["甲橋: ", "乙橋: by 2025-08 promised"]),
    # stages, tenders and parts of one work
    (
        "〔青線〕2 施工標 113 年 2 月開工，設計標 113 年 5 月開工，機電標 112 年 9 月開工，預計 119 年完工通車",
        ["青線: construction; from 2024-02 actual; by 2030 promised"],
    ),
    (
        "〔青線〕4 施工標於 113 年 2-9 月開工，設計標已完成評選，訂約作業中",
        [
            "青線: construction; from 2024-02/2024-09 actual",
        ],
    ),
    (
        "〔望月路拓寬〕，〔望月路拓寬|西段〕113 年 8 月通車，全段 114 年 6 月完工",
        ["望月路拓寬: by 2025-06 promised", "西段: operating; by 2024-08 actual"],
    ),
    (
        "〔快速路〕，〔快速路|第一階段〕112 年 12 月開工，〔快速路|第二階段〕預計 113 年 10 月開工，全段 118 年完工",
        [
            "快速路: construction; by 2029 promised",
            "第一階段: construction; from 2023-12 actual",
            "第二階段: from 2024-10 promised",
        ],
    ),
    ("〔望月路拓寬〕主體工程已完工，預計 114 年啟用", ["望月路拓寬: construction; by 2025 promised"]),
    ("〔望月路〕部分路段已通車", ["望月路: construction"]),
    ("辦理〔青線二期〕細部設計及施工作業，並配合辦理出入口用地之都市計畫變更", ["青線二期: construction"]),
    ("〔丙廠〕通過環評及都計變更，113 年 9 月開工", ["丙廠: construction; from 2024-09 actual"]),
    ("〔青線〕進度 8.3%，細部設計辦理中", ["青線: design"]),
    ("〔巨蛋〕：基本設計已完成，原訂 112 年底招標，惟經費不足，暫緩辦理", ["巨蛋: suspended"]),
    # what is no completion
    ("〔青橋延伸〕，可行性研究中，預計 114 年底完成研究", ["青橋延伸: feasibility"]),
    ("〔青橋延伸〕可行性研究預計 114 年 5 月完成", ["青橋延伸: feasibility"]),
    ("〔河左更新案〕預計 114 年完成各項審查，申請建照", ["河左更新案: "]),
    ("〔科大附中〕將於明年招生", ["科大附中: "]),
    ("〔科技大樓〕9 月完成都審，115 年完工", ["科技大樓: planning; by 2026 promised"]),
    ("〔創新園區〕8 月 28 日啟動", ["創新園區: "]),
    ("〔甲橋〕完工後可減輕壅塞", ["甲橋: "]),
    ("持續推動〔焚化爐案〕，已於 113 年完成綜合甄審，簽約後 3.5 年興建完成新廠", ["焚化爐案: procurement"]),
    # dates
    ("〔研教園區〕，113-118 年總經費 132 億元", ["研教園區: $13200000000"]),
    ("〔丁廠〕預計 114 年第 2 季完成建廠", ["丁廠: by 2025-Q2 promised"]),
    ("〔貨櫃專用道〕預計 114 年中完工", ["貨櫃專用道: by 2025-06 promised"]),
    ("〔捷運站〕年底將通車營運", ["捷運站: by 2024-12 promised"]),
    ("〔甲橋〕112 年 9 月開工，3 月完工", ["甲橋: construction; from 2023-09 actual"]),
    ("〔甲橋〕完工日由 113 年 9 月延至 115 年 3 月", ["甲橋: by 2026-03 promised"]),
    (
        "〔甲橋〕於 112.5.6 開工，預計 114/6/30 完工",
        [
            "甲橋: construction; from 2023-05-06 actual; by 2025-06-30 promised",
        ],
    ),
    # sums and quantities
    (
        "〔民族館〕總經費 70.49 億元，第 1 期經費 58.59 億元，預計 114 年動工，120 年完工，121 年開幕營運",
        ["民族館: from 2025 promised; by 2031 promised; $7049000000"],
    ),
    ("〔甲園區〕預估創造 242 億元年產值，目前有 16 家廠商同步建廠", ["甲園區: construction"]),
    (
        "〔甲園區〕面積 42.87 公頃，已有 26 家廠商簽約進駐，預計 116 年完成公共工程",
        [
            "甲園區: by 2027 promised; 42.87 ha",
        ],
    ),
    ("〔甲區〕(〔乙圳〕、〔丙溪〕)投入 2 億元", ["甲區: $200000000", "乙圳: ", "丙溪: "]),
    ("〔甲圖書館〕109 億元統包工程業於 113 年 4 月開工", ["甲圖書館: construction; from 2024-04 actual; $10900000000"]),
    ("〔遷村案〕，計畫經費由 589 億加碼至 800 億", ["遷村案: $80000000000"]),
    ("〔丁線〕新增 8 座車站", ["丁線: 8 座"]),
    ("〔丁廠〕每日供應 11 萬噸", ["丁廠: "]),
    # verbs before the name
    ("114 年編列預算，112 年完成〔甲焚化廠整修工程〕，預期可減污", ["甲焚化廠整修工程: completed; by 2023 actual"]),
    ("完成〔甲焚化廠升級系統〕，可提高妥善率", ["甲焚化廠升級系統: "]),
    ("辦理〔臺地重劃〕，並重新規劃設計道路用地", ["臺地重劃: "]),
    ("〔中海路增設箱涵〕，整體規劃排水系統", ["中海路增設箱涵: "]),
    ("〔甲區雨水下水道〕持續爭取中央補助", ["甲區雨水下水道: proposed"]),
    ("加速〔青線〕完工通車，俾利施工作業順利推展", ["青線: "]),
    ("〔甲運動中心 OT 案〕已招商", ["甲運動中心 OT 案: "]),
    # sentences
    (
        "〔甲橋改建工程〕總經費 2 億元。目前施工中，預計 115 年完工。",
        [
            "甲橋改建工程: construction; by 2026 promised; $200000000",
        ],
    ),
    ("〔甲橋改建工程〕總經費 2 億元。另施工中的乙橋預計 115 年完工。", ["甲橋改建工程: $200000000"]),
    ("〔甲館〕：結合美術與圖書，總經費 48.8 億元，預定 114 年完工", ["甲館: by 2025 promised; $4880000000"]),
    (
        "〔甲鋼廠〕、〔乙鋼廠〕112 年啟動建廠，乙鋼廠預計 114 年投產",
        [
            "甲鋼廠: construction; from 2023 actual",
            "乙鋼廠: construction; from 2023 actual; by 2025 promised",
        ],
    ),
]


@pytest.mark.parametrize(("marked", "expected"), SAID, ids=lambda words: words[:30] if isinstance(words, str) else "")
def test_words_are_joined_to_the_work_that_they_speak_of(marked: str, expected: list[str]) -> None:
    assert lines(marked) == expected


def test_a_row_of_a_table_is_read_under_its_heads() -> None:
    rows = [
        "工程名稱\t經費\t預定完工\t辦理情形",
        "〔甲堤防工程〕\t6,200萬元\t114年7月\t施工中，進度42%",
        "〔乙抽水站〕\t1億500萬元\t113年5月\t細部設計中",
    ]
    assert lines(*rows, kind=Kind.ROW) == [
        "甲堤防工程: construction; by 2025-07 promised; $62000000",
        "乙抽水站: design; $105000000",
    ]


def test_what_is_said_besides_is_kept() -> None:
    found = read("〔民族館〕總經費 70.49 億元，第 1 期經費 58.59 億元，預計 114 年動工，120 年完工，121 年開幕").found[
        0
    ]
    assert [one.text for one in found.others] == ["經費 58.59 億元", "121 年開幕"]


def test_words_that_say_no_stage_are_kept_as_words() -> None:
    found = read("持續辦理〔後溪瓶頸段拓寬〕作業、增闢〔滯洪池〕，以保障安全").found
    assert [one.status.text if one.status else "" for one in found] == ["持續辦理後溪瓶頸段拓寬作業", "增闢滯洪池"]


def test_a_status_phrase_in_no_vocabulary_is_told_with_its_sentence() -> None:
    unread = read("〔甲橋〕已悉數妥善安頓，總經費 2 億元。").unread
    assert [(one.sentence.text, one.reason) for one in unread] == [
        ("甲橋已悉數妥善安頓，總經費 2 億元。", "a status phrase that no vocabulary knows")
    ]


def test_a_date_that_loses_its_year_is_told_and_not_guessed() -> None:
    unread = read("〔甲橋〕112 年 9 月開工，3 月完工。").unread
    assert [one.reason for one in unread] == ["a date whose year or promise stands in other words"]
