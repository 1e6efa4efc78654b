import pytest
from django.core.exceptions import ValidationError
from laces.components import Component
from wagtail import hooks
from wagtail.models import Page

from home.models import ContentPage, HomePage, NewsIndexPage, NewsPage, ReferenceFigure
from home.models.home import featurable_models


@pytest.mark.parametrize(
    ("child", "parents"),
    [
        (HomePage, {Page}),
        (NewsIndexPage, {HomePage}),
        (NewsPage, {NewsIndexPage}),
        (ContentPage, {HomePage, ContentPage}),
    ],
)
def test_page_stands_only_where_it_belongs(child, parents):
    assert set(child.allowed_parent_page_models()) == parents


def test_news_has_nothing_below():
    assert NewsPage.allowed_subpage_models() == []


@pytest.mark.django_db
def test_home_has_one_news_list(home, news_index):
    assert not NewsIndexPage.can_create_at(home)


@pytest.mark.django_db
def test_home_shows_the_newest_three(home, make_news):
    for day in range(1, 6):
        make_news(slug=f"day-{day}", date=f"2022-02-0{day}")
    assert [page.slug for page in HomePage.objects.get().latest_news] == [
        "day-5",
        "day-4",
        "day-3",
    ]


@pytest.mark.django_db
def test_home_shows_three_figures_in_order(home, client):
    for order, key in enumerate(["c", "b", "a", "d"]):
        ReferenceFigure.objects.create(
            key=key, order=order, value=1, label_th=key, source_th="แบบติดตาม", on_home=key != "b"
        )
    ReferenceFigure.objects.create(
        key="e", order=9, value=1, label_th="e", source_th="x", on_home=True
    )
    assert [figure.key for figure in HomePage.objects.get().figures] == ["c", "a", "d"]


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"as_of": "2022-02-28"}, "28 กุมภาพันธ์ 2565"),
        ({"as_of": "2022-02-28", "as_of_note_th": "เทียบสองภาคเรียน"}, "เทียบสองภาคเรียน"),
    ],
)
@pytest.mark.django_db
def test_figure_says_its_date_and_source(home, client, fields, shown):
    ReferenceFigure.objects.create(
        key="target",
        value=110_755,
        label_th="เป้าหมาย",
        source_th="แบบติดตาม",
        on_home=True,
        **fields,
    )
    html = client.get("/").content.decode()
    assert [text in html for text in ["110,755", "แบบติดตาม", shown]] == [True, True, True]


def test_no_page_of_this_floor_is_a_featured_case():
    assert {model._meta.app_label for model in featurable_models()}.isdisjoint({"home"})


@pytest.mark.django_db
def test_only_a_case_can_be_featured(home, make_content):
    home.featured = make_content()
    with pytest.raises(ValidationError) as refused:
        home.full_clean()
    assert list(refused.value.message_dict) == ["featured"]


class Section(Component):
    template_name = "components/alert.html"

    def get_context_data(self, parent_context=None):
        return {"text": f"ส่วนเพิ่มของ {parent_context['page'].title}"}


@pytest.mark.django_db
def test_home_takes_sections_from_other_floors(home, client):
    with (
        hooks.register_temporarily("home_sections", lambda request: Section()),
        hooks.register_temporarily("home_sections", lambda request: None),
    ):
        assert "ส่วนเพิ่มของ พาน้องกลับมาเรียน" in client.get("/").content.decode()


@pytest.mark.django_db
def test_every_page_type_can_be_previewed(home, make_news, make_content, make_body, rf):
    for page in [home, make_news(body=make_body()), make_content(body=make_body())]:
        response = page.make_preview_request()
        assert response.status_code == 200
        assert page.title in response.render().content.decode()
