"""Promises over time: what documents claimed, in their order, and how the promise moved."""

import json
import re
from collections.abc import Callable
from datetime import date

import pytest
from flask.testing import FlaskClient

from mapapp.portrait.chart import Chart
from mapapp.portrait.claims import Claim, End, claims
from mapapp.portrait.svg import written
from mapapp.words import Words

AS_OF = date(2026, 11, 21)


def _passage(name: str, day: str, when: str | None, kind: str = "promised") -> dict:
    completion = {"value": when, "precision": "", "kind": kind} if when else None
    document = {"id": name, "title": f"報告 {name}", "date": day}
    return {"document": document, "completion": completion, "completion_said": f"預計 {when}" if when else None}


def _record(*history: dict, decisions: tuple[dict, ...] = (), promises: tuple[dict, ...] = ()) -> dict:
    return {"history": list(history), "decisions": list(decisions), "promises": list(promises)}


def _chart(found: tuple[Claim, ...], *, overdue: bool = False) -> str:
    return str(written(Chart(found, AS_OF, overdue, Words("zh-Hant")).draw("kw-1", title="t", description="d")))


MOVED = _record(
    _passage("a", "2022-03-01", "2024-06"),
    _passage("b", "2023", "2024-12"),
    _passage("c", "2024-05-01", None),
    _passage("d", "2024-10-09", "2024-10"),
    _passage("e", "2026", "2025-03", "actual"),
)


def test_claims_stand_in_the_order_of_the_documents_with_the_months_that_the_promise_moved() -> None:
    found = claims(MOVED)
    assert [(one.spoken.value, one.until.value, one.kind, one.moved) for one in found] == [
        ("2022-03-01", "2024-06", "promised", None),
        ("2023", "2024-12", "promised", 6),
        ("2024-10-09", "2024-10", "promised", -2),
        ("2026", "2025-03", "actual", None),
    ]


def test_a_promise_says_what_became_of_it_and_a_fact_does_not() -> None:
    moved = {"document": "a", "until": "2026-06", "outcome": "later", "by": "b"}
    late = {"document": "b", "until": "2026-12", "outcome": "passed", "by": ""}
    said = (_passage("a", "2024-10-09", "2026-06"), _passage("b", "2025", "2026-12"))
    fact = _passage("c", "2026", "2027", "actual")
    ends = [one.end for one in claims(_record(*said, fact, promises=(moved, late)))]
    assert ends == [End("later", "2025"), End("passed", ""), None]


def test_what_one_document_says_twice_is_one_claim() -> None:
    twice = _record(_passage("a", "2024-10-09", "2026-12"), _passage("a", "2024-10-09", "2026-12"))
    assert len(claims(twice)) == 1


def test_a_correction_by_a_person_is_a_claim_of_its_own() -> None:
    one = {"field": "completion_promised", "value": "2027", "reason": "公告", "by": "某人", "date": "2026-01-02"}
    last = claims(_record(_passage("a", "2024-10-09", "2026-12"), decisions=(one,)))[-1]
    assert (last.document, last.until.value, last.moved) == (None, "2027", 12)


def test_later_times_lie_further_right() -> None:
    chart = Chart(claims(MOVED), AS_OF, False, Words("zh-Hant"))
    days = [date(2022, 3, 1), date(2024, 6, 30), date(2024, 12, 31), AS_OF]
    placed = [chart.x(day) for day in days]
    assert placed == sorted(placed)
    assert placed[0] > 0
    assert placed[-1] < 360
    # equal times are equal lengths
    assert chart.x(date(2024, 1, 1)) - chart.x(date(2023, 1, 1)) == pytest.approx(
        (chart.x(date(2026, 1, 1)) - chart.x(date(2022, 1, 1))) / 4, rel=0.01
    )


def test_promise_and_fact_differ_by_shape() -> None:
    drawn = _chart(claims(MOVED))
    assert len(re.findall(r'<rect class="promised"', drawn)) == 3
    assert len(re.findall(r'<rect class="actual"', drawn)) == 1
    assert len(re.findall(r'class="tick"', drawn)) == 1


def test_only_a_promise_that_has_passed_is_followed_by_a_zigzag_and_the_sign() -> None:
    one = claims(_record(_passage("a", "2024-10-09", "2025-06")))
    assert 'class="late"' in _chart(one, overdue=True)
    assert 'class="warns"' in _chart(one, overdue=True)
    assert 'class="late"' not in _chart(one)


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_a_page_has_a_chart_and_a_table_of_the_same_claims_where_a_document_promises(
    client: FlaskClient, shown: Callable[..., str], recorded: Callable[[str], dict], language: str
) -> None:
    charted = 0
    for feature in client.get("/projects.geojson?finished=all").get_json()["features"][::3]:
        record = recorded(feature["id"])
        found = claims(record)
        page = shown(feature["id"], language)
        promised = any(one.is_promise for one in found)
        assert ('class="promises-drawn"' in page) == promised, feature["id"]
        if promised:
            charted += 1
            table = page.partition('<table class="claims">')[2].partition("</table>")[0]
            assert len(re.findall(r"<tr><th scope=\"row\">", table)) == len(found)
            assert len(re.findall(r'<rect class="(?:promised|actual)"', page)) == len(found)
            assert ('class="late"' in page) == record["properties"]["overdue"], json.dumps(feature["id"])
    assert charted > 5
