import gzip
import shutil
import ssl
import subprocess
import threading
from contextlib import suppress

import pytest

from tellings.errors import BadAddress, Disallowed, ReadError, TooBig, UnknownFormat, Unreachable
from tellings.read import request
from tellings.read.fetch import Fetcher
from tellings.read.request import Patience, place_of
from tellings.settings import Settings
from tests.read.test_pace import Time
from tests.serving import ALLOWED, page, serving


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch):
    for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def site():
    with serving() as found:
        yield found


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def fetcher(time):
    return Fetcher(ALLOWED, clock=time.clock, sleep=time.sleep)


def test_a_page_comes_with_its_type_encoding_and_marks(site, fetcher):
    url = site.put("/1", page(), ETag='"x"', Last_Modified="Tue, 04 Mar 2025 08:00:00 GMT")
    found = fetcher.fetch(url + "#top")
    assert (found.url, found.body, found.content_type) == (url, page().encode(), "text/html")
    assert (found.charset, found.etag, found.modified) == ("utf-8", '"x"', "Tue, 04 Mar 2025 08:00:00 GMT")
    assert (found.fresh, found.cut) == (True, "")


def test_it_says_who_it_is_and_asks_for_robots_txt_once(site, fetcher):
    for path in ("/1", "/2"):
        fetcher.fetch(site.put(path, page()))
    assert [path for path, _ in site.asked] == ["/robots.txt", "/1", "/2"]
    assert {headers["user-agent"].split("/")[0] for _, headers in site.asked} == {"tellings"}
    assert site.asked[1][1]["host"] == site.url.partition("//")[2]


def test_what_did_not_change_is_told_and_not_sent(site, fetcher):
    found = fetcher.fetch(site.put("/1", status=304), etag='"x"', modified="Tue, 04 Mar 2025 08:00:00 GMT")
    assert (found.fresh, found.body, found.etag) == (False, b"", '"x"')
    assert site.asked[1][1]["if-none-match"] == '"x"'
    assert site.asked[1][1]["if-modified-since"] == "Tue, 04 Mar 2025 08:00:00 GMT"


def test_a_redirect_is_followed_to_where_it_ends(site, fetcher):
    site.put("/2", page())
    url = site.put("/1", status=302, Location="/2")
    assert fetcher.fetch(url).url == f"{site.url}/2"


def test_redirects_that_never_end_are_given_up(site, fetcher):
    with pytest.raises(Unreachable, match="past 5 redirects"):
        fetcher.fetch(site.put("/1", status=301, Location="/1"))
    assert len(site.paths()) == 6


@pytest.mark.parametrize(
    "target", ["http://10.0.0.1/", "http://localhost/", "file:///etc/passwd", "ftp://a.org/", "http://[::1]/"]
)
def test_a_redirect_to_the_inside_is_refused(site, fetcher, target):
    with pytest.raises(BadAddress):
        fetcher.fetch(site.put("/1", status=302, Location=target))


def test_a_host_whose_address_changes_between_look_up_and_connection_is_looked_up_once(site, time):
    answers = [["127.0.0.1"], ["10.0.0.1"]]
    port = site.url.rpartition(":")[2]
    site.put("/robots.txt", status=404)
    settings = Settings(allow_hosts=("desk.internal",), pace=0)
    asked = []

    def look_up(host, port):
        asked.append(host)
        return answers[0]

    fetcher = Fetcher(settings, clock=time.clock, sleep=time.sleep, ask_for=look_up)
    site.put("/1", page())
    assert fetcher.fetch(f"http://desk.internal:{port}/1").body == page().encode()
    assert asked == ["desk.internal"] * 2  # robots.txt and the page: one look-up for each connection
    assert site.asked[1][1]["host"] == f"desk.internal:{port}"


