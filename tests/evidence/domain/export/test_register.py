"""The register of evidence: what was sent, where it lies, and what keeps out."""

import itertools
from datetime import datetime

import pytest
from django.utils import timezone

from evidence.domain.reporting import withdraw
from evidence.enums import EvidenceKind
from evidence.models import Evidence, EvidenceRequirement, StoredFile
from support.evaluation import send
from support.kpi import make_round, make_submission
from support.people import make_user

AT = datetime(2026, 1, 15, 10, 0)
HASHES = (f"{number:064x}" for number in itertools.count(1))


@pytest.fixture
def round(frozen, db):
    return make_round()


@pytest.fixture
def krabi(office):
    return office("krabi", 6, "สพป.กระบี่", "Krabi Office")


@pytest.fixture
def officer(krabi):
    return make_user(district=krabi)


@pytest.fixture
def submission(round, krabi, officer):
    return make_submission(round, krabi, by=officer, is_challenge=True)


@pytest.fixture
def file_item(submission, officer):
    """A function that files something under a requirement of the criterion with a number."""

    def file(number, title, *, url="", name="", kind=EvidenceKind.DOCUMENT, pa=False, **stored):
        requirements = EvidenceRequirement.objects.order_by("order")
        if pa:
            requirement = requirements.filter(pa_round=submission.round).first()
        else:
            requirement = requirements.filter(criterion__number=number).first()
        now = timezone.now()
        row = None
        if name:
            row = StoredFile.objects.create(
                name=name,
                type="pdf",
                size=1234,
                sha256=next(HASHES),
                original_sha256="0" * 64,
                uploaded_by=officer,
                uploaded_at=now,
                **{"path": "ab/cd.pdf", **stored},
            )
        return Evidence.objects.create(
            submission=submission,
            requirement=requirement,
            kind=kind,
            title=title,
            url=url,
            file=row,
            added_by=officer,
            added_at=now,
        )

    return file


def register(workbook, rows):
    return [row[3:] for row in rows(workbook["Evidence"])[1:]]


def test_register_holds_files_and_links_in_the_order_of_the_criteria(
    submission, officer, file_item, export, rows
):
    link = "https://example.org/ข่าว?q=1"
    file_item(2, "ข่าวของเขต", url=link, kind=EvidenceKind.LINK)
    order = file_item(1, "คำสั่งแต่งตั้ง", name="คำสั่ง.pdf")
    send(submission, officer)
    workbook = export(submission.round)
    address = f"http://testserver/en/intranet/evidence/{order.uid}/file/"
    assert rows(workbook["Evidence"]) == [
        [
            *["District code", "District", "Inspection region", "Criterion no.", "Criterion"],
            *["Evidence requirement", "Kind of evidence", "Title", "File name", "Size in bytes"],
            *["SHA-256", "Added at", "Link", "Note"],
        ],
        [
            *["krabi", "Krabi Office", "Region 6", 1, "Working group", "Appointment order"],
            *["Document", "คำสั่งแต่งตั้ง", "คำสั่ง.pdf", 1234, order.file.sha256, AT],
            *[address, None],
        ],
        [
            *["krabi", "Krabi Office", "Region 6", 2, "Briefing, plan and calendar"],
            *["Publicity", "Link", "ข่าวของเขต", None, None, None, AT, link, None],
        ],
    ]
    sheet = workbook["Evidence"]
    assert [sheet[f"M{row}"].hyperlink.target for row in (2, 3)] == [
        address,
        "https://example.org/%E0%B8%82%E0%B9%88%E0%B8%B2%E0%B8%A7?q=1",
    ]
    assert [sheet[f"{column}2"].number_format for column in "JL"] == [
        "#,##0",
        "[$-409]d mmm yyyy hh:mm",
    ]
    assert rows(workbook["Summary"])[1][9:13] == [1, "–", 1, "–"]


def test_files_lead_to_the_thai_pages_in_thai(submission, officer, file_item, export):
    item = file_item(1, "คำสั่งแต่งตั้ง", name="คำสั่ง.pdf")
    send(submission, officer)
    sheet = export(submission.round, language="th").worksheets[-1]
    address = f"http://testserver/intranet/evidence/{item.uid}/file/"
    assert (sheet["M2"].value, sheet["M2"].hyperlink.target) == (address, address)
    assert sheet["L2"].number_format == "[$-107041E]d mmm yyyy hh:mm"


def test_what_is_not_kept_has_a_note_instead_of_a_link(
    submission, officer, file_item, export, rows
):
    file_item(1, "นับแล้ว", name="dropout.xlsx", path="", counts={"sheets": []})
    file_item(
        2,
        "ทำลายแล้ว",
        name="secret.pdf",
        destroyed_at=timezone.now(),
        destroyed_by=officer,
        destroy_reason="มีข้อมูลส่วนบุคคล",
    )
    send(submission, officer)
    found = register(export(submission.round), rows)
    assert [[row[4], row[5], *row[9:]] for row in found] == [
        ["นับแล้ว", "dropout.xlsx", None, "Its rows were counted; the file is not kept."],
        ["ทำลายแล้ว", "secret.pdf", None, "The file was destroyed."],
    ]


def test_pa_documents_and_what_was_not_sent_are_left_out(
    submission, officer, file_item, export, rows
):
    file_item(1, "ส่งแล้วนำออก", url="https://example.org/old")
    file_item(1, "ส่งทั้งสองฉบับ", url="https://example.org/both")
    file_item(0, "ถอดบทเรียน", name="pa.pdf", pa=True)
    send(submission, officer)
    withdraw(submission=submission, by=officer)
    Evidence.objects.filter(title="ส่งแล้วนำออก").update(
        removed_at=timezone.now(), removed_by=officer
    )
    again = send(submission, officer)
    file_item(1, "เพิ่มหลังส่ง", url="https://example.org/later")
    workbook = export(submission.round)
    assert [row[4] for row in register(workbook, rows)] == ["ส่งทั้งสองฉบับ"]
    assert rows(workbook["Summary"])[1][8:11] == [again.current_version.number, 1, "–"]


def test_only_web_addresses_are_links(submission, officer, file_item, export):
    file_item(1, "ftp", url="ftp://example.org/file")
    send(submission, officer)
    cell = export(submission.round)["Evidence"]["M2"]
    assert (cell.value, cell.hyperlink) == ("ftp://example.org/file", None)
