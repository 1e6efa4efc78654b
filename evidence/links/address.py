"""One spelling of a web address, without what only follows its readers about."""

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

#: Parameters that tell who shared a link, and nothing of what it leads to.
FOLLOWING = {"fbclid", "gclid", "igshid", "igsh", "si", "mibextid", "rdid", "share_url", "_rdr"}
DEFAULT_PORTS = {"http": 80, "https": 443}
#: Hosts that show the same under two names.
SAME_HOSTS = {
    "m.facebook.com": "www.facebook.com",
    "web.facebook.com": "www.facebook.com",
    "mbasic.facebook.com": "www.facebook.com",
    "th-th.facebook.com": "www.facebook.com",
    "facebook.com": "www.facebook.com",
    "youtube.com": "www.youtube.com",
    "m.youtube.com": "www.youtube.com",
}


def tidied(url):
    """`url`, which has a scheme, in the spelling that is stored. Raises ValueError."""
    parts = urlsplit(url)
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
    host = SAME_HOSTS.get(host, host)
    path, query = parts.path, _without_followers(parts.query)
    if host == "youtu.be" and len(path) > 1:
        host, query = "www.youtube.com", urlencode([("v", path[1:]), *query])
        path = "/watch"
    else:
        query = parts.query if len(query) == len(_pairs(parts.query)) else urlencode(query)
    if parts.port and parts.port != DEFAULT_PORTS.get(scheme):
        host = f"{host}:{parts.port}"
    return urlunsplit((scheme, host, path or "/", query, _fragment(parts.fragment)))


def _pairs(query):
    return parse_qsl(query, keep_blank_values=True)


def _without_followers(query):
    return [
        (name, value)
        for name, value in _pairs(query)
        if name not in FOLLOWING and not name.startswith(("utm_", "__cft__", "__tn__"))
    ]


def _fragment(fragment):
    """A place in a page stays; what a browser marked there does not."""
    return fragment.partition(":~:")[0]
