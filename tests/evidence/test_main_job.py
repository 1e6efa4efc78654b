"""The main job in a real browser, on a phone: a district files all nine criteria and sends them."""

import io
import uuid

import openpyxl
import pytest

from accounts.roles import Role
from evidence.domain.calendar.keys import renew_key
from evidence.domain.figures import Entry
from evidence.domain.filing import add_file, add_link
from evidence.domain.links import check_link
from evidence.domain.receipts import code_of
from evidence.domain.reporting import save_figures, submit, withdraw
from evidence.domain.uploading import begin
from evidence.links.fetch import Fetched
from evidence.models import Evidence, EvidenceRequirement, Submission
from support import samples
from support.accessibility import violations, violations_in_the_dark
from support.browser import DESKTOP, PHONE
from support.kpi import make_district, make_submission
from support.people import make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _private_folder(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    settings.PARTIAL_UPLOADS_ROOT = tmp_path / "uploads"
    # Small pictures are made later by another process, as on the real site.
    settings.TASKS = {"default": {"BACKEND": "django.tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def district():
    return make_district()


@pytest.fixture
def officer(district):
    return make_user(
        Role.DISTRICT_OFFICER,
        district=district,
        username="officer",
        password="รหัสผ่านยาวพอ 1",
        position="นักวิชาการศึกษา",
        phone="0 2000 0000",
        email="demo@example.org",
    )


def sign_in(page):
    page.get_by_label("ชื่อผู้ใช้").fill("officer")
    page.locator("input[name=password]").fill("รหัสผ่านยาวพอ 1")
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/intranet/")


def file_of(name, content):
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def upload(section, *files):
    section.locator("form.add input[multiple]").set_input_files(list(files))


def sent(page, *, items):
    """The version that the receipt on the page speaks of."""
    page.wait_for_url("**/receipts/**")
    version = Submission.objects.get().current_version
    assert len(version.manifest) == items
    assert page.locator(".receipt-number").inner_text() == version.receipt_number
    return version


def out_of_sight(page, selector):
    """The texts of elements that reach beyond the screen's sides, or are too small to be hit."""
    boxes = page.locator(selector).evaluate_all(
        """all => all.map(each => [each.innerText, each.getBoundingClientRect().toJSON()])"""
    )
    assert boxes
    return [
        text
        for text, box in boxes
        if box["left"] < 0 or box["right"] > PHONE["width"] or box["height"] < 44
    ]


def test_officer_files_all_nine_criteria_on_a_phone_and_sends_them(
    open_page, round, district, officer
):
    page = open_page(path="/accounts/login/", viewport=PHONE)
    sign_in(page)
    assert out_of_sight(page, ".shell-menu a") == []
    page.locator("main a.button").first.click()
    page.locator(".tasks .task-link").first.click()
    for number in range(1, 10):
        page.wait_for_url(f"**/criteria/{number}/")
        for index in range(page.locator(".requirement").count()):
            section = page.locator(".requirement").nth(index)
            if number == 5:
                section.locator("input[inputmode=url]").fill("www.facebook.com/demo")
                section.locator("form.add button[type=submit]").click()
                page.locator(".requirement").nth(index).locator(".files > li").wait_for()
                continue
            files = [file_of(f"หลักฐาน {number}.pdf", samples.pdf())]
            if index == 0 and number < 7:  # several at once
                files.append(file_of(f"ภาพ {number}.jpg", samples.jpeg()))
            upload(section, *files)
            section.locator(".files > li").nth(len(files) - 1).wait_for()
        page.locator("main nav a.button").last.click()

    page.wait_for_url(f"**/rounds/{round.pk}/")
    assert page.locator(".tasks .badge-good").count() == 9
    page.locator(".action-bar a.button").click()
    page.locator("main form button[type=submit]").click()
    version = sent(page, items=20)
    assert {item["kind"] for item in version.manifest} == {"document", "link", "photo"}
    for entry in version.manifest:
        assert page.get_by_text(entry["sha256"]).count() >= 1 if entry["sha256"] else True


#: Whether the focus lies on an element that is in sight, under nothing else, and marked.
SEEN = """() => {
    const element = document.activeElement;
    const box = element.getBoundingClientRect();
    const top = document.elementFromPoint(
        box.left + box.width / 2, box.top + Math.min(box.height / 2, 20));
    const style = getComputedStyle(element);
    return element.contains(top) && element.matches(":focus-visible")
        && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
}"""


def tab_to(page, selector):
    """Press Tab until the focus is on `selector`; it must be seen there."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            assert page.evaluate(SEEN), f"the focus on {selector} cannot be seen"
            return
    raise AssertionError(f"no way to {selector} by Tab")


def enter(page):
    """Press Enter, and wait for the page that it leads to."""
    with page.expect_navigation():
        page.keyboard.press("Enter")


@pytest.mark.long
def test_officer_files_all_nine_criteria_by_keyboard_alone(open_page, round, district, officer):
    page = open_page(path="/accounts/login/", viewport=PHONE, reduced_motion="reduce")
    # Choosers are caught only while someone listens: begun at the key press, it can be too late.
    page.on("filechooser", lambda chooser: None)
    tab_to(page, "input[name=login]")
    page.keyboard.type("officer")
    tab_to(page, "input[name=password]")
    page.keyboard.insert_text("รหัสผ่านยาวพอ 1")
    enter(page)
    page.wait_for_url("**/intranet/")
    tab_to(page, "main .panel a.button")
    enter(page)
    tab_to(page, ".tasks .task-link")
    enter(page)
    filed = 0
    for number in range(1, 10):
        page.wait_for_url(f"**/criteria/{number}/")
        for name in page.locator(".requirement").evaluate_all("all => all.map(each => each.id)"):
            for time in (1, 2) if name == first_of(page) and number < 7 else (1,):
                tab_to(page, f"#{name} input[inputmode=url]")
                page.keyboard.type(f"www.facebook.com/demo/{time}")
                enter(page)
                page.locator(f"#{name} .files > li").nth(time - 1).wait_for()
                filed += 1
        if number == 1:
            tab_to(page, f"#{first_of(page)} input[multiple]")
            with page.expect_file_chooser(timeout=30_000) as chooser:
                page.keyboard.press("Enter")
            chooser.value.set_files(file_of("คำสั่ง.pdf", samples.pdf()))
            page.locator(f"#{first_of(page)} .files > li").nth(2).wait_for()
            tab_to(page, f"#{first_of(page)} .replace summary")
            page.keyboard.press("Enter")
            tab_to(page, f"#{first_of(page)} .replace input[name=url]")
            page.keyboard.press("Control+A")
            page.keyboard.type("www.facebook.com/demo/mended")
            enter(page)
            page.get_by_text("facebook.com/demo/mended").first.wait_for()
        tab_to(page, "main nav:last-of-type a.button:last-child")
        enter(page)
    page.wait_for_url(f"**/rounds/{round.pk}/")
    tab_to(page, ".action-bar a.button")
    enter(page)
    page.wait_for_url("**/submit/")
    tab_to(page, "main form.form button[type=submit]")
    enter(page)
    sent(page, items=filed + 1)
    assert filed + 1 >= 20


def first_of(page):
    return page.locator(".requirement").first.get_attribute("id")


def test_officer_is_told_why_a_file_was_refused_and_keeps_the_others(
    open_page, browser_problems, round, district, officer
):
    browser_problems.expect("status of 422")
    path = f"/intranet/districts/{district.code}/rounds/{round.pk}/criteria/1/"
    page = open_page(user=officer, path=path, viewport=PHONE)
    section = page.locator(".requirement").first
    upload(section, file_of("คำสั่ง.pdf", samples.pdf()))
    section.locator(".files > li").wait_for()
    upload(section, file_of("โปรแกรม.pdf", samples.executable()))
    refused = section.locator(".uploads .refused")
    refused.wait_for()
    assert "โปรแกรม" in refused.inner_text()
    assert list(Evidence.objects.live().values_list("title", flat=True)) == ["คำสั่ง.pdf"]


def test_officer_without_a_script_files_by_a_plain_form(open_page, round, district, officer):
    path = f"/intranet/districts/{district.code}/rounds/{round.pk}/criteria/1/"
    page = open_page(user=officer, path=path, viewport=PHONE, java_script_enabled=False)
    upload(page.locator(".requirement").first, file_of("คำสั่ง.pdf", samples.pdf()))
    page.locator("form.add button[type=submit]").first.click()
    page.locator(".files > li").wait_for()
    assert Evidence.objects.live().get().title == "คำสั่ง.pdf"


@pytest.mark.long
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_district_pages_are_accessible(open_page, round, district, officer, viewport, tmp_path):
    submission = make_submission(round, district, by=officer)
    requirement = EvidenceRequirement.objects.filter(criterion__round=round).first()
    link = {"submission": submission, "requirement": requirement, "by": officer}
    check_link(evidence=add_link(url="example.org", **link), fetch=lost)
    check_link(evidence=add_link(url="example.org/2", **link), fetch=closed)
    warned_of = f"{samples.NATIONAL_ID}.jpg"
    for name, content in [("คำสั่ง.pdf", samples.pdf()), (warned_of, samples.jpeg())]:
        add_file(file=io.BytesIO(content), name=name, **link)
    begin(name="ค้าง.pdf", size=9, client_id=uuid.uuid4(), **link)
    twelve = round.indicator.rounds.get(months=12)
    by = {"submission": zeros(make_submission(twelve, district, by=officer), officer)}
    by["by"] = officer
    submit(confirm_missing=True, **by)
    withdraw(**by)
    guideline = EvidenceRequirement.objects.get(criterion__round=twelve, key="e2_guideline")
    add_link(requirement=guideline, url="example.org/new", **by)
    save_figures(entries={twelve.figures.get(number="1.1"): Entry(7)}, **by)
    version = submit(confirm_missing=True, **by)
    renew_key(user=officer)
    own = f"/intranet/districts/{district.code}/"
    pages = [
        own,
        f"{own}rounds/{round.pk}/",
        f"{own}rounds/{round.pk}/criteria/{requirement.criterion.number}/",
        f"{own}rounds/{round.pk}/challenge/",
        f"{own}rounds/{round.pk}/submit/",
        f"{own}rounds/{twelve.pk}/",
        f"{own}rounds/{twelve.pk}/figures/",
        f"/intranet/receipts/{version.receipt_number}/",
        f"/intranet/receipts/{version.receipt_number}/changes/",
        "/intranet/calendar/",
        "/verify/",
        f"/verify/{version.receipt_number}/{code_of(version)}/",
    ]
    page = open_page(user=officer, viewport=viewport)
    for path in pages:
        page.goto(path)
        page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true })")
        assert violations(page) + violations_in_the_dark(page) == [], path
    withdraw(**by)
    page.goto(f"{own}rounds/{twelve.pk}/figures/")
    with page.expect_download() as download:
        page.locator("#offline a").click()
    workbook = tmp_path / "figures.xlsx"
    download.value.save_as(workbook)
    for value in ("ก", 9):
        book = openpyxl.load_workbook(workbook)
        book.active["C7"] = value
        book.save(workbook)
        page.goto(f"{own}rounds/{twelve.pk}/figures/")
        page.locator("#offline-file").set_input_files(workbook)
        page.locator("#offline button").click()
        page.locator(".cells" if value == "ก" else "input[name=sheet]").wait_for(state="attached")
        assert violations(page) + violations_in_the_dark(page) == [], value


def lost(url):
    return Fetched(url, problem="dns")


def closed(url):
    return Fetched(url, status=403)


def zeros(submission, officer):
    entries = {figure: Entry(0) for figure in submission.round.figures.all()}
    save_figures(submission=submission, entries=entries, by=officer)
    return submission
