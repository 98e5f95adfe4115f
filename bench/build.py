"""The build: from the files of ``data/`` to the layers and the edition, as a process of its own."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

WORKSMAP = Path(sys.executable).with_name("worksmap")


def build_s() -> float:
    """Build once; seconds, the start of the command included.

    Raises
    ------
    subprocess.CalledProcessError
        If the build fails.
    """
    begun = time.perf_counter()
    subprocess.run([WORKSMAP, "layers", "build"], check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    return time.perf_counter() - begun
