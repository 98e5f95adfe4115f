"""axe-core, asked about a page: https://github.com/dequelabs/axe-core."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """(tags) => axe.run({
  runOnly: { type: 'tag', values: tags },
  // WCAG 2.2, 2.5.8: axe leaves it out unless it is asked for
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
}).then(({ violations, passes }) => ({
  found: violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}`)),
  passed: passes.map(({ id }) => id),
}))"""


def violations(page: Page) -> list[str]:
    """Ask axe what is wrong on a page as it stands; its context must bypass the policy, which lets no script in."""
    if not AXE.is_file():
        pytest.fail("axe-core is not in node_modules: `make setup`", pytrace=False)
    if not page.evaluate("Boolean(globalThis.axe)"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate(RUN, TAGS)
    # an auditor that looked at nothing finds nothing
    assert {"document-title", "html-has-lang", "color-contrast", "target-size"} <= set(result["passed"])
    return result["found"]
