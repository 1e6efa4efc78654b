import re
from datetime import date

import pytest
from django.http import QueryDict
from django.utils import translation

from home.models import NewsCategory, NewsPage
from home.news import counted, newest, related_to
from home.news_filter import NewsFilter


@pytest.fixture
def places(make_district):
    return {
        "krabi": make_district("krabi", region=6),
        "trang": make_district("trang", region=6),
        "loei": make_district("loei", region=13),
    }


@pytest.fixture
def five(places, make_category, make_news):
    """Five news: category, district, day, tag."""
    policy, training = make_category("policy"), make_category("training")
    for slug, category, district, day, tags in [
        ("a", policy, "krabi", date(2022, 2, 28), ["visit"]),
        ("b", training, "krabi", date(2022, 3, 1), []),
        ("c", policy, "trang", date(2021, 12, 31), ["visit", "team"]),
        ("d", training, "loei", date(2022, 2, 1), []),
        ("e", None, None, date(2022, 4, 1), ["team"]),
    ]:
        make_news(slug=slug, category=category, district=places.get(district), date=day, tags=tags)


def _filtered(query):
    news_filter = NewsFilter(QueryDict(query), newest(NewsPage.objects.all()))
    return "".join(news_filter.qs.values_list("slug", flat=True))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", "ebadc"),
        ("category=policy", "ac"),
        ("district=krabi", "ba"),
        ("region=6", "bac"),
        ("tag=visit", "ac"),
        ("period=2022", "ebad"),
        ("period=2022-02", "ad"),
        ("category=policy&region=6&period=2022", "a"),
        ("category=policy&tag=team", "c"),
        ("tag=nothing", ""),
        # What is not offered filters nothing, whoever typed it.
        ("category=unknown", "ebadc"),
        ("period=2019", "ebadc"),
        ("period=2022-13&district=' OR 1", "ebadc"),
    ],
)
@pytest.mark.django_db
def test_filter_keeps(five, query, found):
    assert _filtered(query) == found


@pytest.mark.django_db
def test_facets_count_what_is_filed_where(five):
    facets = NewsFilter(QueryDict(), newest(NewsPage.objects.all())).facets
    with translation.override("th"):
        assert [tuple(option) for option in facets.categories] == [
            ("policy", "หมวด policy", 2),
            ("training", "หมวด training", 2),
        ]
        assert [tuple(option) for option in facets.districts] == [
            ("krabi", "สพป.krabi", 2),
            ("loei", "สพป.loei", 1),
            ("trang", "สพป.trang", 1),
        ]
        assert [tuple(option) for option in facets.regions] == [
            ("6", "เขตตรวจราชการที่ 6", 3),
            ("13", "เขตตรวจราชการที่ 13", 1),
        ]
    assert [tuple(option) for option in facets.periods] == [
        ("2022", "2565", 4),
        ("2022-04", "เมษายน 2565", 1),
        ("2022-03", "มีนาคม 2565", 1),
        ("2022-02", "กุมภาพันธ์ 2565", 2),
        ("2021", "2564", 1),
        ("2021-12", "ธันวาคม 2564", 1),
    ]


@pytest.mark.django_db
def test_facets_read_in_english(five):
    with translation.override("en"):
        facets = NewsFilter(QueryDict(), newest(NewsPage.objects.all())).facets
        assert [option.text for option in facets.districts] == ["Krabi", "Loei", "Trang"]
        assert [option.text for option in facets.periods[:2]] == ["2022", "April 2022"]


@pytest.mark.django_db
def test_few_rows_count_many_news(make_news, django_assert_num_queries):
    for _ in range(12):
        make_news()
    with django_assert_num_queries(1):
        assert [row["pages"] for row in counted(newest(NewsPage.objects.all()))] == [12]


@pytest.mark.django_db
def test_chips_take_away_one_filter_each(five):
    query = QueryDict("category=policy&period=2022-02&tag=visit&page=2")
    with translation.override("th"):
        chips = NewsFilter(query, newest(NewsPage.objects.all())).chips
    assert chips == [
        ("หมวด policy", "?period=2022-02&tag=visit"),
        ("กุมภาพันธ์ 2565", "?category=policy&tag=visit"),
        ("visit", "?category=policy&period=2022-02"),
    ]


