"""Thai order in the database: the same rows in the same order on SQLite and PostgreSQL."""

import random

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import Page

from thai.models import SynonymGroup
from thai.ordering import ThaiOrder, in_thai_order

pytestmark = pytest.mark.django_db

# A vowel written first counts after its consonant; a tone mark decides only between equals.
SORTED = ["กานดา", "เกศินี", "แก้วใจ", "ขวัญ", "เขมิกา", "จันทร์", "ใจดี", "สมมุติ", "เสมอ", "Anan"]


def make_people(names=SORTED):
    for number, name in enumerate(random.Random(0).sample(names, len(names))):
        get_user_model().objects.create(username=f"u{number}", first_name=name)


def test_names_stand_as_in_a_dictionary():
    make_people()
    people = get_user_model().objects.order_by(ThaiOrder("first_name"))
    assert list(people.values_list("first_name", flat=True)) == SORTED
    assert list(people.reverse().values_list("first_name", flat=True)) == SORTED[::-1]


def test_only_texts_that_people_write_are_sorted_in_thai():
    names = ["text", "-text", "pk", "nothing", "text__nothing"]
    assert in_thai_order(SynonymGroup, *names) == [
        ThaiOrder("text").asc(),
        ThaiOrder("text").desc(),
        "pk",
        "nothing",
        "text__nothing",
    ]
    assert in_thai_order(Page, "slug", "-owner__first_name", "owner__last_login") == [
        "slug",
        ThaiOrder("owner__first_name").desc(),
        "owner__last_login",
    ]


@pytest.mark.parametrize(("ordering", "expected"), [("title", SORTED), ("-title", SORTED[::-1])])
def test_explorer_sorts_titles_in_thai(admin_client, ordering, expected):
    root = Page.get_first_root_node().add_child(instance=Page(title="รายชื่อ"))
    for name in random.Random(0).sample(SORTED, len(SORTED)):
        root.add_child(instance=Page(title=name))
    answer = admin_client.get(
        reverse("wagtailadmin_explore_results", args=[root.pk]), {"ordering": ordering}
    )
    assert [page.title for page in answer.context["page_obj"]] == expected
