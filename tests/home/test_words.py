import pytest
from django.utils import translation
from django.utils.translation import gettext

from home.models import ContentPage
from home.words import text_of, words_in
from support.queries import exact_queries

pytestmark = pytest.mark.django_db


def test_words_of_every_block_are_those_that_wagtail_reads(make_content, make_body):
    page = make_content(body=make_body())
    stream = page.body.stream_block
    read = stream.get_searchable_content(page.body)
    assert words_in(stream, page.body.raw_data) == read
    assert "ลงพื้นที่" in read


def test_words_of_a_page_ask_for_nothing_else(make_content, make_body):
    page = make_content(body=make_body(), lead="ความนำ")
    page = ContentPage.objects.get(pk=page.pk)
    with exact_queries(0):
        assert text_of(page).startswith("ความนำ สิ่งที่เกิดขึ้น")


@pytest.mark.parametrize("language", ["th", "en"])
def test_choices_of_the_editor_are_no_words_of_the_page(make_content, make_body, language):
    page = make_content(body=make_body())
    with translation.override(language):
        labels = {gettext("Heading 2"), gettext("Heading 3"), gettext("Attention")}
        text = text_of(page)
    assert [label for label in labels if label in text] == []