def test_a_host_that_turns_private_between_two_requests_is_refused(site, time):
    answers = iter([["8.8.8.8", "127.0.0.1"]])
    fetcher = Fetcher(Settings(pace=0), clock=time.clock, sleep=time.sleep, ask_for=lambda host, port: next(answers))
    with pytest.raises(BadAddress, match=r"news\.org is 127\.0\.0\.1"):
        fetcher.fetch("http://news.org/1")
    assert site.asked == []


@pytest.mark.parametrize(
    "url", ["ftp://a.org/1", "http:///1", "http://a:b@a.org/", "http://a.org:99999/", "http://[::1", "file:///etc"]
)
def test_what_is_no_plain_address_of_the_web_is_refused(fetcher, url):
    with pytest.raises(BadAddress):
        fetcher.fetch(url)


def test_a_path_that_robots_txt_keeps_from_us_is_not_asked_for(site, fetcher):
    site.put("/robots.txt", "User-agent: *\nDisallow: /desk", Content_Type="text/plain")
    with pytest.raises(Disallowed, match=r"asks programs not to fetch it \(robots\.txt\)"):
        fetcher.fetch(site.put("/desk/1", page()))
    assert site.paths() == []


@pytest.mark.parametrize(("status", "may"), [(404, True), (403, True), (500, False), (503, False), (429, False)])
def test_robots_txt_that_is_missing_allows_and_one_that_fails_does_not(site, fetcher, status, may):
    site.put("/robots.txt", status=status)
    url = site.put("/1", page())
    if may:
        assert fetcher.fetch(url).fresh
    else:
        with pytest.raises(Disallowed, match="cannot be had"):
            fetcher.fetch(url)


def test_rules_are_asked_for_again_after_an_hour_and_failed_ones_after_two_minutes(site, fetcher, time):
    site.put("/robots.txt", status=500)
    site.put("/robots.txt", status=404)
    url = site.put("/1", page())
    with pytest.raises(Disallowed):
        fetcher.fetch(url)
    time.now += 121
    fetcher.fetch(url)
    time.now += 3500
    fetcher.fetch(url)
    time.now += 200
    fetcher.fetch(url)
    assert [path for path, _ in site.asked] == ["/robots.txt", "/robots.txt", "/1", "/1", "/robots.txt", "/1"]


def test_a_redirect_into_what_robots_txt_forbids_is_not_followed(site, fetcher):
    site.put("/robots.txt", "User-agent: tellings\nDisallow: /desk")
    with pytest.raises(Disallowed):
        fetcher.fetch(site.put("/1", status=302, Location="/desk/1"))


def test_a_busy_host_is_asked_again_when_it_says(site, fetcher, time):
    site.put("/1", status=503, Retry_After="7")
    url = site.put("/1", page())
    assert fetcher.fetch(url).fresh
    assert time.slept == [7.0]


def test_a_host_that_stays_busy_is_given_up_and_its_wait_is_told(site, fetcher, time):
    with pytest.raises(Unreachable, match="429, it is busy") as told:
        fetcher.fetch(site.put("/1", status=429))
    assert time.slept == [1.0, 2.0]
    with pytest.raises(Unreachable, match="try again in 3600 seconds") as told:
        fetcher.fetch(site.put("/2", status=429, Retry_After="3600"))
    assert told.value.facts["retry_after"] == 3600.0
    assert site.paths().count("/2") == 1


def test_the_pace_of_the_settings_and_of_robots_txt_is_kept(site, time):
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 5")
    fetcher = Fetcher(Settings(allow_hosts=("127.0.0.1",), pace=2), clock=time.clock, sleep=time.sleep)
    for path in ("/1", "/2"):
        fetcher.fetch(site.put(path, page()))
    assert time.slept == [2.0, 5.0]


@pytest.mark.parametrize(
    ("status", "cure"), [(404, "check the address"), (403, "open it in a browser"), (500, "try again later")]
)
def test_an_answer_that_is_no_page_is_told(site, fetcher, status, cure):
    with pytest.raises(Unreachable, match=f"the site answers {status}; {cure}"):
        fetcher.fetch(site.put("/1", "no", status=status))


