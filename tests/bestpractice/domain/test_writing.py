"""A draft is begun, saved step by step, and never written over unseen."""

from datetime import timedelta

import pytest
from django.utils import timezone

from areas.schools import school_named
from bestpractice.domain.errors import NotYours, Overtaken, Refused
from bestpractice.domain.moderation import send
from bestpractice.domain.writing import begin, draft_of, keep, save
from bestpractice.steps import STEPS
from support.people import make_user
from support.write_ups import TEXTS, change, make_write_up

STEP = {step.slug: step for step in STEPS}


def fill(write_up, slug, by, **data):
    """What a person does in a step of the form; returns the form and the newest draft."""
    draft = draft_of(write_up)
    form = STEP[slug](data, draft=draft, district=write_up.district)
    assert form.is_valid(), form.errors
    save(write_up=write_up, change=form.write, by=by)
    return form, draft_of(write_up)


def test_begun_write_up_is_a_draft_of_the_library_that_nobody_can_read(client, places, officer):
    write_up = begin(district=places.krabi, title="  เคาะ  ทุกประตู ", by=officer)
    page = write_up.page
    assert (page.title, page.live, page.district, page.owner) == (
        "เคาะ ทุกประตู",
        False,
        places.krabi,
        officer,
    )
    assert client.get(page.url).status_code == 404


def test_school_level_needs_a_school(places, officer):
    with pytest.raises(Refused) as refused:
        begin(district=places.krabi, title="ก", by=officer, level="school")
    assert refused.value.messages == ["เลือกสถานศึกษาเจ้าของผลงาน"]


def test_every_step_reads_what_it_wrote(places, officer):
    write_up = make_write_up(places.krabi, by=officer, written=False)
    typed = {
        "about": {
            "title_text": "เคาะทุกประตู",
            "level": "school",
            "school_name": "รร.บ้านถ้ำ 2",
            "fiscal_year": "๒๕๖๙",
            "work_areas": ["tracking"],
        },
        "background": {"background": "ย่อหน้าแรก\n- ข้อหนึ่ง\n- ข้อสอง\nย่อหน้าสุดท้าย"},
        "method": {"process_intro": "วงจร", "plan": "1. เทียบรายชื่อ\n๒) นัดหมาย", "act": "- ปรับแผน"},
        "technique": {"letter_0": "ค", "word_0": "ค้นหา", "text_0": "ค้นหาเด็ก"},
        "results": {
            "text_0": "เด็กกลับมาเรียน",
            "value_0": "๑,๒๓๔.5",
            "unit_0": "คน",
            "qualitative": "ผู้ปกครองโทรหาครูเอง",
        },
        "factors": {"success_factors": "1. ร่วมมือ\n2. ต่อเนื่อง"},
    }
    for slug, data in typed.items():
        fill(write_up, slug, officer, **data)
    draft = draft_of(write_up)
    read = {slug: STEP[slug].read(draft) for slug in typed}
    school = school_named(district=places.krabi, name="โรงเรียนบ้านถ้ำ ๒")
    assert draft.fiscal_year == 2026
    assert (read["about"]["school"], read["about"]["work_areas"]) == (school.pk, ["tracking"])
    assert read["background"] == typed["background"]
    assert (read["method"]["plan"], read["method"]["act"]) == ("เทียบรายชื่อ\nนัดหมาย", "ปรับแผน")
    assert read["technique"] == typed["technique"] | {"techniques": [], "technique_intro": ""}
    assert (read["results"]["value_0"], read["results"]["source_0"]) == ("1234.5", "")
    assert read["results"]["qualitative"] == "ผู้ปกครองโทรหาครูเอง"
    assert read["factors"] == {"success_factors": "ร่วมมือ\nต่อเนื่อง"}


def test_saving_a_step_unchanged_keeps_identifiers_and_marks_of_editors(places, officer):
    write_up = make_write_up(places.krabi, by=officer)
    change(write_up, by=officer, background="<p>เด็ก<b>บนเกาะ</b></p>")
    before = draft_of(write_up)
    for slug, data in {
        "background": {"background": "เด็กบนเกาะ"},
        "method": {"plan": "เทียบรายชื่อ", "do": "ลงพื้นที่"},
    }.items():
        fill(write_up, slug, officer, **data)
    after = draft_of(write_up)
    assert after.background == before.background
    assert after.process.raw_data[0]["id"] == before.process.raw_data[0]["id"]


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(places, officer):
    write_up = make_write_up(places.krabi, by=officer)
    step = STEP["factors"]
    seen = step(draft=draft_of(write_up), district=places.krabi).initial["seen"]
    fill(write_up, "factors", officer, success_factors="ของเพื่อน")
    form = step({"success_factors": "ของฉัน"}, draft=draft_of(write_up), district=places.krabi)
    form.is_valid()
    with pytest.raises(Overtaken):
        save(
            write_up=write_up,
            change=form.write,
            by=officer,
            seen=lambda draft: step.is_seen(draft, seen),
        )
    assert step.read(draft_of(write_up)) == {"success_factors": "ของเพื่อน"}


def test_one_sitting_is_one_revision_and_a_kept_one_stays(places, officer):
    write_up = make_write_up(places.krabi, by=officer)
    count = write_up.page.revisions.count()
    change(write_up, by=officer, lead="หนึ่ง")
    assert write_up.page.revisions.count() == count
    kept = keep(write_up=write_up)
    change(write_up, by=officer, lead="สอง")
    change(write_up, by=officer, lead="สาม")
    later = timezone.now() + timedelta(hours=1)
    save(write_up=write_up, change=lambda draft: None, by=officer, at=later)
    save(write_up=write_up, change=lambda draft: None, by=make_user())
    assert write_up.page.revisions.count() == count + 3
    assert kept.as_object().lead == "หนึ่ง"


def test_nothing_is_saved_while_it_is_with_the_editors(places, officer):
    write_up = make_write_up(places.krabi, by=officer)
    send(write_up=write_up, by=officer)
    with pytest.raises(NotYours):
        change(write_up, by=officer, lead="ใหม่")
    assert draft_of(write_up).lead == ""
    assert TEXTS["background"] == draft_of(write_up).background
