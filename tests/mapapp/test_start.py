import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import ValidationError

from mapapp import Settings, create_app
from mapapp.errors import EditionMissingError


def test_the_serving_process_imports_nothing_that_only_builds_need(edition: Path) -> None:
    code = (
        "import sys; from mapapp import Settings, create_app; "
        f"client = create_app(Settings(edition={str(edition)!r})).test_client(); "
        "assert client.get('/').status_code == 200; "
        "assert client.get('/projects.geojson?near=120.3,22.6&radius=2000').status_code == 200; "
        "print([name for name in ('geopandas', 'pandas', 'pyarrow', 'pyogrio', 'geopy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.stdout.strip() == "[]", done.stderr


def test_a_missing_edition_says_how_to_build_one(tmp_path: Path) -> None:
    with pytest.raises(EditionMissingError, match="worksmap layers build"):
        create_app(Settings(edition=tmp_path / "none.sqlite"))


def test_settings_are_read_from_the_environment_and_frozen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKSMAP_BASEMAP", "nlsc")
    settings = Settings()
    assert settings.basemap == "nlsc"
    with pytest.raises(ValidationError):
        settings.basemap = "osm"  # type: ignore[misc]


def test_an_unknown_basemap_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WORKSMAP_BASEMAP", "moon")
    with pytest.raises(ValidationError, match="basemap"):
        Settings()


def test_every_setting_says_what_it_is_for() -> None:
    assert all(field.description for field in Settings.model_fields.values())
