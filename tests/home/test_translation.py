"""wagtail-localize carries every text over, and leaves alone what is the same in each language."""

import pytest
from django.utils import translation
from wagtail_localize.fields import get_translatable_fields
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from home.models import (
    ContentPage,
    HomePage,
    NewsCategory,
    NewsIndexPage,
    NewsPage,
    ReferenceFigure,
)


@pytest.fixture
def localize(english, django_capture_on_commit_callbacks):
    """`localize(instance)`: its published English translation, each text with “EN ” before it."""

    def localize(instance):
        source, _ = TranslationSource.update_or_create_from_instance(instance)
        made, _ = Translation.objects.get_or_create(source=source, target_locale=english)
        for segment in source.stringsegment_set.select_related("string", "context"):
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                locale=english,
                context=segment.context,
                defaults={"data": f"EN {segment.string.data}"},
            )
        with django_capture_on_commit_callbacks(execute=True):  # it publishes after the commit
            made.save_target(publish=True)
        return made.get_target_instance()

    return localize


def _names(model, *, translated):
    return {
        field.field_name
        for field in get_translatable_fields(model)
        if field.is_translated(model()) == translated
    }


@pytest.mark.parametrize(
    ("model", "translated"),
    [
        (HomePage, {"programme", "body"}),
        (NewsIndexPage, {"intro"}),
        (NewsPage, {"category", "lead", "body"}),
        (ContentPage, {"lead", "body"}),
    ],
)
@pytest.mark.django_db
def test_texts_of_a_page_are_translated(model, translated):
    common = {"title", "seo_title", "search_description"}
    assert _names(model, translated=True) == common | translated


@pytest.mark.django_db
def test_facts_of_news_are_the_same_in_each_language():
    assert {"slug", "date", "district", "cover", "tagged"} <= _names(NewsPage, translated=False)


@pytest.mark.django_db
def test_category_keeps_its_address():
    assert _names(NewsCategory, translated=True) == {"name"}


@pytest.mark.django_db
def test_news_is_translated_block_by_block(
    home, localize, make_news, make_body, make_category, make_image, make_district, client
):
    localize(home)
    cover = make_image()
    category = make_category("policy")
    localize(category)
    page = make_news(
        slug="rich",
        body=make_body(),
        category=category,
        district=make_district("krabi", region=6),
        cover=cover,
        tags=["visit"],
    )
    localize(page.get_parent().specific)
    english = localize(page)
    assert (english.slug, english.cover, english.district, english.date) == (
        "rich",
        cover,
        page.district,
        page.date,
    )
    assert (english.title, english.lead) == (f"EN {page.title}", f"EN {page.lead}")
    assert (english.category.slug, english.category.name) == ("policy", "EN หมวด policy")
    assert [tag.slug for tag in english.tags.all()] == ["visit"]
    body = {block.block_type: block.value for block in english.body}
    assert list(body) == [block.block_type for block in page.body]
    assert body["heading"]["text"] == "EN สิ่งที่เกิดขึ้น"
    assert body["pull_quote"]["speaker"] == "EN ผู้อำนวยการ"
    assert body["steps"]["steps"][0]["title"] == "EN ค้นหา"
    assert body["photo"]["image"].contextual_alt_text == "EN ครูคุยกับผู้ปกครอง"
    assert [picture["caption"] for picture in body["gallery"]["pictures"]] == ["EN ภาพแรก", ""]
    assert body["key_figures"]["figures"][0]["label"] == "EN เด็กที่ต้องค้นหา"
    assert body["key_figures"]["figures"][0]["value"] == "EN 28,811"
    assert body["table"]["table_caption"] == "EN ตามเขต"
    assert body["table"]["data"] == [["EN เขต", "EN จำนวน"], ["EN กระบี่", "EN 98"]]
    assert body["film"]["title"] == "EN ภาพรวมโครงการ"
    assert list(body["agencies"]["agencies"]) == ["EN กสศ."]
    response = client.get("/en/news/rich/")
    assert response.status_code == 200
    assert "EN ลงพื้นที่" in response.content.decode()


@pytest.mark.django_db
def test_featured_case_follows_the_language(
    home, english_home, make_content, translate, monkeypatch
):
    monkeypatch.setattr(ContentPage, "can_be_featured", True)
    case = make_content(slug="case")
    other = make_content(slug="other")
    translated = translate(case)
    for featured, in_thai, in_english in [(case, case, translated), (other, other, other)]:
        for page, expected in [(home, in_thai), (english_home, in_english)]:
            page = type(page).objects.get(pk=page.pk)
            page.featured = featured
            assert page.featured_case == expected


@pytest.mark.parametrize(
    ("language", "label", "source"),
    [("th", "กลุ่มเป้าหมาย", "แบบติดตาม"), ("en", "Target group", "แบบติดตาม")],
)
@pytest.mark.django_db
def test_figure_reads_in_the_language(language, label, source):
    figure = ReferenceFigure(
        value=110_755, label_th="กลุ่มเป้าหมาย", label_en="Target group", source_th="แบบติดตาม"
    )
    with translation.override(language):
        assert (figure.label, figure.source) == (label, source)
