"""What the contracts look at: the files of the checkout, and the words of its manuals."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

NOT_OURS = {".git", ".venv", "node_modules", "vendor", "var", "__pycache__"}


def files_of(root: Path) -> list[Path]:
    """List what git keeps or would keep; without git, what does not lie in a folder that it ignores."""
    git = shutil.which("git")
    if git and (root / ".git").exists():
        command = [git, "-c", f"safe.directory={root}", "ls-files", "-co", "--exclude-standard", "-z"]
        listed = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True).stdout.split("\0")  # noqa: S603
        found = [root / name for name in listed if name]
    else:
        found = [path for path in root.rglob("*") if not NOT_OURS & set(path.relative_to(root).parts)]
    return sorted(path for path in found if path.is_file())


@pytest.fixture(scope="session")
def files(root: Path) -> list[Path]:
    """List every file of the checkout that is ours."""
    return files_of(root)


@pytest.fixture(scope="session")
def manuals(root: Path) -> str:
    """Read README and CONTRIBUTING as one text."""
    return "\n".join(
        path.read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md") if (path := root / name).exists()
    )