@pytest.mark.parametrize("kind", ["video/mp4", "image/png", "application/zip", "Audio/MPEG; x=1"])
def test_a_kind_without_text_is_refused_before_it_is_read(site, fetcher, kind):
    with pytest.raises(UnknownFormat):
        fetcher.fetch(site.put("/1", b"x" * 100, Content_Type=kind))


def test_a_zipped_answer_is_unzipped(site, fetcher):
    url = site.put("/1", gzip.compress(page().encode()), Content_Encoding="gzip")
    assert fetcher.fetch(url).body == page().encode()


def test_an_answer_packed_in_a_way_not_asked_for_is_refused(site, fetcher):
    with pytest.raises(Unreachable, match="packed with br"):
        fetcher.fetch(site.put("/1", b"xx", Content_Encoding="br"))


def test_a_zip_bomb_is_stopped(site, time):
    settings = Settings(allow_hosts=("127.0.0.1",), pace=0, max_download=1_000_000)
    fetcher = Fetcher(settings, clock=time.clock, sleep=time.sleep)
    with pytest.raises(TooBig, match="1,000,000 bytes unzipped"):
        fetcher.fetch(site.put("/1", gzip.compress(b" " * 5_000_000), Content_Encoding="gzip"))


def test_more_than_the_limit_is_not_read(site, time):
    settings = Settings(allow_hosts=("127.0.0.1",), pace=0, max_download=100_000)
    found = Fetcher(settings, clock=time.clock, sleep=time.sleep).fetch(site.put("/1", b"x" * 500_000))
    assert (len(found.body), found.cut) == (100_000, "after 100,000 bytes")


def test_an_answer_shorter_than_it_says_is_cut(site, fetcher):
    found = fetcher.fetch(site.put("/1", b"half", Content_Length="100"))
    assert (found.body, found.cut) == (b"half", "because the connection broke")


def test_a_host_that_takes_no_connection_is_told_and_tried_again(fetcher, time):
    with serving() as gone:
        url = gone.put("/1")
    with pytest.raises(Unreachable, match=r"127\.0\.0\.1 does not answer \(it takes no connection\)"):
        fetcher.fetch(url)
    asked = len(time.slept)
    with pytest.raises(Unreachable):
        fetcher.fetch(f"{gone.url}/2")
    assert len(time.slept) == asked  # the site is known to be down


class Silent:
    """A machine that takes a connection, says a little, and then nothing more."""

    def __init__(self, *words):
        import socket

        self.words, self.done = words, threading.Event()
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        for words in self.words:
            connection, _ = self.socket.accept()
            connection.recv(4096)
            connection.sendall(words)
            if words != self.words[-1]:
                connection.close()
        self.done.wait(10)


NO_RULES = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


def test_a_host_that_falls_silent_is_given_up():
    silent = Silent(NO_RULES, b"HTTP/1.1 200 OK\r\n")
    fetcher = Fetcher(ALLOWED, sleep=lambda _: None, patience=Patience(5.0, 0.05, 5.0))
    with pytest.raises(Unreachable, match="it fell silent"):
        fetcher.fetch(f"{silent.url}/1")
    silent.done.set()


