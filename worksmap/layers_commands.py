"""``worksmap layers``: from the register to the published layers and the edition that is served."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

import click

from geocode import Boundaries, open_places
from geocode.boundaries import ATLAS
from geocode.choice import APPROXIMATE_M
from layers import Layers, build, check, publish, write_edition
from register import Register, load
from worksmap.telling import data_option, edition_option, json_option, plainly, tell, vendor_option

out_option = click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the layer files; `layers` in the data folder without it.",
)


@dataclass(frozen=True)
class _Made:
    register: Register
    boundaries: Boundaries
    layers: Layers


def _make(data: Path, vendor: Path) -> _Made:
    register = load(data)
    boundaries = Boundaries.open(vendor / ATLAS)
    return _Made(register, boundaries, build(register, open_places(data, boundaries)))


def _release(made: _Made, out: Path, edition: Path) -> tuple[list[str], str]:
    """Put both in their places; the edition is finished before the first layer file changes, so neither comes alone."""
    edition.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=edition.parent, prefix=f".{edition.name}.") as beside:
        ready = Path(beside) / edition.name
        name = write_edition(made.layers, made.register, made.boundaries, ready)
        changed = publish(made.layers, out)
        ready.replace(edition)
    return changed, name


@click.group(name="layers")
def layers() -> None:
    """Projects + places → layers."""


@layers.command(name="build")
@data_option
@vendor_option
@out_option
@edition_option("The SQLite file that the server answers from.")
@json_option
@plainly
def build_command(data: Path, vendor: Path, out: Path | None, edition: Path, as_json: bool) -> None:
    """Build the layer files and the edition; a build that fails leaves both as they were."""
    made = _make(data, vendor)
    changed, name = _release(made, out or data / "layers", edition)
    unplaced = [f"no place: {key}: {why.reason}" for key, why in made.layers.unplaced.items()]
    tell({**_tally(made), "files changed": len(changed), "edition": name}, unplaced, as_json)


@layers.command(name="check")
@data_option
@vendor_option
@out_option
@json_option
@plainly
def check_command(data: Path, vendor: Path, out: Path | None, as_json: bool) -> None:
    """Fail if the committed layer files differ from what the data say now, or are not valid GeoJSON (RFC 7946)."""
    made = _make(data, vendor)
    stale = check(made.layers, out or data / "layers")
    tell({**_tally(made), "stale files": len(stale)}, [f"stale: {name}: run make layers" for name in stale], as_json)
    if stale:
        raise SystemExit(1)


def _tally(made: _Made) -> dict[str, int | str]:
    known = [metres for one in made.layers.features if (metres := one.properties["precision_m"]) is not None]
    return {
        "documents": len(made.register.documents),
        "projects": len(made.layers.features),
        "placed": len(known),
        "approximate": sum(metres > APPROXIMATE_M for metres in known),
        "unplaced": len(made.layers.unplaced),
        "tied": sum(bool(why.rivals) for why in made.layers.unplaced.values()),
    }
