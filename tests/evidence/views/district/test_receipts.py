"""The copy of a report as filed, as a PDF."""

import io

import pypdfium2
import pytest

from evidence.domain.reporting import submit
from support.kpi import make_submission

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
