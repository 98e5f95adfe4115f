"""Several files that are written together or not at all."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path


def write_together(contents: Mapping[Path, bytes]) -> tuple[Path, ...]:
    """Write files beside the old ones and put all in their places; if one fails, all stand as they were.

    Parameters
    ----------
    contents : mapping of pathlib.Path to bytes
        What each file shall hold; one that holds it already is left alone.

    Returns
    -------
    tuple of pathlib.Path
        The files that were changed.

    Raises
    ------
    OSError
        If one of them cannot be written.
    """
    changed = tuple(path for path, content in contents.items() if not path.is_file() or path.read_bytes() != content)
    placed: list[Path] = []
    try:
        for path in changed:
            path.parent.mkdir(exist_ok=True)
            _new(path).write_bytes(contents[path])
            if path.is_file():
                shutil.copy2(path, _old(path))
        for path in changed:
            placed.append(path)
            _new(path).replace(path)
    except BaseException:
        _restore(placed)
        raise
    finally:
        for path in changed:
            _new(path).unlink(missing_ok=True)
            _old(path).unlink(missing_ok=True)
    return changed


def _new(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _old(path: Path) -> Path:
    return path.with_name(f".{path.name}.old")


def _restore(placed: list[Path]) -> None:
    """Put back what was there: the copies were made before the first file was touched."""
    for path in placed:
        if _old(path).exists():
            _old(path).replace(path)
        elif not _new(path).exists():  # there was none before, and the new one is in its place
            path.unlink(missing_ok=True)
