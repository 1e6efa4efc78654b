"""Against a server of our own; and no address that is not public is ever reached."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

import pytest

from evidence.links.fetch import Fetched, _session, fetch

PAGE = "<html><title>ข่าว</title>".encode()


class Handler(BaseHTTPRequestHandler):
    """/ok, /missing, /to/<address>, /circle, /endless, /photo"""

    def do_GET(self):
        self.server.asked.append(self.path)
        path, _slash, rest = self.path.lstrip("/").partition("/")
        getattr(self, f"do_{path}")(rest)

    def do_ok(self, _rest):
        self.answer(200, PAGE)

    def do_missing(self, _rest):
        self.answer(404, PAGE)

    def do_photo(self, _rest):
        self.answer(200, b"\xff\xd8", "image/jpeg")

    def do_to(self, address):
        self.answer(302, b"", Location=unquote(address))

    def do_circle(self, _rest):
        self.answer(302, b"", Location="/circle")

    def do_endless(self, _rest):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"<p>" * 10_000)
        except OSError:
            self.server.stopped.set()

    def answer(self, status, body, kind="text/html; charset=utf-8", **headers):
        self.send_response(status)
        for name, value in ({"Content-Type": kind, "Content-Length": len(body)} | headers).items():
            self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Quiet."""


@pytest.fixture
def server():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.asked, server.stopped = [], threading.Event()
    server.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def fetch_here(url):
    """As in service, but that this machine is let through, at any port."""
    return fetch(url, session=_session(allow_loopback=True), ports=None)


def test_page_gives_its_status_title_and_last_address(server):
    assert fetch_here(f"{server.url}/ok") == Fetched(f"{server.url}/ok", 200, "ข่าว")
    assert fetch_here(f"{server.url}/to//ok") == Fetched(f"{server.url}/ok", 200, "ข่าว")
    assert fetch_here(f"{server.url}/missing").status == 404
    assert fetch_here(f"{server.url}/photo") == Fetched(f"{server.url}/photo", 200)


def test_endless_page_is_read_no_further_than_its_beginning(server):
    assert fetch_here(f"{server.url}/endless").status == 200
    assert server.stopped.wait(10)


def test_endless_circle_of_redirects_is_left(server):
    assert fetch_here(f"{server.url}/circle").problem == "redirects"
    assert len(server.asked) == 6


def test_server_that_is_gone_is_unreachable(server):
    server.shutdown()
    server.server_close()
    assert fetch_here(f"{server.url}/ok").problem == "unreachable"


INSIDE = [
    "http://127.0.0.1:{port}/ok",
    "http://localhost:{port}/ok",
    "http://0.0.0.0:{port}/ok",
    "http://[::1]:{port}/ok",
    "http://[::ffff:127.0.0.1]:{port}/ok",
    "http://2130706433:{port}/ok",
    "http://0x7f000001:{port}/ok",
    "http://127.1:{port}/ok",
    "http://017700000001:{port}/ok",
    "http://user@127.0.0.1:{port}/ok",
    "http://example.org@127.0.0.1:{port}/ok",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[fd00::1]/",
    "http://[fe80::1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://224.0.0.1/",
]


@pytest.mark.parametrize("url", INSIDE)
def test_address_inside_is_never_reached(server, url):
    fetched = fetch(url.format(port=server.server_port), ports=None)
    assert (fetched.problem, fetched.status) == ("private", None)
    assert server.asked == []


@pytest.mark.parametrize(
    "url", ["http://10.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[fd00::1]/"]
)
def test_redirect_to_an_address_inside_is_not_followed(server, url):
    assert fetch_here(f"{server.url}/to/{url}").problem == "private"
    assert len(server.asked) == 1


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/"])
def test_redirect_to_another_scheme_is_not_followed(server, url):
    assert fetch_here(f"{server.url}/to/{url}").problem == "scheme"


def test_port_that_serves_no_websites_is_not_asked(server):
    assert fetch(f"{server.url}/ok", session=_session(allow_loopback=True)).problem == "private"
    to = f"{server.url}/to/http://127.0.0.1:25/"
    answer = fetch(to, session=_session(allow_loopback=True), ports={server.server_port})
    assert answer.problem == "private"
    assert len(server.asked) == 1


def test_proxy_of_the_environment_is_not_used(server, monkeypatch):
    monkeypatch.setenv("http_proxy", server.url)
    fetch("http://10.0.0.1/")
    assert server.asked == []
