import pytest

from bestpractice.sections import NewestPractices
from support.queries import exact_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def practices(make_practice, places):
    return [
        make_practice(places.krabi, title=f"ผลงาน {n}", activity_name=f"กิจกรรม {n}")
        for n in range(5)
    ]


def test_home_shows_the_newest_beside_the_featured_one(client, home, practices):
    home.featured = practices[-1]
    home.save()
    section = NewestPractices(client.get("/").wsgi_request)
    with exact_queries(1):
        shown = section.get_context_data({"page": home})["practices"]
    assert shown == [practices[3], practices[2], practices[1]]


def test_home_links_to_the_cases_and_the_library(client, home, practices):
    text = client.get("/").text
    assert [n for n in range(5) if f"กิจกรรม {n}" in text] == [2, 3, 4]
    assert 'href="/best-practices/"' in text


def test_home_without_practices_has_no_section(client, home):
    assert "newest-practices" not in client.get("/").text
