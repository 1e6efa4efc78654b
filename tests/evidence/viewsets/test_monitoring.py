"""The monitoring form and its rounds, edited by a programme admin in the Wagtail admin."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from evidence.enums import QuestionKind
from evidence.models import (
    Answer,
    MonitoringForm,
    MonitoringRound,
    MonitoringSection,
    Question,
    Response,
)
from support.admin_forms import form_data
from support.kpi import make_district, make_monitoring_round
from support.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def district():
    return make_district()


@pytest.fixture
def monitoring(district):
    return make_monitoring_round(district.region)


@pytest.fixture
def question(monitoring):
    return Question.objects.filter(section__form=monitoring.form, kind=QuestionKind.PAIR).first()


@pytest.fixture
def answered(monitoring, district, question):
    """`question` once it has an answer."""
    response = Response.objects.create(round=monitoring, district=district)
    Answer.objects.create(
        response=response,
        question=question,
        choice="first",
        updated_by=make_user(),
        updated_at=monitoring.opens_at,
    )
    return question


def save(client, name, row, **changed):
    """Open the row's editor, change these fields and send it."""
    url = reverse(f"{name}:edit", args=[row.pk])
    data = form_data(client.get(url))
    assert {key for key in changed if not key.endswith("DELETE")} <= data.keys()
    return client.post(url, {**data, **changed})


def said(answer):
    """Every sentence about what is wrong with the form that came back."""
    assert answer.status_code == 200
    form = answer.context["form"]
    sentences = [line for lines in form.errors.values() for line in lines]
    for formset in getattr(form, "formsets", {}).values():
        sentences += formset.non_form_errors()
        sentences += [
            line for errors in formset.errors for lines in errors.values() for line in lines
        ]
    return sentences


def sections(form):
    return list(MonitoringSection.objects.filter(form=form).order_by("number"))


def test_section_is_renamed(admin_client, monitoring):
    answer = save(
        admin_client, "monitoring_forms", monitoring.form, **{"sections-2-short_th": "ชื่อใหม่"}
    )
    assert answer.status_code == 302
    assert [row.short_th for row in sections(monitoring.form)][2] == "ชื่อใหม่"


def test_sections_change_places(admin_client, monitoring):
    before = sections(monitoring.form)
    numbers = {"sections-0-number": before[1].number, "sections-1-number": before[0].number}
    answer = save(admin_client, "monitoring_forms", monitoring.form, **numbers)
    assert answer.status_code == 302
    assert [row.pk for row in sections(monitoring.form)[:3]] == [
        before[1].pk,
        before[0].pk,
        before[2].pk,
    ]


def test_two_sections_of_one_number_are_refused_in_words(admin_client, monitoring):
    first = sections(monitoring.form)[0]
    answer = save(
        admin_client, "monitoring_forms", monitoring.form, **{"sections-1-number": first.number}
    )
    assert said(answer) == [
        "มีสองรายการที่ “ลำดับที่” ซ้ำกัน แต่ละรายการต้องไม่ซ้ำกัน",
        "แก้ไขค่าที่ซ้ำกันด้านล่าง",
    ]
    assert len({row.number for row in sections(monitoring.form)}) == 11


def test_section_with_questions_is_not_removed(admin_client, monitoring):
    answer = save(admin_client, "monitoring_forms", monitoring.form, **{"sections-0-DELETE": "on"})
    assert said(answer) == ["ตอนที่ 1 ยังมีข้อคำถาม ย้ายหรือลบข้อคำถามก่อน"]
    assert len(sections(monitoring.form)) == 11


def test_question_is_worded_anew_and_takes_another_place(admin_client, monitoring, question):
    answer = save(admin_client, "monitoring_questions", question, text_th="คำถามใหม่", order="99")
    assert answer.status_code == 302
    question.refresh_from_db()
    assert (question.text_th, question.order) == ("คำถามใหม่", 99)
    assert Question.objects.filter(section=question.section).last() == question


