import pytest

from bestpractice import outline
from bestpractice.models import BestPracticePage

pytestmark = pytest.mark.django_db


def step(*items, heading=""):
    return {"heading": heading, "items": list(items)}


def test_phases_come_in_the_order_of_pdca_however_they_are_stored():
    practice = BestPracticePage(
        process=[("act", step("ง")), ("plan", step("ก", " ", heading="ขั้นวางแผน"))]
    )
    assert [(p.phase.letter, str(p.heading), p.steps) for p in outline.phases(practice)] == [
        ("P", "ขั้นวางแผน", ["ก"]),
        ("A", str(outline.Phase.ACT.label), ["ง"]),
    ]


def test_only_parts_with_something_to_say_are_read():
    practice = BestPracticePage(background="<p>ที่มา</p>", success_factors=[("factor", "ร่วมมือ")])
    assert [part.anchor for part in outline.parts(practice)] == ["background", "factors"]


def test_photos_need_consent(make_image):
    shown, hidden = make_image(consent="given"), make_image(consent="withdrawn")
    practice = BestPracticePage(
        photos=[("photo", {"image": image, "caption": ""}) for image in (shown, hidden)]
    )
    assert [photo["image"] for photo in outline.photos(practice)] == [shown]


def test_a_page_whose_photos_all_lack_consent_has_no_part_of_photos(make_image):
    practice = BestPracticePage(photos=[("photo", {"image": make_image(consent="unknown")})])
    assert outline.parts(practice) == []
