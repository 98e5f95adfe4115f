"""What a copy says of itself: a page of its own, and a text file for who sees no page yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from flask import render_template

from layers.overlays.shelf import Overlay
from mapapp.bundle.piece import Piece, page
from mapapp.bundle.plan import FILES
from mapapp.bundle.surroundings import FOLDER, addresses
from mapapp.bundle.wish import Wish
from mapapp.languages import LANGUAGES
from mapapp.overlaid import described
from mapapp.served import Served
from mapapp.words import Words

if TYPE_CHECKING:
    from flask import Flask

ABOUT: Final = "/about"
"""Address of the page; only copies have it."""
README: Final = "README.txt"
BOM: Final = "\ufeff"
"""Old editors take a text without it for Big5."""


@dataclass(frozen=True)
class Taken:
    """A file that people take from a copy.

    Parameters
    ----------
    address : str
        By which pages link to it.
    path : str
    size : int
        Bytes.
    """

    address: str
    path: str
    size: int


@dataclass(frozen=True)
class About:
    """What is told of a copy.

    Parameters
    ----------
    app : flask.Flask
        Whose words and look the page has.
    parts : Served
    wish : Wish
    pieces : list of Piece
    sizes : callable
        Gives the bytes of every file that is made, by its path.
    """

    app: Flask
    parts: Served
    wish: Wish
    pieces: list[Piece]
    sizes: Callable[[], Mapping[str, int]]

    def pages(self) -> Iterator[Piece]:
        """Plan the page in every language."""
        for language in LANGUAGES:
            yield page(ABOUT, language, make=self._page(language))

    def readme(self) -> bytes:
        """Write the text file, in every language."""
        texts = []
        for language in LANGUAGES:
            with self._speaking(language):
                texts.append(render_template("bundle.txt", **self._content(language)))
        return (BOM + "\n\n".join(texts)).replace("\n", "\r\n").encode()

    def _page(self, language: str) -> Callable[[], bytes]:
        def make() -> bytes:
            with self._speaking(language):
                return render_template("bundle.html", **self._content(language)).encode()

        return make

    def _speaking(self, language: str) -> Any:  # noqa: ANN401  Flask's own context
        return self.app.test_request_context(ABOUT, headers={"Accept-Language": language})

    def _content(self, language: str) -> dict[str, Any]:
        words, sizes = self.parts.catalogues[language], self.sizes()
        here = [one for one in self.pieces if one.is_shared or one.language == language]
        taken = [Taken(one.address, one.path, sizes.get(one.path, 0)) for one in here]
        sound, broken = self.parts.overlays.sound()
        return {
            "made": self.wish.made.isoformat(),
            "url": self.wish.url,
            "edition": self.parts.store.edition,
            "as_of": self.parts.coverage["as_of"],
            "works": self.parts.rolls.of(self.parts.store).total,
            "files": [one for one in taken if f"/{FILES}/" in f"/{one.path}" and FOLDER not in one.path],
            "layers": [one for one in taken if one.path.startswith("layers/") or one.path == "projects.geojson"],
            "overlays": [_told(one, taken, words) for one in sound],
            "broken": broken,
            "papers": self.wish.sheets,
            "situation": self.wish.situation,
            "atlases": [one for one in taken if one.address.startswith("/atlas.pdf")],
        }


def _told(one: Overlay, taken: list[Taken], words: Words) -> dict[str, Any]:
    """Tell an overlay, and which files it is in."""
    own = [file for file in taken if file.address in addresses(one)]
    return {"title": one.shown.about.title, "said": described(one.shown, words), "files": own}