def test_the_whole_answer_has_its_time_however_slowly_it_drips():
    silent = Silent(NO_RULES, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>first words")
    found = Fetcher(ALLOWED, sleep=lambda _: None, patience=Patience(5.0, 5.0, 0.1)).fetch(f"{silent.url}/1")
    assert (found.body, found.cut) == (b"<p>first words", "after 0.1 seconds")
    silent.done.set()


def test_a_proxy_is_asked_only_when_the_environment_sets_it_and_names_stay_checked(site, fetcher, monkeypatch):
    monkeypatch.setenv("http_proxy", site.url)
    monkeypatch.setenv("no_proxy", "")
    site.put("http://news.org/1", page())
    assert Fetcher(Settings(pace=0)).fetch("http://news.org/1").body == page().encode()
    assert [path for path, _ in site.asked] == ["http://news.org/robots.txt", "http://news.org/1"]
    with pytest.raises(BadAddress):
        Fetcher(Settings(pace=0)).fetch("http://10.0.0.1/1")


def test_a_place_keeps_its_query_and_escapes_the_rest():
    place = place_of("HTTPS://News.ORG/a b/ü?q=1&x=%20#part")
    assert (place.site, place.port, place.target) == ("https://news.org", 443, "/a%20b/%C3%BC?q=1&x=%20")
    assert place_of("http://bücher.org:8080").site == "http://xn--bcher-kva.org:8080"


@pytest.fixture(scope="module")
def certified(tmp_path_factory):
    """A context for servers whose certificate is for news.internal, and one that trusts it."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not here to make a certificate")
    folder = tmp_path_factory.mktemp("tls")
    told = (
        "req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=news.internal "
        "-addext subjectAltName=DNS:news.internal"
    )
    subprocess.run(["openssl", *told.split()], cwd=folder, check=True, capture_output=True)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return server, ssl.create_default_context(cafile=str(folder / "cert.pem"))


@pytest.mark.parametrize(
    ("host", "known", "why"),
    [
        ("news.internal", True, None),
        ("other.internal", True, "its certificate cannot be trusted"),
        ("news.internal", False, "its certificate cannot be trusted"),
    ],
)
def test_tls_insists_on_the_name_although_it_connects_to_the_address(certified, monkeypatch, time, host, known, why):
    server, trust = certified
    if known:
        monkeypatch.setattr(request, "_trust", lambda: trust)
    with serving(server) as site:
        port = site.url.rpartition(":")[2]
        site.put("/1", page())
        settings = Settings(allow_hosts=(host,), pace=0)
        fetcher = Fetcher(settings, clock=time.clock, sleep=time.sleep, ask_for=lambda host, port: ["127.0.0.1"])
        if why is None:
            assert fetcher.fetch(f"https://{host}:{port}/1").body == page().encode()
            return
        with pytest.raises(Unreachable, match=why):
            fetcher.fetch(f"https://{host}:{port}/1")
        assert (site.asked, time.slept) == ([], [])


ODD = {
    "nothing": b"",
    "no status": b"hello\r\n\r\n",
    "HTTP 0.9": b"<html><p>The wall gave way.</p></html>",
    "a bad status": b"HTTP/1.1 abc OK\r\n\r\n",
    "a status of four digits": b"HTTP/1.1 2000 OK\r\n\r\n",
    "headers without end": b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200,
    "a header of a megabyte": b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1_000_000 + b"\r\n\r\n",
    "a header without a name": b"HTTP/1.1 200 OK\r\n: y\r\nno colon\r\n\r\nbody",
    "a length below nothing": b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nbody",
    "a length that is no number": b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\nbody",
    "two lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nContent-Length: 9\r\n\r\nbody",
    "bad chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nbody",
    "cut chunks": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nbody",
    "bad gzip": b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nbody",
    "letters in headers": "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=é\u2028\r\n\r\nbody".encode(),
    "a redirect to nowhere": b"HTTP/1.1 302 Found\r\nLocation: \r\n\r\n",
    "a redirect to noise": b"HTTP/1.1 302 Found\r\nLocation: http://[/\xff\x00\r\n\r\n",
    "a switch of protocols": b"HTTP/1.1 101 Switching\r\n\r\n",
    "a hint without end": b"HTTP/1.1 100 Continue\r\n\r\n" * 50,
}


@pytest.mark.parametrize("answer", ODD.values(), ids=ODD)
def test_whatever_a_server_answers_nothing_but_a_read_error_comes_of_it(answer):
    odd = Silent(NO_RULES, answer, b"")
    fetcher = Fetcher(ALLOWED, sleep=lambda _: None, patience=Patience(5.0, 0.05, 1.0))
    with suppress(ReadError):
        found = fetcher.fetch(f"{odd.url}/1")
        assert found.cut or found.body in (b"body", ODD["HTTP 0.9"])
    odd.done.set()
