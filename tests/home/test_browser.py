"""The public pages as a reader's browser has them."""

import re
from urllib.parse import quote

import pytest
from django.test import override_settings
from playwright.sync_api import expect

from accounts.roles import Role
from support.accessibility import violations, violations_in_the_dark
from support.browser import DESKTOP, PHONE
from support.people import make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PATHS = [
    "/",
    "/news/",
    "/news/?category=policy",
    "/news/rich/",
    "/about/",
    "/definitions/",
    "/search/?q=ข่าว",
    "/search/?q=ไม่มี",
]
ACCOUNT_PATHS = ["/accounts/login/", "/accounts/password/reset/", "/accounts/signup/"]


@pytest.fixture
def site(
    english_home,
    site_settings,
    make_news,
    make_content,
    make_body,
    make_category,
    make_image,
    make_glossary,
    translate,
):
    """A small site with every block, a menu and an announcement, in both languages."""
    category = make_category("policy")
    news = make_news(
        slug="rich", body=make_body(), cover=make_image(size=(1200, 800)), category=category
    )
    make_news(category=category)
    about = make_content(slug="about", body=make_body(), show_contents=True)
    glossary = make_glossary([("เยี่ยมบ้าน", "ครูไปพบครอบครัวที่บ้าน", "", True)])
    for page in [news, about, glossary]:
        translate(page)
    for order, (menu, page) in enumerate([("main", about), ("footer", about), ("hero", about)]):
        site_settings.menu_items.create(
            menu=menu, text_th="เกี่ยวกับโครงการ", text_en="About", page=page, sort_order=order
        )
    site_settings.show_announcement = True
    site_settings.announcement_th, site_settings.announcement_en = "เปิดรับรายงาน", "Open"
    site_settings.save()


@pytest.mark.long
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("language", ["", "/en"], ids=["thai", "english"])
def test_pages_keep_to_wcag(site, make_news, open_page, viewport, language):
    for _ in range(11):  # a second page of the list
        make_news()
    page = open_page(viewport=viewport)
    for path in [*PATHS, *ACCOUNT_PATHS]:
        page.goto(f"{language}{path}")
        assert (path, violations(page)) == (path, [])
        overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert (path, overflow <= 0) == (path, True)


@pytest.mark.long
def test_nothing_leaves_the_site_before_a_click(site, open_page, live_server):
    page = open_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for path in [*PATHS, *ACCOUNT_PATHS]:
        page.goto(path)
    assert {url for url in asked if not url.startswith(f"{live_server.url}/")} == set()


@pytest.mark.long
@override_settings(DEMO=True)
def test_demo_says_that_its_data_is_invented(site, open_page):
    page = open_page()
    for path in ["/", "/en/", "/accounts/login/"]:
        page.goto(path)
        assert page.locator(".demo-ribbon").is_visible()


def test_skip_link_leads_past_the_menu(site, open_page):
    page = open_page(path="/news/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_menu_opens_and_closes_by_keyboard_on_a_phone(site, open_page):
    page = open_page(viewport=PHONE, path="/")
    button, menu = page.locator(".menu-toggle"), page.locator("#site-nav")
    assert (button.get_attribute("aria-expanded"), menu.is_visible()) == ("false", False)
    button.focus()
    page.keyboard.press("Enter")
    assert (button.get_attribute("aria-expanded"), menu.is_visible()) == ("true", True)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#site-nav') !== null")
    page.keyboard.press("Escape")
    assert (button.get_attribute("aria-expanded"), menu.is_visible()) == ("false", False)
    assert page.evaluate("document.activeElement.className") == "menu-toggle"


@pytest.mark.long
def test_menu_stays_open_without_scripts(site, open_page):
    page = open_page(viewport=PHONE, path="/", java_script_enabled=False)
    assert page.locator("#site-nav").is_visible()
    assert not page.locator(".menu-toggle").is_visible()


@pytest.mark.long
def test_filters_work_by_keyboard_and_stand_in_the_address(site, open_page):
    page = open_page(path="/news/")
    page.locator("summary").focus()
    page.keyboard.press("Enter")
    page.locator("#id_period").select_option("2022-02")
    page.locator("#id_period").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"period=2022-02"))
    assert page.locator(".chip").count() == 1
    page.locator(".chip").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/news/\?(?!.*period=2022)"))
    assert page.locator(".chip").count() == 0


