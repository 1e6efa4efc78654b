"""Agencies and their work: filtered by the address, checked in the editor."""

import json
import uuid

import pytest
from bs4 import BeautifulSoup
from wagtail.blocks import StructBlockValidationError

from home.blocks.work_matrix import WorkMatrixBlock

AGENCIES = [{"name": f"กระทรวงที่ {n}", "short": f"ก. {n}"} for n in (1, 2, 3)]
AREAS = [
    {"number": "1", "text": "ประชาสัมพันธ์", "lead": "ก. 1", "partners": ""},
    {"number": "3.1", "text": "ติดตาม", "lead": "สพท.", "partners": "1, 3"},
    {"number": "5", "text": "วิจัย", "lead": "สพฐ.", "partners": "2"},
]


def _value(areas=AREAS):
    return {
        "title": "หน่วยงาน",
        "note": "",
        "agencies": AGENCIES,
        "areas_title": "หน่วยงานใดทำงานใด",
        "areas": areas,
    }


@pytest.fixture
def partners(make_content):
    block = {"type": "work_matrix", "id": str(uuid.uuid4()), "value": _value()}
    return make_content(slug="partners", body=json.dumps([block]))


@pytest.mark.parametrize(
    ("query", "shown", "chosen"),
    [
        ("", ["1", "3.1", "5"], []),
        ("?agency=3", ["1", "3.1"], ["ก. 3"]),
        ("?agency=2", ["1", "5"], ["ก. 2"]),
        # What does not exist filters nothing.
        ("?agency=0", ["1", "3.1", "5"], []),
        ("?agency=9", ["1", "3.1", "5"], []),
        ("?agency=๓x", ["1", "3.1", "5"], []),
        (f"?agency={'9' * 5000}", ["1", "3.1", "5"], []),
    ],
)
@pytest.mark.django_db
def test_address_leaves_the_work_of_one_agency(partners, client, query, shown, chosen):
    soup = BeautifulSoup(client.get(f"/partners/{query}").content, "html.parser")
    areas = [area for area in soup.select(".areas > li") if not area.has_attr("hidden")]
    assert [area.select_one(".ordinal").text for area in areas] == shown
    assert [option.text for option in soup.select("option[selected]")] == chosen


@pytest.mark.django_db
def test_work_of_all_agencies_does_not_list_them(partners, client):
    soup = BeautifulSoup(client.get("/partners/").content, "html.parser")
    assert [len(area.select(".partners li")) for area in soup.select(".areas > li")] == [0, 2, 1]


@pytest.mark.django_db
def test_area_names_only_agencies_of_the_list():
    block = WorkMatrixBlock()
    assert block.clean(block.to_python(_value()))["title"] == "หน่วยงาน"
    wrong = _value([{**AREAS[1], "partners": "1, 4"}])
    with pytest.raises(StructBlockValidationError) as refused:
        block.clean(block.to_python(wrong))
    assert list(refused.value.block_errors) == ["areas"]
