"""Which Chromium the browser tests and the bench drive; ``make`` asks this file, and tests through `conftest.py`.

Run as a script it prints the path of the browser; with ``--how`` it says how to get one. The tests prefer the headless
shell: the same engine without the windows, the menus and the extensions that no test looks at, for two thirds of the
work. The bench asks with ``--whole`` for the browser that people use, if it is here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

WHOLE = ("chromium", "google-chrome-stable", "google-chrome", "chromium-browser")
SHELL = "chromium-headless-shell"

HOW = """make: no Chromium that starts is here to test with{named}. One of these brings one:
  apt-get install chromium-headless-shell fonts-noto-cjk    (as root, on Debian)
  .venv/bin/playwright install chromium                     (into your home; it names system libraries that lack)
or name one that you have: WORKSMAP_CHROMIUM=/path/to/chromium make test"""

# Root has no sandbox to enter, and in a container nobody has; the pages are our own, from loopback. The rest keeps the
# browser from speaking to its maker.
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync")


def find(*, whole: bool = False) -> str | None:
    """Find a Chromium that starts.

    Parameters
    ----------
    whole : bool
        Whether the browser that people use is preferred to its headless shell.

    Returns
    -------
    str or None
        The one that ``WORKSMAP_CHROMIUM`` names (and then no other), else one on the path, else Playwright's own;
        None if there is none.
    """
    named = os.environ.get("WORKSMAP_CHROMIUM")
    names = (*WHOLE, SHELL) if whole else (SHELL, *WHOLE)
    found = [named] if named else [path for name in names if (path := shutil.which(name))]
    for path in found:
        if _starts(path):
            return path
    return None if named else _of_playwright()


def how() -> str:
    """Say how to get a browser, and which name led nowhere."""
    named = os.environ.get("WORKSMAP_CHROMIUM")
    return HOW.format(named=f" (WORKSMAP_CHROMIUM names {named})" if named else "")


def _starts(path: str) -> bool:
    """Ubuntu's ``chromium-browser`` may be a stub that only tells of a snap, so ask it for its version."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)  # noqa: S603
    except OSError:
        return False
    return answer.returncode == 0


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def main() -> int:
    """Print the browser's path, or how to get one."""
    if "--how" in sys.argv:
        print(how(), file=sys.stderr)
        return 0
    path = find(whole="--whole" in sys.argv)
    print(path or "")
    return 0 if path else 1


if __name__ == "__main__":
    raise SystemExit(main())
