"""A hundred pages are read in 20 seconds and 500 MB at most, whatever the format.

The seconds are those of the processor, so that other tests beside it do not count.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from reports import FORMATS

SECONDS, MEGABYTES, PAGES, PARAGRAPHS = 20, 500, 100, 9
SENTENCE = "本市{}嶺路拓寬工程總經費 3.2 億元，已於 112 年 3 月 2 日開工，目前工程進度 64.5%，預計 113 年底完工通車。"
NAMES = [chr(0x4E00 + at) for at in range(2000)]
NUMBERS = "一二三四五六七八九"
READ = """
import resource, sys
from register.reading import Limits
from register.reading.document import read_bytes
from pathlib import Path
reading = read_bytes(Path(sys.argv[1]).read_bytes(), sys.argv[1], Limits())
used = resource.getrusage(resource.RUSAGE_SELF)
# what rusage calls the most is that of whoever began this process, if that was more
(most,) = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]
print(len(reading.body), max(one.page or 0 for one in reading.body), int(most) // 1000,
      int(used.ru_utime + used.ru_stime))
"""


def _page(number: int) -> str:
    said = [SENTENCE.format(NAMES[number * PARAGRAPHS + at]) for at in range(PARAGRAPHS)]
    return "\n\n".join([f"第{number}章 道路建設", *(f"（{NUMBERS[at]}） {words * 3}" for at, words in enumerate(said))])


@pytest.fixture(scope="module")
def reports(once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    def fill(folder: Path) -> None:
        text = "\n\n".join(map(_page, range(1, PAGES + 1)))
        for form, make in FORMATS.items():
            (folder / f"a.{form}").write_bytes(make(text))

    return once("hundred-pages", fill)


@pytest.mark.parametrize("form", FORMATS)
def test_a_hundred_pages_are_read_in_time_and_memory(reports: Path, form: str, root: Path) -> None:
    command = [sys.executable, "-c", READ, str(reports / f"a.{form}")]
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=9 * SECONDS, cwd=root)  # noqa: S603
    passages, pages, megabytes, seconds = map(int, told.stdout.split())
    assert passages == PAGES * PARAGRAPHS
    assert pages >= PAGES if form == "pdf" else pages == 0
    assert megabytes <= MEGABYTES and seconds <= SECONDS
