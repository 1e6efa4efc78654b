"""The figures as a workbook: prefilled, judged cell by cell, saved once it is confirmed."""

import io
import resource

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from accounts.roles import Role
from areas.models import NotifiedCount
from evidence.domain.figures import Entry, entries_of
from evidence.domain.reporting import save_figures, submit
from evidence.models import FigureValue
from files import sandbox
from support import district_pages
from support.district_pages import messages_of
from support.evaluation import FIGURES, fill_figures
from support.kpi import make_district, make_round, make_submission
from support.people import make_user
from support.sandbox import run_here
from support.worksheets import hostile

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("signed_in")]

CHANGED = {"C8": 41}
TOO_LONG = 301


@pytest.fixture(autouse=True)
def same_process(request, monkeypatch):
    """Only what a hostile file does is worth a process of its own."""
    if "hostile" not in request.node.name:
        monkeypatch.setattr(sandbox, "run", run_here)


@pytest.fixture
def round():
    return make_round(12)


@pytest.fixture
def submission(round, district, officer):
    """Its workbook has the headings in row 7 and the figures, in order, from row 8 on."""
    NotifiedCount.objects.create(
        district=district, fiscal_year=2027, source="eef", as_of="2026-10-01", count=1000
    )
    submission = make_submission(round, district, by=officer)
    fill_figures(submission, officer)
    return submission


def url(name, round, district):
    """The Thai address, whatever was spoken in the request before."""
    with override("th"):
        return district_pages.url(name, round, district)


def download(client, round, district, prefix=""):
    answer = client.get(prefix + url("district_workbook", round, district))
    return b"".join(answer.streaming_content)