@pytest.mark.long
def test_gallery_opens_leads_on_and_closes_by_keyboard(site, open_page):
    page = open_page(path="/news/rich/")
    first = page.locator("[data-gallery] a").first
    first.focus()
    page.keyboard.press("Enter")
    caption = page.locator("dialog.lightbox p")
    assert caption.text_content() == "1 / 2 – ภาพแรก"
    page.keyboard.press("ArrowRight")
    assert caption.text_content() == "2 / 2"
    page.keyboard.press("ArrowRight")
    assert caption.text_content() == "1 / 2 – ภาพแรก"
    page.keyboard.press("ArrowLeft")
    assert caption.text_content() == "2 / 2"
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert not page.locator("dialog.lightbox").is_visible()
    assert page.evaluate(
        "document.activeElement === document.querySelectorAll('[data-gallery] a')[1]"
    )


@pytest.mark.long
def test_gallery_without_scripts_leads_to_the_large_picture(site, open_page):
    page = open_page(path="/news/rich/", java_script_enabled=False)
    target = page.locator("[data-gallery] a").first.get_attribute("href")
    assert page.request.get(target).headers["content-type"] == "image/webp"


@pytest.mark.long
def test_definition_opens_by_keyboard_and_closes_with_escape(site, open_page):
    page = open_page(path="/news/rich/")
    word, tip = page.locator("a.term"), page.locator(".tip")
    assert not tip.is_visible()
    word.focus()
    assert tip.text_content() == "เยี่ยมบ้านครูไปพบครอบครัวที่บ้าน"
    assert violations(page) == []
    page.keyboard.press("Escape")
    assert (tip.is_visible(), page.evaluate("document.activeElement.className")) == (False, "term")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/definitions/#part-"))


@pytest.mark.long
def test_definition_stays_while_the_pointer_rests_on_it(site, open_page):
    page = open_page(path="/news/rich/")
    tip = page.locator(".tip")
    page.locator("a.term").hover()
    tip.hover()
    page.wait_for_timeout(400)
    assert tip.is_visible()
    page.locator("h1").hover()
    tip.wait_for(state="hidden")


@pytest.mark.long
def test_definition_opens_with_the_first_touch(site, open_page):
    page = open_page(viewport=PHONE, has_touch=True, path="/news/rich/")
    page.locator("a.term").tap()
    assert "แตะคำนี้อีกครั้ง" in page.locator(".tip").text_content()
    box = page.locator(".tip").bounding_box()
    assert (box["x"] >= 0, box["x"] + box["width"] <= PHONE["width"]) == (True, True)
    page.locator("h1").tap()
    assert not page.locator(".tip").is_visible()
    page.locator("a.term").tap()
    page.locator("a.term").tap()
    page.wait_for_url(re.compile(r"/definitions/#part-"))


@pytest.mark.long
def test_agency_is_chosen_live_and_without_scripts(site, open_page):
    page = open_page(path="/about/")
    page.locator("#agency").select_option("2")
    assert page.locator(".areas > li:visible").count() == 1
    assert page.locator(".matrix [role=status]").text_content() == "ร่วมดำเนินการ 1 จาก 2 งาน"
    assert page.url.endswith("/about/?agency=2")
    page.reload()
    assert page.locator(".areas > li:visible").count() == 1
    plain = open_page(path="/about/", java_script_enabled=False)
    plain.locator("#agency").select_option("2")
    plain.locator(".matrix-filter button").click()
    plain.wait_for_url(re.compile(r"/about/\?agency=2#areas"))
    assert plain.locator(".areas > li:visible").count() == 1


