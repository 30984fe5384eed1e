"""A site of our own on this machine: what stands at each path, and what it was asked for. No test leaves it."""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tellings.settings import Settings

ALLOWED = Settings(allow_hosts=("127.0.0.1",), pace=0)
STORY = """The old harbour wall at Dunhaven gave way early on Monday, the port office said. Three boats were damaged and
one fisherman was hurt, according to harbour master Ida Kern. The wall was built in 1902 and had last been repaired ten
years ago. Work on a new wall will begin in spring and cost $4 million, the town council said."""


def page(title: str = "Harbour wall gives way", text: str = STORY, more: str = "") -> str:
    """A page with an article."""
    words = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return (
        f"<!doctype html><html><head><title>{title}</title><meta property='og:title' content='{title}'>{more}"
        f"</head><body><article><h1>{title}</h1>{words}</article></body></html>"
    )


class Site:
    """`put` says what stands at a path; `asked` are the paths that were asked for, with the headers of each."""

    def __init__(self) -> None:
        self.pages: dict[str, list[tuple[int, dict[str, str], bytes]]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.url = ""

    def put(self, path: str, body: str | bytes = "", status: int = 200, **headers: str) -> str:
        """An answer at a path; several put at one path are given one after the other, the last one for ever."""
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        raw = body.encode() if isinstance(body, str) else body
        self.pages.setdefault(path, []).append((status, told, raw))
        return f"{self.url}{path}"

    def answer(self, path: str) -> tuple[int, dict[str, str], bytes]:
        """What stands there now."""
        waiting = self.pages.get(path)
        if not waiting:
            return 404, {}, b"no such page"
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    def paths(self) -> list[str]:
        """What was asked for, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@contextmanager
def serving(secured: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A site while the block lasts."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            status, headers, body = site.answer(self.path)
            self.send_response(status)
            for name, value in (
                {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))} | headers
            ).items():
                if value:
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def handle(self) -> None:
            with suppress(OSError):  # who asked has hung up
                super().handle()

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if secured:
        server.socket = secured.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    site.url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
