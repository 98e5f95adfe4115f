"""``worksmap geocode accept``: what a person chose, written with name, date and reason."""

from datetime import date, datetime
from pathlib import Path
from typing import TypedDict, Unpack

import click

from geocode import Boundaries, Match, open_places
from geocode.accepting import Accepting
from geocode.boundaries import ATLAS
from geocode.choice import Position, Signed
from geocode.csv_text import CsvText
from geocode.errors import ChoiceError
from geocode.proposed import proposed
from register import load
from register.decisions import FILE, PLACE
from worksmap.telling import data_option, json_option, plainly, tell, vendor_option


class _Where(TypedDict):
    at: tuple[float, float] | None
    precision_m: int | None
    source: str | None
    kind: str
    district: tuple[str, ...]
    instead: bool


class _Who(TypedDict):
    by: str
    reason: str
    day: datetime | None


class _Given(_Where, _Who):
    text: str | None
    project: str | None
    name: str | None
    data: Path
    vendor: Path
    as_json: bool


@click.command(name="accept")
@click.argument("text", required=False)
@click.option("--is", "name", metavar="NAME", help="TEXT is another name of this row of the gazetteer.")
@click.option("--at", type=(float, float), metavar="LON LAT", help="TEXT is here: degrees, WGS 84, longitude first.")
@click.option("--precision-m", type=click.IntRange(1), help="Radius in metres within which the true place lies.")
@click.option("--source", help="What the position rests on.")
@click.option("--kind", default="", help="What it is, such as park; for a new row.")
@click.option("--district", multiple=True, help="A district that it lies in or touches; may be repeated.")
@click.option("--instead", is_flag=True, help="Replace the point that TEXT has.")
@click.option("--project", metavar="ID", help="For this project alone: its place is NAME, whatever its row says.")
@click.option("--by", required=True, help="Who chose.")
@click.option("--reason", required=True, help="Why.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Day of the choice; today without it.")
@data_option
@vendor_option
@json_option
@plainly
def accept_command(**given: Unpack[_Given]) -> None:
    """Write what a person chose for TEXT, or for a project.

    \b
    accept TEXT --is NAME            TEXT becomes an alias in gazetteer.csv
    accept TEXT --at LON LAT --precision-m N --source WORDS --kind KIND --district D
                                     a new row, or the position of the row TEXT
    accept --project ID --is NAME    a row of decisions.csv: this project is at NAME

    Always with --by and --reason, which stay in the row. A choice that was made already, or with which the data could
    not be read, is refused and nothing is written. `worksmap layers build` then shows it on the map.
    """  # noqa: D301  click reads the sign itself: what follows is not to be filled into lines
    _prove_asked(given)
    boundaries = Boundaries.open(given["vendor"] / ATLAS)
    day = given["day"].date() if given["day"] else date.today()
    signed = Signed(given["by"], given["reason"], day)
    tell({"written": 1}, [_accept(given, boundaries, signed)], given["as_json"])


def _prove_asked(given: _Given) -> None:
    """Refuse options that do not go together, as a slip of the hand."""
    if bool(given["text"]) == bool(given["project"]):
        raise click.UsageError("expected either TEXT or --project")
    if bool(given["name"]) == bool(given["at"]):
        raise click.UsageError("expected either --is or --at")
    if given["project"] and given["at"]:
        raise click.UsageError("--project takes --is: accept the place first, then name it")
    if bool(given["at"]) != bool(given["precision_m"] and given["source"]):
        raise click.UsageError("--at, --precision-m and --source go together")


def _accept(given: _Given, boundaries: Boundaries, signed: Signed) -> str:
    text, name = given["text"] or "", given["name"] or ""
    if given["project"]:
        return _decide(given["data"], boundaries, (given["project"], name), signed)
    accepting = Accepting(given["data"], boundaries)
    return accepting.position(text, _position(given), signed) if given["at"] else accepting.alias(text, name, signed)


def _position(where: _Given) -> Position:
    lon, lat = where["at"] or (0.0, 0.0)
    about = (where["precision_m"] or 0, where["source"] or "", where["kind"], where["district"])
    return Position(lon, lat, *about, instead=where["instead"])


def _decide(data: Path, boundaries: Boundaries, said: tuple[str, str], signed: Signed) -> str:
    """Let one project be at another place, if there is one place of that name and it fits the project's districts."""
    name, text = said
    load(data)  # what is wrong already is no fault of the choice
    before = CsvText.read(data / FILE)
    after = before.with_row([name, PLACE, text, signed.reason, signed.by, signed.day.isoformat()])
    with proposed(data, FILE, (before, after)) as new:
        project = next(one for one in load(new).projects if one.id == name)
        answer = open_places(new, boundaries).match(project.location_text, project.districts)
        if not isinstance(answer, Match):
            rivals = f" ({'、'.join(answer.rivals)})" if answer.rivals else ""
            raise ChoiceError(f"--is: 「{text}」: {answer.reason}{rivals}; expected one place")
    line = after.line_of(len(before.records))
    return f"decision: {name} {project.name} is at {answer.label} ({data.name}/{FILE}:{line})"
