"""What each role finds in the admin's menu and on its home page."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.menu import admin_menu, help_menu

from accounts.roles import Role
from areas.models import District
from evidence.domain.closing import close_as_not_reported
from evidence.domain.correcting import request_review
from evidence.domain.releasing import release
from support.evaluation import evaluate, make_evaluator, make_sent, officer_of
from support.kpi import make_round, make_submission
from support.people import make_user


@pytest.fixture(autouse=True)
def _urls():
    """Viewsets add themselves to the menu when the URLs are first read, as before any request."""
    reverse("wagtailadmin_home")


def names(menu, user):
    request = RequestFactory().get("/admin/")
    request.user = user
    return {item.name for item in menu.menu_items_for_request(request)}


@pytest.mark.django_db
def test_evaluators_see_the_queue_and_the_keys():
    evaluator = make_user(Role.EVALUATOR)
    assert names(admin_menu, evaluator) == {"evaluation", "help"}
    assert names(help_menu, evaluator) == {"keyboard-shortcuts-trigger"}


@pytest.mark.django_db
def test_programme_admins_see_the_group_and_not_the_queue():
    admin = make_user(Role.PROGRAMME_ADMIN)
    assert names(admin_menu, admin) & {"evaluation", "kpi"} == {"kpi"}


@pytest.mark.django_db
@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR])
def test_others_see_neither(role):
    assert names(admin_menu, make_user(role)) & {"evaluation", "kpi"} == set()


@pytest.mark.django_db
def test_every_item_of_the_group_opens(client):
    admin = make_user(Role.PROGRAMME_ADMIN)
    client.force_login(admin, backend="django.contrib.auth.backends.ModelBackend")
    request = RequestFactory().get("/admin/")
    request.user = admin
    [group] = [item for item in admin_menu.menu_items_for_request(request) if item.name == "kpi"]
    items = group.menu.menu_items_for_request(request)
    urls = {item.url for item in items}
    assert {reverse("evaluation_rounds"), reverse("evaluation_queue")} < urls
    assert len(urls) == 11
    assert {client.get(url).status_code for url in urls} == {200}


def test_home_panel_counts_what_waits(as_user, evaluator, admin, round):
    for _ in range(3):
        make_sent(round, evaluators=[evaluator])
    make_sent(round, evaluators=[make_evaluator()])
    assert panel(as_user(evaluator), "evaluation")["waiting"] == 3
    assert panel(as_user(admin), "evaluation")["waiting"] == 4


def test_home_shows_central_staff_the_rounds_that_ask_for_something(as_user, admin, evaluator):
    """Open, being evaluated, or released with a review to decide; not to come, nor done with."""
    rounds = {
        "to come": make_round(6, fiscal_year=2029, opens_in=5, closes_in=60),
        "open": make_round(6, fiscal_year=2028, closes_in=30),
        "evaluated": make_round(6, opens_in=-90, closes_in=-2),
        "reviewed": make_round(6, fiscal_year=2026, opens_in=-300, closes_in=1),
        "done": make_round(6, fiscal_year=2025, opens_in=-600, closes_in=-300),
    }
    make_sent(rounds["open"])
    make_submission(rounds["open"])
    reviewed = make_sent(rounds["reviewed"], evaluators=[evaluator])
    evaluate(reviewed, evaluator)
    for name in ("reviewed", "done"):
        at = timezone.now() + timedelta(days=2)
        for district in District.objects.exclude(pk=reviewed.district_id):
            given = {"round": rounds[name], "by": admin, "reason": "ไม่ส่ง", "at": at}
            close_as_not_reported(**given, district=district)
    close_as_not_reported(**given, district=reviewed.district)
    release(round=rounds["reviewed"], by=admin, at=timezone.now() + timedelta(days=2))
    release(round=rounds["done"], by=admin)
    request_review(
        result=reviewed.results.get(),
        reason="ขอทบทวน",
        by=officer_of(reviewed),
        at=timezone.now() + timedelta(days=3),
    )
    client = as_user(admin)
    shown = panel(client, "rounds")
    # Every year has a twelve-month round as well, with nothing in it.
    six = [row for row in shown["rounds"] if row.months == 6]
    assert [(row, row.sent, row.reviews, row.days_left) for row in six] == [
        (rounds["evaluated"], 0, 0, -2),
        (rounds["reviewed"], 1, 1, 1),
        (rounds["open"], 1, 0, 30),
    ]
    assert shown["districts"] == District.objects.count()
    page = client.get("/admin/").text
    assert [
        reverse(f"evaluation_round_{name}", args=[rounds[which].pk]) in page
        for name, which in (("remind", "open"), ("release", "evaluated"), ("reviews", "reviewed"))
    ] == [True] * 3
    assert "rounds" not in {
        each.name for each in as_user(evaluator).get("/admin/").context["panels"]
    }


def panel(client, name):
    """What a panel of the admin's home is made of."""
    panels = client.get("/admin/").context["panels"]
    return next(each for each in panels if each.name == name).get_context_data({})
