"""Word and Excel on the screen, without download."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import ModelLogEntry

from evidence.domain.filing import add_file
from evidence.domain.reporting import withdraw
from evidence.models import EvidenceRequirement
from support import samples
from support.evaluation import make_sent, officer_of, send
from support.kpi import make_district, make_submission
from support.people import make_user

pytestmark = pytest.mark.django_db


def make_report(round, evaluator, name, content, key="e2_plan"):
    """A report with one file, sent and assigned; returns the evidence."""
    district = make_district()
    officer = make_user("district_officer", district=district)
    submission = make_submission(round, district, by=officer)
    evidence = add_file(
        submission=submission,
        requirement=EvidenceRequirement.objects.get(criterion__round=round, key=key),
        file=ContentFile(content),
        name=name,
        by=officer,
    )
    evidence.submission = send(submission, officer, evaluators=[evaluator])
    return evidence


def text_url(evidence):
    return reverse("evaluation_text", args=[evidence.submission_id, evidence.uid])


def test_word_is_read_as_text_and_logged(as_user, evaluator, round):
    evidence = make_report(round, evaluator, "แผน.docx", samples.docx())
    client = as_user(evaluator)
    response = client.get(text_url(evidence))
    assert "รายงานผล" in response.text
    fragment = client.get(text_url(evidence), headers={"X-Requested-With": "XMLHttpRequest"})
    assert "<html" not in fragment.text
    assert ModelLogEntry.objects.filter(action="evidence.file_viewed").count() == 2


def test_excel_is_read_as_a_table(as_user, evaluator, round):
    evidence = make_report(round, evaluator, "ปฏิทิน.xlsx", samples.xlsx(), key="e3_calendar")
    html = as_user(evaluator).get(text_url(evidence)).text
    assert "<td>กระบี่</td><td>12</td>" in html


def test_scripts_in_a_document_stay_text(as_user, evaluator, round):
    body = "<w:p><w:r><w:t>&lt;script&gt;alert(1)&lt;/script&gt;</w:t></w:r></w:p>"
    evidence = make_report(round, evaluator, "แผน.docx", samples.docx(body))
    html = as_user(evaluator).get(text_url(evidence)).text
    assert "<script>alert(1)" not in html


def test_other_types_and_other_reports_are_404(as_user, evaluator, round):
    pdf = make_report(round, evaluator, "แผน.pdf", samples.pdf())
    docx = make_report(round, evaluator, "แผน.docx", samples.docx())
    client = as_user(evaluator)
    assert client.get(text_url(pdf)).status_code == 404
    elsewhere = make_sent(round, evaluators=[evaluator])
    path = reverse("evaluation_text", args=[elsewhere.pk, docx.uid])
    assert client.get(path).status_code == 404


def test_document_that_was_not_sent_is_404(as_user, evaluator, round):
    evidence = make_report(round, evaluator, "แผน.docx", samples.docx())
    officer = officer_of(evidence.submission)
    submission = withdraw(submission=evidence.submission, by=officer)
    later = add_file(
        submission=submission,
        requirement=evidence.requirement,
        file=ContentFile(samples.docx()),
        name="ใหม่.docx",
        by=officer,
    )
    withdraw(submission=send(submission, officer), by=officer)
    assert as_user(evaluator).get(text_url(later)).status_code == 404
