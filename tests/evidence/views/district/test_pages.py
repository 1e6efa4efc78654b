"""The district's pages: what they show, what a form keeps, whom they answer 404."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from accounts.roles import Role
from areas.models import Membership, NotifiedCount
from evidence.domain.audit import record
from evidence.domain.figures import Entry
from evidence.domain.filing import add_link
from evidence.domain.reporting import save_figures, save_reporter, submit
from evidence.domain.returning import return_for_revision
from evidence.domain.uploading import begin
from evidence.enums import SubmissionState
from evidence.models import Assignment, Evidence, EvidenceRequirement, Submission
from support import samples
from support.kpi import REPORTER, make_district, make_round, make_submission
from support.people import make_user
from support.queries import exact_queries

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _private_folder(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"


@pytest.fixture
def round():
    return make_round()


@pytest.fixture
def district():
    return make_district()


@pytest.fixture
def officer(district):
    return make_user(Role.DISTRICT_OFFICER, district=district)


@pytest.fixture
def client(client, officer):
    client.force_login(officer)
    return client


def url(name, round, district, **kwargs):
    return reverse(name, kwargs={"district": district.code, "round": round.pk, **kwargs})


def requirement_of(round, key="e1_order"):
    return EvidenceRequirement.objects.get(criterion__round=round, key=key)


def pdf(name="คำสั่ง.pdf"):
    return SimpleUploadedFile(name, samples.pdf())


def add(client, round, district, *, key="e1_order", number=1, files=(), link="", **headers):
    requirement = requirement_of(round, key)
    return client.post(
        url("district_criterion", round, district, number=number),
        {
            "requirement": requirement.pk,
            f"r{requirement.pk}-files": list(files),
            f"r{requirement.pk}-url": link,
        },
        **headers,
    )


def messages_of(answer):
    return [str(message) for message in answer.context["messages"]]


def test_criterion_takes_a_file_and_a_link_without_a_script(client, round, district, officer):
    answer = add(client, round, district, files=[pdf()], link="example.org/order")
    requirement = requirement_of(round)
    assert answer["Location"] == (
        f"{url('district_criterion', round, district, number=1)}#r{requirement.pk}"
    )
    items = Evidence.objects.order_by("pk").values_list("title", "url", "added_by")
    assert list(items) == [
        ("คำสั่ง.pdf", "", officer.pk),
        ("https://example.org/order", "https://example.org/order", officer.pk),
    ]


def test_criterion_files_the_good_ones_and_says_which_was_refused(client, round, district):
    empty = SimpleUploadedFile("ว่าง.pdf", b"")
    answer = client.post(
        url("district_criterion", round, district, number=1),
        {
            "requirement": requirement_of(round).pk,
            f"r{requirement_of(round).pk}-files": [pdf(), empty],
        },
        follow=True,
    )
    assert list(Evidence.objects.values_list("title", flat=True)) == ["คำสั่ง.pdf"]
    refused, filed = messages_of(answer)
    assert refused.startswith("ว่าง.pdf: ")
    assert "1 รายการ" in filed


def test_criterion_answers_the_script_with_a_row(client, round, district):
    answer = add(client, round, district, files=[pdf()], headers={"accept": "application/json"})
    item = Evidence.objects.get()
    assert (answer.status_code, answer.json()["errors"]) == (200, [])
    assert f'id="item-{item.uid}"' in answer.json()["rows"][0]


def test_criterion_tells_the_script_why_a_file_was_refused(client, round, district):
    answer = add(
        client,
        round,
        district,
        files=[SimpleUploadedFile("งาน.pdf", b"MZ" + bytes(300))],
        headers={"accept": "application/json"},
    )
    assert answer.status_code == 422
    assert answer.json()["rows"] == []
    assert len(answer.json()["errors"]) == 1


def test_criterion_of_a_closed_round_takes_nothing(client, district):
    closed = make_round(opens_in=-60, closes_in=-1)
    answer = add(client, closed, district, files=[pdf()])
    assert Evidence.objects.count() == 0
    assert Submission.objects.count() == 0
    assert answer.status_code == 200


def test_criterion_that_was_never_visited_makes_no_report(client, round, district):
    answer = client.get(url("district_criterion", round, district, number=1))
    assert answer.status_code == 200
    assert Submission.objects.count() == 0


def test_item_is_removed_and_replaced(client, round, district):
    add(client, round, district, files=[pdf()])
    item = Evidence.objects.get()
    client.post(url("district_replace", round, district, uid=item.uid), {"file": pdf("ใหม่.pdf")})
    new = Evidence.objects.live().get()
    assert new.title == "ใหม่.pdf"
    client.post(url("district_remove", round, district, uid=new.uid))
    assert Evidence.objects.live().count() == 0


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
    assert "1.2 มากกว่าผลรวมของข้อย่อยอยู่ 1" in [p.message for p in answer.context["problems"]]
    assert "94.99 %" in answer.content.decode()


def test_figures_that_are_no_number_are_told_and_the_others_kept(client, district):
    yearly = make_round(12)
    first, second, *_rest = yearly.figures.order_by("order")
    answer = client.post(
        url("district_figures", yearly, district), {f"v{first.pk}": "สิบ", f"v{second.pk}": "5"}
    )
    assert answer.context["form"][f"v{first.pk}"].value() == "สิบ"
    assert len(answer.context["form"].errors) == 1
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


def test_submitting_leads_to_the_receipt(client, round, district):
    add(client, round, district, files=[pdf()])
    answer = client.post(
        url("district_submit", round, district), {**REPORTER, "confirm_missing": "on"}, follow=True
    )
    version = Submission.objects.get().current_version
    assert answer.redirect_chain[-1][0] == f"/intranet/receipts/{version.receipt_number}/"
    page = answer.content.decode()
    assert version.receipt_number in page
    assert version.manifest[0]["sha256"] in page
    assert version.sha256 in page


def test_submitting_without_confirmation_keeps_the_reporter_that_was_typed(client, round, district):
    typed = {**REPORTER, "reporter_name": "สมมุติ พิมพ์แล้ว"}
    answer = client.post(url("district_submit", round, district), typed)
    assert answer.status_code == 200
    submission = Submission.objects.get()
    assert (submission.state, submission.reporter_name) == (
        SubmissionState.DRAFT,
        "สมมุติ พิมพ์แล้ว",
    )
    assert answer.context["form"]["reporter_name"].value() == "สมมุติ พิมพ์แล้ว"


def test_submitting_with_a_wrong_email_names_the_field(client, round, district):
    answer = client.post(
        url("district_submit", round, district), {**REPORTER, "reporter_email": "ไม่มี"}
    )
    assert list(answer.context["form"].errors) == ["reporter_email"]
    assert Submission.objects.filter(state=SubmissionState.SUBMITTED).count() == 0


def test_withdrawing_opens_the_report_again(client, round, district, officer):
    submission = make_submission(round, district, by=officer)
    submit(submission=submission, by=officer, confirm_missing=True)
    client.post(url("district_withdraw", round, district))
    submission.refresh_from_db()
    assert submission.state == SubmissionState.DRAFT


def test_home_shows_what_came_back_and_why(client, round, district, officer):
    submission = make_submission(round, district, by=officer)
    submit(submission=submission, by=officer, confirm_missing=True)
    evaluator = make_user(Role.EVALUATOR)
    Assignment.objects.create(submission=submission, evaluator=evaluator)
    return_for_revision(
        submission=submission,
        by=evaluator,
        reasons={round.criteria.get(number=9): "ลงนามในรายงาน"},
        until=round.closes_at,
    )
    answer = client.get("/intranet/")
    first = answer.context["tasks"][0]
    assert (first["is_returned"], first["reasons"]) == (
        True,
        [(round.criteria.get(number=9), "ลงนามในรายงาน")],
    )
    assert "ลงนามในรายงาน" in answer.content.decode()


def test_round_page_tells_the_level_that_is_possible(client, round, district, officer):
    submission = make_submission(round, district, by=officer)
    for number in range(1, 8):
        requirement = EvidenceRequirement.objects.filter(
            criterion__round=round, criterion__number=number
        ).first()
        add_link(submission=submission, requirement=requirement, url="example.org", by=officer)
    answer = client.get(url("district_round", round, district))
    assert answer.context["decision"].level == 4
    assert answer.context["explanation"].headline == (
        "ได้ระดับ 4 ยังไม่ได้ระดับ 5 เพราะขาดประเด็นที่ชัดเจนอีก 1 ประเด็น"
    )


PAGES = [
    ("get", "district_round", {}),
    ("get", "district_criterion", {"number": 1}),
    ("post", "district_criterion", {"number": 1}),
    ("get", "district_challenge", {}),
    ("post", "district_challenge", {}),
    ("get", "district_submit", {}),
    ("post", "district_submit", {}),
    ("post", "district_withdraw", {}),
]


@pytest.mark.parametrize(("method", "name", "kwargs"), PAGES)
@pytest.mark.parametrize(
    "make_stranger",
    [
        lambda: make_user(Role.DISTRICT_OFFICER, district=make_district()),
        lambda: make_user(Role.EVALUATOR),
        lambda: make_user(Role.PROGRAMME_ADMIN),
        make_user,
    ],
    ids=["another district", "evaluator", "programme admin", "no role"],
)
def test_pages_of_a_district_are_404_to_anyone_else(
    client, round, district, officer, method, name, kwargs, make_stranger
):
    submission = make_submission(round, district, by=officer)
    submit(submission=submission, by=officer, confirm_missing=True)
    client.force_login(make_stranger())
    assert getattr(client, method)(url(name, round, district, **kwargs)).status_code == 404


def test_pages_of_a_district_are_404_to_a_former_officer(client, round, district, officer):
    Membership.objects.filter(user=officer).update(since="2020-01-01", until="2020-12-31")
    assert client.get(url("district_round", round, district)).status_code == 404


def test_pages_ask_a_visitor_to_sign_in(client, round, district):
    client.logout()
    answer = client.get(url("district_round", round, district))
    assert answer["Location"].startswith("/accounts/login/?next=/intranet/")


def test_pages_stay_in_no_cache(client, round, district):
    answer = client.get(url("district_round", round, district))
    assert "no-store" in answer["Cache-Control"]


def test_items_of_another_district_cannot_be_removed_through_ones_own_pages(
    client, round, district
):
    foreign = make_submission(round)
    item = add_link(
        submission=foreign,
        requirement=requirement_of(round),
        url="example.org",
        by=make_user(),
    )
    make_submission(round, district)
    answer = client.post(url("district_remove", round, district, uid=item.uid))
    assert answer.status_code == 404
    item.refresh_from_db()
    assert item.removed_at is None


def test_receipt_of_another_district_is_404(client, round):
    foreign = make_submission(round)
    version = submit(submission=foreign, by=make_user(), confirm_missing=True)
    assert client.get(f"/intranet/receipts/{version.receipt_number}/").status_code == 404


@pytest.mark.parametrize("items", [1, 3, 30])
def test_round_page_takes_as_many_queries_for_30_items_as_for_1(
    client, round, district, officer, items
):
    submission = make_submission(round, district, by=officer)
    for number in range(items):
        add_link(
            submission=submission,
            requirement=requirement_of(round),
            url=f"example.org/{number}",
            by=officer,
        )
    with exact_queries(16):
        client.get(url("district_round", round, district))


@pytest.mark.parametrize("items", [1, 3, 30])
def test_criterion_page_takes_as_many_queries_for_30_items_as_for_1(
    client, round, district, officer, items
):
    submission = make_submission(round, district, by=officer)
    for number in range(items):
        add_link(
            submission=submission,
            requirement=requirement_of(round),
            url=f"example.org/{number}",
            by=officer,
        )
    with exact_queries(13):
        client.get(url("district_criterion", round, district, number=1))


@pytest.mark.parametrize("years", [1, 3])
def test_home_takes_as_many_queries_for_many_closed_rounds_as_for_one(client, round, years):
    for year in range(years):
        make_round(opens_in=-700 - year, closes_in=-600, fiscal_year=2024 - year)
    with exact_queries(16):
        client.get("/intranet/")


def test_saving_a_challenge_keeps_its_documents(client, round, district, officer):
    submission = make_submission(round, district, by=officer)
    page = url("district_challenge", round, district)
    client.post(page, {"challenge": "yes"})
    requirement = round.pa_requirements.get(key="pa2_evidence")
    client.post(page, {"requirement": requirement.pk, f"r{requirement.pk}-url": "example.org/clip"})
    client.post(page, {"challenge": "no"})
    submission.refresh_from_db()
    assert (submission.is_challenge, submission.evidence.live().count()) == (False, 1)


def test_reporter_is_suggested_from_the_account(client, round, district, officer):
    save_reporter(
        submission=make_submission(round, district, by=officer),
        by=officer,
        reporter_name="",
        reporter_position="",
        reporter_phone="",
        reporter_email="",
    )
    officer.position = "นักวิชาการศึกษา"
    officer.save()
    form = client.get(url("district_submit", round, district)).context["form"]
    assert (form["reporter_name"].value(), form["reporter_position"].value()) == (
        officer.get_full_name(),
        "นักวิชาการศึกษา",
    )


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


def test_evidence_of_the_six_month_round_is_filed_again_without_uploading(
    client, district, officer
):
    six, twelve = make_round(), make_round(12)
    add(client, six, district, files=[pdf()])
    item = Evidence.objects.get()
    again, practice = (requirement_of(twelve, key) for key in ("e2_guideline", "e1_best_practice"))
    page = url("district_criterion", twelve, district, number=2)
    client.post(page, {"requirement": again.pk, f"r{again.pk}-again": item.uid})
    second = Evidence.objects.get(requirement=again)
    assert (second.file, second.title, second.added_by) == (item.file, item.title, officer)
    # A practice is somebody's: that is asked for here too.
    page = url("district_criterion", twelve, district, number=3)
    given = {"requirement": practice.pk, f"r{practice.pk}-again": item.uid}
    answer = client.post(page, given)
    assert not Evidence.objects.filter(requirement=practice).exists()
    assert messages_of(answer)
    client.post(page, given | {f"r{practice.pk}-practice_level": "district"})
    assert Evidence.objects.get(requirement=practice).practice_level == "district"


def test_evidence_of_others_and_of_later_rounds_is_not_offered(client, district, officer):
    six, twelve = make_round(), make_round(12)
    submission = make_submission(twelve, district, by=officer)
    add_link(
        submission=submission,
        requirement=requirement_of(twelve, "e2_guideline"),
        url="example.org",
        by=officer,
    )
    stranger = make_submission(six)
    other = add_link(
        submission=stranger, requirement=requirement_of(six), url="example.org", by=officer
    )
    page = url("district_criterion", six, district, number=1)
    assert "again" not in client.get(page).context["blocks"][0]["form"].fields
    again = requirement_of(twelve, "e1_data_report")
    client.post(
        url("district_criterion", twelve, district, number=2),
        {"requirement": again.pk, f"r{again.pk}-again": other.uid},
    )
    assert not Evidence.objects.filter(requirement=again).exists()


def test_home_and_round_show_what_colleagues_did_and_nothing_of_others(
    client, round, district, officer
):
    add(client, round, district, files=[pdf()])
    submission = Submission.objects.get()
    record("file_viewed", submission, by=officer, evidence="secret")
    for page in (url_home(district), url("district_round", round, district)):
        doings = client.get(page).context["doings"]
        assert [(entry.action, entry.user) for entry in doings] == [
            ("evidence.filed", officer),
            ("evidence.opened", officer),
        ]


def url_home(district):
    return reverse("district_home", kwargs={"district": district.code})


def test_unfinished_upload_is_told_before_the_report_is_sent(client, round, district, officer):
    submission = make_submission(round, district, by=officer)
    requirement = requirement_of(round)
    begin(
        submission=submission,
        requirement=requirement,
        name="ค้าง.pdf",
        size=9,
        client_id=uuid.uuid4(),
        by=officer,
    )
    place = f"{url('district_criterion', round, district, number=1)}#r{requirement.pk}"
    page = url("district_submit", round, district)
    assert [where for _upload, where in client.get(page).context["unfinished"]] == [place]
    answer = client.post(page, REPORTER | {"confirm_missing": "on"})
    assert len(messages_of(answer)) == 1
    assert Submission.objects.get().state == SubmissionState.DRAFT
