"""The page of today's register, as a resident's phone gets it: what it weighs, and when it can be used."""

from __future__ import annotations

from typing import Final

from playwright.sync_api import Browser

from bench.measure import Measure
from bench.phone import READY, usable
from bench.server import Server
from bench.view import OURS, PLAIN, look
from bench.visit import visit, weight

TIMES: Final = 5
PLAIN_TIMES: Final = 3
MOST_KB, MOST_REQUESTS, USABLE_S, USABLE_4G_S = 300, 20, 1.5, 4.0
LARGEST: Final = 8
FOREIGN: Final = (
    "the plain page draws nothing without them: here they are answered at once from this machine, and not weighed"
)
PHONE: Final = f"390×844, processor slowed 4×, nothing kept; ready, drawn and without a long task; median of {TIMES}"
NETWORK: Final = "1.6 Mbit/s down, 150 ms; what the plain page asks of other hosts comes at once all the same"


def first_views(browser: Browser, ours: Server, plain: Server) -> list[Measure]:
    """Measure visits: their bytes and requests, the hosts that are asked, the first project."""
    print("── visits")
    our, their = visit(browser, ours.url, OURS), visit(browser, plain.url, PLAIN)
    again = f"{len(our.again)} requests"
    drawn = look(browser, f"{ours.url}/", OURS, TIMES), look(browser, f"{plain.url}/", PLAIN, TIMES)
    made_of = f"until the network is quiet, service worker included: {our.largest(LARGEST)}"
    return [
        Measure("first visit, bytes from our host", "kB", weight(our.first), weight(their.first), MOST_KB, made_of),
        Measure("first visit, requests to our host", "", len(our.first), len(their.first), MOST_REQUESTS),
        Measure("first visit, requests to other hosts", "", len(our.foreign), len(their.foreign), 0, FOREIGN),
        Measure("second visit, bytes from our host", "kB", weight(our.again), weight(their.again), note=again),
        Measure("first project drawn", "ms", *drawn, note=f"1280×800, not slowed; median of {TIMES}"),
    ]


def phones(browser: Browser, ours: Server, plain: Server) -> list[Measure]:
    """Measure when the page can be used on a phone, and on a phone with a slow network."""
    print("── phone")
    measures = []
    for name, network, most, note in (
        ("phone, until it can be used", False, USABLE_S, PHONE),
        ("phone on slow 4G, until it can be used", True, USABLE_4G_S, NETWORK),
    ):
        our = usable(browser, f"{ours.url}/", READY, TIMES, network) / 1000
        their = usable(browser, f"{plain.url}/", PLAIN, PLAIN_TIMES, network) / 1000
        measures.append(Measure(name, "s", our, their, most, note))
    return measures
