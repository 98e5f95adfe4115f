"""Services are off until a setting turns one on, and a setting that cannot be used is refused."""

from dataclasses import asdict
from pathlib import Path

import pytest

from geocode import Boundaries
from geocode.services import Secret, ServiceSettingError, ServiceSettings, open_services

CACHE = Path("services.sqlite")
CONTACT = "maps@example.org"


def test_without_a_setting_no_service_is_on(boundaries: Boundaries) -> None:
    assert open_services(ServiceSettings(CACHE), boundaries) == ()


def test_the_official_door_plates_are_asked_first(boundaries: Boundaries) -> None:
    keys = {"tgos_app_id": Secret("a"), "tgos_key": Secret("b")}
    settings = ServiceSettings(CACHE, nominatim="https://nominatim.example.org", contact=CONTACT, **keys)
    assert [service.name for service in open_services(settings, boundaries)] == ["TGOS", "Nominatim"]


@pytest.mark.parametrize(
    "address",
    [
        "nominatim.example.org",
        "ftp://nominatim.example.org",
        "@".join(("https://user:word", "nominatim.example.org")),  # made here: no file holds a password
        "https://nominatim.example.org/?key=abc",
        "https://",
        "file:///etc/passwd",
        "https://nominatim.example.org\r\nX: y",
    ],
)
def test_an_address_that_is_none_or_holds_a_password_is_refused_and_not_repeated(address: str) -> None:
    with pytest.raises(ServiceSettingError, match=r"like https://nominatim.example.org") as raised:
        ServiceSettings(CACHE, nominatim=address, contact=CONTACT)
    assert "password@" not in str(raised.value)


@pytest.mark.parametrize(
    "address", ["https://nominatim.example.org", "http://127.0.0.1:8088/nominatim/", "http://[::1]:80"]
)
def test_an_address_may_have_a_port_and_a_path(address: str) -> None:
    assert ServiceSettings(CACHE, nominatim=address, contact=CONTACT).nominatim == address


@pytest.mark.parametrize("contact", ["", "nobody", "市府@example.org", "a@example.org\r\nX: y"])
def test_who_asks_nominatim_must_say_how_to_be_reached(contact: str) -> None:
    with pytest.raises(ServiceSettingError, match="how to be reached"):
        ServiceSettings(CACHE, nominatim="https://nominatim.example.org", contact=contact)


@pytest.mark.parametrize("half", [{"tgos_key": Secret("b")}, {"tgos_app_id": Secret("a")}])
def test_half_of_a_pair_of_keys_is_refused(half: dict[str, Secret]) -> None:
    with pytest.raises(ServiceSettingError, match="both"):
        ServiceSettings(CACHE, **half)


def test_settings_do_not_show_their_keys() -> None:
    settings = ServiceSettings(CACHE, tgos_app_id=Secret("abc-app"), tgos_key=Secret("abc-key"))
    assert "abc" not in f"{settings!r} {settings} {vars(settings)}"


def test_a_secret_is_not_written_down() -> None:
    with pytest.raises(TypeError, match="not written down"):
        asdict(ServiceSettings(CACHE, tgos_app_id=Secret("a"), tgos_key=Secret("b")))
