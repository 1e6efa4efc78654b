"""One address for one place, whatever it was copied from."""

import pytest

from evidence.links.address import tidied
from evidence.links.places import Place, place_of


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("HTTPS://Example.ORG", "https://example.org/"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("https://m.facebook.com/p/1?fbclid=x&mibextid=y", "https://www.facebook.com/p/1"),
        (
            "https://www.facebook.com/photo?fbid=7&set=a",
            "https://www.facebook.com/photo?fbid=7&set=a",
        ),
        ("https://youtu.be/abc123?si=x&t=5", "https://www.youtube.com/watch?v=abc123&t=5"),
        ("https://m.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc"),
        ("https://example.org/?utm_source=line&id=4", "https://example.org/?id=4"),
        ("https://example.org/ข่าว?q=%E0%B8%81", "https://example.org/ข่าว?q=%E0%B8%81"),
        ("https://example.org/a#part-2", "https://example.org/a#part-2"),
        ("https://example.org/a#:~:text=x", "https://example.org/a"),
        ("https://example.org/?a&b=", "https://example.org/?a&b="),
    ],
)
def test_address_has_one_spelling(typed, stored):
    assert tidied(typed) == stored
    assert tidied(stored) == stored


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://www.facebook.com/demo/posts/1", Place.FACEBOOK),
        ("https://fb.watch/x/", Place.FACEBOOK),
        ("https://www.youtube.com/watch?v=a", Place.YOUTUBE),
        ("https://drive.google.com/file/d/1/view", Place.DRIVE),
        ("https://docs.google.com/document/d/1", Place.DRIVE),
        ("https://www.tiktok.com/@demo/video/1", Place.TIKTOK),
        ("https://lin.ee/demo", Place.LINE),
        ("https://www.thaipbs.or.th/news/1", Place.NEWS),
        ("https://region.prd.go.th/news", Place.NEWS),
        ("https://www.krabi.go.th/", Place.GOVERNMENT),
        ("https://demo.ac.th/", Place.SCHOOL),
        ("https://notfacebook.com/", Place.OTHER),
        ("https://facebook.com.example.org/", Place.OTHER),
    ],
)
def test_place_is_told_from_the_host(url, place):
    assert place_of(url) == place
