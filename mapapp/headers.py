"""Headers that every answer bears."""

from collections.abc import Iterable

from flask import Flask, Response

from mapapp.drawing.tiles import TILES


def content_security_policy(basemap: str, hosts: Iterable[str] = ()) -> str:
    """Say what the page may load: our own files, and the tiles and maps that the operator chose.

    Parameters
    ----------
    basemap : str
        A key of `TILES`, or ``none``.
    hosts : iterable of str
        Scheme and host of each map of another agency.

    Leaflet replaces a tile that it gives up by a ``data:`` image, so that scheme is allowed with tiles, and only then.

    Examples
    --------
    >>> content_security_policy("none").split("; ")[:2]
    ["default-src 'self'", "img-src 'self'"]
    """
    chosen = dict.fromkeys([*([TILES[basemap].host] if basemap in TILES else []), *hosts])
    images = " ".join(["img-src 'self'", *(["data:", *chosen] if chosen else [])])
    return "; ".join(
        [
            "default-src 'self'",
            images,
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


def install(app: Flask, basemap: str, hosts: Iterable[str]) -> None:
    """Add the headers to each answer of an application; the parameters are those of `content_security_policy`."""
    fixed = {
        "Content-Security-Policy": content_security_policy(basemap, hosts),
        "X-Content-Type-Options": "nosniff",
        # tile services ask to see which site uses them; nobody else learns the reader's filters
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "geolocation=(self), camera=(), microphone=(), payment=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }

    @app.after_request
    def _add(response: Response) -> Response:
        # no view says one of them, so none is looked for
        response.headers.extend(fixed)
        return response
