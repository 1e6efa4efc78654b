"""Marks of Thai letters, three storeys high, are nowhere cut off.

The public pages are looked at in `demo/test_public_site.py`.
"""

import pytest

from accounts.roles import Role
from support.browser import PHONE
from support.kpi import make_district
from support.people import make_user, set_language
from support.typography import marks_cut_off


@pytest.mark.long
@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_no_mark_is_cut_off(open_page):
    officer = make_user(Role.DISTRICT_OFFICER, district=make_district())
    admin = make_user(is_superuser=True)
    set_language(admin, "th")
    cut = {}
    for user, path in [(None, "/accounts/login/"), (officer, "/intranet/"), (admin, "/admin/")]:
        page = open_page(user, path, viewport=PHONE if user is not admin else None)
        cut[path] = marks_cut_off(page)
    assert cut == {"/accounts/login/": [], "/intranet/": [], "/admin/": []}
