"""One round: ask every feed at once, keep what the silent ones told last."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from layers.errors import FeedError
from layers.sensors.adapters import SENSORTHINGS
from layers.sensors.failure import Failure
from layers.sensors.fetching import Asking, Bounds
from layers.sensors.gathering import Gathered
from layers.sensors.reading import Reading
from layers.sensors.rows import read_rows
from layers.sensors.sensorthings import read_sensorthings
from layers.sensors.snapshot import Snapshot, Told
from layers.sensors.wanted import Feed

GRACE_S: Final = 2.0
"""Beyond a feed's seconds, until it is given up though its thread still waits (for a name, for a handshake)."""
REMEMBERED: Final = timedelta(hours=24)
"""A station that is no longer told of is shown as dead for so long, and then forgotten."""
log = logging.getLogger(__name__)


class Round:
    """Asks feeds, round after round; a feed that still hangs from the round before is not asked again.

    Parameters
    ----------
    bounds : Bounds
        Of one feed in one round.
    now : callable
        Gives the time, with its zone.
    """

    def __init__(self, bounds: Bounds | None = None, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.bounds = bounds or Bounds()
        self.now = now
        self._hanging: dict[str, threading.Thread] = {}

    def ask(self, feeds: tuple[Feed, ...], before: Snapshot | None = None) -> Snapshot:
        """Ask all feeds at once; none is waited for longer than its seconds.

        Parameters
        ----------
        feeds : tuple of Feed
        before : Snapshot, optional
            What was known: a feed without an answer keeps its readings.
        """
        now = self.now()
        answers: dict[str, Gathered | str] = {}
        for feed in feeds:
            self._start(feed, now, answers)
        until = time.monotonic() + self.bounds.seconds + GRACE_S
        for thread in self._hanging.values():
            thread.join(max(0, until - time.monotonic()))
        # a copy: a thread that comes late writes into what nobody reads any more
        told, known = dict(answers), {one.feed: one for one in before.feeds} if before else {}
        self._hanging = {name: thread for name, thread in self._hanging.items() if thread.is_alive()}
        return Snapshot(
            now, tuple(_told(feed, told.get(feed.id, Failure.SLOW), known.get(feed.id), now) for feed in feeds)
        )

    def _start(self, feed: Feed, now: datetime, answers: dict[str, Gathered | str]) -> None:
        def run() -> None:
            answers[feed.id] = _asked(feed, self.bounds, now)

        if feed.id not in self._hanging:
            self._hanging[feed.id] = threading.Thread(target=run, name=f"sensors {feed.id}", daemon=True)
            self._hanging[feed.id].start()


def _asked(feed: Feed, bounds: Bounds, now: datetime) -> Gathered | str:
    read = read_sensorthings if feed.adapter.form == SENSORTHINGS else read_rows
    try:
        gathered = read(feed, Asking(bounds), now)
        if not gathered.readings:
            raise FeedError(Failure.EMPTY, f"no station; left aside: {dict(gathered.left)}")
        return gathered
    except FeedError as error:
        log.warning("%s: %s: %s", feed.id, error.failure, error)
        return error.failure


def _told(feed: Feed, answer: Gathered | str, last: Told | None, now: datetime) -> Told:
    kept = replace(last, title=feed.title, source=feed.source) if last else Told(feed.id, feed.title, feed.source, now)
    if isinstance(answer, str):
        return replace(kept, asked=now, failure=str(answer))
    readings = _with_silent(answer.readings, kept.readings, now)
    return replace(kept, asked=now, answered=now, failure="", readings=readings, left=dict(answer.left))


def _with_silent(fresh: tuple[Reading, ...], before: tuple[Reading, ...], now: datetime) -> tuple[Reading, ...]:
    """Add stations that the feed has stopped telling of: on a bad night a gauge that is gone says something too."""
    told = {one.station for one in fresh}
    silent = (one for one in before if one.station not in told and one.observed and now - one.observed <= REMEMBERED)
    return tuple(sorted((*fresh, *silent), key=lambda one: one.station))
