"""The library and a case in a real browser: accessible, and usable by keyboard and on a phone."""

import pytest
from wagtail.models import Locale

from bestpractice.models import CompilationPage
from support.accessibility import violations
from support.browser import DESKTOP, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ADDRESSES = [
    "/best-practices/",
    "/best-practices/?province=krabi&kind=secondary",
    "/best-practices/?view=map",
    "/best-practices/krabi/",
    "/en/best-practices/",
    "/en/best-practices/krabi/",
    "/compilation-2568/",
    "/districts/{district}/",
    "/en/districts/{district}/",
]


@pytest.fixture
def shelf(home, make_pair, make_practice, make_technique, make_image, places):
    """A case with something under every heading, in both languages, and another one."""
    steps = {"heading": "", "items": ["ขั้นแรก", "ขั้นสอง"]}
    result = {"text": "คนได้รับการเยี่ยม", "value": 12, "unit": "คน", "period": "", "source": "ก"}
    krabi = make_pair(
        places.krabi,
        slug="krabi",
        title="การขับเคลื่อนโครงการ",
        activity_name="Krabi We Care You",
        techniques=[make_technique("pdca")],
        areas=["tracking"],
        fiscal_year=2022,
        cover=make_image(is_illustration=True),
        background="<p>ที่มา</p>",
        process=[(phase, steps) for phase in ("plan", "do", "check", "act")],
        technique=[("letter", {"letter": "ก", "word": "กำกับ", "text": "กำกับโรงเรียน"})],
        results_quantitative=[("result", result)],
        results_qualitative=[("result", "ได้รับโอกาส")],
        success_factors=[("factor", "ร่วมมือกัน")],
        photos=[("photo", {"image": make_image(), "caption": "ประชุม"})],
    )
    loei = make_practice(places.loei, title="เลย", is_demo=True, fiscal_year=2023)
    home.refresh_from_db()
    compilation = home.add_child(
        instance=CompilationPage(title="ผลงานปี 2568", slug="compilation-2568", fiscal_year=2025)
    )
    for number, practice in enumerate((krabi, loei), 1):
        compilation.works.create(number=number, practice=practice)
    assert Locale.objects.count() == 2


@pytest.mark.long
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_pages_have_no_violations_and_do_not_scroll_sideways(open_page, shelf, places, viewport):
    page = open_page(viewport=viewport)
    found = {}
    addresses = [address.format(district=places.krabi.code) for address in ADDRESSES]
    for address in addresses:
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        too_wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        found[address] = (violations(page), max(too_wide, 0))
    assert found == dict.fromkeys(addresses, ([], 0))


def test_drawer_narrows_the_library_by_keyboard_on_a_phone(open_page, shelf):
    page = open_page(viewport=PHONE, path="/best-practices/")
    option = page.locator(".facet a", has_text="จังหวัดkrabi")
    assert not option.is_visible()
    page.locator(".drawer > summary").focus()
    page.keyboard.press("Enter")
    option.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/best-practices/?province=krabi")
    assert page.locator(".practice .card-title").all_inner_texts() == ["Krabi We Care You"]
    page.locator(".chip").press("Enter")
    page.wait_for_url("**/best-practices/?")
    assert page.locator(".practice").count() == 2


@pytest.mark.long
def test_facets_stand_open_on_a_wide_screen(open_page, shelf):
    page = open_page(viewport=DESKTOP, path="/best-practices/")
    assert page.locator(".facet a", has_text="จังหวัดkrabi").is_visible()
    assert not page.locator(".drawer > summary").is_visible()


def test_parts_of_the_process_unfold_by_keyboard_without_scripts(open_page, shelf):
    page = open_page(path="/best-practices/krabi/", java_script_enabled=False)
    check = page.locator(".pdca details.check")
    assert not check.get_by_text("ขั้นสอง").is_visible()
    check.locator("summary").press("Enter")
    assert check.get_by_text("ขั้นสอง").is_visible()


@pytest.mark.long
def test_print_shows_every_part_of_the_process(open_page, shelf):
    page = open_page(path="/best-practices/krabi/")
    page.emulate_media(media="print")
    steps = page.locator(".pdca li")
    assert [step.is_visible() for step in steps.all()] == [True] * 8
    assert not page.locator(".contents").is_visible()
