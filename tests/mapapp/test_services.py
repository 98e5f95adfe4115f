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
WMTS = {"kind": '"wmts"', "url": '"https://maps.example.org/{z}/{y}/{x}"', "layers": '""'}


def listed(folder: Path, *tables: dict[str, str]) -> Path:
    path = folder / "services.toml"
    text = ["[[service]]\n" + "\n".join(f"{name} = {value}" for name, value in table.items()) for table in tables]
    path.write_text("\n".join(text), encoding="utf-8")
    return path


def test_their_hosts_are_added_to_the_policy_and_to_nothing_else(edition: Path, tmp_path: Path) -> None:
    other = SOUND | WMTS | {"id": '"b"', "url": '"https://tiles.example.org:8443/{z}/{y}/{x}"'}
    path = listed(tmp_path, SOUND, other, SOUND | {"id": '"c"'})
    client = create_app(Settings(edition=edition, services=path)).test_client(use_cookies=False)
    policy = client.get("/").headers["Content-Security-Policy"].split("; ")
    assert policy[:2] == [
        "default-src 'self'",
        "img-src 'self' data: https://maps.example.org https://tiles.example.org:8443",
    ]
    told = client.get("/context?lang=en").get_json()["services"]
    assert [(one["id"], one["title"], one["source"]) for one in told] == [(name, "Map", "某機關") for name in "abc"]
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
        ({"url": '"https://a.org/wms?map=1"'}, "without a query"),
        ({"layers": '""'}, "and layers"),
        (WMTS | {"url": '"https://a.org/{z}/{y}"'}, "{z} {y} {x} in it"),
        ({"title": '{ en = "Map" }'}, "title: expected words in zh-Hant, en"),
        ({"title": '"Map"'}, "title: expected words by language"),
        ({"source": '""'}, "source: expected whose map it is"),
        ({"version": '"2.0"'}, "version: 「2.0」: expected one of 1.3.0, 1.1.1"),
        ({"legend": '"https://elsewhere.org/a.png"'}, "legend: expected an address on the same host"),
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
