"""A reading as JSON and back."""

from __future__ import annotations

import json

from register.errors import RegisterError
from register.reading.reading import Kind, Passage, Reading

FIELDS = ("kind", "section", "paragraph", "page", "begins", "text", "numbered")


def to_json(reading: Reading) -> str:
    """Write a reading; the text is that of its passages and is not written twice.

    Parameters
    ----------
    reading : Reading
    """
    passages = [[getattr(passage, name) for name in FIELDS] for passage in reading.passages]
    held = {"format": reading.format, "sha256": reading.sha256, "silent": reading.silent, "passages": passages}
    return json.dumps(held, ensure_ascii=False)


def from_json(held: str) -> Reading:
    """Read a reading back.

    Raises
    ------
    RegisterError
        If it is none.
    """
    try:
        table = json.loads(held)
        passages = tuple(
            Passage(**{**dict(zip(FIELDS, row, strict=True)), "kind": Kind(row[0])}) for row in table["passages"]
        )
        text = "\n".join(passage.text for passage in passages)
        reading = Reading(text, passages, table["format"], table["sha256"], tuple(table["silent"]))
    except (ValueError, TypeError, KeyError, IndexError) as error:
        raise RegisterError([f"a kept text: expected what `worksmap register add` writes: {error}"]) from None
    if any(text[passage.begins : passage.ends] != passage.text for passage in passages):
        raise RegisterError(["a kept text: expected passages in their places"])
    return reading
