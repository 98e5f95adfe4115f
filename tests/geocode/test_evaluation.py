"""Each answer is judged against what was expected: the reading of the file, the verdicts, the sums, the changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import shapely

from geocode import Boundaries, Match, Method, NoMatch, Places
from geocode.evaluation import Result, Verdict, by_method, evaluate, judge, summarise
from geocode.gold import Gold, GoldError, read_gold
from geocode.kept_answers import changes, keep, read_kept
from geocode.metres import in_degrees, in_metres

HOME = shapely.Point(120.2954, 22.7968)
DISTRICT = "岡山區"

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str) -> Path:
        file = tmp_path / "gold.csv"
        file.write_text(text, encoding="utf-8")
        return file

    return written


def away(metres: float) -> shapely.Point:
    flat = in_metres(HOME)
    return in_degrees(shapely.Point(flat.x + metres, flat.y))


def match(geometry: shapely.Geometry, districts: tuple[str, ...] = (DISTRICT,), method: Method = Method.EXACT) -> Match:
    return Match(geometry, "測試", method, 10, "測試", districts)


class TestReading:
    def test_the_columns_may_stand_in_any_order(self, write: Write, boundaries: Boundaries) -> None:
        file = write("lon,lat,query,tolerance_m\n120.2954,22.7968,岡山,50\n")
        assert read_gold(file, boundaries) == (Gold("岡山", HOME, 50, DISTRICT),)

    def test_a_list_of_addresses_is_read_too(self, write: Write, boundaries: Boundaries) -> None:
        file = write("address,lon,lat,source\n測試路1號,120.2954,22.7968,測試\n")
        assert read_gold(file, boundaries, 70) == (Gold("測試路1號", HOME, 70, DISTRICT, "測試"),)

    def test_a_row_without_a_point_must_be_refused(self, write: Write, boundaries: Boundaries) -> None:
        assert read_gold(write("query,lat,lon,tolerance_m\n亞特蘭提斯,,,\n"), boundaries)[0].point is None

    def test_the_district_that_is_stated_counts(self, write: Write, boundaries: Boundaries) -> None:
        file = write("query,lat,lon,tolerance_m,district\n岡山,22.7968,120.2954,50,橋頭區\n")
        assert read_gold(file, boundaries)[0].district == "橋頭區"

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("", "gold.csv:1: header: 「」: expected query,lat,lon"),
            ("query,lat\n", "gold.csv:1: header: 「query,lat」"),
            ("query,lat,lon,lat\n", "gold.csv:1: header:"),
            ("query,lat,lon,height\n", "gold.csv:1: header:"),
            ("query,lat,lon\n岡山,22.8\n", "gold.csv:2: row: 「岡山,22.8」: expected 3 cells"),
            ("query,lat,lon\n岡山,north,120.3\n", "gold.csv:2: lat: 「north」: expected degrees north"),
            ("query,lat,lon\n岡山,nan,120.3\n", "gold.csv:2: lat: 「nan」"),
            ("query,lat,lon\n岡山,,120.3\n", "gold.csv:2: lat: 「」"),
            ("query,lat,lon\n岡山,120.3,22.8\n", "gold.csv:2: lon: 「22.8」: expected a point of the city"),
            ("query,lat,lon,tolerance_m\n岡山,22.7968,120.2954,0\n", "gold.csv:2: tolerance_m: 「0」"),
            ("query,lat,lon,district\n岡山,22.7968,120.2954,岡山\n", "gold.csv:2: district: 「岡山」"),
            ("query,lat,lon,district\n岡山,,,岡山區\n", "gold.csv:2: district: 「岡山區」: expected nothing"),
            ("query,lat,lon\n岡山,,\n岡山,,\n", "gold.csv:3: query: 「岡山」: expected words that no other row asks"),
            ("query,lat,lon\n ,,\n", "gold.csv:2: query:"),
            ('query,lat,lon\n"岡山,,\n', "gold.csv:2: row: 「」: expected CSV"),
            ("query,lat,lon\n海上,22.5,120.2\n", "gold.csv:2: district: 「」"),
        ],
    )
    def test_a_bad_file_is_one_line_that_points_at_the_value(
        self, text: str, told: str, write: Write, boundaries: Boundaries
    ) -> None:
        with pytest.raises(GoldError) as error:
            read_gold(write(text), boundaries)
        assert told in str(error.value)
        assert "\n" not in str(error.value)


class TestVerdict:
    gold = Gold("測試", HOME, 100, DISTRICT)
    refusal = Gold("亞特蘭提斯", None)

    @pytest.mark.parametrize(("metres", "verdict"), [(99, Verdict.INSIDE), (101, Verdict.OUTSIDE)])
    def test_a_point_is_measured_in_metres(self, metres: int, verdict: Verdict) -> None:
        result = judge(self.gold, match(away(metres)))
        assert (result.verdict, round(result.off_m or 0)) == (verdict, metres)

    def test_the_right_spot_in_another_district_is_wrong(self) -> None:
        assert judge(self.gold, match(HOME, ("橋頭區",))).verdict is Verdict.WRONG

    def test_one_of_several_districts_is_enough(self) -> None:
        assert judge(self.gold, match(HOME, ("橋頭區", DISTRICT))).verdict is Verdict.INSIDE

    def test_a_large_area_round_the_point_is_no_hit(self, boundaries: Boundaries) -> None:
        result = judge(self.gold, match(boundaries.districts[DISTRICT], method=Method.AREA))
        assert result.verdict is Verdict.OUTSIDE
        assert (result.off_m or 0) > 4000

    def test_a_small_area_or_a_short_line_is_a_hit(self) -> None:
        assert judge(self.gold, match(in_degrees(in_metres(HOME).buffer(90)))).verdict is Verdict.INSIDE
        assert judge(self.gold, match(shapely.LineString([away(-90), away(90)]))).verdict is Verdict.INSIDE

    def test_a_long_line_is_as_far_off_as_its_farther_end(self) -> None:
        result = judge(self.gold, match(shapely.LineString([away(-50), away(700)])))
        assert (result.verdict, round(result.off_m or 0)) == (Verdict.OUTSIDE, 700)

    def test_nothing_found_is_a_miss_or_a_refusal_kept(self) -> None:
        assert judge(self.gold, NoMatch("不知道")).verdict is Verdict.MISSED
        assert judge(self.refusal, NoMatch("不知道")).verdict is Verdict.KEPT

    def test_an_answer_where_none_is_expected_is_a_fault(self) -> None:
        assert judge(self.refusal, match(HOME)).verdict is Verdict.ANSWERED


def results() -> list[Result]:
    inside = [Result(f"近{n}", Verdict.INSIDE, "近", Method.EXACT, float(n)) for n in range(1, 11)]
    return [
        *inside,
        Result("遠", Verdict.OUTSIDE, "遠", Method.FALLBACK, 900.0),
        Result("錯", Verdict.WRONG, "錯", Method.FALLBACK, 5.0),
        Result("無", Verdict.MISSED, "不知道"),
        Result("拒", Verdict.KEPT, "不知道"),
        Result("答", Verdict.ANSWERED, "答", Method.EXACT),
    ]


class TestSums:
    def test_everything_adds_up(self) -> None:
        one = summarise(results())
        assert (one.asked, one.placed, one.located, one.right_district) == (15, 13, 12, 11)
        assert (one.wrong_district, one.inside, one.refusals, one.kept) == (1, 10, 2, 1)
        assert one.percent == pytest.approx(100 * 10 / 13)

    def test_the_percentile_is_the_nearest_rank(self) -> None:
        one = summarise(results()[:10])
        assert (one.median_m, one.p90_m) == (5.5, 9.0)

    def test_methods_are_told_apart_and_together_are_all(self) -> None:
        methods = by_method(results())
        assert list(methods) == ["exact", "fallback", "none", "all"]
        assert [methods[name].asked for name in methods] == [11, 2, 2, 15]

    def test_nothing_asked_is_nothing_wrong(self) -> None:
        assert by_method([])["all"].percent == 100
        assert summarise([]).median_m is None


class TestChanges:
    def test_what_was_kept_is_read_back(self, tmp_path: Path) -> None:
        keep(results(), tmp_path / "kept.json")
        assert read_kept(tmp_path / "kept.json") == tuple(results())

    @pytest.mark.parametrize("text", ["", "{}x", "[1]", '[{"query": "岡山"}]', "7"])
    def test_another_file_is_refused_in_one_line(self, text: str, tmp_path: Path) -> None:
        (tmp_path / "kept.json").write_text(text)
        with pytest.raises(GoldError, match=r"kept\.json:1: results: .* expected what --out wrote$"):
            read_kept(tmp_path / "kept.json")

    def test_nothing_changed_is_nothing_to_tell(self) -> None:
        assert changes(results(), results()) == []

    def test_worse_comes_before_better(self) -> None:
        near = [Result(name, Verdict.INSIDE, name, Method.EXACT, 5.0) for name in "甲乙"]
        lost = [Result(name, Verdict.MISSED, "不知道") for name in "甲乙"]
        assert changes([lost[0], near[1]], [near[0], lost[1]]) == [
            "worse: 乙: inside the tolerance 5 m exact 「乙」 → not found 「不知道」",
            "better: 甲: not found 「不知道」 → inside the tolerance 5 m exact 「甲」",
        ]

    def test_nothing_found_is_better_than_something_wrong(self) -> None:
        wrong = Result("甲", Verdict.WRONG, "甲", Method.EXACT, 5.0)
        assert changes([wrong], [Result("甲", Verdict.MISSED, "不知道")])[0].startswith("better: 甲")

    def test_of_two_hits_the_nearer_one_is_better_from_a_metre_on(self) -> None:
        hits = [Result("甲", Verdict.INSIDE, "甲", Method.EXACT, off) for off in (5.0, 5.5, 7.0)]
        assert changes(hits[:1], hits[1:2]) == []
        assert changes(hits[:1], hits[2:])[0].startswith("worse: 甲")

    def test_a_query_that_was_not_asked_before_is_left_out(self) -> None:
        assert changes([], results()) == []


def test_queries_are_asked_of_the_places_in_their_order(places: Places, boundaries: Boundaries) -> None:
    middle = boundaries.districts["苓雅區"].centroid
    gold = (Gold("亞特蘭提斯", None), Gold("苓雅區", middle, 5000, "苓雅區"))
    judged, rate = evaluate(places, gold)
    assert [one.verdict for one in judged] == [Verdict.KEPT, Verdict.INSIDE]
    assert rate > 0
