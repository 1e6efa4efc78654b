"""The library and the case as the public gets them."""

import json
import re
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from html5lib import HTMLParser
from wagtail.models import PageViewRestriction

from bestpractice.models import BestPracticePage, CompilationPage
from home.models import MenuItem, SiteSettings
from support.long import repetitions
from support.queries import exact_queries

pytestmark = pytest.mark.django_db


def text_of(response):
    """The words of the page without tags, spaces folded."""
    body = re.sub(r"<script.*?</script>|<svg.*?</svg>|<[^>]+>", " ", response.text, flags=re.S)
    return " ".join(body.split())


def linked_data(response):
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', response.text)
    return {data["@type"]: data for data in map(json.loads, scripts)}


@pytest.fixture
def menu(library):
    """A menu with a link, as every site has: it brings the settings along."""
    MenuItem.objects.create(site_settings=SiteSettings.load(), text_th="คลัง", page=library)


@pytest.fixture
def krabi(make_practice, make_technique, places):
    """A case with something under every heading but photos."""
    steps = {"heading": "", "items": ["ขั้นแรก", "ขั้นสอง"]}
    practice = make_practice(
        places.krabi,
        title="การขับเคลื่อนโครงการ",
        slug="krabi",
        activity_name="Krabi We Care You",
        techniques=[
            make_technique("ko-to-po-no", name_th="ก-ต-ป-น", meaning_th="กำกับ ติดตาม"),
        ],
        areas=["tracking"],
        work_number=4,
        background="<p>ที่มาของผลงาน</p>",
        process=[(phase, steps) for phase in ("plan", "do", "check", "act")],
        technique=[("letter", {"letter": "ก", "word": "กำกับ", "text": "กำกับโรงเรียน"})],
        results_quantitative=[
            (
                "result",
                {
                    "text": "เด็กได้รับการเยี่ยม",
                    "value": 1280,
                    "unit": "คน",
                    "period": "ปีการศึกษา 2565",
                    "source": "รายงานของเขต",
                },
            )
        ],
        results_qualitative=[("result", "ได้รับโอกาส")],
        success_factors=[("factor", "ร่วมมือกัน")],
        source_note="จากเอกสารผลงานชิ้นที่ 4",
    )
    practice.first_published_at = datetime(2026, 1, 5, 2, tzinfo=UTC)
    practice.last_published_at = datetime(2026, 1, 6, 2, tzinfo=UTC)
    practice.save()
    return practice


def fetch(client, address):
    """Ask anew, with nothing cached."""
    cache.clear()
    response = client.get(address)
    assert response.status_code == 200


def test_library_costs_the_same_over_1_3_and_30_practices(
    client, menu, library, make_pair, make_technique, make_image, places
):
    """The compilations, which it leads to, come with what it asks for anyway."""
    for year in (2567, 2568):
        compilation = CompilationPage(title=f"ปี {year}", slug=str(year), fiscal_year=year - 543)
        library.get_parent().add_child(instance=compilation)
    technique = make_technique("pdca")
    there_are = 0
    for number in (1, 3, 30):
        for _ in range(number - there_are):
            make_pair(places.krabi, techniques=[technique], cover=make_image())
        there_are = number
        costs = {"/best-practices/": 11, "/best-practices/?view=map": 9, "/en/best-practices/": 12}
        for address, queries in costs.items():
            fetch(client, address)  # makes the renditions that the first view needs
            with exact_queries(queries):
                fetch(client, address)


@pytest.mark.long
def test_library_and_its_pages_cost_the_same_at_ten_practices_and_at_a_thousand(
    client, menu, make_pair, make_technique, make_image, places
):
    technique, cover = make_technique("pdca"), make_image()
    make_pair(places.krabi, slug="krabi", techniques=[technique], cover=cover)
    addresses = {
        "/best-practices/": 11,
        "/en/best-practices/": 12,
        "/best-practices/krabi/": 13,
        "/en/best-practices/krabi/": 14,
    }
    there_are = 1
    for size in (10, repetitions(1_000)):
        for _ in range(size - there_are):
            make_pair(places.krabi, techniques=[technique], cover=cover)
        there_are = size
        for address, queries in addresses.items():
            fetch(client, address)
            with exact_queries(queries):
                fetch(client, address)


