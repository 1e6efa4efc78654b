"""Opening an address that a stranger typed, without reaching anything that is not public.

Every host, those of redirects too, is resolved once; a private, loopback or reserved address is
refused, and the connection goes to the very address that was looked at (requests-hardened).
"""

import time
from dataclasses import dataclass
from urllib.parse import urlsplit

import requests
from requests_hardened import Config, HTTPSession
from requests_hardened.ip_filter import InvalidIPAddress

from .title import title_in

CONNECT_SECONDS, READ_SECONDS, SECONDS = 5, 10, 25
MOST_BYTES = 256 * 1024
MOST_REDIRECTS = 5
PORTS = {None, 80, 443, 8080, 8443}
USER_AGENT = "Mozilla/5.0 (compatible; OBEC link checker)"


@dataclass(frozen=True)
class Fetched:
    """What came back: HTTP status (None if nothing), the last address, the page's title.

    `problem` says why nothing came: "private", "scheme", "dns", "redirects" or "unreachable".
    """

    url: str
    status: int | None = None
    title: str = ""
    problem: str = ""


def public_session():
    """A session that connects to public addresses alone, and knows no proxy and no password."""
    return _session(allow_loopback=False)


def _session(*, allow_loopback):
    session = HTTPSession(
        Config(
            ip_filter_enable=True,
            ip_filter_allow_loopback_ips=allow_loopback,
            never_redirect=False,
            default_timeout=(CONNECT_SECONDS, READ_SECONDS),
            user_agent_override=USER_AGENT,
        )
    )
    session.trust_env = False
    session.max_redirects = MOST_REDIRECTS
    return session


def fetch(url, *, session=None, ports=PORTS):
    """Open `url` and read the beginning of the page; returns a Fetched and raises nothing.

    `session` is another way out, for tests against servers of their own.
    """
    with session or public_session() as way_out:
        way_out.hooks["response"] = [_only_through(ports)]
        try:
            _check_port(url, ports)
            with way_out.get(url, stream=True, headers={"Accept-Language": "th,en"}) as answer:
                return Fetched(answer.url, answer.status_code, _title_of(answer))
        except (_ForbiddenPort, InvalidIPAddress):
            return Fetched(url, problem="private")
        except requests.TooManyRedirects:
            return Fetched(url, problem="redirects")
        except (requests.exceptions.InvalidSchema, requests.exceptions.InvalidURL):
            return Fetched(url, problem="scheme")
        except requests.ConnectionError as error:
            unknown = "resolve" in str(error)
            return Fetched(url, problem="dns" if unknown else "unreachable")
        except (requests.RequestException, UnicodeError, ValueError):
            return Fetched(url, problem="unreachable")


class _ForbiddenPort(requests.RequestException):
    """A port on which no website is served."""


def _check_port(url, ports):
    if ports is not None and urlsplit(url).port not in ports:
        raise _ForbiddenPort(url)


def _only_through(ports):
    """A hook that looks at where a redirect leads before it is followed."""

    def check(answer, **kwargs):
        if answer.is_redirect:
            _check_port(requests.compat.urljoin(answer.url, answer.headers["location"]), ports)

    return check


def _title_of(answer):
    if "html" not in answer.headers.get("Content-Type", ""):
        return ""
    page, until = b"", time.monotonic() + SECONDS
    for chunk in answer.iter_content(16 * 1024):
        page += chunk
        if len(page) >= MOST_BYTES or b"</title>" in page.lower() or time.monotonic() > until:
            break
    return title_in(page, answer.encoding)
