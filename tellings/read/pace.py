"""Pace: how long to wait before a host is asked again, and before a request is tried again.

In: a clock and a sleeper, so that a test needs no time. Out: waits. Nothing here opens the network.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

Clock = Callable[[], float]
Sleep = Callable[[float], None]
LONGEST_WAIT = 60.0  # seconds that a run waits for one host; who asks for more is told of instead
_FIRST_BACK_OFF = 1.0


class Pace:
    """When each host may be asked again."""

    def __init__(self, delay: float, clock: Clock = time.monotonic, sleep: Sleep = time.sleep) -> None:
        self._delay, self._clock, self._sleep = delay, clock, sleep
        self._free: dict[str, float] = {}

    def wait(self, host: str, delay: float = 0.0) -> None:
        """Wait for the host's turn; `delay` is what its robots.txt asks for."""
        now = self._clock()
        turn = max(now, self._free.get(host, now))
        self._free[host] = turn + max(self._delay, min(delay, LONGEST_WAIT))
        if turn > now:
            self._sleep(turn - now)

    def rest(self, seconds: float) -> None:
        """Wait before another try."""
        self._sleep(seconds)


def back_off(attempt: int, told: float | None = None) -> float:
    """Seconds before the next try: what the host tells, else 1, 2, 4 …"""
    return told if told is not None else min(_FIRST_BACK_OFF * 2.0**attempt, LONGEST_WAIT)


def retry_after(told: str | None, now: datetime | None = None) -> float | None:
    """The seconds that a Retry-After header tells, as a number or as a date; None when it tells none."""
    if not told:
        return None
    if told.strip().isdigit():
        return float(told.strip()[:9])
    try:
        when = parsedate_to_datetime(told)
    except (ValueError, TypeError, IndexError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return max(0.0, (when - (now or datetime.now(UTC))).total_seconds())
