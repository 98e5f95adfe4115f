"""What the portraits of one application share: the land, the pictures, and their colours."""

import json
from pathlib import Path
from typing import Any

from layers import Store
from mapapp.portrait.ink import colours, ink
from mapapp.portrait.land import Lands
from mapapp.portrait.picture import Gallery
from mapapp.portrait.subject import subject
from mapapp.portrait.work import Work
from mapapp.words import Words


class Studio:
    """Draws portraits of the projects of a store.

    Parameters
    ----------
    store : Store
    static : Path
        The folder ``static``.

    Raises
    ------
    AssetMissingError
        If the font has not been fetched.
    """

    def __init__(self, store: Store, static: Path) -> None:
        tokens = (static / "css" / "tokens.css").read_text(encoding="utf-8")
        self._store = store
        self._colours = colours(tokens)
        self._gallery = Gallery(static, ink(tokens))
        self.lands = Lands()

    def picture(self, record: dict[str, Any], words: Words) -> bytes:
        """Give a project's picture, PNG.

        Parameters
        ----------
        record : dict
            The project's.
        words : Words
            Of the picture's language.
        """
        project = record["properties"]["id"]

        def values() -> dict[str, Any]:
            work = Work.read(self._store.get(project) or b"")
            return subject(work, record, self.lands.of(self._store), words, self._colours)

        # what stands in the record tells editions apart, were one written anew under the same name
        key = (self._store.edition, words.language, json.dumps(record["properties"], ensure_ascii=False))
        return self._gallery.show(key, values)
