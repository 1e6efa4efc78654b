"""Ways out that lead nowhere."""

from evidence.links.fetch import Fetched


def fetch_nothing(url):
    return Fetched(url, problem="unreachable")
