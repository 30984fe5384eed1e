"""One request to one machine: connect to a checked address under the host's own name, read the answer within limits.

In: a place, the addresses it may be asked at, headers. Out: status, headers and the bytes of the body, unzipped never
past the limit; `cut` says why the body ends early. No redirect is followed here, nothing is tried twice.
"""

from __future__ import annotations

import contextlib
import functools
import socket
import ssl
import threading
import time
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from http.client import HTTPException
from typing import Any
from urllib.parse import quote, urlsplit

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import (
    ConnectTimeoutError,
    HTTPError,
    NewConnectionError,
    ProtocolError,
    ReadTimeoutError,
    SSLError,
)

from tellings.errors import BadAddress, Unreachable
from tellings.knowledge.load import toml
from tellings.read.bounded import unzip

_CHUNK = 1 << 16
_SAFE = "/%:?#[]@!$&'()*+,;=~-._"
_MOST_ADDRESSES = 3
_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait for a connection, for the next bytes, and for the whole answer."""

    connect: float = 10.0
    read: float = 20.0
    whole: float = 90.0


@dataclass(frozen=True, slots=True)
class Place:
    """An address of the web taken apart. `url` is how it was given, in errors."""

    url: str
    scheme: str
    host: str
    port: int
    target: str

    @property
    def site(self) -> str:
        """Scheme, host and port: what one robots.txt is for."""
        shown = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{shown}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a machine answered. `cut` is why the body ends early, "" when it is whole."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    cut: str = ""


def place_of(url: str) -> Place:
    """The parts of an address. Raises BadAddress for what is no plain http(s) address."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError as problem:
        raise BadAddress(file=url, why="is no address of the web", cure="give it as https://host/path") from problem
    if parts.scheme.lower() not in _PORTS or not host:
        raise BadAddress(file=url, why="only http and https are fetched", cure="give it as https://host/path")
    if parts.username or parts.password:
        raise BadAddress(file=url, why="carries a user name or a password", cure="save the page and give the file")
    target = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    return Place(url, parts.scheme.lower(), host.lower(), port or _PORTS[parts.scheme.lower()], target)


def proxy_for(place: Place) -> str | None:
    """The proxy that the environment sets for this place."""
    if urllib.request.proxy_bypass(place.host):
        return None
    return urllib.request.getproxies().get(place.scheme)


def ask(place: Place, addresses: list[str], headers: Mapping[str, str], limit: int, patience: Patience) -> Answer:
    """The answer of the first address that can be connected to. Raises Unreachable."""
    problem: Exception | None = None
    for address in addresses[:_MOST_ADDRESSES]:
        connection, late = _connection(place, address, patience), threading.Event()
        lines: list[Any] = []
        timer = threading.Timer(patience.whole, _hang_up, (connection, lines, late))
        timer.daemon = True
        timer.start()
        try:
            connection.connect()
        except (HTTPError, OSError) as found:
            problem = found
            continue
        else:
            lines.append(connection.sock)  # the connection forgets it when the host is to close
            return _answer(place, connection, headers, limit, patience, late)
        finally:
            timer.cancel()
            connection.close()
    raise unreachable(place, problem)


def ask_through(proxy: str, place: Place, headers: Mapping[str, str], limit: int, patience: Patience) -> Answer:
    """The answer by way of a proxy, which looks up the host itself. Raises Unreachable."""
    from urllib3 import ProxyManager, Timeout, make_headers

    parts = urlsplit(proxy)
    account = f"{parts.username}:{parts.password or ''}" if parts.username else None
    manager = ProxyManager(proxy, proxy_headers=make_headers(proxy_basic_auth=account) if account else None)
    try:
        response = manager.request(
            "GET", f"{place.site}{place.target}", headers=dict(headers), redirect=False, retries=False,
            preload_content=False, decode_content=False, timeout=Timeout(patience.connect, patience.read),
        )  # fmt: skip
        return _read(place, response, limit, time.monotonic() + patience.whole)
    except (HTTPError, OSError) as problem:
        raise unreachable(place, problem) from problem
    finally:
        manager.clear()


