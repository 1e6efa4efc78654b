"""The copy of a report as filed, as a PDF."""

import io

import pypdfium2
import pytest

from accounts.roles import Role
from evidence.domain.assigning import assign
from evidence.domain.reporting import submit
from support.evaluation import make_admin, make_evaluator
from support.kpi import make_submission
from support.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def version(round, district, officer):
    submission = make_submission(round, district, by=officer)
    return submit(submission=submission, by=officer, confirm_missing=True)


def text_of(answer):
    with pypdfium2.PdfDocument(io.BytesIO(answer.content)) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def test_copy_comes_with_thai_digits_where_asked(client, officer, version):
    client.force_login(officer)
    address = f"/intranet/receipts/{version.receipt_number}/"
    assert f'href="{address}pdf/?digits=thai"' in client.get(address).text
    plain, thai = (text_of(client.get(f"{address}pdf/{query}")) for query in ("", "?digits=thai"))
    assert ("รอบ 6 เดือน" in plain, "รอบ ๖ เดือน" in thai) == (True, True)
    assert version.receipt_number in thai


def test_english_page_offers_no_thai_digits(client, officer, version):
    client.force_login(officer)
    assert "digits=thai" not in client.get(f"/en/intranet/receipts/{version.receipt_number}/").text


def test_receipt_leads_each_reader_back_to_the_report_as_they_have_it(client, officer, version):
    submission = version.submission
    own = f"/intranet/districts/{submission.district.code}/rounds/{submission.round_id}/"
    evaluator = make_evaluator()
    assign(submission=submission, evaluator=evaluator, by=make_admin())
    supervisor = make_user(Role.REGION_SUPERVISOR, region=submission.district.region)
    ways = {
        officer: own,
        supervisor: f"/intranet/reports/{submission.pk}/",
        make_admin(): f"/intranet/reports/{submission.pk}/",
        evaluator: f"/admin/evaluation/{submission.pk}/",
    }
    for reader, way in ways.items():
        client.force_login(reader)
        page = client.get(f"/intranet/receipts/{version.receipt_number}/")
        assert page.context["back"] == way
        assert client.get(way).status_code == 200
