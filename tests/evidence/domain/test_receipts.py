"""The copy as filed holds what was sent, and its code proves it to anyone."""

import hashlib
import io

import pypdfium2
import pytest
import segno
from django.utils import translation

from accounts.roles import Role
from evidence.domain.figures import Entry
from evidence.domain.filing import add_file, add_link
from evidence.domain.receipts import code_of, manifest_for, receipt_pdf, version_proved
from evidence.domain.reporting import save_figures, save_reporter, submit
from evidence.models import Assignment, EvidenceRequirement
from support import samples
from support.kpi import make_district, make_round, make_submission
from support.people import make_user

pytestmark = pytest.mark.django_db

URL = "https://www.example.go.th/verify/2570-12-00001-1/ABCD-EFGH-IJKL/"


@pytest.fixture
def district():
    return make_district()


@pytest.fixture
def officer(district):
    return make_user(Role.DISTRICT_OFFICER, district=district)


@pytest.fixture
def version(district, officer):
    """A twelve-month report with figures, a link with a Thai title, and a PA document."""
    submission = make_submission(make_round(12), district, by=officer, is_challenge=True)
    entries = {figure: Entry(0) for figure in submission.round.figures.all()}
    save_figures(submission=submission, entries=entries, by=officer)
    requirements = EvidenceRequirement.objects.order_by("order")
    for place, title in (
        ({"criterion__round": submission.round, "key": "e2_guideline"}, "แนวทางช่วยเหลือเด็ก"),
        ({"pa_round": submission.round, "key": "pa2_evidence"}, "คลิปถอดบทเรียน"),
    ):
        add_link(
            submission=submission,
            requirement=requirements.get(**place),
            url="https://example.org/a",
            title=title,
            by=officer,
        )
    return submit(submission=submission, by=officer, confirm_missing=True)


def text_of(content):
    with pypdfium2.PdfDocument(content) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    return "".join("".join(pages).split()).replace("\u200b", "")


def squeezed(text):
    return "".join(text.split())


@pytest.mark.parametrize("language", ["th", "en"])
def test_pdf_holds_what_was_sent(version, officer, language):
    with translation.override(language):
        text = text_of(receipt_pdf(version=version, user=officer, verify_url=URL))
    for shown in (
        version.receipt_number,
        version.sha256,
        code_of(version),
        URL,
        "แนวทางช่วยเหลือเด็ก",
        "คลิปถอดบทเรียน",
        "https://example.org/a",
        version.reporter_name,
    ):
        assert squeezed(shown) in text
    assert ("ใบรับรายงาน" in text) is (language == "th")


