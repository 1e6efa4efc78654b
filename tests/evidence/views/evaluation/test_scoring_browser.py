"""The scoring screen in a real browser: by keyboard alone, in two windows, without scripts."""

import re

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect
from wagtail.models import ModelLogEntry

from evidence.domain.filing import add_file
from evidence.domain.reporting import withdraw
from evidence.enums import EvaluationState
from evidence.models import Evaluation, EvidenceRequirement, NonReport, Round
from support import samples
from support.accessibility import violations
from support.browser import DESKTOP, PHONE
from support.evaluation import evaluate, make_admin, make_evaluator, make_sent, officer_of, send
from support.kpi import make_district, make_round, make_submission
from support.people import make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def evaluator():
    return make_evaluator()


@pytest.fixture
def submission(evaluator):
    return make_sent(make_round(), evaluators=[evaluator])


def path_of(submission):
    return reverse("evaluation_report", args=[submission.pk])


def level(page):
    return page.locator("[data-level-number]")


def mark(page, number):
    return page.locator(f'[data-criterion-link="{number}"] .ev-mark')


def failure(page):
    """What the screen says beside the first criterion when it could not be saved."""
    return page.locator('#c1 [data-status][data-kind="error"]')


def verdicts():
    rows = Evaluation.objects.get().verdicts.order_by("criterion__number")
    return list(rows.values_list("criterion__number", "value"))


def press_keys(page, key, reason):
    """Choose with a key, type the reason, save and go on."""
    page.keyboard.press(key)
    page.keyboard.type(reason)
    page.keyboard.press("Control+Enter")


def judge_by_key(page, number, key, reason):
    press_keys(page, key, reason)
    expect(mark(page, number)).to_have_attribute("data-mark", "good" if key == "c" else "bad")