@pytest.mark.long
def test_film_loads_after_the_click(site, open_page, browser_problems):
    browser_problems.expect("youtube")
    page = open_page(path="/news/rich/")
    page.route("https://www.youtube-nocookie.com/**", lambda route: route.fulfill(body="film"))
    page.locator(".film-card").click()
    frame = page.locator(".film iframe")
    assert (frame.get_attribute("src"), frame.get_attribute("title")) == (
        "https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1",
        "ภาพรวมโครงการ",
    )


@pytest.mark.long
def test_link_can_be_copied(site, open_page, live_server):
    page = open_page(permissions=["clipboard-read", "clipboard-write"], path="/news/rich/")
    page.locator("[data-copy]").click()
    page.wait_for_function("document.querySelector('[data-copy] [role=status]').textContent")
    assert page.evaluate("navigator.clipboard.readText()") == f"{live_server.url}/news/rich/"


def test_pages_are_suggested_while_typing(site, make_content, open_page):
    make_content(slug="visits", title="เกี่ยวกับการเยี่ยมบ้านของครูและเครือข่ายทุกภาคส่วนในพื้นที่")
    page = open_page(viewport=PHONE, path="/search/")
    field, options = page.locator("#q"), page.get_by_role("option")
    field.press_sequentially("เกี่")
    expect(options).to_have_count(1)
    assert options.locator("mark").inner_text() == "เกี่"
    assert violations(page) == violations_in_the_dark(page) == []
    field.press("ArrowUp")
    expect(field).to_have_attribute("aria-activedescendant", "suggestion-0")
    expect(options).to_have_attribute("aria-selected", "true")
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("เกี่")
    field.press("Backspace")
    expect(options).to_have_count(1)
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url("**/visits/")


@pytest.mark.long
def test_password_can_be_shown(site, open_page):
    page = open_page(path="/accounts/login/")
    page.locator("#id_password").fill("ลับ")
    page.locator(".reveal button").click()
    assert page.locator("#id_password").get_attribute("type") == "text"
    page.locator(".reveal button").click()
    assert page.locator("#id_password").get_attribute("type") == "password"


@pytest.mark.long
@pytest.mark.parametrize("path", ["/", "/en/", "/news/", "/news/rich/"])
def test_nothing_jumps_while_a_page_loads(site, open_page, path):
    page = open_page(viewport=PHONE)
    page.add_init_script(
        "window.shift = 0;"
        "new PerformanceObserver(list => list.getEntries().forEach(entry => {"
        "  if (!entry.hadRecentInput) window.shift += entry.value"
        "})).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(path)
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    # Chromium counts below 0.1 as good; the reader sees nothing of 0.02.
    assert page.evaluate("window.shift") <= 0.02


@pytest.mark.long
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_page_of_components_is_accessible(open_page, home, viewport):
    page = open_page(user=make_user(Role.EDITOR), path="/styleguide/", viewport=viewport)
    assert violations(page) + violations_in_the_dark(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.long
def test_case_is_passed_on_by_the_share_sheet_and_without_trackers(open_page, site):
    page = open_page(viewport=PHONE)
    page.add_init_script("navigator.share = async (what) => { window.shared = what; };")
    page.goto("/news/rich/")
    address = page.url
    page.get_by_role("button", name="แบ่งปัน", exact=True).click()
    title = page.locator("h1").inner_text()
    assert page.evaluate("window.shared") == {"title": title, "url": address}
    encoded = quote(address, safe="")
    links = page.locator(".share a").evaluate_all("all => all.map(a => [a.href, a.rel])")
    assert links == [
        [f"https://social-plugins.line.me/lineit/share?url={encoded}", "noopener noreferrer"],
        [f"https://www.facebook.com/sharer/sharer.php?u={encoded}", "noopener noreferrer"],
    ]
