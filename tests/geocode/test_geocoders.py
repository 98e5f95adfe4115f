"""Every geocoder of ours is a geopy geocoder: the contract that its family keeps."""

import pytest
import shapely
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geocode import Boundaries, DistrictGeocoder, Match, OfflineError, OfflineGeocoder, Places


class GeocoderContract:
    """What each geocoder must do; a subclass names the geocoder, one place and one tie."""

    one: str
    tie: str

    def test_it_is_a_geopy_geocoder(self, geocoder: OfflineGeocoder) -> None:
        assert isinstance(geocoder, Geocoder)

    def test_it_answers_with_a_location_whose_raw_keeps_precision_and_source(self, geocoder: OfflineGeocoder) -> None:
        found = geocoder.geocode(self.one)
        assert isinstance(found, Location)
        assert {"geometry", "precision_m", "method", "source", "districts"} <= found.raw.keys()

    def test_latitude_and_longitude_are_not_swapped(self, geocoder: OfflineGeocoder) -> None:
        found = geocoder.geocode(self.one)
        assert 22.4 < found.latitude < 23.5
        assert 120.1 < found.longitude < 121.1
        assert found.raw["geometry"].intersects(_point(found))

    def test_none_is_no_such_place(self, geocoder: OfflineGeocoder) -> None:
        assert geocoder.geocode("亞特蘭提斯") is None
        assert geocoder.geocode("亞特蘭提斯", exactly_one=False) is None
        assert geocoder.geocode("") is None

    def test_a_tie_is_never_silently_the_first_of_two(self, geocoder: OfflineGeocoder) -> None:
        assert geocoder.geocode(self.tie) is None
        assert len(geocoder.geocode(self.tie, exactly_one=False)) > 1

    def test_the_citys_name_may_lead(self, geocoder: OfflineGeocoder) -> None:
        assert geocoder.geocode(f"高雄市{self.one}").address == geocoder.geocode(self.one).address

    def test_rate_limiter_can_use_it(self, geocoder: OfflineGeocoder) -> None:
        assert RateLimiter(geocoder.geocode, min_delay_seconds=0)(self.one) is not None

    def test_it_never_uses_the_network(self, geocoder: OfflineGeocoder) -> None:
        with pytest.raises(OfflineError, match="reads files only"):
            geocoder.adapter.get_text("https://example.org", timeout=1, headers={})
        with pytest.raises(OfflineError, match="reads files only"):
            geocoder.adapter.get_json("https://example.org", timeout=1, headers={})

    def test_candidates_are_matches_without_a_choice(self, geocoder: OfflineGeocoder) -> None:
        assert all(isinstance(match, Match) and not match.rivals for match in geocoder.candidates(self.tie))


class TestGazetteerGeocoder(GeocoderContract):
    one = "岡山運動中心"
    tie = "高雄車站"

    @pytest.fixture
    def geocoder(self, places: Places) -> OfflineGeocoder:
        return places.gazetteer

    def test_a_row_without_position_is_known_but_not_found(self, geocoder: OfflineGeocoder) -> None:
        assert geocoder.geocode("興龍橋") is None
        assert [entry.name for entry in geocoder.known("興龍橋")] == ["興龍橋"]

    def test_a_line_is_met_half_way_along(self, geocoder: OfflineGeocoder) -> None:
        line = geocoder.geocode("環狀輕軌")
        assert line.raw["geometry"].distance(_point(line)) < 1e-9


class TestDistrictGeocoder(GeocoderContract):
    one = "岡山區劉厝里"
    tie = "信義里"

    @pytest.fixture
    def geocoder(self, boundaries: Boundaries) -> OfflineGeocoder:
        return DistrictGeocoder(boundaries)

    def test_a_district_is_an_area_with_its_radius(self, geocoder: OfflineGeocoder) -> None:
        raw = geocoder.geocode("苓雅區").raw
        assert raw["geometry"].geom_type in {"Polygon", "MultiPolygon"}
        assert (raw["method"], raw["precision_m"]) == ("fallback", 3150)

    def test_a_whole_district_is_as_precise_as_its_border(self, geocoder: OfflineGeocoder) -> None:
        raw = geocoder.geocode("苓雅區全區").raw
        assert (raw["method"], raw["precision_m"]) == ("area", 30)

    def test_several_districts_are_one_area(self, geocoder: OfflineGeocoder) -> None:
        assert geocoder.geocode("三民區、鳳山區").raw["districts"] == ("三民區", "鳳山區")

    def test_several_villages_of_a_district_are_one_area(self, geocoder: OfflineGeocoder) -> None:
        both = geocoder.geocode("岡山區劉厝里、白米里").raw["geometry"]
        assert both.area > geocoder.geocode("岡山區白米里").raw["geometry"].area

    def test_a_district_without_its_suffix_is_no_district(self, geocoder: OfflineGeocoder) -> None:
        assert geocoder.geocode("岡山") is None
        assert geocoder.geocode("劉厝里全區") is None


def _point(location: Location) -> shapely.Point:
    return shapely.Point(location.longitude, location.latitude)
