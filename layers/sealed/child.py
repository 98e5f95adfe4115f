"""The process that reads one file: bounded first, sealed before it looks at what it was given."""

from __future__ import annotations

import os
import traceback
from collections.abc import Mapping
from typing import Any

from layers.errors import OverlayError
from layers.overlays.limits import Limits
from layers.sealed.jobs import JOBS
from layers.sealed.seal import seal
from register.apart import REFUSED, bound

FAULT = 1
GIVEN, ANSWER, FAULTS = 0, 1, 2
"""Numbers of the files that it is left with."""


def read_one(said: Mapping[str, Any]) -> int:
    """Do a job with the file that is open as `GIVEN`, and write its answer, or why there is none, to `ANSWER`.

    Parameters
    ----------
    said : mapping
        ``job``, one of `layers.sealed.jobs.JOBS`; ``limits``; and what the job needs.

    Returns
    -------
    int
        0, `register.apart.REFUSED`, or `FAULT`, which `FAULTS` then tells of.
    """
    limits = Limits(**said["limits"])
    try:
        bound(limits.bounds)
        ready = JOBS[said["job"]](said, limits)
        seal()
        answer, ended = ready(_whole(GIVEN)), 0
    except OverlayError as error:
        answer, ended = str(error).encode(errors="replace"), REFUSED
    except MemoryError:
        line = f"{said['where']}: expected a file that is read in {limits.memory_mb} MB of memory"
        answer, ended = line.encode(errors="replace"), REFUSED
    except Exception:
        os.write(FAULTS, traceback.format_exc().encode(errors="replace"))
        return FAULT
    with open(ANSWER, "wb", closefd=False) as file:
        file.write(answer)
    return ended


def _whole(number: int) -> bytes:
    with open(number, "rb", closefd=False) as file:
        return file.read()
