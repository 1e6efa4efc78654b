"""The public content as `load_pages` makes it: in both languages, once, and nothing invented
without saying so."""

import re
from datetime import UTC, date, datetime

import pytest
from django.db import transaction
from django.test import Client
from wagtail.models import Page, Revision, Site
from wagtail_localize.models import Translation

from accounts.roles import Role
from areas.load import load as load_areas
from bestpractice.models import BestPracticePage
from config.demo import drawings
from config.demo.content import in_language
from config.demo.pages import load_pages
from config.demo.tree import english_locale, translate
from config.roles import load_roles
from home.models import ContentPage, CustomImage, MenuItem, NewsCategory, NewsPage, ReferenceFigure
from support.people import make_user

# One process loads the content, not each.
pytestmark = [pytest.mark.long, pytest.mark.xdist_group("demo pages")]

TODAY = date(2026, 1, 15)


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """The content of the demo, loaded once for the tests of this module and rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_areas()
        load_pages(demo=True, today=TODAY)
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def answers(loaded):
    """What every page answers to a visitor, by address."""
    client = Client()
    pages = Page.objects.filter(depth__gt=1)
    return {page.url: client.get(page.url) for page in pages}


@pytest.fixture
def site(loaded, db):
    return Site.objects.get()


def of_language(model, code):
    return model.objects.filter(locale__language_code=code)


def test_home_takes_the_place_of_the_welcome_page(site):
    assert site.root_page.specific.title == "พาน้องกลับมาเรียน"
    titles = [page.title for page in Page.objects.filter(depth=2)]
    assert titles == ["พาน้องกลับมาเรียน", "Bring Our Siblings Back to School"]


def test_every_page_answers_in_both_languages(answers):
    assert {answer.status_code for answer in answers.values()} == {200}
    thai = {address for address in answers if not address.startswith("/en/")}
    assert {f"/en{address}" for address in thai} == set(answers) - thai


def test_addresses_that_others_rely_on(site):
    addresses = {page.url for page in of_language(Page, "th").filter(depth__gt=1)}
    assert addresses >= {
        "/",
        "/news/",
        "/best-practices/",
        "/best-practices/krabi-we-care-you/",
        "/about/",
        "/about/objectives/",
        "/about/definitions/",
        "/about/roles/",
        "/about/steps/",
        "/about/partners/",
        "/about/documents/",
        "/privacy/",
        "/accessibility/",
        "/contact/",
        "/about-this-site/",
        "/manual/",
    }


def test_links_within_the_pages_keep_the_language_and_lead_somewhere(answers):
    names = "statistics|intranet|accounts|search|feed|districts|booklets|best-practices/feed"
    views = re.compile(rf"/(en/)?({names})/")
    wrong = []
    for address, answer in answers.items():
        main = re.search(r"<main.*</main>", answer.text, flags=re.S).group()
        # A document has one address, whatever the language; that it opens is asked below.
        links = set(re.findall(r'<a [^>]*href="(/(?!documents/)[^"?#]*)', main))
        foreign = {link for link in links if link.startswith("/en/") != address.startswith("/en/")}
        nowhere = {link for link in links if not views.match(link)} - set(answers)
        wrong += [(address, link) for link in foreign | nowhere]
    assert wrong == []


def test_every_text_is_translated_by_hand(site):
    progress = [
        (str(translation), *translation.get_progress()) for translation in Translation.objects.all()
    ]
    pages = of_language(Page, "th").filter(depth__gt=1).count()
    assert len(progress) == pages + of_language(NewsCategory, "th").count()
    assert [name for name, texts, translated in progress if texts != translated] == []


def test_english_pages_have_english_titles(site):
    titles = of_language(Page, "en").filter(depth__gt=1).values_list("title", flat=True)
    assert [title for title in titles if re.search("[ก-๛]", title)] == []


def test_krabi_shows_nothing_that_its_document_lacks(site):
    for krabi in BestPracticePage.objects.filter(slug="krabi-we-care-you"):
        figures = [block.value["value"] for block in krabi.results_quantitative]
        assert (krabi.fiscal_year, figures, list(krabi.photos)) == (None, [None], [])
        assert (krabi.is_demo, krabi.work_number, krabi.district.code) == (
            False,
            4,
            "krabi-primary",
        )
        assert (krabi.cover.is_illustration, krabi.cover.consent) == (True, "not_needed")


def test_krabi_keeps_the_structure_of_its_document(site):
    krabi = BestPracticePage.objects.get(slug="krabi-we-care-you", locale__language_code="th")
    assert [(b.block_type, len(b.value["items"])) for b in krabi.process] == [
        ("plan", 3),
        ("do", 5),
        ("check", 4),
        ("act", 1),
    ]
    assert [b.value["letter"] for b in krabi.technique] == ["ก", "ต", "ป", "น"]
    techniques = [link.technique.name_th for link in krabi.technique_links.all()]
    assert techniques == ["ก-ต-ป-น", "PDCA"]
    assert len(krabi.success_factors) == 2


def test_every_other_case_says_that_it_is_invented(site, answers):
    others = BestPracticePage.objects.exclude(slug="krabi-we-care-you")
    assert [case.slug for case in others if not case.is_demo] == []
    assert len(others) == 12
    for case in others:
        assert 'class="alert alert-warn"' in answers[case.url].text


def test_news_about_the_demo_says_so(site):
    invented = NewsPage.objects.filter(slug="photographs-that-protect-children")
    for news in invented:
        assert news.body[0].block_type == "callout"
    documented = NewsPage.objects.filter(slug="five-steps")
    for news in documented:
        assert news.body[0].block_type != "callout"


def test_dates_follow_the_day_of_loading(site):
    for news in NewsPage.objects.filter(slug="krabi-we-care-you"):
        assert news.date == date(2026, 1, 12)
        assert news.first_published_at == datetime(2026, 1, 12, 2, tzinfo=UTC)
    years = of_language(BestPracticePage, "th").filter(is_demo=True)
    assert sorted(years.values_list("fiscal_year", flat=True)) == [
        2023,
        2024,
        2024,
        2025,
        2025,
        2026,
    ]


def test_a_figure_of_an_invented_case_names_the_year_in_the_readers_era(site):
    periods = {
        case.locale.language_code: case.results_quantitative[0].value["period"]
        for case in BestPracticePage.objects.filter(slug="demo-pins-of-care")
    }
    assert periods == {"th": "ปีงบประมาณ 2568", "en": "fiscal year 2025"}


def test_key_figures_of_the_news_bear_the_date_of_their_source(site):
    for news in NewsPage.objects.filter(slug="where-the-figures-come-from"):
        figures = news.body[0].value["figures"]
        assert [(figure["value"], figure["as_of"]) for figure in figures] == [
            ("28,811", date(2021, 12, 9)),
            ("14,953", date(2021, 5, 14)),
            ("13,858", date(2021, 11, 10)),
        ]


def test_reference_figures_are_those_of_the_documents(site):
    figures = dict(ReferenceFigure.objects.values_list("key", "value"))
    assert figures == {
        "target": 110_755,
        "to_find": 28_811,
        "to_find_eef": 14_953,
        "to_find_dmc": 13_858,
        "agencies": 12,
    }
    assert figures["to_find"] == figures["to_find_eef"] + figures["to_find_dmc"]


def test_menus_lead_to_the_main_pages(site):
    links = [
        (item.menu, item.page.slug if item.page else item.address)
        for item in MenuItem.objects.order_by("menu", "sort_order")
    ]
    assert links == [
        ("footer", "about-this-site"),
        ("footer", "manual"),
        ("footer", "contact"),
        ("footer", "privacy"),
        ("footer", "accessibility"),
        ("hero", "about"),
        ("hero", "best-practices"),
        ("main", "about"),
        ("main", "news"),
        ("main", "best-practices"),
        ("main", "/statistics/"),
    ]


def test_a_second_run_adds_nothing_and_keeps_what_people_changed(site):
    page = ContentPage.objects.get(slug="contact", locale__language_code="th")
    page.title = "ติดต่อเรา"
    page.save_revision().publish()
    home = site.root_page.specific
    home.featured = None
    home.save()
    MenuItem.objects.exclude(address="").delete()
    before = _counts()
    load_pages(demo=True, today=TODAY)
    assert _counts() == before
    page.refresh_from_db()
    home.refresh_from_db()
    assert (page.title, home.featured) == ("ติดต่อเรา", None)


def test_a_second_run_brings_back_a_missing_translation(site):
    page = ContentPage.objects.get(slug="contact", locale__language_code="en")
    page.delete()
    load_pages(demo=True, today=TODAY)
    assert ContentPage.objects.get(slug="contact", locale__language_code="en").live


def _counts():
    return [
        model.objects.count() for model in (Page, Revision, CustomImage, MenuItem, ReferenceFigure)
    ]


def test_a_translation_with_other_texts_is_refused(site):
    page = ContentPage.objects.get(slug="contact", locale__language_code="th")
    written = ContentPage(title="Contact", slug="contact")
    with pytest.raises(ValueError, match="its translation differ in"):
        translate(page, written, english_locale())


def test_in_language_chooses_at_every_depth():
    pair = {"a_th": "ก", "a_en": "k", "list": [{"b_th": "ข", "b_en": "kh"}], "key": "x_th"}
    assert in_language(pair, "en") == {"a": "k", "list": [{"b": "kh"}], "key": "x_th"}


@pytest.mark.parametrize(
    "name",
    [
        "road_to_school",
        "home_visit",
        "meeting",
        "map_with_pins",
        "learning",
        "network",
        "path_in_four_parts",
    ],
)
def test_drawings_are_small_and_the_same_each_time(name):
    draw = getattr(drawings, name)
    first = draw().png()
    assert len(first) <= 30_000
    assert draw().png() == first


def test_editor_of_every_page_opens(site, client):
    load_roles()
    client.force_login(make_user(Role.PROGRAMME_ADMIN))
    pages = Page.objects.filter(depth__gt=1)
    answers = {
        page.url_path: client.get(f"/admin/pages/{page.pk}/edit/").status_code for page in pages
    }
    assert {path: status for path, status in answers.items() if status != 200} == {}


@pytest.mark.parametrize("language", ["", "/en"])
def test_documents_are_offered_and_open(loaded, language):
    client = Client()
    page = client.get(f"{language}/about/documents/").text
    addresses = re.findall(r'class="download" href="([^"]+)"', page)
    answers = [client.get(address) for address in addresses]
    heads = [b"".join(answer.streaming_content)[:5] for answer in answers]
    assert (len(addresses), heads) == (2, [b"%PDF-", b"%PDF-"])
    assert "ข้อมูลสมมุติเพื่อสาธิต" in page or "Invented data" in page