def test_question_that_cannot_be_asked_is_refused_in_words(admin_client, question):
    two_answers = "คำตอบสองข้อใช้กับข้อคำถามแบบเลือกหนึ่งในสองเท่านั้น และต้องมีครบ"
    wrong = [
        ({"text_th": ""}, "ต้องกรอกช่องนี้"),
        ({"order": "ก"}, "กรอกจำนวนเต็ม"),
        ({"second_th": ""}, two_answers),
        ({"kind": "tick"}, two_answers),
        ({"takes_text": "on"}, "เฉพาะข้อแบบทำเครื่องหมายที่ให้ระบุข้อความเพิ่ม"),
        ({"url": "ไม่ใช่ลิงก์"}, "กรอก URL ให้ถูกต้อง"),
    ]
    url = reverse("monitoring_questions:edit", args=[question.pk])
    data = form_data(admin_client.get(url))
    answers = [said(admin_client.post(url, data | changed)) for changed, _sentence in wrong]
    assert answers == [[sentence] for _changed, sentence in wrong]


def test_question_that_was_answered_keeps_its_kind_and_its_section(admin_client, answered):
    other = MonitoringSection.objects.exclude(pk=answered.section_id).first()
    plain = {"first_th": "", "second_th": "", "first_en": "", "second_en": ""}
    for changed in ({"kind": "text", **plain}, {"section": other.pk}):
        answer = save(admin_client, "monitoring_questions", answered, **changed)
        assert said(answer) == ["มีเขตตอบข้อนี้แล้ว หากต้องการถามใหม่ ให้เพิ่มเป็นข้อคำถามใหม่"]
    answer = save(admin_client, "monitoring_questions", answered, text_th="ใหม่")
    assert answer.status_code == 302


def round_data(form, *regions, **changed):
    return {
        "form": form.pk,
        "name_th": "รอบติดตามสมมุติ 2",
        "name_en": "",
        "regions": [region.pk for region in regions],
        "opens_at": "1 ม.ค. 2570 08.30",
        "closes_at": "31 ม.ค. 2570 16.30",
        **changed,
    }


def test_round_is_made_with_its_regions_and_dates_in_the_buddhist_era(
    admin_client, monitoring, district
):
    region = make_district().region
    data = round_data(monitoring.form, district.region, region)
    answer = admin_client.post(reverse("monitoring_rounds:add"), data)
    assert answer.status_code == 302
    made = MonitoringRound.objects.get(name_th="รอบติดตามสมมุติ 2")
    assert set(made.regions.all()) == {district.region, region}
    assert (made.opens_at, made.closes_at) == (
        datetime(2027, 1, 1, 1, 30, tzinfo=UTC),
        datetime(2027, 1, 31, 9, 30, tzinfo=UTC),
    )


def test_round_that_cannot_be_is_refused_in_words(admin_client, monitoring, district):
    wrong = [
        ({"closes_at": "1 ม.ค. 2570 08.30"}, "เวลาปิดรับต้องมาหลังเวลาเปิดรับ"),
        ({"opens_at": "31 ก.พ. 2570"}, "ไม่มีวันนี้ในปฏิทิน กรอกวันก่อน แล้วตามด้วยเดือน"),
        ({"opens_at": ""}, "ต้องกรอกช่องนี้"),
        ({"regions": []}, "ต้องกรอกช่องนี้"),
        ({"name_th": ""}, "ต้องกรอกช่องนี้"),
    ]
    url = reverse("monitoring_rounds:add")
    data = round_data(monitoring.form, district.region)
    answers = [said(admin_client.post(url, data | changed)) for changed, _sentence in wrong]
    assert answers == [[sentence] for _changed, sentence in wrong]
    assert list(MonitoringRound.objects.all()) == [monitoring]


def test_round_that_was_answered_keeps_its_form_and_those_regions(
    admin_client, monitoring, district, answered
):
    other = MonitoringForm.objects.create(key="other", text_th="แบบอื่น", short_th="แบบอื่น")
    region = make_district().region
    answer = save(admin_client, "monitoring_rounds", monitoring, form=other.pk)
    assert said(answer) == ["มีเขตตอบแบบติดตามนี้แล้ว หากต้องการใช้แบบอื่น ให้เพิ่มรอบใหม่"]
    answer = save(admin_client, "monitoring_rounds", monitoring, regions=[region.pk])
    assert said(answer) == [f"มีเขตตอบแล้วใน {district.region} ต้องคงเขตตรวจราชการนี้ไว้"]
    both = [district.region.pk, region.pk]
    answer = save(admin_client, "monitoring_rounds", monitoring, regions=both)
    assert answer.status_code == 302
    assert monitoring.regions.count() == 2
