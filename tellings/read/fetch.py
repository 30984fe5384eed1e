"""The fetcher: addresses of the web -> what stands there; the only door of the house to the network.

In: an address, with the marks (ETag, Last-Modified) of the last time. Out: the body, its type, where it stood in the
end, and new marks; `fresh` is False when nothing changed. Every hop of a redirect is checked like the first address,
asked for in robots.txt, and waited for. Tried again: a host that is busy (429, 502-504) or breaks off.
"""

from __future__ import annotations

import functools
import time
from dataclasses import dataclass, replace
from importlib.metadata import version
from urllib.parse import urljoin

from tellings.errors import BadAddress, Disallowed, ReadError, UnknownFormat, Unreachable
from tellings.read.hosts import Resolve, addresses, is_allowed, refuse_name, resolve
from tellings.read.pace import LONGEST_WAIT, Clock, Pace, Sleep, back_off, retry_after
from tellings.read.request import Answer, Patience, Place, ask, ask_through, is_refused, place_of, proxy_for
from tellings.read.robots import LONGEST, NOBODY, Rules, rules_for
from tellings.settings import Settings

PROGRAM = "tellings"
MOST_REDIRECTS = 5
MOST_TRIES = 3
_MOVED = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 502, 503, 504})
_KEPT = 3600.0  # seconds that the rules of a site are remembered
_KEPT_FAILED = 120.0  # and that it had none to give, or was down
_ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,application/feed+json,*/*;q=0.5"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What stood at an address. `cut` says why the body ends early, "" when it is whole."""

    url: str
    body: bytes = b""
    content_type: str = ""
    charset: str | None = None
    etag: str | None = None
    modified: str | None = None
    fresh: bool = True
    cut: str = ""


class Fetcher:
    """Asks hosts, each at its pace, and remembers their rules."""

    def __init__(
        self,
        settings: Settings,
        *,
        clock: Clock = time.monotonic,
        sleep: Sleep = time.sleep,
        ask_for: Resolve = resolve,
        patience: Patience | None = None,
    ) -> None:
        self._settings, self._clock, self._ask_for = settings, clock, ask_for
        self._pace = Pace(settings.pace, clock, sleep)
        self._patience = patience or Patience()
        self._rules: dict[str, tuple[Rules | ReadError, float]] = {}

    def fetch(self, url: str, etag: str | None = None, modified: str | None = None) -> Fetched:
        """What stands at an address. Raises a ReadError that names it."""
        marks = {"If-None-Match": etag, "If-Modified-Since": modified}
        headers = {**_headers(), **{name: value for name, value in marks.items() if value}}
        place, answer = self._followed(url, headers, obey=True)
        if answer.status == 304:
            return Fetched(place.url, etag=etag, modified=modified, fresh=False)
        if answer.status != 200:
            raise _no_page(url, answer.status)
        if is_refused(answer.headers):
            raise UnknownFormat(file=url, kind=answer.headers["content-type"].partition(";")[0])
        kind, _, rest = answer.headers.get("content-type", "").partition(";")
        told = rest.lower().partition("charset=")[2].split(";")[0].strip(" \"'")
        return Fetched(
            place.url, answer.body, kind.strip().lower(), told or None,
            answer.headers.get("etag"), answer.headers.get("last-modified"), cut=answer.cut,
        )  # fmt: skip

    def _followed(self, url: str, headers: dict[str, str], obey: bool) -> tuple[Place, Answer]:
        """The first answer that is no redirect; `obey` asks robots.txt on each hop."""
        limit = self._settings.max_download if obey else LONGEST
        place = place_of(url.partition("#")[0])
        for _ in range(MOST_REDIRECTS + 1):
            rules = self._obeyed(url, place) if obey else Rules()
            answer = self._tried(replace(place, url=url), headers, limit, rules.delay, MOST_TRIES if obey else 1)
            target = answer.headers.get("location")
            if answer.status not in _MOVED or not target:
                return place, answer
            place = _next(url, place, target)
        why = f"leads on and on, past {MOST_REDIRECTS} redirects"
        raise Unreachable(file=url, why=why, cure="open it in a browser and give the address it ends at")

    def _tried(self, place: Place, headers: dict[str, str], limit: int, delay: float, tries: int) -> Answer:
        """The answer, asked for again while the host is busy or breaks off, unless it asks to wait too long."""
        for attempt in range(tries):
            self._pace.wait(place.host, delay)
            last = attempt == tries - 1
            try:
                answer = self._asked(place, headers, limit)
            except Unreachable as problem:
                if last or not problem.facts.get("again"):
                    raise
                self._pace.rest(back_off(attempt))
                continue
            if answer.status not in _BUSY:
                return answer
            told = retry_after(answer.headers.get("retry-after"))
            if last or (told or 0) > LONGEST_WAIT:
                break
            self._pace.rest(back_off(attempt, told))
        if tries == 1:
            return answer
        raise _busy(place.url, answer.status, told)

    def _asked(self, place: Place, headers: dict[str, str], limit: int) -> Answer:
        """One request, to an address that was checked; through a proxy only the name can be."""
        allowed = self._settings.allow_hosts
        if proxy := proxy_for(place):
            if not is_allowed(place.host, place.port, allowed):
                refuse_name(place.url, place.host)
            return ask_through(proxy, place, headers, limit, self._patience)
        found = addresses(place.url, place.host, place.port, allowed, self._ask_for)
        return ask(place, found, headers, limit, self._patience)

    def _obeyed(self, url: str, place: Place) -> Rules:
        """The rules of the place's site. Raises Disallowed, and what kept the rules themselves from us."""
        rules, until = self._rules.get(place.site, (None, 0.0))
        if rules is None or until < self._clock():
            rules = self._asked_rules(place)
            failed = isinstance(rules, ReadError) or bool(rules.why)
            self._rules[place.site] = rules, self._clock() + (_KEPT_FAILED if failed else _KEPT)
        if isinstance(rules, ReadError):
            raise type(rules)(**{**rules.facts, "file": url})
        if not rules.allow(place.target):
            raise Disallowed(file=url, site=place.site, why=rules.why or "robots.txt")
        return rules

    def _asked_rules(self, place: Place) -> Rules | ReadError:
        """After RFC 9309: none when the site has none (4xx), nothing allowed when it fails."""
        try:
            _, answer = self._followed(f"{place.site}/robots.txt", _headers(), obey=False)
        except (Unreachable, BadAddress) as problem:
            return problem
        except ReadError:
            return NOBODY
        if answer.status == 200:
            return rules_for(answer.body.decode("utf-8", "replace"), PROGRAM)
        return Rules() if 400 <= answer.status < 500 and answer.status != 429 else NOBODY


def _next(url: str, place: Place, target: str) -> Place:
    """Where a redirect leads. Raises BadAddress."""
    try:
        return place_of(urljoin(place.url, target).partition("#")[0])
    except ValueError as problem:
        why = f"leads to what is no address ({target[:80]!r})"
        raise BadAddress(file=url, why=why, cure="open it in a browser and save the page") from problem


@functools.cache
def _headers() -> dict[str, str]:
    agent = f"{PROGRAM}/{version(PROGRAM)}"
    return {"User-Agent": agent, "Accept": _ACCEPT, "Accept-Encoding": "gzip", "Connection": "close"}


def _no_page(url: str, status: int) -> Unreachable:
    """What an answer other than 200 means for who asked."""
    cures = {401: "open it in a browser and save the page", 404: "check the address", 410: "the page is gone for good"}
    cure = cures.get(status, cures[401] if status in (402, 403, 451) else "try again later")
    return Unreachable(file=url, why=f"the site answers {status}", cure=cure, status=status)


def _busy(url: str, status: int, told: float | None) -> Unreachable:
    cure = f"try again in {told:.0f} seconds" if told else "try again later"
    return Unreachable(file=url, why=f"the site answers {status}, it is busy", cure=cure, retry_after=told)