def test_library_offers_facets_and_keeps_its_state_in_the_address(
    get, library, krabi, make_practice, places
):
    make_practice(places.secondary, title="มัธยม", fiscal_year=2023)
    response = get(library, "?kind=secondary&sort=year")
    assert [page.title for page in response.context["practices"]] == ["มัธยม"]
    assert 'href="?kind=secondary&amp;kind=primary&amp;sort=year"' in response.text
    assert 'href="?sort=year"' in response.text  # the chip


def test_an_empty_library_says_how_to_widen(get, library, krabi):
    response = get(library, "?province=krabi&kind=secondary")
    assert list(response.context["practices"]) == []
    assert 'href="?province=krabi"' in response.text


def test_library_hides_drafts_and_private_practices(get, library, make_practice, places):
    make_practice(places.krabi, title="canary-draft", live=False)
    private = make_practice(places.krabi, title="canary-private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert "canary" not in get(library).text


def test_feed_names_what_is_published_in_the_language_of_the_address(
    client, make_practice, make_pair, places
):
    make_pair(places.krabi, title="เคาะทุกประตู")
    make_practice(places.trang, title="ยังไม่แปล")
    make_practice(places.loei, title="ร่าง", live=False)
    private = make_practice(places.loei, title="ส่วนตัว")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    client.get("/best-practices/feed/")  # learns the addresses of the site
    titles = re.compile(r"<entry><title>(.*?)</title>")
    with exact_queries(3):
        thai = client.get("/best-practices/feed/").text
    english = client.get("/en/best-practices/feed/").text
    assert titles.findall(thai) == ["ยังไม่แปล", "เคาะทุกประตู"]
    assert [title[:4] for title in titles.findall(english)] == ["ยังไ", "Work"]


def test_english_library_marks_what_is_not_translated(
    client, library, krabi, translated, make_practice, places
):
    translated(krabi, "Driving the programme")
    make_practice(places.trang, title="ยังไม่แปล", slug="only-thai")
    response = client.get("/en/best-practices/")
    cards = re.findall(r'<article class="card practice"( lang="th")?>', response.text)
    assert cards == ["", ' lang="th"']
    assert 'href="/best-practices/only-thai/" hreflang="th"' in response.text


def test_a_mirror_of_an_untranslated_page_is_marked_too(
    client, english_library, make_practice, places
):
    thai = make_practice(places.trang, title="ยังไม่แปล", slug="mirrored")
    thai.create_alias(
        parent=english_library, update_locale=english_library.locale, reset_translation_key=False
    )
    response = client.get("/en/best-practices/")
    assert re.findall(r'<article class="card practice"( lang="th")?>', response.text) == [
        ' lang="th"'
    ]
    assert "ไทย</span>" in response.text


def test_case_shows_every_heading_and_its_facts(get, krabi):
    response = get(krabi)
    anchors = re.findall(r'<section id="([a-z]+)"', response.text)
    assert anchors == ["background", "process", "technique", "results", "factors"]
    words = text_of(response)
    for shown in (
        "ก-ต-ป-น",
        "(กำกับ ติดตาม)",
        "1,280 คน",
        "ปีการศึกษา 2565",
        "รายงานของเขต",
        "5 มกราคม 2569",
        "จากเอกสารผลงานชิ้นที่ 4",
    ):
        assert shown in words


def test_a_missing_number_is_simply_absent(get, make_practice, places):
    practice = make_practice(
        places.krabi,
        results_quantitative=[
            (
                "result",
                {"text": "เด็กได้รับการค้นหา", "value": None, "unit": "", "period": "", "source": ""},
            )
        ],
    )
    response = get(practice)
    assert "เด็กได้รับการค้นหา" in response.text
    assert "figure-value" not in response.text
    assert "None" not in text_of(response)


def test_photos_without_consent_stay_away(get, make_practice, make_image, places):
    shown = make_image(consent="given", alt_th="ประชุมคณะทำงาน")
    hidden = make_image(consent="unknown", alt_th="canary")
    practice = make_practice(
        places.krabi,
        cover=hidden,
        photos=[("photo", {"image": image, "caption": ""}) for image in (shown, hidden)],
    )
    response = get(practice)
    assert "ประชุมคณะทำงาน" in response.text
    assert "canary" not in response.text
    assert 'class="badge badge-neutral"' in response.text  # the drawing in place of the cover


def test_case_describes_itself_to_search_engines(get, krabi, places):
    data = linked_data(get(krabi))
    assert data["Article"] == {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": "การขับเคลื่อนโครงการ",
        "alternativeHeadline": "Krabi We Care You",
        "description": "เด็กได้รับการเยี่ยม",
        "url": "http://testserver/best-practices/krabi/",
        "inLanguage": "th",
        "author": {"@type": "GovernmentOrganization", "name": places.krabi.name},
        "contentLocation": {"@type": "Place", "name": places.krabi.name},
        "datePublished": "2026-01-05T09:00:00+07:00",
        "dateModified": "2026-01-06T09:00:00+07:00",
        "publisher": {
            "@type": "GovernmentOrganization",
            "name": "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน",
        },
    }
    assert [item["name"] for item in data["BreadcrumbList"]["itemListElement"]][1:] == [
        "คลัง",
        "การขับเคลื่อนโครงการ",
    ]


def test_only_an_invented_case_says_so(get, krabi, make_practice, places):
    invented = make_practice(places.loei, is_demo=True)
    assert ['class="alert alert-warn"' in get(practice).text for practice in (invented, krabi)] == [
        True,
        False,
    ]


def test_case_costs_the_same_whatever_the_library(
    client, menu, make_pair, make_technique, make_image, places
):
    technique = make_technique("pdca")
    photos = [("photo", {"image": make_image(), "caption": ""}) for _ in range(3)]
    make_pair(places.krabi, slug="krabi", techniques=[technique], cover=make_image(), photos=photos)
    addresses = {"/best-practices/krabi/": 14, "/en/best-practices/krabi/": 15}
    for more in (0, 10):
        for _ in range(more):
            make_pair(places.krabi, techniques=[technique])
        for address, queries in addresses.items():
            fetch(client, address)
            with exact_queries(queries):
                fetch(client, address)


@pytest.mark.parametrize("address", ["/best-practices/", "/best-practices/krabi/"])
def test_pages_are_valid_html(client, krabi, address):
    parser = HTMLParser(strict=False)
    parser.parse(client.get(address).text)
    assert parser.errors == []


def test_case_of_a_private_library_is_not_read(client, krabi, library):
    PageViewRestriction.objects.create(page=library, restriction_type="login")
    assert client.get("/best-practices/krabi/").status_code == 302


def test_case_is_cited_with_author_day_title_and_address(
    krabi, client, english_library, translated
):
    krabi.first_published_at = datetime(2022, 2, 28, 3, tzinfo=UTC)
    krabi.save()
    english = translated(krabi, "Driving the programme")
    BestPracticePage.objects.filter(pk=english.pk).update(
        first_published_at=krabi.first_published_at
    )
    cited = {
        path: re.search(r'<p class="cite-text">(.*?)</p>', client.get(path).text)[1]
        for path in ("/best-practices/krabi/", "/en/best-practices/krabi/")
    }
    assert cited == {
        "/best-practices/krabi/": (
            f"{krabi.district.name_th}. (28 กุมภาพันธ์ 2565). การขับเคลื่อนโครงการ “Krabi We Care You”. "
            "พาน้องกลับมาเรียน. http://testserver/best-practices/krabi/"
        ),
        "/en/best-practices/krabi/": (
            f"{krabi.district.name_en}. (28 February 2022). Driving the programme "
            "“Krabi We Care You”. Bring Our Siblings Back to School. http://testserver/en/best-practices/krabi/"
        ),
    }


def test_every_address_of_a_case_is_the_one_it_was_reached_by(krabi, client):
    response = client.get("/best-practices/krabi/", HTTP_HOST="testserver:8123")
    [canonical] = re.findall(r'<link rel="canonical" href="(.*?)">', response.text)
    assert canonical == "http://testserver:8123/best-practices/krabi/"
    assert linked_data(response)["Article"]["url"] == canonical
    assert f"{canonical}</p>" in response.text
    assert "http://testserver/" not in response.text
