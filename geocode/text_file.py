"""A file that people edit, read as text or refused in one line."""

from pathlib import Path

from geocode.errors import GazetteerError


def read_text(folder: Path, name: str) -> str:
    """Read a file of the data folder as UTF-8; a byte order mark is passed over.

    Raises
    ------
    GazetteerError
        If it is missing, or is in another encoding, such as the Big5 in which a spreadsheet may save it.
    """
    place = f"{folder.name}/{name}"
    try:
        return (folder / name).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise GazetteerError(place, 1, "file", name, "a file, found none") from None
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise GazetteerError(place, line, "encoding", error.object[error.start :][:8].hex(" "), "UTF-8") from None
