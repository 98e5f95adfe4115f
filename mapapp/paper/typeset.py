"""Sets paper: values become pages of a PDF, and what cannot be set as it should be stops the print."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, cast

from mapapp.errors import PaperError
from mapapp.paper import binding
from mapapp.paper.atlas import Atlas
from mapapp.paper.content import Content, content, document, title
from mapapp.paper.evidence import Evidence
from mapapp.paper.halo import Drawing, drawings, put, wanted
from mapapp.paper.language import scripted
from mapapp.paper.pictures import Pictures
from mapapp.paper.sheet import Sheet
from mapapp.paper.stock import Stock
from mapapp.words import Words

if TYPE_CHECKING:
    from typst import Compiler, PDFStandard

FOLDER: Final = Path(__file__).parent
UNSEEN: Final = frozenset({"svg", "png", "url", "alt", "id", "kind", "key", "phase", "colours"})
"""Names of values that are not set as letters."""
FONT: Final = "Noto Sans TC"


class Typesetter:
    """Sets sheets and atlases, one at a time.

    Parameters
    ----------
    static : Path
        The folder ``static``.

    Raises
    ------
    AssetMissingError
        If the font has not been fetched.
    """

    def __init__(self, static: Path) -> None:
        self._stock = Stock(static)
        self._lock = Lock()
        self._typst: Compiler | None = None

    def sheet(self, sheet: Sheet, words: Words, evidence: Evidence) -> bytes:
        """Set a sheet.

        Parameters
        ----------
        sheet : Sheet
        words : Words
            Of its language.
        evidence : Evidence
            Its day of printing is the only moment that the file knows: the same sheet gives the same bytes.

        Returns
        -------
        bytes
            PDF/UA-1; where the order says `archive`, PDF/A-2a as well.

        Raises
        ------
        PaperError
            If the font lacks a character, a picture cannot be read, or something has no room.
        """
        head = document(title(sheet.name, words), words, evidence.printed_on)
        said = content(sheet, words, evidence, self._stock)
        return self._set("sheet.typ", {"document": head, "sheet": said}, drawings(said), archive=sheet.order.archive)

    def atlas(self, atlas: Atlas, words: Words, evidence: Evidence) -> bytes:
        """Set an atlas; all else as `sheet`."""
        head = document(binding.title(atlas, words), words, evidence.printed_on)
        said = binding.binding(atlas, words, evidence, self._stock)
        maps = [one for sheet in (said["front"], *said["sheets"]) for one in drawings(sheet)]
        return self._set("atlas.typ", {"document": head, "atlas": said}, maps, archive=atlas.order.archive)

    def _set(self, template: str, said: Content, maps: Sequence[Drawing], *, archive: bool) -> bytes:
        self._check(said)
        standards: list[PDFStandard] = ["a-2a", "ua-1"] if archive else ["ua-1"]
        year, month, day = said["document"]["made"]
        options = {"format": "pdf", "pdf_standards": standards, "timestamp": datetime(year, month, day, tzinfo=UTC)}
        with self._lock:
            if maps:
                halos = self._compiled("halo.typ", wanted(maps), {}, {"format": "svg"})
                put(maps, halos if isinstance(halos, list) else [halos])
            pictures = Pictures()
            pdf = self._compiled(template, pictures.without(said), pictures.kept, options)
        return scripted(cast(bytes, pdf))

    def _compiled(self, template: str, data: object, pictures: object, options: dict[str, Any]) -> bytes | list[bytes]:
        from typst import TypstError

        if self._typst is None:
            self._typst = self._stock.face.compiler(FOLDER)
        inputs = {
            name: json.dumps(value, ensure_ascii=False) for name, value in (("data", data), ("pictures", pictures))
        }
        try:
            return cast("bytes | list[bytes]", self._typst.compile(FOLDER / template, sys_inputs=inputs, **options))
        except TypstError as error:
            raise PaperError(f"cannot print: {error.message}") from error

    def _check(self, said: Mapping[str, Any]) -> None:
        """Stop at a character that the font lacks: Typst would leave it out without a word."""
        for text in _texts(said):
            if lacking := self._stock.face.glyphs.lacks(text):
                raise PaperError(
                    f"cannot print: the font has no U+{ord(lacking):04X} ({lacking!r}), which is in “{text}”"
                )


def _texts(value: object) -> Iterator[str]:
    """List what is set as letters."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, one in value.items():
            if name not in UNSEEN:
                yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
