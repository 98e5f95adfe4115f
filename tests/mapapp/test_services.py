"""Maps of other agencies: read strictly from the operator's file, named in the policy, told to the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from mapapp import Settings, create_app
from mapapp.errors import ServicesError
from mapapp.services import Services

SOUND = {
    "id": '"a"',
    "kind": '"wms"',
    "title": '{ "zh-Hant" = "圖", en = "Map" }',
    "url": '"https://maps.example.org/wms"',
    "source": '"某機關"',
    "layers": '"0"',
}
ONLY_WMS = ("layers", "styles", "version", "format", "crs")
WMTS = {"kind": '"wmts"', "url": '"https://maps.example.org/{z}/{y}/{x}"'} | dict.fromkeys(ONLY_WMS, "")
LINK = {"kind": '"link"', "url": '"https://own.example.org/map/?group-layer=淹水潛勢#here"', "layers": ""}
PLACE = "https://maps.example.org/cgi-bin/mapserv?map=/a.map"
"""Values that are empty are left out of the file."""


def listed(folder: Path, *tables: dict[str, str]) -> Path:
    path = folder / "services.toml"
    text = [
        "[[service]]\n" + "\n".join(f"{name} = {value}" for name, value in table.items() if value) for table in tables
    ]
    path.write_text("\n".join(text), encoding="utf-8")
    return path


def test_their_hosts_are_added_to_the_policy_and_to_nothing_else(edition: Path, tmp_path: Path) -> None:
    other = SOUND | WMTS | {"id": '"b"', "url": '"https://tiles.example.org:8443/{z}/{y}/{x}"'}
    path = listed(tmp_path, SOUND, other, SOUND | {"id": '"c"'}, SOUND | LINK | {"id": '"d"'})
    client = create_app(Settings(edition=edition, services=path)).test_client(use_cookies=False)
    policy = client.get("/").headers["Content-Security-Policy"].split("; ")
    assert policy[:2] == [
        "default-src 'self'",
        "img-src 'self' data: https://maps.example.org https://tiles.example.org:8443",
    ]
    told = client.get("/context?lang=en").get_json()["services"]
    assert [(one["id"], one["title"], one["source"]) for one in told] == [(name, "Map", "某機關") for name in "abcd"]
    assert 'data-context="service"' in client.get("/").text


def test_without_a_file_there_are_none(edition: Path) -> None:
    client = create_app(Settings(edition=edition)).test_client(use_cookies=False)
    assert client.get("/context").get_json()["services"] == []
    assert 'data-context="service"' not in client.get("/").text
    assert "img-src 'self';" in client.get("/").headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": '"wfs"'}, "kind: 「wfs」: expected one of wms, wmts"),
        ({"id": '"A b"'}, "id: 「A b」: expected small letters"),
        ({"url": '"https://a.org;script-src *"'}, "url: "),
        ({"url": '"https://user@a.org/wms"'}, "url: "),
        ({"url": '"javascript:alert(1)"'}, "url: "),
        ({"url": '"https://[a.org/wms"'}, "url: "),
        ({"url": '"https://a.org/wms#map"'}, "url: "),
        (
            {"url": '"https://a.org/wms?Request=GetCapabilities"'},
            "an address without request: the page says that itself",
        ),
        ({"layers": '""'}, "layers: expected the names of layers"),
        ({"crs": '"EPSG:3825"'}, "crs: 「EPSG:3825」: expected one of EPSG:3857, EPSG:3826"),
        ({"crs": "3826"}, "crs: expected words in one line"),
        (WMTS | {"crs": '"EPSG:3826"'}, "crs: expected one of caution, date, id, kind, legend, most_zoom,"),
        (
            LINK | {"legend": '"https://own.example.org/a.png"'},
            "legend: expected one of caution, date, id, kind, source,",
        ),
        (LINK | {"url": '"javascript:alert(1)//淹水"'}, "url: "),
        (WMTS | {"url": '"https://a.org/{z}/{y}"'}, "{z} {y} {x} in it"),
        (WMTS | {"url": '"https://a.org/{Style}/{z}/{y}/{x}"'}, "and nothing else in such brackets"),
        ({"title": '{ en = "Map" }'}, "title: expected words in zh-Hant, en"),
        ({"title": '"Map"'}, "title: expected words by language"),
        ({"source": '""'}, "source: expected whose map it is"),
        ({"version": '"2.0"'}, "version: 「2.0」: expected one of 1.3.0, 1.1.1"),
        ({"legend": '"https://elsewhere.org/a.png"'}, "legend: expected an address on the same host"),
        ({"legend": "[" + '"https://maps.example.org/a.png",' * 13 + "]"}, "a list of at most 12"),
        ({"legend": "{ a = 1 }"}, "legend: expected an address on the same host"),
        ({"most_zoom": "99"}, "most_zoom: expected a number"),
        ({"opacity": "1"}, "opacity: expected one of "),
    ],
)
def test_what_is_not_sound_is_said_in_one_line(tmp_path: Path, change: dict[str, str], said: str) -> None:
    with pytest.raises(ServicesError) as error:
        Services.read(listed(tmp_path, SOUND | change))
    assert said in str(error.value)
    assert "services.toml: service 1" in str(error.value)
    assert "\n" not in str(error.value)


def test_two_of_one_id_a_broken_file_and_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ServicesError, match="another id for each"):
        Services.read(listed(tmp_path, SOUND, SOUND))
    (tmp_path / "services.toml").write_text("[[service]", encoding="utf-8")
    for path in (tmp_path / "services.toml", tmp_path / "none.toml"):
        with pytest.raises(ServicesError, match="expected a TOML file"):
            Services.read(path)


def test_a_wms_is_told_with_its_grid_its_legends_and_what_its_server_wants_in_the_query(tmp_path: Path) -> None:
    legends = '["https://maps.example.org/0.png", "https://maps.example.org/1.png"]'
    said = {"url": f'"{PLACE}&"', "crs": '"EPSG:3826"', "version": '"1.1.1"', "styles": '"a,b"', "legend": legends}
    (told,) = (one.told("en") for one in Services.read(listed(tmp_path, SOUND | said)).listed)
    assert (told["url"], told["crs"], told["version"], told["styles"]) == (PLACE, "EPSG:3826", "1.1.1", "a,b")
    assert list(told["legends"]) == ["https://maps.example.org/0.png", "https://maps.example.org/1.png"]
    (plain,) = Services.read(listed(tmp_path, SOUND | {"legend": '"https://maps.example.org/0.png"'})).listed
    assert (plain.crs, plain.legends) == ("EPSG:3857", ("https://maps.example.org/0.png",))


def test_a_link_opens_the_agencys_own_map_and_nothing_of_it_may_be_loaded(tmp_path: Path) -> None:
    found = Services.read(listed(tmp_path, SOUND | LINK))
    assert found.hosts == ()
    (told,) = (one.told("zh-Hant") for one in found.listed)
    assert set(told) == {"id", "kind", "title", "url", "source", "caution"}
    assert told["url"] == "https://own.example.org/map/?group-layer=淹水潛勢#here"


def test_what_the_manual_shows_is_sound_and_keeps_the_link_where_nothing_may_be_laid_over_it(
    root: Path, tmp_path: Path
) -> None:
    shown = [part.split("```")[0] for part in (root / "README.md").read_text("utf-8").split("```toml\n")[1:]]
    (tables,) = [text for text in shown if "[[service]]" in text]
    (tmp_path / "services.toml").write_text(tables, encoding="utf-8")
    found = Services.read(tmp_path / "services.toml")
    assert {one.id: one.kind for one in found.listed if "ncdr" in one.url} == {"flood-potential": "link"}
    assert not [host for host in found.hosts if "ncdr" in host]
