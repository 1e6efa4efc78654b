"""Who may open what: the library's techniques in the Wagtail admin."""

from bestpractice.models import Technique

TABLE = """
visitor officer stranger region evaluator personnel editor moderator admin | route
login   login   login    login  no        login     yes    yes       yes   | admin/snippets/bestpractice/technique/*
login   login   login    login  home      login     home   home      200   | admin/snippets/bestpractice/technique/delete/<int:pk>/
login   login   login    login  home      login     200    200       200   | admin/snippets/choose/bestpractice/technique/create/
"""


def arguments(world):
    technique = Technique.objects.create(slug="made-up", name_th="เทคนิคสมมุติ")
    return {
        "admin/snippets/bestpractice/technique/": {"pk": technique.pk},
        "admin/snippets/choose/bestpractice/technique/": {"pk": technique.pk},
    }
