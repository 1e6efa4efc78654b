import pytest
from django.contrib.auth.models import Group
from django.http import HttpResponse

from support.queries import assert_list_queries, exact_queries

pytestmark = pytest.mark.django_db


def _count(*names):
    for name in names:
        Group.objects.filter(name=name).count()


def _expect(count, *names, **options):
    with exact_queries(count, **options):
        _count(*names)


def test_exact_queries_accepts_the_exact_number():
    _expect(2, "a", "b")


@pytest.mark.parametrize("count", [1, 3])
def test_exact_queries_refuses_another_number(count):
    with pytest.raises(AssertionError, match="2 queries, 0 of them repeated"):
        _expect(count, "a", "b")


def test_exact_queries_refuses_the_same_question_twice():
    with pytest.raises(AssertionError, match="2 queries, 1 of them repeated"):
        _expect(2, "a", "a")


def test_exact_queries_accepts_the_named_number_of_repeats():
    _expect(3, "a", "a", "a", repeated=2)


def _add_groups(count):
    for _ in range(count):
        Group.objects.create(name=f"group {Group.objects.count()}")


def test_assert_list_queries_accepts_a_flat_list():
    sizes = []

    def fetch():
        sizes.append(len(list(Group.objects.filter(name__startswith="group"))))
        return HttpResponse()

    assert_list_queries(fetch, _add_groups, 1)
    assert sizes == [0, 1, 3, 30]


def test_assert_list_queries_refuses_a_query_a_row():
    def fetch():
        for group in Group.objects.filter(name__startswith="group"):
            group.permissions.count()
        return HttpResponse()

    with pytest.raises(AssertionError, match="4 queries"):
        assert_list_queries(fetch, _add_groups, 2)
