"""The dropout system's workbook: counted by status, compared, never kept, wrong ones named."""

import io
import resource

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.roles import Role
from evidence.domain.counting import PROBLEMS
from evidence.domain.dropouts import compare, count_workbook
from evidence.domain.figures import Entry
from evidence.domain.filing import remove
from evidence.domain.reporting import make_version, save_figures
from evidence.models import (
    DropoutCount,
    DropoutMapping,
    DropoutStatus,
    EvidenceRequirement,
    StoredFile,
)
from files import sandbox
from files.storage import all_paths, private_storage
from support.kpi import make_district, make_round, make_submission
from support.people import make_user
from support.sandbox import run_here
from support.worksheets import hostile, workbook

pytestmark = pytest.mark.django_db

HEADINGS = ["ชื่อ-สกุล", "เขต", "สถานะ", "จำนวน"]
CHILD = "เด็กชายสมมุติ ทดสอบ"


@pytest.fixture
def submission():
    round = make_round(12)
    district = make_district(code="krabi")
    officer = make_user(Role.DISTRICT_OFFICER, district=district)
    mapping = DropoutMapping.objects.create(
        round=round, status_heading="สถานะ", district_heading="เขต", number_heading="จำนวน"
    )
    statuses = {"กลับมาเรียน": "f1_2_1_1_returned", "ไม่พบตัว": "f1_2_2_not_found"}
    for status, key in statuses.items():
        figure = round.figures.get(key=key)
        DropoutStatus.objects.create(mapping=mapping, status=status, figure=figure)
    return make_submission(round, district, by=officer)


@pytest.fixture
def same_process(monkeypatch):
    monkeypatch.setattr(sandbox, "run", run_here)


def row(status="กลับมาเรียน", number=1, district="krabi"):
    return [CHILD, district, status, number]


def count(submission, content):
    by = submission.district.memberships.first().user
    return count_workbook(submission=submission, file=io.BytesIO(content), name="เด็ก.xlsx", by=by)


