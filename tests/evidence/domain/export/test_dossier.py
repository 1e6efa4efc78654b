"""One district's dossier: every file with its hash, and no more than the reader may know."""

import csv
import hashlib
import io
import zipfile

import pypdfium2
import pytest
from django.core.files.base import ContentFile
from django.utils import timezone, translation
from wagtail.models import ModelLogEntry

from accounts.roles import Role
from evidence.domain.export.dossier import dossier, summary_pdf
from evidence.domain.filing import add_link
from evidence.models import Evidence, EvidenceRequirement, StoredFile
from support.evaluation import evaluate, make_admin, make_evaluator, send
from support.kpi import make_district, make_round, make_submission
from support.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def evaluator():
    return make_evaluator()


@pytest.fixture
def report(evaluator):
    """A report with two files of one name, a link and a PA document, sent and assigned."""
    district = make_district("district-a")
    officer = make_user(Role.DISTRICT_OFFICER, district=district)
    report = make_submission(make_round(6), district, by=officer, is_challenge=True)
    first = EvidenceRequirement.objects.filter(criterion__round=report.round).first()
    file_under(report, first, "../แผน.pdf", officer)
    file_under(report, first, "../แผน.pdf", officer)
    add_link(
        submission=report, requirement=first, url="https://example.org/", title="=ลิงก์", by=officer
    )
    pa = EvidenceRequirement.objects.filter(pa_round=report.round).first()
    file_under(report, pa, "ถอดบทเรียน.pdf", officer)
    return send(report, officer, evaluators=[evaluator])


def file_under(report, requirement, name, officer):
    content = f"%PDF-1.4 {name} {Evidence.objects.count()}".encode()
    stored = StoredFile.objects.create(
        name=name,
        type="pdf",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        original_sha256="0" * 64,
        path=ContentFile(content, name="x.pdf"),
        uploaded_by=officer,
        uploaded_at=timezone.now(),
    )
    return Evidence.objects.create(
        submission=report,
        requirement=requirement,
        file=stored,
        kind="document",
        title="แผน",
        added_by=officer,
        added_at=timezone.now(),
    )


def opened(report, user):
    archive = zipfile.ZipFile(io.BytesIO(b"".join(dossier(submission=report, by=user))))
    assert archive.testzip() is None
    rows = csv.DictReader(io.StringIO(archive.read("manifest.csv").decode("utf-8-sig")))
    return archive, list(rows)


FILES = {"summary.pdf", "01/01 แผน.pdf", "01/02 แผน.pdf"}


def test_central_staff_get_every_file_and_a_manifest_that_fits(report):
    archive, rows = opened(report, make_admin())
    files = FILES | {"PA/01 ถอดบทเรียน.pdf"}
    assert set(archive.namelist()) == files | {"manifest.csv"}
    assert {row["path"] for row in rows if row["path"]} == files
    hashed = {row["path"]: row["sha256"] for row in rows if row["sha256"]}
    assert hashed == {
        path: hashlib.sha256(archive.read(path)).hexdigest() for path in files - {"summary.pdf"}
    }
    assert [row["title"] for row in rows if row["url"]] == ["'=ลิงก์"]


def test_evaluators_learn_nothing_of_the_pa_part(report, evaluator):
    archive, rows = opened(report, evaluator)
    assert set(archive.namelist()) == FILES | {"manifest.csv"}
    assert {row["criterion"] for row in rows} == {"", "1"}


def test_download_is_in_the_log(report, evaluator):
    opened(report, evaluator)
    entry = ModelLogEntry.objects.get(action="evidence.dossier_downloaded")
    assert (entry.object_id, entry.user, entry.data) == (
        str(report.pk),
        evaluator,
        {"receipt": report.current_version.receipt_number},
    )


def test_lost_and_altered_files_are_named_and_keep_no_other_back(report):
    lost, altered, _pa = Evidence.objects.filter(file__isnull=False).order_by("pk")
    lost.file.path.storage.delete(lost.file.path.name)
    StoredFile.objects.filter(pk=altered.file_id).update(sha256="0" * 64)
    with translation.override("en"):
        _archive, rows = opened(report, make_admin())
    assert [(row["path"], row["note"]) for row in rows[1:3]] == [
        ("", "Storage has lost this file."),
        ("01/02 แผน.pdf", "The file has changed since it was filed."),
    ]


def test_destroyed_file_is_told_with_its_reason(report):
    item = Evidence.objects.filter(file__isnull=False).first()
    StoredFile.objects.filter(pk=item.file_id).update(
        destroyed_at=timezone.now(), destroy_reason="มีข้อมูลเด็ก"
    )
    with translation.override("en"):
        _archive, rows = opened(report, make_admin())
    assert (rows[1]["path"], rows[1]["note"]) == ("", "The file was destroyed: มีข้อมูลเด็ก")


def text_of(content):
    with pypdfium2.PdfDocument(content) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return "".join("".join(pages).split()).replace("\u200b", "")


def test_summary_tells_evaluators_nothing_of_each_other_before_their_own(report, evaluator):
    other = make_evaluator(first_name="Blind", last_name="Other")
    report.assignments.create(evaluator=other)
    evaluate(report, other, clear=8)
    with translation.override("en"):
        told = {
            user: text_of(summary_pdf(submission=report, user=user))
            for user in (evaluator, make_admin())
        }
    assert ["BlindOther" in text for text in told.values()] == [False, True]
    assert ["Qualitylevelsofar" in text for text in told.values()] == [False, True]


def test_summary_is_printed_with_thai_digits_where_asked(report):
    with translation.override("th"):
        plain, thai = (
            text_of(summary_pdf(submission=report, user=make_admin(), thai_digits=asked))
            for asked in (False, True)
        )
    assert ("รอบ6เดือน" in plain, "รอบ๖เดือน" in thai, "รอบ6เดือน" in thai) == (True, True, False)


def test_summary_says_in_words_what_was_judged(report, evaluator):
    evaluate(report, evaluator, clear=8)
    with translation.override("en"):
        text = text_of(summary_pdf(submission=report, user=make_admin()))
    assert (text.count("Notclear"), text.count("Clear")) == (1, 8)
