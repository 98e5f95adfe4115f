"""Somebody who has been here before, and whose device has kept the page."""

import re

from browser.reader import Reader

NOTICE = re.compile(r"離線中：顯示的是 \d+ 月 \d+ 日 \d\d:\d\d 取得的資料，承諾以 (\d+ 年 )?\d+ 月 \d+ 日為準檢視。")
CONTROLLED = "Boolean(navigator.serviceWorker.controller)"


def visited(reader: Reader, path: str = "/") -> Reader:
    """Visit an address and wait until the worker has kept what it keeps."""
    reader.visit(path)
    return wait(reader, CONTROLLED)


def wait(reader: Reader, sooner_or_later: str) -> Reader:
    """Wait for a condition of the page; the policy forbids eval, so it is polled."""
    for _ in range(400):
        if reader.page.evaluate(sooner_or_later):
            return reader
        reader.page.wait_for_timeout(25)
    raise AssertionError(f"never true: {sooner_or_later}")


def said(reader: Reader) -> str:
    """Wait for what the page says of the network."""
    reader.page.locator("#offline:not(:empty)").wait_for()
    return reader.page.locator("#offline").inner_text()
