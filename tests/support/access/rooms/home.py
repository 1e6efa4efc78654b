"""Who may open what: the snippets and settings of the public pages, in the Wagtail admin."""

from wagtail.models import Locale

from home.models import NewsCategory, ReferenceFigure
from thai.models import SynonymGroup

#: Asked in the long tests: Wagtail’s views of snippets under one permission.
IS_LONG = True

TABLE = """
visitor officer stranger region evaluator personnel editor moderator admin | route
login   login   login    login  home      login     200    200       200   | admin/snippets/
login   login   login    login  no        login     yes    yes       yes   | admin/snippets/home/newscategory/*
login   login   login    login  no        login     no     yes       yes   | admin/snippets/home/referencefigure/*
login   login   login    login  home      login     home   home      200   | admin/snippets/home/referencefigure/delete/<int:pk>/
login   login   login    login  no        login     no     no        yes   | admin/snippets/thai/synonymgroup/*
login   login   login    login  yes       login     yes    yes       yes   | admin/snippets/choose/*
login   login   login    login  home      login     200    200       200   | admin/snippets/choose/home/newscategory/create/
login   login   login    login  home      login     home   200       200   | admin/snippets/choose/home/referencefigure/create/
login   login   login    login  home      login     home   home      200   | admin/snippets/choose/thai/synonymgroup/create/
login   login   login    login  302       login     302    302       302   | admin/settings/<slug:app_name>/<slug:model_name>/
login   login   login    login  no        login     no     no        yes   | admin/settings/*
"""


def arguments(world):
    category = NewsCategory.objects.create(
        name="ข่าวสมมุติ", slug="made-up", locale=Locale.objects.get(language_code="th")
    )
    figure = ReferenceFigure.objects.create(
        key="made-up", value=9, label_th="จำนวนสมมุติ", source_th="แหล่งสมมุติ"
    )
    synonyms = SynonymGroup.objects.create(text="หนึ่ง\nสอง")
    return {
        "admin/snippets/home/newscategory/": {"pk": category.pk},
        "admin/snippets/home/referencefigure/": {"pk": figure.pk},
        "admin/snippets/thai/synonymgroup/": {"pk": synonyms.pk},
        "admin/snippets/choose/home/newscategory/": {"pk": category.pk},
        "admin/snippets/choose/home/referencefigure/": {"pk": figure.pk},
        "admin/snippets/choose/thai/synonymgroup/": {"pk": synonyms.pk},
        "admin/settings/": {"app_name": "home", "model_name": "sitesettings", "pk": 1},
    }
