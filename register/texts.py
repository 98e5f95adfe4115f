"""The texts of documents that a deployment keeps in a folder of its own, so that a card can show a passage."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import NamedTemporaryFile

from register.documents import ID
from register.errors import RegisterError
from register.reading.keeping import from_json, to_json
from register.reading.reading import Passage, Reading

SPACE = re.compile(r"\s+")


class Texts:
    """Readings, each in a file named by its document's id.

    Parameters
    ----------
    folder : pathlib.Path
        It need not be there: then no text is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = Path(folder)
        self._read: dict[str, tuple[tuple[int, int, int], Reading]] = {}

    def _file(self, document_id: str) -> Path:
        if not ID.fullmatch(document_id):
            raise RegisterError([f"id: 「{document_id}」: expected letters, digits and -"])
        return self._folder / f"{document_id}.json"

    def keep(self, document_id: str, reading: Reading) -> bool:
        """Keep a document's text; it is written beside and renamed, so that no reader sees half of it.

        Returns
        -------
        bool
            Whether anything changed.

        Raises
        ------
        RegisterError
            If the id is none.
        OSError
            If the folder cannot be written.
        """
        held = to_json(reading)
        if self.held(document_id) == held:
            return False
        self._write(self._file(document_id), held)
        return True

    def held(self, document_id: str) -> str | None:
        """Give a kept text as it stands in its file; None where it is not kept."""
        file = self._file(document_id)
        return file.read_text(encoding="utf-8") if file.is_file() else None

    def restore(self, document_id: str, held: str | None) -> None:
        """Put a text back to what `held` said of it before."""
        file = self._file(document_id)
        if held is None:
            file.unlink(missing_ok=True)
        else:
            self._write(file, held)

    def _write(self, file: Path, held: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile("w", encoding="utf-8", dir=self._folder, suffix=".part", delete=False) as beside:
            beside.write(held)
        try:
            Path(beside.name).chmod(0o644)
            Path(beside.name).replace(file)
        except OSError:
            Path(beside.name).unlink(missing_ok=True)
            raise

    def reading(self, document_id: str) -> Reading | None:
        """Give a document's reading; None where it is not kept.

        It is read once, and anew when its file changes.

        Raises
        ------
        RegisterError
            If the kept file is damaged.
        """
        file = self._file(document_id)
        try:
            stat = file.stat()
        except OSError:
            return None
        stamp = stat.st_mtime_ns, stat.st_size, stat.st_ino
        known = self._read.get(document_id)
        if known is None or known[0] != stamp:
            known = stamp, from_json(file.read_text(encoding="utf-8"))
            self._read[document_id] = known
        return known[1]

    def passage(self, document_id: str, section: str, paragraph: str) -> str | None:
        """Give the words of a passage as `mentions.csv` names it; white space does not count.

        Parameters
        ----------
        document_id, section, paragraph : str

        Returns
        -------
        str or None
            None where the text is not kept, is damaged, or has no such passage.
        """
        try:
            reading = self.reading(document_id)
        except (RegisterError, OSError):
            return None
        said = [one.text for one in reading.body if _named(one, section, paragraph)] if reading else []
        return "\n".join(said) or None


def _named(passage: Passage, section: str, paragraph: str) -> bool:
    same = SPACE.sub("", passage.paragraph) == SPACE.sub("", paragraph)
    return same and SPACE.sub("", passage.section) == SPACE.sub("", section)