def test_report_is_scored_by_keyboard_alone(open_page, evaluator, submission):
    page = open_page(user=evaluator, path=path_of(submission))
    expect(page.locator("#c1-title")).to_be_visible()
    for number in range(1, 9):
        judge_by_key(page, number, "c", f"ครบถ้วน {number}")
    judge_by_key(page, 9, "n", "ยังไม่มีผล")
    expect(level(page)).to_have_text("5")
    assert verdicts() == [*((number, "clear") for number in range(1, 9)), (9, "not_clear")]

    # One of the eight is changed: 3 leads there, n judges it anew.
    page.keyboard.press("3")
    expect(page.locator("#c3-title")).to_be_focused()
    page.keyboard.press("n")
    page.keyboard.press("Control+Enter")
    expect(level(page)).to_have_text("4")
    expect(page.locator('.ev-why [lang="th"]')).to_have_text(
        "ได้ระดับ 4 ยังไม่ได้ระดับ 5 เพราะขาดประเด็นที่ชัดเจนอีก 1 ประเด็น (ประเด็นที่ยังไม่ชัดเจน ได้แก่ 3 และ 9)"
    )
    expect(page.locator('.ev-why [lang="en"]')).to_have_text(
        "Level 4. Level 5 still needs 1 more criterion judged clear (not judged clear: 3 and 9)."
    )

    # Past the last criterion j stands on “submit”; Enter sends the evaluation.
    page.keyboard.press("Escape")
    page.keyboard.press("9")
    page.keyboard.press("j")
    expect(page.locator(".ev-bar [type=submit]")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/evaluation/")
    assert Evaluation.objects.get().state == EvaluationState.SUBMITTED


@pytest.mark.long
def test_keys_move_between_criteria_and_evidence_and_tell_of_themselves(
    open_page, evaluator, submission
):
    page = open_page(user=evaluator, path=path_of(submission) + "#c2")
    page.keyboard.press("j")
    expect(page.locator("#c3-title")).to_be_focused()
    page.keyboard.press("k")
    expect(page.locator("#c2-title")).to_be_focused()
    items = page.locator("#c2 [data-item]")
    for index in (0, 1, 2, 0):
        page.keyboard.press("e")
        expect(items.nth(index)).to_be_focused()
    page.keyboard.press("?")
    expect(page.locator("[data-keys]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-keys]")).to_be_hidden()
    page.keyboard.press("c")
    page.keyboard.type("j k 5 ?")
    expect(page.locator("#c2-reason")).to_have_value("j k 5 ?")


def test_judgement_saves_by_itself_when_left(open_page, evaluator, submission):
    page = open_page(user=evaluator, path=path_of(submission))
    page.locator("#c1-reason").fill("ดู")
    page.keyboard.press("Escape")
    expect(page.locator("#c1 [data-status]")).to_have_text(
        "ยังไม่ได้บันทึก เลือกหนึ่งในสองข้อด้านบนก่อน แล้วเหตุผลจะบันทึกเอง"
    )
    page.keyboard.press("c")
    page.keyboard.type("ครบ")
    page.keyboard.press("Escape")
    expect(mark(page, 1)).to_have_attribute("data-mark", "good")
    assert verdicts() == [(1, "clear")]


def test_second_window_is_told_and_loses_nothing(
    open_page, evaluator, submission, browser_problems
):
    browser_problems.expect("409")
    first, second = (open_page(user=evaluator, path=path_of(submission)) for _ in range(2))
    first.locator("#c1-reason").fill("หน้าต่างแรก")
    first.locator("#c1 [value=clear]").check(force=True)
    expect(mark(first, 1)).to_have_attribute("data-mark", "good")

    second.locator("#c1-reason").fill("หน้าต่างที่สอง")
    second.locator("#c1 [value=not_clear]").check(force=True)
    status = second.locator("#c1 [data-status]")
    expect(status).to_contain_text("ที่บันทึกไว้แล้ว:")
    expect(status.locator("q")).to_have_text("ชัดเจน หน้าต่างแรก")
    expect(second.locator("#c1-reason")).to_have_value("หน้าต่างที่สอง")
    assert verdicts() == [(1, "clear")]
    status.get_by_role("button", name="บันทึกของหน้าต่างนี้แทน").click()
    expect(mark(second, 1)).to_have_attribute("data-mark", "bad")
    assert verdicts() == [(1, "not_clear")]


def test_lost_connection_is_told_and_what_was_typed_is_saved_when_it_is_back(
    open_page, evaluator, submission, browser_problems
):
    browser_problems.expect("ERR_INTERNET_DISCONNECTED")
    page = open_page(user=evaluator, path=path_of(submission))
    page.context.set_offline(True)
    press_keys(page, "c", "ครบ")
    expect(failure(page)).to_have_text(
        "ไม่มีสัญญาณ จึงยังไม่ได้บันทึก ข้อความที่พิมพ์ยังอยู่ที่นี่ และจะบันทึกเองเมื่อสัญญาณกลับมา"
    )
    page.context.set_offline(False)
    expect(mark(page, 1)).to_have_attribute("data-mark", "good")
    assert verdicts() == [(1, "clear")]


def test_judgement_typed_while_signed_out_is_saved_after_signing_in_again(
    open_page, evaluator, submission, browser_problems
):
    browser_problems.expect("403")
    page = open_page(user=evaluator, path=path_of(submission))
    session = [c for c in page.context.cookies() if c["name"] == settings.SESSION_COOKIE_NAME]
    page.context.clear_cookies()
    press_keys(page, "c", "ครบ")
    status = failure(page)
    expect(status.get_by_role("link", name="เข้าสู่ระบบ")).to_have_attribute(
        "href", reverse("account_login")
    )
    assert verdicts() == []

    # Signed in again in another window: this page's token is void, its text is not.
    page.context.add_cookies(session)
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(mark(page, 1)).to_have_attribute("data-mark", "good")
    assert verdicts() == [(1, "clear")]


def test_without_scripts_plain_forms_do_the_same(open_page, evaluator, submission):
    page = open_page(user=evaluator, path=path_of(submission), java_script_enabled=False)
    assert page.locator(".ev-criterion:visible").count() == 9
    page.locator("#c1 [value=clear]").check(force=True)
    page.locator("#c1-reason").fill("ครบ")
    page.locator("#c1 .ev-save").click()
    assert page.url.endswith("#c2")
    assert verdicts() == [(1, "clear")]


@pytest.mark.long
def test_word_file_is_read_in_place_and_a_photo_large(open_page, evaluator):
    submission = make_sent(make_round(), evaluators=[evaluator], items=0)
    officer = officer_of(submission)
    submission = withdraw(submission=submission, by=officer)
    for key, name, content in [
        ("e2_plan", "แผน.docx", samples.docx()),
        ("e1_publicity", "ภาพ.jpg", samples.jpeg()),
        ("e1_publicity", "ภาพ 2.jpg", samples.jpeg()),
    ]:
        add_file(
            submission=submission,
            requirement=EvidenceRequirement.objects.get(criterion__round__months=6, key=key),
            file=ContentFile(content),
            name=name,
            by=officer,
        )
    submission = send(submission, officer)
    page = open_page(user=evaluator, path=path_of(submission) + "#c2")
    page.locator("[data-text-link]").click()
    expect(page.locator(".ev-document")).to_contain_text("รายงานผล")
    page.locator("[data-lightbox]").first.click()
    dialog = page.locator("[data-lightbox-dialog]")
    expect(dialog.locator("figcaption")).to_contain_text("1/2")
    page.keyboard.press("ArrowRight")
    expect(dialog.locator("figcaption")).to_contain_text("2/2")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


@pytest.mark.long
@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("screen", ["queue", "scoring", "twelve months", "matrix", "return"])
def test_screens_have_no_accessibility_violations(open_page, evaluator, screen, viewport):
    admin = make_admin()
    six, twelve = make_round(6), make_round(12)
    report = make_sent(six, evaluators=[evaluator])
    evaluate(make_sent(six, evaluators=[evaluator]), evaluator, clear=7)
    figures = make_sent(twelve, evaluators=[evaluator])
    user, path = {
        "queue": (evaluator, reverse("evaluation_queue")),
        "scoring": (evaluator, path_of(report) + "#c2"),
        "twelve months": (evaluator, path_of(figures) + "#c1"),
        "matrix": (admin, reverse("evaluation_round", args=[six.pk])),
        "return": (evaluator, reverse("evaluation_return", args=[report.pk])),
    }[screen]
    options = {"viewport": viewport} if viewport else {}
    page = open_page(user=user, path=path, **options)
    page.wait_for_load_state("networkidle")
    # Wagtail’s sidebar is not ours.
    found = violations(page, exclude=["#wagtail-sidebar"])
    assert [re.sub(r"\s+", " ", line) for line in found] == []


@pytest.mark.long
def test_screens_of_central_staff_have_no_accessibility_violations(open_page, evaluator):
    """On a phone, where there is the least room."""
    admin, second, round = make_admin(), make_evaluator(), make_round()
    # Judged by two people, so that there is an agreement to be shown.
    sent = make_sent(make_round(fiscal_year=2026), evaluators=[evaluator, second])
    evaluate(sent, evaluator, clear=7)
    evaluate(sent, second)
    make_sent(sent.round, evaluators=[evaluator])
    draft, closed = make_submission(round), make_submission(round).district
    make_user("district_officer", district=draft.district, email="o@example.org")
    Round.objects.filter(pk=round.pk).update(closes_at=timezone.now())
    NonReport.objects.create(round=round, district=closed, closed_by=admin, reason="ไม่ส่ง")
    paths = [
        reverse("evaluation_round_assign", args=[sent.round_id]),
        reverse("evaluation_assign_sheet", args=[sent.round_id]),
        reverse("evaluation_round_reassign", args=[sent.round_id]),
        reverse("evaluation_round_remind", args=[round.pk]),
        reverse("evaluation_round_accept", args=[round.pk, draft.district.code]),
        reverse("evaluation_round_standing", args=[sent.round_id]),
        reverse("evaluation_round_archives", args=[sent.round_id]),
        reverse("evaluation_round_close", args=[round.pk]),
        reverse("evaluation_round_override", args=[round.pk, closed.code]),
    ]
    page = open_page(user=admin, path=paths[0], viewport=PHONE)
    origin = page.url.removesuffix(paths[0])
    found = {}
    for path in paths:
        page.goto(origin + path)
        page.wait_for_load_state("networkidle")
        # Wagtail’s own frame cuts off what is too wide, so its contents are measured.
        wide = page.evaluate("main.scrollWidth > main.clientWidth")
        # What the page is about stands in sight, where the header has room for actions only.
        where = page.locator(".admin-where").bounding_box()["y"] > 0
        found[path] = [wide, where, *violations(page, exclude=["#wagtail-sidebar"])]
    assert found == {path: [False, True] for path in paths}


@pytest.mark.long
@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desktop", "phone"])
def test_home_of_central_staff_has_no_accessibility_violations(open_page, viewport):
    make_round()
    page = open_page(user=make_admin(), path="/admin/", viewport=viewport)
    expect(page.locator("#rounds-section")).to_be_visible()
    wide = page.evaluate("main.scrollWidth > main.clientWidth")
    assert [wide, *violations(page, exclude=["#wagtail-sidebar"])] == [False]


@pytest.mark.long
def test_silent_districts_are_all_chosen_with_one_click(open_page):
    admin, round = make_admin(), make_round()
    for _ in range(3):
        make_district()
    Round.objects.filter(pk=round.pk).update(closes_at=timezone.now())
    page = open_page(user=admin, path=reverse("evaluation_round_close", args=[round.pk]))
    boxes = page.locator("input[name=districts]")
    page.get_by_role("button", name="เลือกทั้งหมด 3 เขต").click()
    assert boxes.evaluate_all("all => all.map(box => box.checked)") == [True] * 3
    boxes.first.uncheck()
    expect(page.get_by_role("button", name="เลือกทั้งหมด 3 เขต")).to_be_visible()
    boxes.first.check()
    page.get_by_role("button", name="ไม่เลือกเลย").click()
    assert boxes.evaluate_all("all => all.map(box => box.checked)") == [False] * 3


def test_report_begins_with_whose_it_is_on_a_phone(open_page, evaluator, submission):
    page = open_page(user=evaluator, path=path_of(submission), viewport=PHONE)
    page.wait_for_load_state("networkidle")
    where = page.locator(".admin-where")
    expect(where).to_have_text(f"{submission.district} · {submission.round}")
    top = page.locator(".w-slim-header").bounding_box()
    assert where.bounding_box()["y"] >= top["y"] + top["height"] > 0


@pytest.mark.parametrize(
    "viewport",
    [pytest.param(DESKTOP, id="wide"), pytest.param(PHONE, id="phone", marks=pytest.mark.long)],
)
def test_documents_are_opened_and_logged_when_their_criterion_is_shown(
    open_page, evaluator, submission, viewport
):
    officer = officer_of(submission)
    submission = withdraw(submission=submission, by=officer)
    for key in ("e1_order", "e2_plan"):
        requirement = EvidenceRequirement.objects.get(criterion__round=submission.round, key=key)
        file = ContentFile(samples.pdf(text=key))
        add_file(
            submission=submission, requirement=requirement, file=file, name=f"{key}.pdf", by=officer
        )
    send(submission, officer)

    def logged():
        entries = ModelLogEntry.objects.filter(action="evidence.file_viewed").order_by("pk")
        return [entry.data["title"].removesuffix(".pdf") for entry in entries]

    def drawn():
        return page.expect_response(re.compile("/pages/1/$"))

    page = open_page(user=evaluator, viewport=viewport)
    with drawn():
        page.goto(path_of(submission))
    assert logged() == ["e1_order"]
    with drawn():
        page.locator('[data-criterion-link="2"]').click()
    expect(page.locator("#c2")).to_be_visible()
    assert logged() == ["e1_order", "e2_plan"]
    picture = page.get_by_alt_text("หน้า 1 จาก 1").locator("visible=true")
    assert picture.evaluate("async image => (await image.decode(), image.naturalHeight)") == 1600
