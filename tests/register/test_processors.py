"""Who answers readers keeps to one processor, and what it starts has all."""

import os
import subprocess
import sys

import pytest

from register.processors import choose

needs_several = pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2,
    reason="this machine has one processor, or does not say which",
)
STARTED = """
import os, subprocess, sys
from register.processors import choose, everywhere, keep_to

ours = os.sched_getaffinity(0)
keep_to(choose([]))
tell = [sys.executable, "-c", "import os; print(len(os.sched_getaffinity(0)))"]
print(len(os.sched_getaffinity(0)))
print(subprocess.check_output(tell, text=True).strip())
with everywhere():
    print(subprocess.check_output(tell, text=True).strip())
print(len(os.sched_getaffinity(0)))
"""


@needs_several
def test_each_takes_the_processor_that_fewest_have() -> None:
    ours = sorted(os.sched_getaffinity(0))
    taken: list[int] = []
    for _ in ours:
        chosen = choose(taken)
        assert chosen is not None
        taken.append(chosen)
    assert taken == ours
    assert choose(taken[1:]) == ours[0]


@needs_several
def test_what_is_started_everywhere_has_all_processors() -> None:
    told = subprocess.check_output([sys.executable, "-c", STARTED], text=True).split()  # noqa: S603
    assert told == ["1", "1", str(len(os.sched_getaffinity(0))), "1"]
