"""What GDAL is told for the time that one file takes to be written."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager


@contextmanager
def configured(options: Mapping[str, str]) -> Iterator[None]:
    """Set options of GDAL while a file is written: it reads them from the environment, so no room need know GDAL.

    Parameters
    ----------
    options : mapping of str to str
        As GDAL's manual names them.
    """
    before = {name: os.environ.get(name) for name in options}
    os.environ.update(options)
    try:
        yield
    finally:
        for name, text in before.items():
            os.environ.pop(name)
            if text is not None:
                os.environ[name] = text
