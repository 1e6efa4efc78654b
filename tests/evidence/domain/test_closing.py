"""A district that sent nothing is closed as not reported; the log tells what was before."""

import pytest
from django.utils import translation
from wagtail.models import ModelLogEntry

from evidence.domain.closing import close_as_not_reported, undo_not_reported
from evidence.domain.releasing import unready
from evidence.models import NonReport
from support.evaluation import make_sent
from support.kpi import make_district, make_submission
from support.refusals import refusal


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


def test_closing_as_not_reported_needs_a_reason_a_closed_round_and_no_report(round, admin, after):
    district = make_district()
    given = {"round": round, "district": district, "by": admin, "reason": "ไม่ส่ง"}
    assert refusal(close_as_not_reported, **given) == "open"
    assert refusal(close_as_not_reported, **{**given, "reason": " "}, at=after) == "reason"
    sent = make_sent(round)
    given["district"] = sent.district
    assert refusal(close_as_not_reported, **given, at=after) == "sent"
    assert NonReport.objects.count() == 0


def test_closing_can_be_undone(round, admin, after):
    district = make_district()
    non_report = close_as_not_reported(
        round=round, district=district, by=admin, reason="ไม่ส่ง", at=after
    )
    undo_not_reported(non_report=non_report, by=admin)
    assert [silent for silent, _reason in unready(round, after)] == [district]


def test_log_tells_what_a_report_was_before_its_district_was_closed_and_is_after_that_is_undone(
    round, admin, after
):
    silent, drafting = make_district(), make_district()
    make_submission(round, drafting)
    for district in (silent, drafting):
        given = {"round": round, "district": district, "by": admin, "reason": "ไม่ส่ง"}
        undo_not_reported(non_report=close_as_not_reported(**given, at=after), by=admin)
    entries = ModelLogEntry.objects.filter(action__contains="not_reported").order_by("pk")
    assert [(entry.formatter.format_message(entry), entry.comment) for entry in entries] == [
        (f"{silent.short_th} closed as not reported: Not begun → Not reported", "ไม่ส่ง"),
        (f"{silent.short_th} no longer closed as not reported: Not reported → Not begun", ""),
        (f"{drafting.short_th} closed as not reported: Draft → Not reported", "ไม่ส่ง"),
        (f"{drafting.short_th} no longer closed as not reported: Not reported → Draft", ""),
    ]
