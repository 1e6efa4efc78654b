"""The figures as a district types them."""

import pytest

from areas.models import NotifiedCount
from evidence.domain.figures import Entry
from evidence.domain.reporting import save_figures, save_reporter, submit
from evidence.models import Submission
from support.district_pages import messages_of, url
from support.kpi import REPORTER, make_round, make_submission
from support.people import make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_folder", "signed_in")]


def test_figures_are_kept_as_typed_and_the_difference_is_said(client, district):
    yearly = make_round(12)
    figures = {figure.number: figure for figure in yearly.figures.all()}
    typed = {f"v{figure.pk}": "" for figure in figures.values()}
    typed |= {
        f"v{figures['1.2'].pk}": "๑,๐๑๙",
        f"v{figures['1.2.1'].pk}": "968",
        f"v{figures['1.2.2'].pk}": "50",
    }
    answer = client.post(url("district_figures", yearly, district), typed, follow=True)
    values = Submission.objects.get().figures.exclude(value=None)
    assert dict(values.values_list("figure__number", "value")) == {
        "1.2": 1019,
        "1.2.1": 968,
        "1.2.2": 50,
    }
    assert "1.2 มากกว่าผลรวมของข้อย่อยอยู่ 1" in answer.context["problems"]
    assert "94.99 %" in answer.content.decode()


def test_figures_that_are_no_number_are_told_and_the_others_kept(client, district):
    yearly = make_round(12)
    first, second, *_rest = yearly.figures.order_by("order")
    answer = client.post(
        url("district_figures", yearly, district), {f"v{first.pk}": "สิบ", f"v{second.pk}": "5"}
    )
    assert answer.context["form"][f"v{first.pk}"].value() == "สิบ"
    assert len(answer.context["form"].errors) == 1
    assert messages_of(answer) == ["อ่านตัวเลขที่มีเครื่องหมายสีแดงด้านล่างไม่ได้ ตัวเลขอื่นบันทึกแล้ว"]
    values = Submission.objects.get().figures.exclude(value=None)
    assert dict(values.values_list("figure", "value")) == {second.pk: 5}


def test_figures_page_says_that_there_are_no_dropouts(client, district):
    submission = make_submission(make_round(12), district)
    save_figures(
        submission=submission,
        entries={figure: Entry(0) for figure in submission.round.figures.all()},
        by=make_user(),
    )
    page = client.get(url("district_figures", submission.round, district)).content.decode()
    assert "ไม่มีเด็กออกกลางคัน" in page
    assert "0.00 %" not in page
    assert "100.00 %" not in page


def attest(client, round, district, **typed):
    figures = {figure.key: figure for figure in round.figures.all()}
    data = {f"v{figure.pk}": typed.get(key, "") for key, figure in figures.items()}
    data[f"a{figures['f1_2_dropouts'].pk}"] = "on"
    return client.post(url("district_figures", round, district), data)


def test_figures_of_an_office_without_dropouts_need_one_tick(client, district, officer):
    yearly = make_round(12)
    assert attest(client, yearly, district, f1_1_at_risk="7").status_code == 302
    submission = Submission.objects.get()
    values = dict(submission.figures.values_list("figure__key", "value"))
    assert values.pop("f1_1_at_risk") == 7
    assert set(values.values()) == {0}
    assert submission.figures.get(attested=True).figure.key == "f1_2_dropouts"
    save_reporter(submission=submission, by=officer, **REPORTER)
    version = submit(submission=submission, by=officer, confirm_missing=True)
    assert version.figures["f1_2_dropouts"] == {"value": 0, "note": "", "attested": True}


def test_figures_that_say_otherwise_are_not_vouched_for(client, district):
    yearly = make_round(12)
    answer = attest(client, yearly, district, f1_2_2_not_found="3")
    assert answer.status_code == 200
    total = yearly.figures.get(key="f1_2_dropouts")
    assert len(answer.context["form"].errors[f"a{total.pk}"]) == 1
    submission = Submission.objects.get()
    assert submission.figures.get(figure__key="f1_2_2_not_found").value == 3
    assert not submission.figures.filter(attested=True).exists()


def test_figures_stand_beside_last_years_and_the_notified_count(client, district, officer):
    before, yearly = make_round(12, fiscal_year=2026), make_round(12)
    submission = make_submission(before, district, by=officer)
    entries = {figure: Entry(0) for figure in before.figures.all()}
    entries[before.figures.get(key="f1_1_at_risk")] = Entry(41)
    save_figures(submission=submission, entries=entries, by=officer)
    submit(submission=submission, by=officer, confirm_missing=True)
    for source, count in (("eef", 12), ("dmc", 8)):
        NotifiedCount.objects.create(
            district=district, fiscal_year=2027, source=source, as_of="2027-01-10", count=count
        )
    total = yearly.figures.get(key="f1_2_dropouts")
    page = url("district_figures", yearly, district)
    answer = client.post(page, {f"v{total.pk}": "19"}, follow=True)
    last = {row["figure"].key: row["last"] for row in answer.context["rows"]}
    assert (last["f1_1_at_risk"], answer.context["differs"]) == (41, True)
    answer = client.post(page, {f"v{total.pk}": "20"}, follow=True)
    assert answer.context["differs"] is False
    client.post(page, {f"v{total.pk}": "19", f"n{total.pk}": "ย้ายออก 1 คน"})
    assert Submission.objects.get(round=yearly).figures.get(figure=total).note == "ย้ายออก 1 คน"


def test_no_percentage_is_shown_of_more_found_than_there_are(client, district):
    yearly = make_round(12)
    pks = dict(yearly.figures.values_list("number", "pk"))
    place = url("district_figures", yearly, district)
    page = client.post(place, {f"v{pks['1.2']}": "9", f"v{pks['1.2.1']}": "40"}, follow=True)
    assert page.context["percent"] is None
    assert page.text.count("1.2.1 มากกว่า 1.2 จะแสดงเมื่อตัวเลขตรงกัน") == 2  # and for the script
    page = client.post(place, {f"v{pks['1.2']}": "40", f"v{pks['1.2.1']}": "9"}, follow=True)
    assert page.context["percent"] == (9, 40)
