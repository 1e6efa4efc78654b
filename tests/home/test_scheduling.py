"""News with a set time appears and goes by itself, on every list at once."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

PLACES = ["/", "/news/", "/feed/", "/rss/", "/sitemap.xml"]


@pytest.fixture
def set_time(make_news):
    """`set_time(go_live_at=…, expire_at=…)`: news published with these times, as an editor does."""

    def set_time(**times):
        page = make_news(title="ข่าวตั้งเวลา", slug="timed", live=False)
        for name, moment in times.items():
            setattr(page, name, moment)
        page.save_revision().publish()
        return page

    return set_time


def _shown(client):
    """The places that name the news, after the timer has run."""
    call_command("publish_scheduled")
    return [path for path in PLACES if "/news/timed/" in client.get(path).content.decode()]


@pytest.mark.django_db
def test_news_appears_at_its_time(set_time, client, frozen):
    opens = timezone.now() + timedelta(hours=2)
    set_time(go_live_at=opens)
    frozen.move_to(opens - timedelta(minutes=1))
    assert (_shown(client), client.get("/news/timed/").status_code) == ([], 404)
    frozen.move_to(opens + timedelta(minutes=1))
    assert (_shown(client), client.get("/news/timed/").status_code) == (PLACES, 200)


@pytest.mark.django_db
def test_news_goes_at_its_time(set_time, client, frozen):
    ends = timezone.now() + timedelta(hours=2)
    set_time(expire_at=ends)
    assert _shown(client) == PLACES
    frozen.move_to(ends + timedelta(minutes=1))
    assert (_shown(client), client.get("/news/timed/").status_code) == ([], 404)
