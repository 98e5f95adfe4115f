"""What comes from other people is pinned: exact versions, each with its hash, from no place that we name."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from pathlib import Path

import pytest

PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+)", re.MULTILINE)


def _name(requirement: str) -> str:
    """Normalise a project's name as PEP 503 does."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[=<>!~; ]", requirement, maxsplit=1)[0]).lower()


@pytest.fixture(scope="module")
def requirements(root: Path) -> str:
    return (root / "requirements.txt").read_text(encoding="utf-8")


def test_every_requirement_has_an_exact_version_and_a_hash(requirements: str) -> None:
    blocks = [block for block in re.split(r"\n(?=[A-Za-z0-9])", requirements) if PIN.match(block)]
    assert len(blocks) == len(PIN.findall(requirements))
    assert [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block] == []


def test_every_direct_dependency_is_in_the_resolve(requirements: str, root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    direct = project["project"]["dependencies"] + project["project"]["optional-dependencies"]["test"]
    direct += project["build-system"]["requires"]
    pinned = {_name(name) for name, _ in PIN.findall(requirements)}
    assert {_name(requirement) for requirement in direct} - pinned == set()


def test_requirements_name_no_place_to_fetch_from(requirements: str) -> None:
    options = [line for line in requirements.splitlines() if line.startswith("-") or "://" in line or " @ " in line]
    assert options == []


def test_browser_packages_have_exact_versions(root: Path) -> None:
    package = json.loads((root / "package.json").read_text(encoding="utf-8"))
    wanted = package.get("dependencies", {}) | package.get("devDependencies", {})
    assert [
        f"{name}@{version}" for name, version in wanted.items() if not re.fullmatch(r"\d+\.\d+\.\d+", version)
    ] == []


def test_the_lock_file_has_a_hash_for_each_package_and_no_address(root: Path) -> None:
    lock = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert [name for name, entry in packages.items() if not entry["integrity"].startswith("sha512-")] == []
    assert [name for name, entry in packages.items() if "resolved" in entry] == []


def test_the_vendored_files_are_those_of_the_manifest(root: Path) -> None:
    vendor = root / "static" / "vendor"
    manifest = json.loads((vendor / "manifest.json").read_text(encoding="utf-8"))
    found = {
        path.relative_to(vendor).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in vendor.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert found == manifest
