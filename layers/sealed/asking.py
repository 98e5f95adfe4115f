"""The side that asks: hands a file over, and has what it holds or one line that says why not."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import asdict
from typing import BinaryIO

from layers.errors import OverlayError
from layers.overlays.limits import Limits
from layers.overlays.read import Read, Told
from layers.sealed.carrying import unpacked
from layers.sealed.nursery import Nursery
from register.apart import GoneError, LateError, RefusedError

NURSERY = Nursery()
"""Of this process: it holds nothing until the first file comes."""
log = logging.getLogger(__name__)


def read_apart(given: bytes | BinaryIO, where: str, suffix: str, asked: tuple[Told, Limits]) -> Read:
    """Read the features of a file in a process of its own.

    Parameters
    ----------
    given : bytes or file
    where : str
        Name of the file as a line may show it.
    suffix : str
        How its name ends; see `layers.overlays.reading.read_bytes`.
    asked : tuple of Told and Limits

    Raises
    ------
    OverlayError
        If it is not sound, or beyond the limits.
    """
    told, limits = asked
    said = {"where": where, "suffix": suffix, "told": asdict(told)}
    return unpacked(ask_apart("read", given, said, limits))


def ask_apart(job: str, given: bytes | BinaryIO, said: Mapping[str, object], limits: Limits) -> bytes:
    """Have a job of `layers.sealed.jobs` done in a process of its own.

    Parameters
    ----------
    job : str
    given : bytes or file
        The stranger's.
    said : mapping
        What else the job needs, as JSON has it; ``where`` is the file's name as a line may show it.
    limits : Limits

    Raises
    ------
    OverlayError
        If it refuses the file, takes too long, or dies.
    """
    try:
        return NURSERY.ask({"job": job, **said, "limits": asdict(limits)}, given, limits.seconds)
    except RefusedError as refused:
        raise OverlayError(refused.answer.decode(errors="replace")) from None
    except LateError:
        raise OverlayError(f"{said['where']}: expected a file that is read in {limits.seconds} s") from None
    except GoneError as error:
        # of a bound, or of a fault of ours or of GDAL's: who keeps the server can tell by this line
        log.warning("%s", error)
        bounds = f"{limits.seconds} s and {limits.memory_mb} MB of memory"
        raise OverlayError(f"{said['where']}: expected a file that is read in {bounds}") from None