def modules_of(content, number):
    """The QR code on the first page as it would be scanned: rows of `number` 0s (white) and 1s."""
    with pypdfium2.PdfDocument(content) as document:
        page = document[0].render(scale=6).to_pil().convert("L")
    width, height = page.size
    corner = page.crop((width * 2 // 3, 0, width, height // 4)).point(lambda shade: shade < 128)
    top = corner.getbbox()[1]
    left = corner.crop((0, top, corner.width, top + 3)).getbbox()[0]
    # 3.2 cm with a border of two modules on each side, six pixels a point.
    module = 3.2 / 2.54 * 72 * 6 / (number + 4)
    places = [round((index + 0.5) * module) for index in range(number)]
    return [[int(corner.getpixel((left + x, top + y)) > 0) for x in places] for y in places]


def test_pdf_tells_time_and_hash_of_every_file_and_its_code_leads_to_the_proof(
    frozen, settings, tmp_path
):
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    district, content = make_district(), samples.pdf()
    officer = make_user(Role.DISTRICT_OFFICER, district=district)
    submission = make_submission(make_round(), district, by=officer)
    item = add_file(
        submission=submission,
        requirement=EvidenceRequirement.objects.filter(criterion__round=submission.round).first(),
        file=io.BytesIO(content),
        name="คำสั่ง.pdf",
        by=officer,
    )
    version = submit(submission=submission, by=officer, confirm_missing=True)
    pdf = receipt_pdf(version=version, user=officer, verify_url=URL)
    text = text_of(pdf)
    sha256 = hashlib.sha256(content).hexdigest()
    assert [row["sha256"] for row in version.manifest] == [sha256] == [item.file.sha256]
    for shown in ("คำสั่ง.pdf", sha256, "15 มกราคม 2569 เวลา 10.00 น."):
        assert squeezed(shown) in text
    code = [[int(dark) for dark in row] for row in segno.make(URL, error="m", micro=False).matrix]
    assert modules_of(pdf, len(code)) == code


def test_pdf_of_a_report_with_nothing_in_it_is_made(district, officer):
    submission = make_submission(make_round(), district, by=officer)
    version = submit(submission=submission, by=officer, confirm_missing=True)
    assert version.receipt_number in text_of(
        receipt_pdf(version=version, user=officer, verify_url=URL)
    )


def test_pdf_bears_the_mark_of_the_demo(version, officer):
    content = receipt_pdf(version=version, user=officer, verify_url=URL, mark="ข้อมูลสมมุติ")
    assert "ข้อมูลสมมุติ" in text_of(content)


def test_evaluators_are_told_nothing_of_the_challenge_part(version, officer):
    evaluator = make_user(Role.EVALUATOR)
    Assignment.objects.create(
        submission=version.submission, evaluator=evaluator, assigned_by=officer
    )
    assert [row["title"] for row in manifest_for(officer, version)] == [
        "แนวทางช่วยเหลือเด็ก",
        "คลิปถอดบทเรียน",
    ]
    assert [row["title"] for row in manifest_for(evaluator, version)] == ["แนวทางช่วยเหลือเด็ก"]
    text = text_of(receipt_pdf(version=version, user=evaluator, verify_url=URL))
    assert "คลิปถอดบทเรียน" not in text


def test_manifest_names_what_was_asked_for(version, officer):
    asked = {row["title"]: row["asked"] for row in manifest_for(officer, version)}
    assert asked == {
        row["title"]: EvidenceRequirement.objects.get(
            evidence__title=row["title"], evidence__versions=version
        ).short
        for row in version.manifest
    }


def test_code_proves_a_receipt(version):
    code = code_of(version)
    assert len(code) == 14
    number = version.receipt_number
    assert version_proved(number=number, code=code) == version
    assert version_proved(number=f" {number} ", code=code.lower().replace("-", " ")) == version
    wrong = code[:-1] + ("A" if code[-1] != "A" else "B")
    for given in (wrong, "", "é", code[:-1], code + "A"):
        assert version_proved(number=number, code=given) is None
    assert version_proved(number="2570-12-99999-1", code=code) is None


def test_public_page_tells_five_facts_and_no_more(client, version, officer):
    page = client.get(f"/en/verify/{version.receipt_number}/{code_of(version)}/")
    text = page.content.decode()
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    for shown in (version.receipt_number, version.submission.district_name_en, "valid"):
        assert shown in text
    for hidden in (version.reporter_name, version.reporter_email, version.sha256, "แนวทาง"):
        assert hidden not in text


def test_public_page_says_nothing_of_a_wrong_code(client, version):
    page = client.get(f"/en/verify/{version.receipt_number}/AAAA-AAAA-AAAA/")
    assert page.status_code == 404
    assert version.submission.district_name_en not in page.content.decode()


def test_number_and_code_can_be_typed(client, version):
    typed = {"number": version.receipt_number, "code": code_of(version)}
    page = client.get("/verify/", typed, follow=True)
    assert page.redirect_chain == [(f"/verify/{version.receipt_number}/{code_of(version)}/", 302)]
    assert page.context["version"] == version


def test_page_of_the_receipt_leads_to_its_pdf(client, version, officer):
    client.force_login(officer)
    page = client.get(f"/intranet/receipts/{version.receipt_number}/")
    assert code_of(version) in page.content.decode()
    pdf = client.get(f"/intranet/receipts/{version.receipt_number}/pdf/")
    assert (pdf.status_code, pdf["Content-Type"]) == (200, "application/pdf")
    assert "no-store" in pdf["Cache-Control"]


def test_unticking_later_leaves_the_receipt_as_it_was(version, officer):
    submission = version.submission
    submission.state = "draft"
    submission.save()
    save_reporter(submission=submission, by=officer, is_challenge=False)
    assert len(manifest_for(officer, version)) == 2
