from datetime import date

import pytest

from areas.load import load as load_areas
from bestpractice.models import BestPracticePage
from config.demo.pages import load_pages
from home.models import NewsPage


@pytest.mark.long
@pytest.mark.django_db
def test_production_gets_nothing_invented():
    load_areas()
    load_pages(demo=False, today=date(2026, 1, 15))
    assert list(_slugs(BestPracticePage)) == ["krabi-we-care-you"]
    assert set(_slugs(NewsPage)) >= {"five-steps", "twelve-agencies"}
    assert set(_slugs(NewsPage)).isdisjoint({"photographs-that-protect-children", "rounds-open"})


def _slugs(model):
    return model.objects.filter(locale__language_code="th").values_list("slug", flat=True)
