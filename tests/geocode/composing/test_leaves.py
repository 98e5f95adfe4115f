"""Single places: from which source, in which district, and what is left when a door-plate is not known."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
import shapely

from geocode import Boundaries, DistrictGeocoder, Entry, GazetteerGeocoder, Match, Method
from geocode.addresses.geocoder import AddressGeocoder
from geocode.addresses.index import AddressIndex
from geocode.addresses.schema import create
from geocode.composing import ComposingGeocoder, Leaves
from geocode.metres import in_metres
from geocode.reading import Reader
from geocode.reading.asked import Address, Named, Parcel
from tests.geocode.composing.conftest import HOME, STREETS, Drawn, entry

Opened = Callable[..., Leaves]


def only(found: tuple[Match, ...]) -> Match:
    (match,) = found
    return match


@pytest.fixture(scope="module")
def plates(
    tmp_path_factory: pytest.TempPathFactory, drawn: Drawn, boundaries: Boundaries, reader: Reader
) -> AddressGeocoder:
    """Open an index with the town's streets, and number 2 of one of them."""
    path = tmp_path_factory.mktemp("index") / "addresses.sqlite"
    at = in_metres(drawn(shapely.Point(-290, 60)))
    with closing(sqlite3.connect(path)) as connection, connection:
        create(connection)
        connection.execute("INSERT INTO sources VALUES (1, 'made', 'osm', '路網資料', 'f', 'h', 'd', 1, 0)")
        for number, (words, ground) in enumerate(STREETS.items(), 1):
            shape = shapely.to_wkb(in_metres(drawn(ground)))
            connection.execute("INSERT INTO lines VALUES (?, ?, ?)", (number, words, HOME))
            connection.execute("INSERT INTO roads VALUES (?, 1, ?)", (number, shape))
        street = list(STREETS).index("範例一街") + 1
        where = (round(at.x * 10), round(at.y * 10))
        connection.execute("INSERT INTO plates VALUES (?, 2, 0, 1, ?, ?, NULL)", (street, *where))
    return AddressGeocoder(AddressIndex(path), reader, boundaries)


@pytest.fixture(scope="module")
def opened(boundaries: Boundaries) -> Opened:
    """Open leaves over any rows of a gazetteer, and an index where one is given."""

    def build(*entries: Entry, plates: AddressGeocoder | None = None) -> Leaves:
        return Leaves(GazetteerGeocoder(entries), DistrictGeocoder(boundaries), boundaries, plates)

    return build


class TestNamed:
    def test_the_gazetteer_is_asked_first(self, opened: Opened, plates: AddressGeocoder, drawn: Drawn) -> None:
        row = entry("範例一街", drawn(STREETS["範例一街"]), precision_m=99)
        assert only(opened(row, plates=plates).find(Named("範例一街"))).precision_m == 99

    def test_districts_and_villages_are_known(self, opened: Opened) -> None:
        assert only(opened().find(Named("苓雅區"))).method is Method.FALLBACK
        assert only(opened().find(Named("劉厝里", district="岡山區"))).districts == ("岡山區",)

    def test_roads_come_from_the_index(self, opened: Opened, plates: AddressGeocoder) -> None:
        assert only(opened(plates=plates).find(Named("範例一街"))).method is Method.ALONG

    def test_none_lies_outside_the_district_that_is_named(self, opened: Opened, drawn: Drawn) -> None:
        leaves = opened(entry("測試國小", drawn(shapely.Point(0, 0))))
        elsewhere = Named("測試國小", district="楠梓區")
        assert leaves.find(elsewhere) == ()
        assert leaves.why_not(elsewhere).reason == "「測試國小」不在文字所指的楠梓區"
        assert leaves.why_not(elsewhere).rivals == ("測試國小（橋頭區）",)

    def test_none_lies_outside_the_village_that_is_named(self, opened: Opened, boundaries: Boundaries) -> None:
        inside = boundaries.villages["岡山區", "劉厝里"].representative_point()
        leaves = opened(entry("測試池", inside, "岡山區"))
        assert leaves.find(Named("測試池", "岡山區", "劉厝里"))
        assert leaves.find(Named("測試池", "", "劉厝里"))
        assert not leaves.find(Named("測試池", "岡山區", "白米里"))

    def test_the_source_that_does_not_know_it_is_named(self, opened: Opened, plates: AddressGeocoder) -> None:
        assert opened().why_not(Named("虛構路")).reason == "「虛構路」不在地名表，也沒有載入門牌資料"
        assert opened(plates=plates).why_not(Named("虛構路")).reason == "「虛構路」不在地名表與門牌資料"

    def test_what_is_known_by_name_only_says_what_is_not_known(self, opened: Opened) -> None:
        row = Entry("測試橋", (), "bridge", (HOME,), None, 0, None, "", "位置待查")
        assert opened(row).why_not(Named("測試橋")).reason == "知其名而不知其位置：位置待查"