@pytest.mark.django_db
def test_categories_keep_the_other_filters(five):
    query = QueryDict("category=policy&region=6&page=3")
    tabs = NewsFilter(query, newest(NewsPage.objects.all())).category_tabs
    assert [(url, current) for _text, url, current in tabs] == [
        ("?region=6", False),
        ("?region=6&category=policy", True),
        ("?region=6&category=training", False),
    ]


@pytest.mark.django_db
def test_index_keeps_its_filters_from_page_to_page(make_news, make_category, client):
    category = make_category("policy")
    for _ in range(13):
        make_news(category=category)
    html = client.get("/news/?category=policy").content.decode()
    assert re.findall(r'rel="next" href="([^"]+)"', html) == ["?category=policy&amp;page=2"]
    second = client.get("/news/?category=policy&page=2").content.decode()
    assert second.count("<article") == 1


@pytest.mark.parametrize(
    ("query", "feeds"),
    [
        ("", ["/feed/"]),
        ("?category=policy", ["/feed/", "/feed/policy/"]),
        ("?category=unknown", ["/feed/"]),
    ],
)
@pytest.mark.django_db
def test_index_names_the_feed_of_what_it_shows(make_news, make_category, client, query, feeds):
    make_news(category=make_category("policy"))
    html = client.get(f"/news/{query}").content.decode()
    assert re.findall(r'type="application/atom\+xml" href="([^"]+)"', html) == feeds
    (shown,) = re.findall(r'<p class="small"><a href="(/feed/[^"]*)"', html)
    assert shown == feeds[-1]


@pytest.mark.parametrize("number", ["0", "99", "x", ""])
@pytest.mark.django_db
def test_impossible_page_shows_a_possible_one(make_news, client, number):
    make_news()
    assert client.get("/news/", {"page": number}).content.count(b"<article") == 1


@pytest.mark.django_db
def test_index_without_news_says_how_to_go_on(news_index, make_category, make_news, client):
    make_news()
    html = client.get("/news/?tag=none").content.decode()
    assert ('class="empty"' in html, '<a href="?">' in html) == (True, True)


@pytest.mark.django_db
def test_index_is_in_one_language(make_news, english_home, translate, client):
    page = make_news(title="ข่าวไทย")
    translate(page, title="English news")
    make_news(title="ข่าวที่ยังไม่แปล")
    assert re.findall(r"<h2 class.*?>([^<>]+)</a>", client.get("/en/news/").content.decode()) == [
        "English news"
    ]


@pytest.mark.django_db
def test_related_news_share_district_then_category(five, places):
    page = NewsPage.objects.get(slug="a")
    assert "".join(related_to(page).values_list("slug", flat=True)) == "bced"


@pytest.mark.django_db
def test_related_news_leave_out_drafts_and_other_languages(make_news, english_home, translate):
    page = make_news()
    make_news(live=False)
    translate(make_news(slug="other"))
    assert [other.url_path for other in related_to(page)] == ["/home/news/other/"]


@pytest.mark.django_db
def test_card_shows_category_day_and_district(make_news, make_category, places):
    page = make_news(category=make_category("policy", name="นโยบาย"), district=places["krabi"])
    with translation.override("th"):
        assert (page.card_badge, page.card_meta) == (
            "นโยบาย",
            ["28 กุมภาพันธ์ 2565", "สพป.krabi"],
        )


@pytest.mark.django_db
def test_categories_are_offered_in_thai_order(make_news, make_category):
    names = ["กิจกรรม", "เกียรติบัตร", "ข่าวสาร", "แข่งขัน"]
    for number, name in enumerate(reversed(names)):
        make_news(category=make_category(f"c{number}", name=name))
    assert [category.name for category in NewsCategory.objects.all()] == names
    facets = NewsFilter(QueryDict(), newest(NewsPage.objects.all())).facets
    assert [option.text for option in facets.categories] == names
