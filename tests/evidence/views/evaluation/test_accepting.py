"""The way from the matrix to a draft that is accepted as filed, and what its district reads."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from evidence.domain.filing import add_link
from evidence.models import EvidenceRequirement, NonReport
from support.kpi import make_district, make_submission
from support.people import make_user


@pytest.fixture
def draft(round):
    district = make_district()
    officer = make_user(Role.DISTRICT_OFFICER, district=district)
    draft = make_submission(round, district, by=officer)
    requirement = EvidenceRequirement.objects.filter(criterion__round=round).first()
    given = {"requirement": requirement, "url": "https://example.org/", "title": "หลักฐาน"}
    add_link(submission=draft, by=officer, **given)
    return draft


@pytest.fixture
def after():
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        yield


def url(draft):
    return reverse("evaluation_round_accept", args=[draft.round_id, draft.district.code])


def test_draft_is_accepted_from_the_matrix_and_told_to_its_district(as_user, admin, draft, after):
    client = as_user(admin)
    matrix = client.get(reverse("evaluation_round", args=[draft.round_id]))
    assert url(draft) in matrix.text
    assert "data-accept" in client.get(url(draft)).text
    assert client.post(url(draft), {"reason": ""}).context["form"].errors.keys() == {"reason"}
    client.post(url(draft), {"reason": "ยื่นครบแล้ว"})
    draft.refresh_from_db()
    report = client.get(reverse("evaluation_report", args=[draft.pk]))
    officer = draft.district.memberships.get().user
    client = as_user(officer)
    receipt = client.get(reverse("receipt", args=[draft.current_version.receipt_number]))
    page = client.get(reverse("district_round", args=[draft.district.code, draft.round_id]))
    assert ["ยื่นครบแล้ว" in answer.text for answer in (report, receipt, page)] == [True] * 3


def test_what_cannot_be_accepted_offers_no_button(as_user, admin, draft):
    page = as_user(admin).get(url(draft))
    assert (len(page.context["refusals"]), "data-accept" in page.text) == (1, False)
    as_user(admin).post(url(draft), {"reason": "ยื่นครบแล้ว"})
    draft.refresh_from_db()
    assert draft.current_version is None


def test_draft_of_a_closed_district_is_reached_from_everywhere_it_is_named(
    as_user, admin, draft, after
):
    """From closing itself, from the list of those that did not report, from their level."""
    client = as_user(admin)
    closing = reverse("evaluation_round_close", args=[draft.round_id])
    pages = [client.get(closing)]
    client.post(closing, {"districts": [draft.district_id], "reason": "ไม่ส่งในกำหนด"})
    matrix = reverse("evaluation_round", args=[draft.round_id])
    pages.append(client.get(matrix, {"state": "not_reported"}))
    override = reverse("evaluation_round_override", args=[draft.round_id, draft.district.code])
    pages.append(client.get(override))
    assert [page.text.count(f'href="{url(draft)}"') for page in pages] == [1, 1, 1]
    client.post(url(draft), {"reason": "ยื่นครบแล้ว"})
    draft.refresh_from_db()
    left = client.get(matrix).text.count(f'href="{url(draft)}"')
    assert (draft.current_version.is_late, NonReport.objects.count(), left) == (True, 0, 0)
