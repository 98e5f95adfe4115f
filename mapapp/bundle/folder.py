"""The folder of a copy: made beside its place, and put there when it is whole."""

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Self

from mapapp.errors import BundleError

MARK: Final = "bundle.json"
"""Says that a folder is a copy, of what, and what is in it; written last."""
KEY: Final = "key"
"""Says of an unfinished copy what it is to be."""
PART: Final = ".part"
"""Ending of a file that is being written."""


class Folder:
    """A copy that is being made.

    What breaks off goes on where it was, if it is to become the same copy; otherwise it begins anew. The old copy stays
    in its place until the new one is whole.

    Parameters
    ----------
    place : Path
        Where it is to be.
    draft : Path
        Where it is meanwhile, on the same disk.
    """

    def __init__(self, place: Path, draft: Path) -> None:
        self.place, self.draft = place, draft

    @classmethod
    def begin(cls, place: Path, key: str) -> Self:
        """Begin a copy, or go on with one.

        Parameters
        ----------
        place : Path
        key : str
            Names what the copy is of: two copies with the same key have the same files.

        Raises
        ------
        BundleError
            If something else is there already.
        """
        place = place.resolve()
        if place.is_mount():
            raise BundleError(f"{place}: expected a folder on it, such as {place / 'worksmap'}")
        if place.is_file() or (place.is_dir() and any(place.iterdir()) and not (place / MARK).is_file()):
            raise BundleError(f"{place}: expected a new folder, an empty one, or an older copy: nothing was changed")
        if _old(place).exists() and not place.exists():
            _old(place).rename(place)  # broken off between two steps
        shutil.rmtree(_old(place), ignore_errors=True)
        draft = place.with_name(f".{place.name}.making")
        mark = draft / KEY
        if draft.exists() and not (mark.is_file() and mark.read_text("utf-8") == key):
            shutil.rmtree(draft)
        draft.mkdir(parents=True, exist_ok=True)
        mark.write_text(key, "utf-8")
        return cls(place, draft)

    def has(self, path: str) -> bool:
        """Say whether a file is made already."""
        return (self.draft / path).is_file()

    def put(self, path: str, body: bytes) -> None:
        """Write a file, whole or not at all."""
        file = self.draft / path
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_name(f"{file.name}{PART}")
        part.write_bytes(body)
        part.replace(file)

    def sizes(self) -> dict[str, int]:
        """Give every file with its bytes, in order; not what tells of the folder itself."""
        files = sorted(file for file in self.draft.rglob("*") if file.is_file() and file.suffix != PART)
        named = ((file.relative_to(self.draft).as_posix(), file) for file in files)
        return {path: file.stat().st_size for path, file in named if path not in (MARK, KEY)}

    def publish(self, facts: Mapping[str, object]) -> dict[str, int]:
        """Put the copy in its place, with the hash of every file beside what it is of.

        Parameters
        ----------
        facts : mapping
            What the copy is of.

        Returns
        -------
        dict of str to int
            Its files with their bytes.
        """
        sizes = self.sizes()
        hashes = {path: hashlib.sha256((self.draft / path).read_bytes()).hexdigest() for path in sizes}
        self.put(MARK, json.dumps({**facts, "files": hashes}, ensure_ascii=False, indent=1).encode() + b"\n")
        for part in (*self.draft.rglob(f"*{PART}"), self.draft / KEY):
            part.unlink()
        if self.place.exists():
            self.place.rename(_old(self.place))
        self.draft.rename(self.place)
        shutil.rmtree(_old(self.place), ignore_errors=True)
        return sizes


def _old(place: Path) -> Path:
    return place.with_name(f".{place.name}.old")
