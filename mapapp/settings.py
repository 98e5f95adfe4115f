"""Settings of the serving process, read once from the environment."""

from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict

ROOT = Path(__file__).resolve().parent.parent
"""Folder of the checkout: it holds ``data``, ``static`` and ``var``."""


class Settings(BaseSettings):
    """What an operator may choose.

    Each field is read from the environment as ``WORKSMAP_`` and its name in capitals: ``WORKSMAP_BASEMAP=nlsc``.
    """

    model_config = SettingsConfigDict(env_prefix="WORKSMAP_", frozen=True)

    edition: Path = Field(
        default=ROOT / "var" / "edition.sqlite",
        description="The edition that is served; `worksmap layers build` writes it.",
    )
    addresses: Path = Field(
        default=ROOT / "var" / "addresses.sqlite",
        description="The index of door-plates that the search looks in while there is one; "
        "`worksmap geocode import-addresses` writes it.",
    )
    basemap: Literal["none", "nlsc", "osm"] = Field(
        default="none",
        description="Tiles under the map: `none` draws our own district polygons only and needs no internet; `nlsc` "
        "and `osm` load tiles from that host in the reader's browser, and add the host to `img-src`.",
    )
    texts: Path = Field(
        default=ROOT / "var" / "texts",
        description="Folder of the documents' texts, which `worksmap register add` keeps; where they are, a card shows "
        "the whole passage.",
    )
    overlays: Path = Field(
        default=ROOT / "var" / "overlays",
        description="Folder of the overlays, which `worksmap overlay add` fills; each is served at once.",
    )
    myfile_mb: int = Field(default=10, gt=0, description="Of a reader's own file: megabytes.")
    myfile_unpacked_mb: int = Field(default=100, gt=0, description="Megabytes of what its archive packs.")
    myfile_features: int = Field(default=20_000, gt=0, description="Its features.")
    myfile_positions: int = Field(default=500_000, gt=0, description="Its positions: corners and points.")
    myfile_depth: int = Field(default=30, gt=0, description="Brackets or elements within one another in it.")
    myfile_seconds: int = Field(
        default=20, gt=0, description="Seconds that it may take to arrive, and again to be compared."
    )
    myfile_memory_mb: int = Field(
        default=1_500, gt=300, description="Megabytes of addresses for the process that compares it; programs take 300."
    )
    myfile_at_once: int = Field(default=2, gt=0, description="Files that one worker compares at once.")
    sensors: Path | None = Field(
        default=None,
        description="Snapshot of live sensors, which `worksmap sensors watch` keeps, such as `var/sensors.json`; "
        "without it there are none.",
    )
    services: Path | None = Field(
        default=None,
        description="TOML file that lists maps of other agencies (WMS, WMTS, links), such as `var/services.toml`; "
        "hosts of what is drawn are added to `img-src`. Without it there are none.",
    )
    feedback: str = Field(
        default="",
        description="Where readers tell that something is wrong: `mailto:` and an address, or a form at `https://`; "
        "`{id}`, `{edition}`, `{shown}` and `{url}` in it are filled in. Without it there is no such link.",
    )
