"""Makes a copy: asks for every piece, turns what names other pieces, and puts it all in its place."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mapapp.assets import STYLE
from mapapp.bundle.about import ABOUT, README, About
from mapapp.bundle.asker import SITE, Asker
from mapapp.bundle.folder import Folder
from mapapp.bundle.links import Links
from mapapp.bundle.page import Said, rewrite
from mapapp.bundle.piece import Piece
from mapapp.bundle.plan import planned
from mapapp.bundle.prints import prints
from mapapp.bundle.wish import Wish
from mapapp.errors import BundleError
from mapapp.languages import LANGUAGES
from mapapp.press.program import program
from mapapp.roll import CROWD
from mapapp.served import KEY, Served

if TYPE_CHECKING:
    from flask import Flask

Watch = Callable[[list[Piece]], Iterable[Piece]]
OWN_STYLE: Final = Path(__file__).with_name("copied.css")
"""What only pages of a copy look like, behind the style of all."""
_NAMED: Final = re.compile(rb"url\(/(?=[\w])")
"""Where a style at the copy's root names a file of ours by its whole address."""


@dataclass(frozen=True)
class Copied:
    """What became of a wish.

    Parameters
    ----------
    files, size, made : int
        Files of the copy, their bytes, and how many were made now: the others were there from a try that broke off.
    overlays : int
    unreadable : tuple of str
        Ids of overlays that cannot be read, and so are not in it.
    """

    files: int
    size: int
    made: int
    overlays: int
    unreadable: tuple[str, ...]


def copy(wish: Wish, place: Path, watch: Watch = iter) -> Copied:
    """Write the whole thing as static files.

    Parameters
    ----------
    wish : Wish
    place : Path
        The folder. What was there stays until the copy is whole.
    watch : callable
        Is given every piece, and gives them one by one: for who looks on.

    Raises
    ------
    BundleError
        If it cannot be made, or something else is in the folder.
    EditionMissingError
        If no edition has been built.
    AssetMissingError
        If the browser libraries have not been fetched.
    """
    from mapapp import Settings, create_app

    here = Settings(edition=wish.edition, overlays=wish.overlays)
    # nothing of a copy comes over a network, or is of now
    app = create_app(here.model_copy(update={"basemap": "none", "feedback": "", "sensors": None, "services": None}))
    parts: Served = app.extensions[KEY]
    try:
        return _copy(_Copier(app, parts, wish), place, watch)
    finally:
        parts.shop.close()
        parts.cabinet.close()


def _copy(copier: _Copier, place: Path, watch: Watch) -> Copied:
    folder = Folder.begin(place, copier.key)
    about = About(copier.app, copier.parts, copier.wish, copier.pieces, folder.sizes)
    pages = list(about.pages())
    links = Links([*copier.pieces, *pages], SITE)
    wanted = [one for one in copier.pieces if not folder.has(one.path)]
    for one in watch(wanted):
        folder.put(one.path, copier.body(one, links))
    for one in pages:
        folder.put(one.path, copier.body(one, links))
    folder.put(README, about.readme())
    sizes = folder.publish(copier.facts)
    sound, broken = copier.parts.overlays.sound()
    return Copied(len(sizes), sum(sizes.values()), len(wanted), len(sound), tuple(broken))


class _Copier:
    def __init__(self, app: Flask, parts: Served, wish: Wish) -> None:
        if parts.rolls.of(parts.store).crowded:
            total = parts.rolls.of(parts.store).total
            raise BundleError(
                f"a register of {total} works: expected at most {CROWD}, which a page holds without a server"
            )
        self.app, self.parts, self.wish, self.asker = app, parts, wish, Asker(app)
        routes = frozenset(str(rule.rule) for rule in app.url_map.iter_rules())
        places = wish.districts or tuple(parts.catalogues[LANGUAGES[0]].section("district"))
        self.pieces = [*planned(parts, places, routes), *prints(parts, wish, places)]

    @property
    def facts(self) -> dict[str, object]:
        """What the copy is of."""
        shown = [one.shown for one in self.parts.overlays.sound()[0]]
        return {
            "edition": self.parts.store.edition,
            "as_of": self.parts.coverage["as_of"],
            "made": self.wish.made.isoformat(),
            "url": self.wish.url,
            "districts": list(self.wish.districts),
            "sheets": list(self.wish.sheets),
            "situation": self.wish.situation,
            "overlays": {one.about.id: one.name for one in shown},
            "program": hashlib.sha256(f"{program()} {self.parts.assets.version}".encode()).hexdigest()[:16],
        }

    @property
    def key(self) -> str:
        """Name the copy by all that its files depend on."""
        return json.dumps(self.facts, ensure_ascii=False, sort_keys=True)

    def body(self, piece: Piece, links: Links) -> bytes:
        """Give the bytes of a piece, leading to other pieces where it leads anywhere."""
        mimetype, body = ("", piece.make()) if piece.make else self.asker.ask(piece)
        if piece.is_page:
            words = self.parts.catalogues[piece.language]
            said = Said(words, self.wish.made.isoformat(), self.parts.coverage["as_of"], ABOUT)
            return rewrite(body.decode(), links.of(piece), said).encode()
        if piece.path.endswith(STYLE):
            return body + OWN_STYLE.read_bytes()
        if mimetype == "text/css":
            return _NAMED.sub(b"url(", body)
        if piece.address == "/overlays":
            return _without_items(body)
        return body


def _without_items(body: bytes) -> bytes:
    """Take out of the list of overlays where their items are asked for: that is a server."""
    listed = json.loads(body)
    for one in listed["overlays"]:
        del one["data"]["items"]
    return json.dumps(listed, ensure_ascii=False).encode()
