"""Items of a collection, as finished bytes are joined to an answer."""

from datetime import UTC, datetime

from flask import Response

from layers.items import Asked, Collection, Crs, Page
from mapapp.answers import answer, etag_of, pack, takes_gzip
from mapapp.languages import spoken
from mapapp.ogc.forms import HTML, JSON, PAGE, PLAIN, form, open_to_all, written
from mapapp.ogc.links import GEOJSON, Link, address, forms_of, here, link
from mapapp.overlaid import said_beside
from mapapp.served import served

TYPES = {JSON: GEOJSON, HTML: PAGE}
QUICK = 1
"""Level of gzip: an answer that is made for one question alone is sent sooner than it is made small."""
FEATURE = b'{"type":"Feature",'
"""How every finished feature begins."""


def links(collection: Collection, asked: Asked, matched: int) -> list[Link]:
    """Link to the answer's other form, its neighbours, and the collection."""
    after, before = asked.offset + asked.limit, max(0, asked.offset - asked.limit)
    steps = [("next", after)] if after < matched else []
    steps += [("prev", before)] if asked.offset else []
    return [
        *forms_of(TYPES),
        *(link(rel, here().to(offset=str(offset)), GEOJSON) for rel, offset in steps),
        link("collection", address("collections", collection.id), PLAIN),
    ]


def some(collection: Collection, asked: Asked, page: Page, etag: str) -> Response:
    """Answer a page of items as GeoJSON."""
    head = {
        "type": "FeatureCollection",
        "timeStamp": now(),
        "numberMatched": page.matched,
        "numberReturned": len(page.features),
        "links": links(collection, asked, page.matched),
        **said_beside(collection, served().words),
    }
    # the head is written as it is, but for its last bracket; the features are finished, and copied once: they are much
    features = list(page.features) or [b""]
    features[0] = written(head)[:-1] + b',"features":[\n' + features[0]
    features[-1] += b"\n]}\n"
    return in_crs(b",\n".join(features), asked.crs, etag)


def one(collection: Collection, feature: bytes, crs: Crs, etag: str) -> Response:
    """Answer one item as GeoJSON."""
    told = written([*forms_of(TYPES), link("collection", address("collections", collection.id), PLAIN)])
    beside = [written(said_beside(collection, served().words))[1:-1]]
    head = b",".join([b'"links":' + told, *filter(None, beside)])
    return in_crs(FEATURE + head + b"," + feature.removeprefix(FEATURE), crs, etag)


def in_crs(body: bytes, crs: Crs, etag: str) -> Response:
    """Answer GeoJSON, and say in which system its positions are (Part 2, 6.2.2)."""
    packed = pack(body, QUICK) if takes_gzip() else None
    response = open_to_all(answer(body, GEOJSON, etag=etag, packed=packed))
    response.headers["Content-Crs"] = f"<{crs.value}>"
    return response


def etag_here(stamp: tuple[int, ...]) -> str:
    """Name the answer by what determines it but for its time stamp: the file that answers, the question, the language.

    Parameters
    ----------
    stamp : tuple of int
        Of the file.
    """
    return etag_of(repr(stamp), here().to(), form(), spoken())


def now() -> str:
    """Say when the answer was made (Part 1, 7.15.8)."""
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
