"""A practice: its invariants, what it says of itself, what is the same in every language."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation
from wagtail_localize.fields import get_translatable_fields

from areas.models import School
from bestpractice.models import BestPracticePage, PracticeTechnique, PracticeWorkArea

pytestmark = pytest.mark.django_db


def update(practice, **fields):
    with transaction.atomic():
        BestPracticePage.objects.filter(pk=practice.pk).update(**fields)


@pytest.mark.parametrize(
    "fields", [{"level": "school"}, {"fiscal_year": 2565}, {"fiscal_year": 1999}]
)
def test_database_refuses(make_practice, places, fields):
    practice = make_practice(places.krabi)
    with pytest.raises(IntegrityError):
        update(practice, **fields)


def test_database_refuses_an_office_practice_with_a_school(make_practice, places):
    practice = make_practice(places.krabi, school="บ้านสมมุติ")
    with pytest.raises(IntegrityError):
        update(practice, level="district")


def test_a_technique_or_area_is_listed_once(make_practice, make_technique, places):
    technique = make_technique("pdca")
    practice = make_practice(places.krabi, techniques=[technique], areas=["tracking"])
    with pytest.raises(IntegrityError), transaction.atomic():
        PracticeTechnique.objects.create(page=practice, technique=technique)
    with pytest.raises(IntegrityError), transaction.atomic():
        PracticeWorkArea.objects.create(page=practice, area="tracking")
    with pytest.raises(IntegrityError), transaction.atomic():
        PracticeWorkArea.objects.create(page=practice, area="unknown")


def test_school_of_another_district_is_refused(make_practice, places):
    practice = make_practice(places.krabi, school="บ้านสมมุติ")
    practice.school = School.objects.create(district=places.loei, name_th="บ้านอื่น")
    with pytest.raises(ValidationError) as refused:
        practice.full_clean()
    assert list(refused.value.message_dict) == ["school"]


def test_author_is_the_school_or_else_the_office(make_practice, places):
    of_school = make_practice(places.krabi, school="บ้านสมมุติ")
    of_office = make_practice(places.krabi)
    assert (of_school.author.name, of_office.author) == ("บ้านสมมุติ", places.krabi)


def quantitative(text, value=None):
    return ("result", {"text": text, "value": value, "unit": "", "period": "", "source": ""})


@pytest.mark.parametrize(
    ("numbers", "words", "first"),
    [
        ([quantitative("ก"), quantitative("ข", 12)], ["ค"], ("ข", 12)),
        ([quantitative("ก", 0)], [], ("ก", 0)),
        ([quantitative("ก")], ["ค"], ("ก", None)),
        ([], ["ค"], ("ค", None)),
        ([], [], None),
    ],
)
def test_first_result_is_one_with_a_figure_or_else_in_words(numbers, words, first):
    practice = BestPracticePage(
        results_quantitative=numbers, results_qualitative=[("result", text) for text in words]
    )
    result = practice.first_result
    assert (result and (result["text"], result["value"])) == first


@pytest.mark.parametrize(
    ("language", "year", "shown"), [("th", 2022, 2565), ("en", 2022, 2022), ("th", None, "")]
)
def test_fiscal_year_is_shown_in_the_era_of_the_reader(language, year, shown):
    with translation.override(language):
        assert BestPracticePage(fiscal_year=year).fiscal_year_shown == shown


@pytest.mark.parametrize(
    ("consent", "is_illustration", "marked"),
    [("given", False, False), ("given", True, True), ("unknown", False, True)],
)
def test_card_says_when_a_drawing_stands_for_a_photo(make_image, consent, is_illustration, marked):
    cover = make_image(consent=consent, is_illustration=is_illustration)
    assert BestPracticePage(cover=cover).card_is_illustration is marked


def test_only_an_invented_practice_bears_the_badge():
    with translation.override("en"):
        badges = [str(BestPracticePage(is_demo=demo).card_badge) for demo in (True, False)]
    assert badges == ["Invented data for demonstration", ""]


def test_data_is_the_same_in_every_language_and_texts_are_translated():
    fields = get_translatable_fields(BestPracticePage)
    practice = BestPracticePage()
    translated = {field.field_name for field in fields if field.is_translated(practice)}
    assert translated == {
        "title",
        "seo_title",
        "search_description",
        "activity_name",
        "lead",
        "background",
        "process_intro",
        "process",
        "technique_intro",
        "technique",
        "results_quantitative",
        "results_qualitative",
        "success_factors",
        "photos",
        "contact",
        "source_note",
    }
    fixed = {
        field.field_name
        for field in fields
        if field.is_synchronized(practice) and not field.is_overridable(practice)
    }
    assert fixed == {
        "slug",
        "level",
        "district",
        "school",
        "fiscal_year",
        "work_number",
        "is_showcase",
        "is_demo",
    }
