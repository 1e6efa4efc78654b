"""The pages of supervisors, of the personnel bureau and of the gated section, as axe sees them."""

from datetime import date

import pytest
from wagtail.models import Site

from accounts.roles import Role
from evidence.domain.commenting import comment
from intranet.models import CircularPage, GatedSectionPage
from support.accessibility import violations
from support.browser import PHONE
from support.evaluation import make_sent
from support.kpi import make_district, make_monitoring_round, make_round
from support.people import make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.long
def test_pages_beside_filing_are_accessible(open_page):
    district = make_district(code="krabi")
    report = make_sent(make_round(6), district)
    monitoring = make_monitoring_round(district.region)
    supervisor = make_user(Role.REGION_SUPERVISOR, region=district.region)
    comment(submission=report, text="ขอภาพเพิ่ม", by=supervisor)
    section = GatedSectionPage(title="ภายใน", slug="internal")
    Site.objects.get().root_page.add_child(instance=section)
    circular = CircularPage(title="เวียน", slug="c", date=date(2026, 1, 1), body="<p>ข้อความ</p>")
    section.add_child(instance=circular)
    page = open_page(supervisor, "/intranet/", viewport=PHONE)
    paths = [
        "/intranet/",
        f"/intranet/reports/{report.pk}/",
        f"/intranet/monitoring/{monitoring.pk}/",
        f"/intranet/monitoring/{monitoring.pk}/districts/krabi/",
        "/intranet/library/",
        "/intranet/search/?q=เวียน",
        circular.url,
    ]
    found = {}
    for path in paths:
        page.goto(path)
        found[path] = violations(page)
    assert {path: said for path, said in found.items() if said} == {}
