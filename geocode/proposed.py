"""A changed file is proven where nobody reads it, and then takes the place of the old one in one step."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from geocode.csv_text import CsvText
from geocode.errors import ChoiceError


@contextmanager
def proposed(folder: Path, name: str, change: tuple[CsvText, CsvText]) -> Iterator[Path]:
    """Give a copy of a folder in which one file is changed; when nothing is raised, the file is put in its place.

    Parameters
    ----------
    folder : Path
        Its files are copied, not its folders.
    name : str
        Of the file.
    change : tuple of CsvText
        The file as it was read, and as it shall be.

    Yields
    ------
    Path
        The copy; it has the folder's own name, so that a complaint names a file as it is known.

    Raises
    ------
    ChoiceError
        If somebody else changed the file meanwhile.
    OSError
        If the folder cannot be written. The file then stands as it was.
    """
    before, after = change
    with TemporaryDirectory(dir=folder, prefix=".accept.") as beside:
        new = Path(beside) / folder.resolve().name
        new.mkdir()
        for path in folder.iterdir():
            if path.is_file():
                shutil.copy(path, new)
        (new / name).write_bytes(after.whole.encode())
        yield new
        if (folder / name).read_bytes() != before.whole.encode():
            raise ChoiceError(f"{folder.name}/{name} was changed meanwhile; choose again")
        (new / name).replace(folder / name)