def test_children_are_counted_by_status_and_nothing_else_is_kept(submission, settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path
    content = workbook(
        HEADINGS, row(number=3), row("ไม่พบตัว", 2), row(district=submission.district.name_th)
    )
    counted = count(submission, content)
    assert counted.counts == {"กลับมาเรียน": 4, "ไม่พบตัว": 2}
    assert (counted.name, len(counted.sha256)) == ("เด็ก.xlsx", 64)
    stored = " ".join(map(str, DropoutCount.objects.values_list().get()))
    assert (CHILD in stored, list(all_paths(private_storage()))) == (False, [])


def test_thai_digits_and_blanks_are_understood(submission, same_process):
    counted = count(submission, workbook(HEADINGS, row(" กลับมาเรียน  ", "๑๒", "krabi ")))
    assert counted.counts["กลับมาเรียน"] == 12


def test_counts_stand_beside_the_typed_figures_with_their_parents(submission, same_process):
    counted = count(submission, workbook(HEADINGS, row(number=3), row("ไม่พบตัว", 2)))
    figure = submission.round.figures.get(key="f1_2_1_1_returned")
    by = counted.counted_by
    save_figures(submission=submission, entries={figure: Entry(5)}, by=by)
    rows = {r.figure.key: r for r in compare(submission=submission, count=counted)}
    assert {number: (r.typed, r.counted, r.difference) for number, r in rows.items()} == {
        "f1_2_dropouts": (None, 5, None),
        "f1_2_1_found": (None, 3, None),
        "f1_2_1_1_returned": (5, 3, 2),
        "f1_2_2_not_found": (None, 2, None),
    }


STATUSES = [{"name": "กลับมาเรียน", "children": 3}, {"name": "ไม่พบตัว", "children": 2}]


def test_counted_workbook_is_the_evidence_that_the_round_asks_for(submission, same_process):
    counted = count(submission, workbook(HEADINGS, row(number=3), row("ไม่พบตัว", 2)))
    item = submission.evidence.live().get()
    assert (item.requirement.key, item.title, item.added_by) == (
        "e3_excel",
        "เด็ก.xlsx",
        counted.counted_by,
    )
    assert (item.file.counts, item.file.original_sha256) == (
        {"statuses": STATUSES},
        counted.sha256,
    )
    again = count(submission, workbook(HEADINGS, row(number=9)))
    newer = submission.evidence.live().get()  # in the place of the one before
    assert (again.counts["กลับมาเรียน"], newer.file.statuses[0]["children"]) == (9, 9)
    remove(evidence=newer, by=counted.counted_by)
    assert list(submission.dropout_counts.all()) == [counted]


def test_workbook_filed_under_its_criterion_is_compared_too(submission, same_process, client):
    requirement = EvidenceRequirement.objects.get(criterion__round=submission.round, key="e3_excel")
    officer = submission.district.memberships.first().user
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    base = f"/intranet/districts/krabi/rounds/{submission.round_id}"
    sheet = workbook(HEADINGS, row(number=3), row("ไม่พบตัว", 2))

    def post(content):
        file = SimpleUploadedFile("เด็ก.xlsx", content)
        data = {"requirement": requirement.pk, f"r{requirement.pk}-files": file}
        address = f"{base}/criteria/{requirement.criterion.number}/"
        return client.post(address, data, follow=True).text

    wrong = post(workbook(HEADINGS, row(district="trang")))
    assert ("B2" in wrong, StoredFile.objects.count()) == (True, 0)
    page = post(sheet)
    assert "<li>กลับมาเรียน <strong>3</strong></li><li>ไม่พบตัว <strong>2</strong></li>" in page
    assert CHILD not in page
    figures = client.get(f"{base}/figures/").context["dropouts"]
    assert [r.counted for r in figures["rows"]] == [5, 3, 3, 2]


def test_receipt_names_the_counts_and_the_hash_of_what_was_not_kept(
    submission, same_process, client
):
    counted = count(submission, workbook(HEADINGS, row(number=3), row("ไม่พบตัว", 2)))
    version = make_version(submission, by=counted.counted_by, at=counted.counted_at)
    [sent] = version.manifest
    assert (sent["counts"], sent["sha256"], sent["name"]) == (STATUSES, counted.sha256, "เด็ก.xlsx")
    client.force_login(counted.counted_by, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/intranet/receipts/{version.receipt_number}/").text
    assert ("กลับมาเรียน: 3" in page, "ไม่พบตัว: 2" in page, counted.sha256 in page) == (True,) * 3
    assert CHILD not in page


#: name: (rows, options of the workbook, code of the problem, its places)
WRONG = {
    "text in a number cell": ([row(number="มาก")], {}, "text", "D2"),
    "blank number": ([row(number=None)], {}, "text", "D2"),
    "part of a child": ([row(number=1.5)], {}, "text", "D2"),
    "negative": ([row(), row(number=-3)], {}, "negative", "D3"),
    "formula": ([row(number="=1+1")], {}, "formula", "D2"),
    "merged cells": ([row(), row()], {"merged": ["A2:A3"]}, "merged", "A2:A3"),
    "wrong district": ([row(district="trang")], {}, "district", "B2"),
    "no district": ([row(district=None)], {}, "district", "B2"),
    "extra sheet": ([row()], {"other": "ก"}, "sheets", "1"),
    "unknown status": ([row("อื่น")], {}, "status", "C2"),
    "many": ([row("อื่น")] * 8, {}, "status", "C2, C3, C4, C5, C6, +3"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_workbook_is_answered_in_words_and_nothing_is_saved(submission, same_process, name):
    rows, options, code, places = WRONG[name]
    with pytest.raises(ValidationError) as refusal:
        count(submission, workbook(HEADINGS, *rows, **options))
    assert str(PROBLEMS[code]) % places in refusal.value.messages
    assert CHILD not in " ".join(refusal.value.messages)
    assert DropoutCount.objects.count() == 0


def test_missing_heading_is_named(submission, same_process):
    with pytest.raises(ValidationError) as refusal:
        count(submission, workbook(["ชื่อ", "เขต", "จำนวน"], ["ก", "krabi", 1]))
    assert refusal.value.messages == [str(PROBLEMS["headings"]) % "สถานะ"]


@pytest.mark.long
def test_hostile_files_are_answered_within_two_seconds_and_300_mb(submission):
    def used():
        usages = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(u.ru_utime + u.ru_stime for u in usages), usages[0].ru_maxrss / 1024

    memory, slow = used()[1], {}
    for name, (content, code) in hostile(HEADINGS, row()).items():
        began = used()[0]
        with pytest.raises(ValidationError) as refusal:
            count(submission, content)
        # Under a criterion that asks for the workbook, the requirement speaks first.
        assert (name, refusal.value.code) == (name, {"not_xlsx": "xlsx"}.get(code, code))
        if (took := used()[0] - began) >= 2:
            slow[name] = took
    assert (slow, used()[1] - memory < 300, DropoutCount.objects.count()) == ({}, True, 0)


def test_screen_counts_and_shows_the_difference(submission, same_process, client):
    officer = submission.district.memberships.first().user
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    base = f"/intranet/districts/krabi/rounds/{submission.round_id}"
    file = SimpleUploadedFile("เด็ก.xlsx", workbook(HEADINGS, row(number=7)))
    page = client.post(f"{base}/dropouts/", {"workbook": file}, follow=True)
    assert [r.counted for r in page.context["dropouts"]["rows"]] == [7, 7, 7, 0]
    assert CHILD not in page.content.decode()
    bad = SimpleUploadedFile("เด็ก.xlsx", workbook(HEADINGS, row(number="มาก")))
    page = client.post(f"{base}/dropouts/", {"workbook": bad}, follow=True)
    assert "D2" in page.content.decode()
    assert DropoutCount.objects.count() == 1


def test_without_a_mapping_the_screen_does_not_speak_of_it(client):
    round = make_round(12)
    district = make_district(code="trang")
    officer = make_user(Role.DISTRICT_OFFICER, district=district)
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/intranet/districts/trang/rounds/{round.pk}/figures/")
    assert (page.status_code, page.context["dropouts"]) == (200, None)
