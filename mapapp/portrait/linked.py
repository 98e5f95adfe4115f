"""What machines are told of a project's page: JSON-LD in schema.org's words, and nothing that no document says."""

import json
import math
from collections.abc import Iterator
from typing import Any

import shapely
from markupsafe import Markup
from shapely.geometry.base import BaseGeometry

from mapapp.portrait.sharing import HEIGHT, WIDTH, Sharing
from mapapp.portrait.work import Work
from mapapp.words import Words
from register.period import Period, Precision

Linked = dict[str, Any]
VALUES = (
    *("phase", "status", "status_said", "status_as_of", "completion", "completion_kind", "completion_said", "overdue"),
    *("start", "start_said", "budget_twd", "budget_said", "quantity", "quantity_unit", "quantity_said", "agency"),
    *("location_text", "precision_m", "match_method", "placed_by", "slipped_months", "flood_kind", "basin"),
)
"""Published properties that schema.org has no word for; each is given under its own name, as the data have it."""
DEGREE_M = 111_000
"""A degree of latitude."""
KEPT_SHARE = 0.1
"""Coordinates are rounded to no more than so much of the radius within which the place is known."""


def linked(record: Linked, work: Work, shared: Sharing, words: Words) -> Markup:
    """Write the data block of a project's page.

    Parameters
    ----------
    record : dict
    work : Work
    shared : Sharing
    words : Words
        Of the page's language.
    """
    return block(_page(record, work, shared, words))


def block(whole: Linked) -> Markup:
    """Write a data block: JSON in which no character can end the element that holds it."""
    text = json.dumps(whole, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(text)  # noqa: S704  the three letters that mean anything to HTML are gone


def _page(record: Linked, work: Work, shared: Sharing, words: Words) -> Linked:
    permanent = shared.address.permanent
    documents = _documents(record)
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "@id": permanent,
        "url": shared.canonical,
        "name": shared.title,
        "description": shared.description,
        "inLanguage": shared.language,
        "isPartOf": {"@type": "WebSite", "name": words("site.name"), "url": shared.address.site},
        "primaryImageOfPage": {"@type": "ImageObject", "url": shared.picture, "width": WIDTH, "height": HEIGHT},
        "citation": documents,
        "mainEntity": _work(record, work, permanent, documents),
    }


def _work(record: Linked, work: Work, permanent: str, documents: list[Linked]) -> Linked:
    """Describe the work as a place, which a public work is; schema.org's Project is an organisation."""
    said = record["properties"]
    names = [*([said["name_en"]] if said["name_en"] else []), *said["aliases"]]
    whole = {
        "@type": "Place",
        "@id": f"{permanent}#work",
        "identifier": said["id"],
        "name": said["name"],
        "alternateName": names,
        "containedInPlace": [*_districts(said), *_places([record["part_of"]], permanent)],
        "containsPlace": _places(record["parts"], permanent),
        "geo": geo(work),
        "additionalProperty": list(_values(said)),
        "subjectOf": documents,
    }
    return {name: value for name, value in whole.items() if value}


def _districts(said: Linked) -> list[Linked]:
    city = {"@type": "City", "name": "高雄市"}
    return [{"@type": "AdministrativeArea", "name": one, "containedInPlace": city} for one in said["districts"]]


def _places(named: list[Linked | None], permanent: str) -> list[Linked]:
    folder = permanent.rpartition("/")[0]
    return [{"@type": "Place", "@id": f"{folder}/{one['id']}#work", "name": one["name"]} for one in named if one]


def _values(said: Linked) -> Iterator[Linked]:
    for name in VALUES:
        if said[name] is not None:
            yield {"@type": "PropertyValue", "propertyID": name, "name": name, "value": said[name]}


def _documents(record: Linked) -> list[Linked]:
    """List the documents; a date that no document bears is not called the day of its publication."""
    known: dict[str, Linked] = {}
    for passage in record["history"]:
        one = passage["document"]
        day = Period.parse(one["date"])
        whole = {
            "@type": "Report",
            "name": one["title"],
            "publisher": {"@type": "Organization", "name": one["publisher"]},
            "datePublished": one["date"] if day.precision is Precision.DAY else None,
            "description": one["date_basis"],
            "url": one["url"],
        }
        known[one["id"]] = {name: value for name, value in whole.items() if value}
    return list(known.values())


def geo(work: Work) -> list[Linked]:
    """Say where a work is, no more exactly than it is known.

    Returns
    -------
    list of dict
        A circle of the published radius for each point; a line or an outline for each piece of those. Empty where no
        place is known.
    """
    if work.geometry is None:
        return []
    metres = float(work.properties["precision_m"])
    decimals = min(6, max(2, math.ceil(math.log10(DEGREE_M / (2 * KEPT_SHARE * metres)))))
    pieces = shapely.get_parts(shapely.from_geojson(json.dumps(work.geometry)))
    return [_shape(piece, decimals, metres) for piece in pieces]


def _shape(piece: BaseGeometry, decimals: int, metres: float) -> Linked:
    if piece.geom_type == "Point":
        lon, lat = (round(degrees, decimals) for degrees in piece.coords[0])
        middle = {"@type": "GeoCoordinates", "latitude": lat, "longitude": lon}
        return {"@type": "GeoCircle", "geoMidpoint": middle, "geoRadius": metres}
    kind = "line" if piece.geom_type == "LineString" else "polygon"
    # schema.org's polygon has no holes: what is said is the outline
    corners = piece.coords if kind == "line" else piece.exterior.coords
    drawn = dict.fromkeys(f"{round(lat, decimals)} {round(lon, decimals)}" for lon, lat in corners)
    closed = [*drawn, next(iter(drawn))] if kind == "polygon" else [*drawn]
    return {"@type": "GeoShape", kind: " ".join(closed)}
