"""A process that is loaded and waits, and has each file read by a child of its own, which begins at once.

It never looks at a file. For each a keeper is forked, which forks the child, waits for it no longer than it may take,
and tells how it ended. Everything ends when who asked for it has gone.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import sys
from collections.abc import Mapping
from typing import Any

from layers.sealed.child import read_one
from layers.sealed.endings import LATE
from layers.sealed.jobs import load_all

LONGEST = 200_000
"""Bytes of what is said of a file."""
FILES = 4
"""With each question come what is given, what takes the answer, what takes faults, and who is told of the end."""


def wait(control: socket.socket, idle_s: float) -> None:
    """Answer questions until nobody can ask any more, or nobody has for long.

    Parameters
    ----------
    control : socket.socket
        Its messages are questions (`layers.sealed.nursery.Nursery.ask`).
    idle_s : float
    """
    load_all()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # keepers are nobody's business when they have told
    control.settimeout(idle_s)
    while True:
        try:
            words, files, _, _ = socket.recv_fds(control, LONGEST, FILES)
        except TimeoutError:
            return
        if not words:
            return
        if os.fork() == 0:
            control.close()
            _keep(json.loads(words), files)
        for number in files:
            os.close(number)


def _keep(said: Mapping[str, Any], files: list[int]) -> None:
    """Have the question answered, tell how that ended, and end."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    *mine, told = files
    with socket.socket(fileno=told) as asker:
        end, begin = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(end)
            asker.close()
            _become(said, mine)
        os.close(begin)
        asker.send(json.dumps(_ended(child, end, asker, said["limits"]["seconds"])).encode())
    os._exit(0)


def _ended(child: int, end: int, asker: socket.socket, seconds: float) -> int:
    """Wait until the child has gone, or its time, or who asked; a child that is left then is ended."""
    gone, _, _ = select.select([end, asker.fileno()], [], [], seconds)
    if end not in gone:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) if end in gone else LATE


def _become(said: Mapping[str, Any], files: list[int]) -> None:
    """Be the child: with the three files, the pipe whose end says that it has gone, and nothing else."""
    try:
        for number, file in enumerate(files):
            os.dup2(file, number)
            os.close(file)
        ended = read_one(said)
    except BaseException:
        ended = 1
    os._exit(ended)


def main(number: str, idle_s: str) -> int:
    """Wait for questions.

    Parameters
    ----------
    number : str
        Of the open socket they come through.
    idle_s : str
    """
    with socket.socket(fileno=int(number)) as control:
        wait(control, float(idle_s))
    sys.stdout = sys.stderr = None  # nobody reads them, and flushing might fail
    return 0
