"""What a process read, as bytes and back: nothing in them is ever run, whatever became of the process."""

from __future__ import annotations

import json
import struct

import numpy as np
import shapely

from layers.errors import OverlayError
from layers.overlays.read import Read

HEAD = struct.Struct("<QQ")
"""Bytes of the facts, and how many shapes there are."""
NONE = -1


def packed(read: Read) -> bytes:
    """Write what was read: facts as JSON, the length of each shape, the shapes as WKB.

    Parameters
    ----------
    read : Read
    """
    facts = {
        "form": read.form,
        "crs": read.crs,
        "rows": read.rows,
        "ids": read.ids,
        "encoding": read.encoding,
        "warned": read.warned,
    }
    told = json.dumps(facts, ensure_ascii=False, separators=(",", ":"), default=str).encode("utf-8", "surrogatepass")
    shapes = shapely.to_wkb(read.shapes)
    lengths = np.array([NONE if one is None else len(one) for one in shapes], dtype="<i8")
    held = b"".join(one for one in shapes if one is not None)
    return b"".join([HEAD.pack(len(told), len(lengths)), told, lengths.tobytes(), held])


def unpacked(data: bytes) -> Read:
    """Read what `packed` wrote.

    Raises
    ------
    OverlayError
        If it is something else.
    """
    try:
        size, count = HEAD.unpack_from(data)
        facts = json.loads(data[HEAD.size : HEAD.size + size].decode("utf-8", "surrogatepass"))
        at = HEAD.size + size
        lengths = np.frombuffer(data, dtype="<i8", count=count, offset=at)
        ends = at + 8 * count + np.cumsum(np.maximum(lengths, 0))
        whole = [
            None if length < 0 else data[end - length : end]
            for length, end in zip(lengths.tolist(), ends.tolist(), strict=True)
        ]
        shapes = np.empty(count, dtype=object)
        shapes[:] = shapely.from_wkb(whole)
        facts |= {"warned": tuple(facts["warned"]), "shapes": shapes}
        if len(facts["rows"]) != count:
            raise ValueError("as many rows as shapes")
        return Read(**facts)
    except (ValueError, TypeError, KeyError, struct.error, shapely.errors.ShapelyError) as error:
        raise OverlayError(f"what was read of the file cannot be taken over: {error}") from None
