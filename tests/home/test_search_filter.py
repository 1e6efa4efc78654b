"""A search narrowed by the type of page, the district, the year and the days."""

from datetime import UTC, date, datetime

import pytest
from wagtail.models import PageViewRestriction

pytestmark = pytest.mark.django_db

WORD = "นกคีรีบูน"


@pytest.fixture
def found(client):
    """`found(kind=…)`: titles of the pages found under these filters, in their order."""

    def found(prefix="", **filters):
        results = client.get(f"{prefix}/search/", {"q": WORD, **filters}).context["results"]
        return sorted(page.title for page in results.page)

    return found


@pytest.fixture
def pages(home, make_news, make_content, make_district):
    krabi, trang = make_district("krabi", region=6), make_district("trang", region=6)
    make_news(title=f"{WORD} ก", district=krabi, date=date(2025, 12, 31))
    make_news(title=f"{WORD} ข", district=trang, date=date(2026, 1, 1))
    page = make_content(title=f"{WORD} ค")
    page.first_published_at = datetime(2025, 12, 31, 17, 0, tzinfo=UTC)  # 1 January in Bangkok
    page.save()


@pytest.mark.parametrize(
    ("filters", "titles"),
    [
        ({}, "กขค"),
        ({"kind": "newspage"}, "กข"),
        ({"kind": "contentpage"}, "ค"),
        ({"district": "krabi"}, "ก"),
        ({"year": "2025"}, "ก"),
        ({"year": "2026"}, "ขค"),
        ({"kind": "newspage", "year": "2026"}, "ข"),
        ({"kind": "contentpage", "district": "krabi"}, ""),
        ({"since": "1/1/2569"}, "ขค"),
        ({"since": "31 ธ.ค. 68", "until": "๓๑ ธันวาคม ๒๕๖๘"}, "ก"),
        ({"until": "2025-12-31"}, "ก"),
        ({"since": "2/1/2569"}, ""),
        ({"year": "2026", "until": "31/12/2568"}, ""),
        ({"since": "เมื่อวาน", "kind": "newspage"}, "กข"),
        ({"kind": "unknown", "district": "nowhere", "year": "x"}, "กขค"),
    ],
)
def test_filters_narrow_together_and_unknown_ones_are_passed_over(found, pages, filters, titles):
    assert found(**filters) == [f"{WORD} {title}" for title in titles]


def test_choices_are_those_of_public_pages(client, pages, make_news, make_district, frozen):
    hidden = make_news(district=make_district("satun", region=6))
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    narrowed = client.get("/search/", {"q": WORD}).context["results"].filter
    texts = {name: [option.text for option in found] for name, found in narrowed.options.items()}
    assert texts == {
        "kind": ["หน้าเนื้อหา", "ข่าว"],
        "district": ["สพป.krabi", "สพป.trang"],
        "year": ["2569", "2568", "2567", "2566", "2565", "2564"],
    }


def test_filter_in_force_is_shown_with_the_address_without_it(client, pages):
    page = client.get("/search/", {"q": WORD, "kind": "newspage", "year": "2026", "page": "2"})
    narrowed = page.context["results"].filter
    word = "%E0%B8%99%E0%B8%81%E0%B8%84%E0%B8%B5%E0%B8%A3%E0%B8%B5%E0%B8%9A%E0%B8%B9%E0%B8%99"
    assert narrowed.chips == [
        ("ข่าว", f"?q={word}&year=2026"),
        ("2569", f"?q={word}&kind=newspage"),
    ]
    assert narrowed.clear == f"?q={word}"


def test_days_are_shown_as_they_were_understood(client, pages):
    page = client.get("/search/", {"q": WORD, "since": "1/1/69"})
    narrowed = page.context["results"].filter
    assert [text for text, _address in narrowed.chips] == ["ตั้งแต่วันที่ 1 มกราคม 2569"]
    assert 'value="1 มกราคม 2569"' in page.text


def test_unreadable_day_is_answered_in_words_and_kept(client, pages):
    page = client.get("/search/", {"q": WORD, "since": "เมื่อวาน"})
    assert "อ่านวันที่ไม่ได้ กรอกวัน เดือน และปี เช่น 28/2/2565" in page.text
    assert 'value="เมื่อวาน"' in page.text
    assert '<details class="disclosure filters" open>' in page.text


def test_nothing_found_under_filters_leads_to_the_search_without_them(client, pages):
    text = client.get("/search/", {"q": WORD, "year": "2021"}).text
    assert "ค้นหาโดยไม่กรอง" in text


def test_other_language_offers_its_own_districts(client, english_home, pages):
    narrowed = client.get("/en/search/", {"q": WORD}).context["results"].filter
    assert narrowed.options["district"] == []
