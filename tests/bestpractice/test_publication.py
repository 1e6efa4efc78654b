"""What the district agrees to is everywhere at the next request; what is unpublished is nowhere."""

import pytest
from django.urls import reverse

from accounts.roles import Role
from bestpractice.domain.moderation import agree, send
from bestpractice.models import BestPracticePage
from bestpractice.stages import stage_of
from support.people import make_user
from support.write_ups import approve_as_moderator, change, make_photo, make_write_up

TITLE = "เคาะทุกประตูพาเด็กชาวเกาะ"


@pytest.fixture
def places_to_read(client, library):
    """Where the public would meet the practice: {name: what is said there}."""

    def read():
        addresses = {
            "library": library.url,
            "feed": "/best-practices/feed/",
            "search": "/search/?q=เด็กชาวเกาะ",
            "home": "/",
            "sitemap": "/sitemap.xml",
        }
        return {name: client.get(url).content.decode() for name, url in addresses.items()}

    return read


def test_moderator_sees_private_photos_and_marks_beside_the_text(client, places, library):
    officer = make_user(Role.DISTRICT_OFFICER, district=places.krabi)
    write_up = make_write_up(places.krabi, by=officer, title=TITLE)
    change(write_up, by=officer, lead="โทร 08 1234 5678")
    photo = make_photo(write_up, by=officer)
    client.force_login(make_user(Role.MODERATOR))
    page = client.get(reverse("wagtailadmin_pages:edit", args=[write_up.page_id]))
    text = page.content.decode()
    assert (photo.url in text, "<mark>08 1234 5678</mark>" in text) == (True, True)
    assert 'name="action-publish"' not in text


def test_practice_appears_and_disappears_everywhere_at_the_next_request(
    client, places, library, places_to_read, django_capture_on_commit_callbacks
):
    officer = make_user(Role.DISTRICT_OFFICER, district=places.krabi)
    moderator = make_user(Role.MODERATOR)
    write_up = make_write_up(places.krabi, by=officer, title=TITLE)
    photo = make_photo(write_up, by=officer)
    slug = write_up.page.slug

    def found():
        # The home page tells by a tile how many practices each province has.
        marks = (TITLE, slug, "province=krabi")
        return {
            name
            for name, text in places_to_read().items()
            if any(mark in text for mark in marks[: None if name == "home" else 2])
        }

    send(write_up=write_up, by=officer)
    write_up.page.current_workflow_task_state.reject(user=moderator, comment="ขอแก้")
    change(write_up, by=officer, lead="เยี่ยมทุกบ้าน")
    send(write_up=write_up, by=officer)
    approve_as_moderator(write_up, moderator)
    assert found() == set()
    with django_capture_on_commit_callbacks(execute=True):
        agree(write_up=write_up, by=officer)
    assert found() == {"library", "feed", "search", "home", "sitemap"}
    page = BestPracticePage.objects.get(pk=write_up.page_id)
    photo.refresh_from_db()
    shown = client.get(page.url).content.decode()
    assert photo.image.get_rendition("fill-480x320|format-webp").url in shown
    with django_capture_on_commit_callbacks(execute=True):
        page.unpublish(user=moderator)
    assert (found(), client.get(page.url).status_code) == (set(), 404)
    write_up.page.refresh_from_db()
    assert stage_of(write_up) == "draft"