class TestAddress:
    def test_a_plate_comes_from_the_index(self, opened: Opened, plates: AddressGeocoder) -> None:
        found = only(opened(plates=plates).find(Address("範例一街", 2, district=HOME)))
        assert (found.name, found.method) == ("範例一街2號", Method.EXACT)

    def test_without_an_index_the_district_is_what_is_left(self, opened: Opened) -> None:
        found = only(opened().find(Address("範例一街", 2, district=HOME)))
        assert (found.name, found.method) == (HOME, Method.FALLBACK)
        assert found.evidence == "沒有門牌資料，只知在橋頭區"

    def test_or_the_village(self, opened: Opened) -> None:
        found = only(opened().find(Address("範例一街", 2, district="岡山區", village="劉厝里")))
        assert (found.name, found.evidence) == ("劉厝里", "沒有門牌資料，只知在岡山區劉厝里")

    def test_a_village_that_two_districts_have_is_two_rivals(self, opened: Opened) -> None:
        assert len(opened().find(Address("範例一街", 2, village="信義里"))) > 1

    def test_without_a_district_there_is_nothing_left(self, opened: Opened) -> None:
        assert opened().find(Address("範例一街", 2)) == ()
        expected = "沒有載入門牌資料，查不到「範例一街」的門牌，也沒有寫明行政區"
        assert opened().why_not(Address("範例一街", 2)).reason == expected

    def test_a_road_of_another_district_is_a_contradiction(self, opened: Opened, plates: AddressGeocoder) -> None:
        leaves = opened(plates=plates)
        assert leaves.find(Address("範例一街", 2, district="楠梓區")) == ()
        assert leaves.why_not(Address("範例一街", 2, district="楠梓區")).rivals == ("範例一街（橋頭區）",)


class TestParcel:
    def test_only_the_district_is_known(self, opened: Opened) -> None:
        found = only(opened().find(Parcel("範例段", 46, 2, "苓雅區")))
        assert (found.name, found.method) == ("苓雅區", Method.FALLBACK)
        assert found.evidence == "地段位置沒有資料，只知在苓雅區"

    def test_without_a_district_nothing_is(self, opened: Opened) -> None:
        assert opened().find(Parcel("範例段", 46)) == ()
        expected = "地段「範例段」的位置沒有資料，也沒有寫明行政區"
        assert opened().why_not(Parcel("範例段", 46)).reason == expected

    def test_a_section_of_the_gazetteer_holds_its_parcels(self, opened: Opened, drawn: Drawn) -> None:
        leaves = opened(entry("範例段", drawn(shapely.box(-300, -400, 300, 400))))
        parcel = only(leaves.find(Parcel("範例段", 46)))
        assert (parcel.method, parcel.precision_m) == (Method.FALLBACK, 510)
        assert only(leaves.find(Parcel("範例段", 0))).method is Method.AREA


class TestOverAnIndex:
    @pytest.fixture
    def geocoder(
        self, opened: Opened, plates: AddressGeocoder, reader: Reader, boundaries: Boundaries
    ) -> ComposingGeocoder:
        return ComposingGeocoder(reader, opened(plates=plates), boundaries)

    @pytest.mark.parametrize(
        ("text", "method"),
        [
            ("橋頭區範例一街2號", Method.EXACT),
            ("測試大道(範例一街~範例二街)", Method.ALONG),
            ("橋頭區測試大道與範例一街口", Method.INTERSECTION),
            ("測試大道、範例一街及範例二街一帶", Method.AREA),
            ("範例一街2號旁", Method.AREA),
        ],
    )
    def test_roads_and_plates_are_put_together(self, geocoder: ComposingGeocoder, text: str, method: Method) -> None:
        found = only(geocoder.candidates(text))
        assert (found.method, found.source, found.districts) == (method, "路網資料", (HOME,))

    def test_a_character_that_cannot_be_read_is_pointed_at(self, geocoder: ComposingGeocoder) -> None:
        assert geocoder.candidates("範例一街@2號") == ()
        assert geocoder.why_not("範例一街@2號").reason.startswith("「範例一街@2號」第 5 個字「@」讀不懂")