def edited(content, cells=None, *, merged=None, other=None, delete=None):
    """The workbook with other cells, as somebody would send it back."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.active
    for address, value in (cells or {}).items():
        sheet[address] = value
    if merged:
        sheet.merge_cells(merged)
    if delete:
        sheet.delete_rows(delete)
    if other:
        book.create_sheet("อื่น").append([other])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def upload(client, round, district, content):
    file = SimpleUploadedFile("ตัวเลข.xlsx", content)
    address = "/en" + url("district_workbook", round, district)
    return client.post(address, {"workbook": file}, follow=True)


def changed(preview):
    """{number: (Entry before, Entry after)} of what the preview would change."""
    changes = preview.context["plan"].changes
    return {row.figure.number: (row.then, row.now) for row in changes if row.is_one}


def saved(submission):
    values = FigureValue.objects.filter(submission=submission)
    return dict(values.values_list("figure__key", "value"))


@pytest.mark.parametrize(("prefix", "heading"), [("", "จำนวน (คน)"), ("/en", "How many")])
def test_workbook_holds_what_is_saved_and_only_inputs_are_open(
    client, submission, district, prefix, heading
):
    content = download(client, submission.round, district, prefix)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=7)]
    assert rows[0][2] == heading
    assert {row[0]: row[2] for row in rows[1:]} == {
        figure.number: FIGURES[figure.key] for figure in submission.round.figures.all()
    }
    assert {row[0]: row[4] for row in rows[1:] if row[4]} == {
        "1.2": "1.2.1 + 1.2.2",
        "1.2.1": "1) + 2)",
        "2)": "2.1) + 2.2) + 2.3) + 2.4)",
    }
    open_cells = [c.coordinate for row in sheet.iter_rows() for c in row if not c.protection.locked]
    assert (sheet.protection.sheet, sorted(open_cells)) == (
        True,
        sorted([*(f"C{row}" for row in range(8, 18)), "D9", "D16"]),
    )
    assert "1,000" in sheet["A5"].value
    assert [cell for row in rows for cell in row if str(cell).startswith("=")] == []


def test_confirmed_workbook_saves_what_the_preview_showed(client, submission, district, officer):
    round = submission.round
    content = edited(download(client, round, district), CHANGED | {"C16": " ๓ ", "D16": "ย้าย "})
    preview = upload(client, round, district, content)
    changes = {
        c.figure.number: (c.then, c.now) for c in preview.context["plan"].changes if c.is_one
    }
    assert changes == {"1.1": (Entry(40), Entry(41)), "2.4)": (Entry(0), Entry(3, "ย้าย"))}
    assert preview.context["plan"].remarks == [
        ("C16", "Thai digits, read as 3."),
        ("D16", "Blanks around the text are left out."),
    ]
    assert [problem.figure.number for problem in preview.context["plan"].problems] == ["2)"]
    assert saved(submission) == FIGURES
    confirm = url("district_workbook_confirm", round, district)
    page = client.post(confirm, {"sheet": preview.context["signed"]}, follow=True)
    assert page.redirect_chain == [(url("district_figures", round, district), 302)]
    assert saved(submission) == FIGURES | {"f1_1_at_risk": 41, "f2_4_other": 3}
    page = client.post(confirm, {"sheet": preview.context["signed"]}, follow=True)
    assert "หลังจากดาวน์โหลดไฟล์" in messages_of(page)[0]


def test_blank_workbook_begins_the_report(client, round, district):
    # Nobody notified a count, so that the figures begin a row higher.
    values = {f"C{row}": value for row, value in enumerate(FIGURES.values(), 7)}
    preview = upload(client, round, district, edited(download(client, round, district), values))
    assert preview.context["plan"].problems == []
    client.post(
        url("district_workbook_confirm", round, district), {"sheet": preview.context["signed"]}
    )
    assert saved(round.submissions.get()) == FIGURES


#: name: (cells, {address: words of the sentence})
BAD_CELLS = {
    "text in a number cell": ({"C8": "มาก"}, {"C8": "“มาก” is no whole number"}),
    "negative": ({"C8": -1}, {"C8": "negative"}),
    "negative text": ({"C8": "-๕"}, {"C8": "negative"}),
    "part of a child": ({"C9": 1.5}, {"C9": "“1.5” is no whole number"}),
    "too many": ({"C8": 10_000_000}, {"C8": "Enter a whole number of children"}),
    "formula": ({"C9": "=C10+C17"}, {"C9": "There is a formula"}),
    "formula as text": ({"D16": "=1+1"}, {"D16": "There is a formula"}),
    "truth": ({"C8": True}, {"C8": "“True” is no whole number"}),
    "words where none are asked for": ({"D8": "ก"}, {"D8": "No words are asked for"}),
    "long words": ({"D16": "ก" * TOO_LONG}, {"D16": "at most 300"}),
    "unknown figure": ({"A8": "9.9"}, {"A8": "There is no figure “9.9”"}),
    "figure twice": ({"A9": "1.1"}, {"A9": "Figure 1.1 stands in two rows"}),
    "several": ({"C8": "ก", "C10": "ข"}, {"C8": "“ก”", "C10": "“ข”"}),
}


def test_bad_cell_is_named_with_its_address_and_nothing_is_saved(client, submission, district):
    content = download(client, submission.round, district)
    for name, (cells, expected) in BAD_CELLS.items():
        answer = upload(client, submission.round, district, edited(content, cells))
        found = {place.address: place.sentence for place in answer.context["plan"].bad}
        assert (name, {at: expected.get(at, "?") in said for at, said in found.items()}) == (
            name,
            dict.fromkeys(expected, True),
        )
        assert answer.context["signed"] == ""
    assert saved(submission) == FIGURES


#: name: (options of `edited`, beginning of the sentence)
BAD_SHEETS = {
    "merged cells": ({"merged": "C8:C9"}, "Cells are merged: C8:C9."),
    "extra sheet": ({"other": "ก"}, "Other sheets hold data too: อื่น."),
    "a row taken out": ({"delete": 8}, "The rows of 1.1 are missing."),
    "headings taken out": ({"delete": 7}, "These headings are missing: No., How many, In words"),
    "no mark": ({"cells": {"C6": "x"}}, "This is not the workbook of these figures."),
}


def test_confusing_sheet_is_refused_in_words(client, submission, district):
    content = download(client, submission.round, district)
    for name, (options, sentence) in BAD_SHEETS.items():
        answer = upload(client, submission.round, district, edited(content, **options))
        [said] = messages_of(answer)
        assert (name, said[: len(sentence)]) == (name, sentence)
    assert saved(submission) == FIGURES


def test_workbook_of_another_district_round_or_time_is_refused(
    client, submission, district, officer
):
    round, other = submission.round, make_district()
    officer.memberships.create(district=other)
    last = make_round(12, fiscal_year=2026)
    content = download(client, round, district)
    stranger = download(client, round, other)
    older = download(client, last, district)
    save_figures(
        submission=submission, entries={round.figures.get(number="1.1"): Entry(44)}, by=officer
    )
    said = [messages_of(upload(client, round, district, c)) for c in (stranger, older, content)]
    assert [text.split(".")[0] for [text] in said] == [
        "This workbook belongs to another district",
        "This workbook belongs to another round",
        "The figures were saved on this page after the workbook was downloaded",
    ]
    assert saved(submission) == FIGURES | {"f1_1_at_risk": 44}


def test_colleague_who_is_faster_is_not_overwritten(client, submission, district):
    round = submission.round
    preview = upload(client, round, district, edited(download(client, round, district), CHANGED))
    colleague = make_user(Role.DISTRICT_OFFICER, district=district)
    entries = {round.figures.get(number="1.2"): Entry(1)}
    save_figures(submission=submission, entries=entries, by=colleague)
    confirm = url("district_workbook_confirm", round, district)
    client.post(confirm, {"sheet": preview.context["signed"]})
    assert saved(submission) == FIGURES | {"f1_2_dropouts": 1}


def test_preview_that_was_tampered_with_saves_nothing(client, submission, district):
    round = submission.round
    signed = upload(
        client, round, district, edited(download(client, round, district), CHANGED)
    ).context["signed"]
    confirm = url("district_workbook_confirm", round, district)
    for given in ("", signed[:-1] + ("A" if signed[-1] != "A" else "B")):
        client.post(confirm, {"sheet": given})
    assert saved(submission) == FIGURES


def test_sent_report_takes_no_workbook(client, submission, district, officer):
    round = submission.round
    content = edited(download(client, round, district), CHANGED)
    submit(submission=submission, by=officer, confirm_missing=True)
    [said] = messages_of(upload(client, round, district, content))
    assert (said.startswith("The report has been sent."), saved(submission)) == (True, FIGURES)


def test_statement_of_no_dropouts_stays_while_the_number_is_zero(client, round, district, officer):
    submission = make_submission(round, district, by=officer)
    figures = list(round.figures.order_by("order"))
    entries = {figure: Entry(0, attested=figure.number == "1.2") for figure in figures}
    save_figures(submission=submission, entries=entries, by=officer)
    total = next(figure for figure in figures if figure.number == "1.2")
    content = edited(download(client, round, district), {"C7": 5})
    preview = upload(client, round, district, content)
    client.post(
        url("district_workbook_confirm", round, district), {"sheet": preview.context["signed"]}
    )
    assert entries_of(submission)[total.pk] == Entry(0, attested=True)
    content = edited(download(client, round, district), {"C8": 1, "D8": "ย้ายเข้า"})
    assert changed(upload(client, round, district, content)) == {
        "1.2": (Entry(0, attested=True), Entry(1, "ย้ายเข้า"))
    }


def test_round_without_figures_has_no_workbook(client, district):
    six = make_round(6)
    assert client.get(url("district_workbook", six, district)).status_code == 404


@pytest.mark.long
def test_hostile_files_are_answered_within_two_seconds_and_300_mb(client, submission, district):
    def used():
        usages = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(u.ru_utime + u.ru_stime for u in usages), usages[0].ru_maxrss / 1024

    memory, slow = used()[1], {}
    for name, (content, _code) in hostile(["ข้อ", "จำนวน (คน)", "คำอธิบาย"], ["1.1", 1]).items():
        began = used()[0]
        answer = upload(client, submission.round, district, content)
        assert (name, len(messages_of(answer))) == (name, 1)
        if (took := used()[0] - began) >= 2:
            slow[name] = took
    assert (slow, used()[1] - memory < 300, saved(submission)) == ({}, True, FIGURES)


def test_refusal_stands_beside_the_workbook_where_the_page_opens(client, submission, district):
    page = upload(client, submission.round, district, b"plain words")
    assert page.redirect_chain[-1][0].endswith("#offline")
    assert list(page.context["messages"]) == []
    [said] = page.context["told"]["offline"]
    assert str(said).startswith("This is not an Excel workbook (XLSX).")
