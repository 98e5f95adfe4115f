"""Join our ES modules into few files in ``static/built/``: one request where there were thirty.

esbuild, which ``npm ci`` has checked against its hash, follows the imports of each entry and writes one minified file.
It is one program of its own: neither this nor the server needs Node. ``static/built/manifest.json`` tells from which
sources (address below ``static/`` → SHA-256) the files were made; ``make setup`` makes them anew when a source has
changed. Maps back to the sources lie beside them for who looks into a fault; they are not served.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STATIC = ROOT / "static"

# entry below static/js → esbuild's name for how the browser loads it; a worker that is a module is too new for some,
# and the map runs between two scripts that are no modules
ENTRIES = {
    "page.js": "esm",
    "map.js": "iife",
    "context.js": "iife",
    "site.js": "esm",
    "share.js": "esm",
    "worker.js": "iife",
}

# What is joined in from npm, with what it takes itself: their licences want to go along.
TAKEN = ("pmtiles", "fflate", "@mapbox/vector-tile", "@mapbox/point-geometry", "pbf")

# What browsers of five years ago understand; whatever syntax is newer is written in the older way.
TARGET = "es2020,chrome87,edge88,firefox84,safari14.1"


class BundleError(RuntimeError):
    """The modules could not be joined."""


def bundle(static: Path = STATIC, packages: Path = ROOT / "node_modules") -> dict[str, int]:
    """Write every entry of `ENTRIES`, and the manifest last.

    Parameters
    ----------
    static : Path
        The folder that has ``js`` and gets ``built``.
    packages : Path
        A ``node_modules`` folder.

    Returns
    -------
    dict of str to int
        Name of each file that was made → its bytes.

    Raises
    ------
    BundleError
        If esbuild is not there, or refuses a source.
    """
    esbuild = _esbuild(packages)
    sources = _hashes(static)
    built = static / "built"
    built.mkdir(exist_ok=True)
    for entry, form in ENTRIES.items():
        _join(esbuild, static / "js" / entry, form, built / entry)
    (built / "LICENCES.txt").write_text("\n\n".join(_licence(packages / name) for name in TAKEN), encoding="utf-8")
    manifest = built / "manifest.json.new"
    manifest.write_text(json.dumps(sources, indent=1) + "\n", encoding="utf-8")
    manifest.replace(built / "manifest.json")
    return {entry: (built / entry).stat().st_size for entry in ENTRIES}


def stale(static: Path = STATIC) -> list[str]:
    """Name the sources that changed, came or went since the files were made; all of them if there are none."""
    manifest = static / "built" / "manifest.json"
    whole = manifest.exists() and all((static / "built" / entry).exists() for entry in ENTRIES)
    made = json.loads(manifest.read_text(encoding="utf-8")) if whole else {}
    now = _hashes(static)
    return sorted(name for name in made.keys() | now.keys() if made.get(name) != now.get(name))


def _esbuild(packages: Path) -> Path:
    """Find the program that npm chose for this machine."""
    found = [path for path in sorted(packages.glob("@esbuild/*/bin/esbuild")) if path.is_file()]
    if not found:
        raise BundleError(f"esbuild is not in {packages}: run `make setup`")
    return found[0]


def _licence(package: Path) -> str:
    """Give a package's licence: its file, else what it says of itself."""
    said = json.loads((package / "package.json").read_text(encoding="utf-8"))
    head = f"{said['name']} {said['version']}, {said['license']}"
    files = sorted(package.glob("LICEN[CS]E*"))
    return f"{head}\n{files[0].read_text(encoding='utf-8') if files else said.get('author', '')}".rstrip()


def _join(esbuild: Path, entry: Path, form: str, out: Path) -> None:
    """Write beside the place, then put it there: who serves meanwhile reads the old file or the new one."""
    fresh = out.with_name(f".{out.name}")
    options = ["--bundle", "--minify", "--charset=utf8", "--sourcemap=external", "--log-level=warning"]
    command = [esbuild, entry, *options, f"--format={form}", f"--target={TARGET}", f"--outfile={fresh}"]
    # what a source takes from a package is looked for beside the program, wherever the source lies
    beside = os.environ | {"NODE_PATH": str(esbuild.parents[3])}
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, env=beside)  # noqa: S603
    if done.returncode:
        raise BundleError(done.stderr.strip())
    fresh.with_name(f"{fresh.name}.map").replace(out.with_name(f"{out.name}.map"))
    fresh.replace(out)


def _hashes(static: Path) -> dict[str, str]:
    """SHA-256 of each source and of this file, by its address below `static`."""
    files = {path.relative_to(static).as_posix(): path for path in sorted((static / "js").rglob("*.js"))}
    files["bundle.py"] = Path(__file__)
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


def main() -> int:
    """Fill ``static/built`` of this checkout; say how much it is."""
    try:
        made = bundle()
    except BundleError as error:
        print(f"static/bundle.py: {error}", file=sys.stderr)
        return 1
    print("   " + ", ".join(f"{name} {size / 1000:.0f} kB" for name, size in made.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
