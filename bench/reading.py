"""How well documents are read, what each rule buys, and what a hundred pages cost.

``python -m bench.reading`` writes ``bench/READING.md``; ``--others FOLDER`` adds reports of other cities to it
(``a.txt``, ``a.csv`` and the date in ``a.date``). The documents' texts are not part of the repository: they are taken
from the kept texts (``WORKSMAP_TEXTS``), or from a folder that ``--files`` names.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import click

from bench.ablation import buy
from bench.build import WORKSMAP
from bench.measure import Measure
from bench.reading_page import page
from bench.report import long_report
from register.documents import read_documents
from register.period import Period
from register.reading import read_document
from register.reading.document import read_bytes
from register.reading.limits import Limits
from register.scoring import read_reviewed
from register.scoring.exam import Exam, exams_in
from register.texts import Texts
from worksmap.reading_options import texts_option
from worksmap.telling import ROOT

PAGE: Final = ROOT / "bench" / "READING.md"
PROMISES: Final = ROOT / "tests" / "register" / "scoring" / "promises.txt"
BOUND_S, BOUND_MB = 20.0, 500.0
folder = click.Path(exists=True, file_okay=False, path_type=Path)


def reading() -> list[Measure]:
    """Measure what it costs to extract from a hundred pages of PDF, as a process of its own."""
    print("── reading")
    with tempfile.TemporaryDirectory() as made:
        file, pages = long_report(Path(made))
        seconds, megabytes = _cost(file)
    note = f"{pages / seconds:.0f} pages in a second, the start of the command included"
    return [
        Measure(f"extracting from {pages} pages of PDF", "s", seconds, bound=BOUND_S, note=note),
        Measure("its memory", "MB", megabytes, bound=BOUND_MB),
    ]


BETWEEN = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def _cost(file: Path) -> tuple[float, float]:
    """Extract from a file; seconds, and the most megabytes that the process or one that it started took."""
    begun = time.perf_counter()
    command = [WORKSMAP, "register", "extract", file, "--date", "2024-10-09"]
    # the kernel counts what this process had when it began another: a small one between them has next to nothing
    run = subprocess.run([sys.executable, "-c", BETWEEN, *command], stdout=subprocess.PIPE, check=True)  # noqa: S603
    return time.perf_counter() - begun, int(run.stdout) * 1024 / 1e6


def reviewed(texts: Path, files: Path | None) -> list[Exam]:
    """Open the register's documents whose texts are there."""
    golds, exams = read_reviewed(ROOT / "data"), []
    for document in read_documents(ROOT / "data").documents:
        file = files / document.file if files else None
        text = read_document(file) if file and file.exists() else Texts(texts).reading(document.id)
        if text:
            exams.append(Exam(document.id, text, document.spoken, golds.get(document.id, ())))
    return exams


def promised() -> Exam:
    """Make one document of the sentences that report nothing."""
    lines = PROMISES.read_text(encoding="utf-8").splitlines()
    text = "\n\n".join(f"({number}) {line}" for number, line in enumerate(lines, 1))
    return Exam("promises", read_bytes(text.encode(), "promises.txt", Limits()), Period.parse("2024-10-09"), ())


@click.command()
@texts_option
@click.option("--files", type=folder, help="Read the register's documents from this folder, not their kept texts.")
@click.option("--others", type=folder, help="Folder of reports of other cities with their mentions.")
def main(texts: Path, files: Path | None, others: Path | None) -> None:
    """Write bench/READING.md."""
    exams = reviewed(texts, files)
    if not exams:
        sys.exit("no text of any document is kept: worksmap register add keeps one, --files reads them")
    strange = list(exams_in(others, read_document)) if others else []
    PAGE.write_text(page(exams, strange, buy(exams, strange, [promised()]), reading()), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)} is written")


if __name__ == "__main__":
    main()