def unreachable(place: Place, problem: Exception | None) -> Unreachable:
    """The error that says in plain words why there is no answer."""
    why = f"{place.host} does not answer ({_words(problem)})"
    again = not isinstance(problem, SSLError | ssl.SSLError)
    return Unreachable(file=place.url, why=why, cure="check the address, or try again later", again=again)


def _words(problem: Exception | None) -> str:
    kinds = (
        (NewConnectionError | ConnectionRefusedError, "it takes no connection"),
        (ConnectTimeoutError, "no connection in time"),
        (ReadTimeoutError | TimeoutError, "it fell silent"),
        (SSLError | ssl.SSLError, "its certificate cannot be trusted"),
        (ConnectionError | ProtocolError, "it broke the connection"),
    )
    found = next((words for kind, words in kinds if isinstance(problem, kind)), None)
    return found or (type(problem).__name__ if problem else "no address is known")


def _connection(place: Place, address: str, patience: Patience) -> HTTPConnection:
    """To the checked address itself; TLS asks for, and insists on, the name of the host."""
    if place.scheme == "http":
        return HTTPConnection(address, place.port, timeout=patience.connect)
    return HTTPSConnection(
        address, place.port, timeout=patience.connect, ssl_context=_trust(), server_hostname=place.host
    )


@functools.cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _hang_up(connection: HTTPConnection, lines: Sequence[Any], late: threading.Event) -> None:
    """The whole time is over: wake whoever waits for the socket."""
    late.set()
    for line in filter(None, (connection.sock, *lines)):
        with contextlib.suppress(OSError):
            line.shutdown(socket.SHUT_RDWR)


def _answer(
    place: Place, connection: HTTPConnection, headers: Mapping[str, str], limit: int, patience: Patience,
    late: threading.Event,
) -> Answer:  # fmt: skip
    connection.timeout = patience.read
    try:
        connection.request("GET", place.target, headers={"Host": place.site.partition("//")[2], **headers},
                           preload_content=False, decode_content=False)  # fmt: skip
        response = connection.getresponse()
        answer = _read(place, response, limit)
    except (HTTPError, OSError, HTTPException) as problem:
        raise unreachable(place, TimeoutError() if late.is_set() else problem) from problem
    return replace(answer, cut=f"after {patience.whole:g} seconds") if late.is_set() else answer


def _read(place: Place, response: Any, limit: int, until: float = float("inf")) -> Answer:
    """The body as far as it comes, at most to the limit and the hour."""
    headers = {name.lower(): value for name, value in response.headers.items()}
    if response.status != 200 or is_refused(headers):
        return Answer(response.status, headers)
    pieces: list[bytes] = []
    length, cut = 0, ""
    while not cut:
        try:
            piece = response.read1(_CHUNK)
        except (HTTPError, OSError, HTTPException):
            cut = "because the connection broke"
            break
        if not piece:
            break
        pieces.append(piece)
        length += len(piece)
        cut = f"after {limit:,} bytes" if length > limit else "in time" if time.monotonic() > until else ""
    told = headers.get("content-length", "")
    if not cut and told.isdigit() and length < int(told):
        cut = "because the connection broke"
    return _unpacked(place, Answer(200, headers, b"".join(pieces)[:limit], cut), limit)


def is_refused(headers: Mapping[str, str]) -> bool:
    """The content type is of a kind that holds no text."""
    kind = headers.get("content-type", "").partition(";")[0].strip().lower()
    refused = toml("reading_web.toml")["types"]["refused"]
    return kind in refused or kind.partition("/")[0] in refused


def _unpacked(place: Place, answer: Answer, limit: int) -> Answer:
    """The body without gzip, the only packing that is asked for."""
    packed = answer.headers.get("content-encoding", "identity").strip().lower()
    if packed in ("identity", ""):
        return answer
    if packed not in ("gzip", "x-gzip"):
        why = f"the answer is packed with {packed[:40]}, which was not asked for"
        raise Unreachable(file=place.url, why=why, cure="open it in a browser and save the page")
    body, broken = unzip(answer.body, place.url, limit)
    return replace(answer, body=body, cut=answer.cut or (broken or ""))
