import pytest
from django.utils import translation
from wagtail.models import Page, PageViewRestriction

from bestpractice.models import BestPracticePage, Technique
from support.queries import exact_queries

pytestmark = pytest.mark.django_db


def published(language="th"):
    return set(BestPracticePage.objects.published(language).values_list("title", flat=True))


def test_published_leaves_out_drafts(make_practice, places):
    make_practice(places.krabi, title="เผยแพร่")
    make_practice(places.krabi, title="ร่าง", live=False)
    assert published() == {"เผยแพร่"}


@pytest.mark.parametrize("restricted", ["page", "library", "root"])
def test_published_leaves_out_what_is_in_a_private_section(
    make_practice, places, library, restricted
):
    practice = make_practice(places.krabi)
    page = {"page": practice, "library": library, "root": Page.objects.get(depth=1)}[restricted]
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert published() == set()


def test_published_reads_the_siblings_of_a_private_page(make_practice, places):
    private = make_practice(places.krabi, title="จำกัด")
    make_practice(places.krabi, title="สาธารณะ")
    PageViewRestriction.objects.create(page=private, restriction_type="password", password="x")
    assert published() == {"สาธารณะ"}


def test_published_shows_each_practice_once_in_the_language_or_else_in_thai(
    make_practice, places, translated
):
    translated(make_practice(places.krabi, title="แปลแล้ว"), "Translated")
    translated(make_practice(places.krabi, title="แปลเป็นร่าง"), "Draft translation", live=False)
    make_practice(places.krabi, title="ยังไม่แปล")
    assert published("th") == {"แปลแล้ว", "แปลเป็นร่าง", "ยังไม่แปล"}
    assert published("en") == {"Translated", "แปลเป็นร่าง", "ยังไม่แปล"}


def test_published_follows_the_active_language_in_one_statement(make_practice, places, translated):
    translated(make_practice(places.krabi, title="แปลแล้ว"), "Translated")
    with translation.override("en"), exact_queries(1):
        titles = [practice.title for practice in BestPracticePage.objects.published()]
    assert titles == ["Translated"]


def test_near_puts_shared_technique_before_region_before_kind(
    make_practice, places, make_technique
):
    technique = make_technique("pdca")
    practice = make_practice(places.krabi, techniques=[technique], title="นี่")
    make_practice(places.loei, title="ไกล")
    make_practice(places.secondary, title="เขตตรวจราชการเดียวกัน")
    make_practice(places.trang, title="เขตตรวจราชการและประเภทเดียวกัน")
    make_practice(places.loei, techniques=[technique], title="เทคนิคเดียวกัน")
    near = BestPracticePage.objects.published("th").near(practice)
    assert [other.title for other in near] == [
        "เทคนิคเดียวกัน",
        "เขตตรวจราชการและประเภทเดียวกัน",
        "เขตตรวจราชการเดียวกัน",
        "ไกล",
    ]


def test_showcases_come_first(make_practice, places):
    make_practice(places.krabi, title="แนะนำ", is_showcase=True)
    make_practice(places.krabi, title="ใหม่กว่า")
    practices = BestPracticePage.objects.published("th").showcases_first()
    assert [practice.title for practice in practices] == ["แนะนำ", "ใหม่กว่า"]


def test_cards_cost_the_same_whatever_their_number(make_practice, places, make_technique):
    technique = make_technique("pdca")
    for _ in range(3):
        make_practice(places.krabi, techniques=[technique], school=f"โรงเรียน {_}")
    with exact_queries(2):
        cards = [
            (
                page.district.short,
                page.school.name,
                page.locale.language_code,
                *(link.technique.name for link in page.technique_links.all()),
            )
            for page in BestPracticePage.objects.published("th").for_cards()
        ]
    assert len(cards) == 3


@pytest.mark.parametrize("typed", ["ก-ต-ป-น", "กตปน"])
def test_technique_is_found_with_and_without_its_hyphens(make_practice, places, settings, typed):
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "thai.search"}}
    Technique.objects.create(slug="ko-to-po-no", name_th="ก-ต-ป-น")
    practice = make_practice(places.krabi, title="เทคนิค ก-ต-ป-น ของเขต")
    make_practice(places.krabi, title="กำกับและติดตาม")
    assert list(BestPracticePage.objects.search(typed)) == [practice]
