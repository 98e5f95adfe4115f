"""An import goes last, and what called it goes on as before."""

from __future__ import annotations

import os
import subprocess
import sys

from layers.overlays.priority import LAST

SAY = """
import os, subprocess, sys
from layers.overlays.priority import behind_others
mine = lambda: os.getpriority(os.PRIO_PROCESS, 0)
before = mine()
with behind_others():
    child = [sys.executable, "-c", "import os; print(os.getpriority(os.PRIO_PROCESS, 0))"]
    print(mine(), subprocess.check_output(child, text=True))
print(mine() - before)
"""


def test_it_and_what_it_starts_go_last_and_who_may_goes_on_as_before() -> None:
    # in a process of its own: not everybody may become more urgent again
    inside, child, since = map(int, subprocess.check_output([sys.executable, "-c", SAY], text=True).split())  # noqa: S603
    assert (inside, child) == (LAST, LAST)
    assert since == 0 or os.geteuid() != 0
