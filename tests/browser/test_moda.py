"""Taiwan's 網站無障礙規範 115.11, levels A and AA, as a11y-moda reads it: https://github.com/light-design-tw/a11y-moda.

It looks at pages as they are sent, before any script. Its rules that ask a language model are not run, and those that a
person must judge ("caveat", "info") are not failures.
"""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from urllib.request import urlopen

import pytest

PYTHON = Path(__file__).resolve().parents[2] / ".venv" / "moda" / "bin" / "python"
SCAN = Path(__file__).with_name("moda_scan.py")
PAGES = [
    "/",
    "/?lang=en",
    "/?near=120.3014,22.6273&radius=1000",
    "/?place=中正國小",
    "/projects/kw-0008",
    "/coverage",
    "/flood?basin=%E5%BE%8C%E5%8B%81%E6%BA%AA%E6%B5%81%E5%9F%9F",
    "/changes",
    "/districts",
    "/districts/%E6%A5%A0%E6%A2%93%E5%8D%80",
    "/districts/%E8%8B%93%E9%9B%85%E5%8D%80?lang=en",
]
THEIRS = {"CS2140401C": "map.css"}
"""What a rule finds in files of other people: Leaflet's own sheet gives four sizes in px; browsers enlarge those."""
OFFICE = "ME1320200C"
"""Wants files in an open format, or the same in one beside them (「或同時併陳開放格式」), which it does not see."""


@pytest.fixture(scope="module")
def reports(site: str) -> dict[str, dict]:
    """Scan every page, in one process."""
    if not PYTHON.is_file():
        pytest.skip("a11y-moda is not in .venv/moda (`make test` puts it there)")
    command = [PYTHON, SCAN, *(site + path for path in PAGES)]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr.decode()
    return dict(zip(PAGES, json.loads(done.stdout), strict=True))


@pytest.mark.parametrize("path", PAGES)
def test_a_page_keeps_taiwan_s_rules(site: str, reports: dict[str, dict], path: str) -> None:
    report = reports[path]
    assert report["status_code"] == 200
    # a page on which nothing at all is remarked was not looked at
    assert report["issues"]
    failed = [issue for issue in report["issues"] if issue["status"] == "fail"]
    ours = [issue for issue in failed if THEIRS.get(issue["rule_id"], "\0") not in issue["snippet"]]
    if any(issue["rule_id"] == OFFICE for issue in ours):
        page = urlopen(site + path).read().decode()
        offices, opens = (re.findall(rf'href="([^"?]+)\.{ending}', page) for ending in ("xlsx", "ods"))
        assert offices == opens != []
        ours = [issue for issue in ours if issue["rule_id"] != OFFICE]
    assert [(issue["rule_id"], issue["message"], issue["snippet"][:120]) for issue in ours] == []
