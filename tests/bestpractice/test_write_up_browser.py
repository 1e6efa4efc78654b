"""Every screen on which districts and supervisors work at write-ups, on a phone and on a desk."""

import pytest

from accounts.roles import Role
from bestpractice.domain.moderation import send
from bestpractice.steps import STEPS
from support.accessibility import violations
from support.browser import DESKTOP, PHONE
from support.people import make_user
from support.write_ups import approve_as_moderator, change, make_photo, make_write_up

pytestmark = [pytest.mark.browser, pytest.mark.long, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def officer(library, places):
    return make_user(Role.DISTRICT_OFFICER, district=places.krabi)


@pytest.fixture
def screens(places, officer):
    """[(user, address)] of every screen, with something to show on each."""
    written = make_write_up(places.krabi, by=officer)
    make_photo(written, by=officer)
    make_photo(written, by=officer, consent=False)
    change(written, by=officer, lead="โทร 08 1234 5678")
    written.unplaced = [{"heading": "หัวข้ออื่น", "text": "ข้อความ"}]
    written.save()
    asked = make_write_up(places.krabi, by=officer)
    send(write_up=asked, by=officer)
    approve_as_moderator(asked, make_user(Role.MODERATOR))
    returned = make_write_up(places.krabi, by=officer)
    send(write_up=returned, by=officer)
    returned.page.current_workflow_task_state.reject(
        user=make_user(Role.MODERATOR), comment="ขอแหล่งที่มา"
    )
    supervisor = make_user(Role.REGION_SUPERVISOR, region=places.krabi.region)
    of_district = f"/intranet/districts/{places.krabi.code}/practices/"
    return [
        (officer, of_district),
        (officer, f"{of_district}word/"),
        *((officer, each.url()) for each in (written, asked, returned)),
        *((officer, written.url("practice_step", step=step.slug)) for step in STEPS),
        *((officer, written.url(f"practice_{name}")) for name in ("photos", "unplaced", "preview")),
        (supervisor, "/intranet/practices/"),
        (supervisor, f"/intranet/practices/{asked.uid}/"),
        (supervisor, f"/intranet/practices/{asked.uid}/text/"),
    ]


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_screens_have_no_violations_and_do_not_scroll_sideways(open_page, screens, viewport):
    pages = {user: open_page(user=user, viewport=viewport) for user, _address in screens}
    found = {}
    for user, address in screens:
        page = pages[user]
        answer = page.goto(address)
        page.evaluate("document.querySelectorAll('main details').forEach(part => part.open = true)")
        too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found[address] = (answer.status, violations(page), max(too_wide, 0))
    assert found == {address: (200, [], 0) for _user, address in screens}
