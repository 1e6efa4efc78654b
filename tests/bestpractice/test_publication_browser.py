"""A write-up's whole way in a real browser, each person on their own screen."""

import pytest
from playwright.sync_api import expect

from accounts.roles import Role
from bestpractice.models import BestPracticePage
from support.people import make_user, set_language
from support.write_ups import make_photo, make_write_up

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]

TITLE = "เคาะทุกประตูพาเด็กชาวเกาะ"
EVERYWHERE = {"library", "feed", "search", "home", "sitemap"}


@pytest.fixture
def people(library, places):
    moderator = make_user(Role.MODERATOR)
    set_language(moderator, "en")
    return make_user(Role.DISTRICT_OFFICER, district=places.krabi), moderator


@pytest.fixture
def write_up(people, places, home):
    officer, _moderator = people
    write_up = make_write_up(places.krabi, by=officer, title=TITLE)
    make_photo(write_up, by=officer, size=(640, 480))
    home.featured = write_up.page
    home.save()
    return write_up


@pytest.fixture
def visitor(open_page):
    """`visitor.places()`: where somebody without an account meets the practice."""
    return Visitor(open_page())


class Visitor:
    def __init__(self, page):
        self.page = page

    def places(self, slug):
        addresses = {
            "library": "/best-practices/",
            "feed": "/best-practices/feed/",
            "search": "/search/?q=เด็กชาวเกาะ",
            "home": "/",
            "sitemap": "/sitemap.xml",
        }
        found = {name: self.page.request.get(url).text() for name, url in addresses.items()}
        return {name for name, text in found.items() if TITLE in text or slug in text}

    def status(self, url):
        return self.page.request.get(url).status


def test_write_up_is_sent_returned_approved_published_and_taken_off(
    open_page, people, write_up, visitor, browser_problems
):
    # Wagtail's editor takes the fields of the action itself for an edit: where the answer is slow,
    # it tries to autosave a form that was already sent, and the server refuses the older version.
    browser_problems.expect(r"status of 400 .*/admin/pages/\d+/edit/")
    officer, moderator = people
    slug, edit = write_up.page.slug, f"/admin/pages/{write_up.page_id}/edit/"
    district = open_page(user=officer, path=write_up.url())
    editors = open_page(user=moderator)

    press(district, "ส่งตรวจ")
    editors.goto(edit)
    act(editors, "reject", comment="ขอแหล่งที่มาของตัวเลข")
    district.goto(write_up.url())
    expect(district.get_by_text("ขอแหล่งที่มาของตัวเลข").first).to_be_visible()
    district.goto(write_up.url("practice_step", step="results"))
    press(district, "บันทึกแล้วไปต่อ")
    district.goto(write_up.url())
    press(district, "ส่งตรวจ")
    editors.goto(edit)
    act(editors, "approve")
    assert visitor.places(slug) == set()

    district.goto(write_up.url())
    press(district, "เห็นชอบและเผยแพร่")
    assert visitor.places(slug) == EVERYWHERE

    page = BestPracticePage.objects.get(pk=write_up.page_id)
    visitor.page.goto(page.url)
    pictures = visitor.page.locator("main img[srcset], main .photos img")
    files = pictures.evaluate_all("all => all.map(img => img.src)")
    original = write_up.photos.get().image.file.url
    assert {visitor.status(url) for url in [*files, original]} == {200}
    assert len(files) > 0

    editors.goto(f"/admin/pages/{page.pk}/unpublish/")
    press(editors, "Yes, unpublish it")
    assert visitor.places(slug) == set()
    assert {visitor.status(url) for url in [page.url, *files, original]} == {404}


def press(page, name):
    """Press the button that sends a form, and wait for the page that answers."""
    with page.expect_navigation():
        page.get_by_role("button", name=name).click()


def act(page, name, *, comment=None):
    """Press a button of the workflow in Wagtail's editor, and say why where it asks."""
    page.locator("footer").get_by_role("button", name="More actions").click()
    page.locator(f"[data-workflow-action-name={name}]").first.click()
    if comment is not None:
        page.locator(".modal-content textarea").fill(comment)
        page.locator(".modal-content [type=submit]").click()
    expect(page.locator(".messages .success")).to_be_visible()
