"""The English of a write-up: made by moderators, public only beside the Thai that was agreed to."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from bestpractice.domain.publication import withdraw_consent
from bestpractice.models import BestPracticePage
from support.write_ups import TEXTS, change, make_photo, make_write_up, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def write_up(places, officer, english_library):
    write_up = make_write_up(places.krabi, by=officer, title="เคาะทุกประตู")
    make_photo(write_up, by=officer)
    return write_up


@pytest.fixture
def localize(english, django_capture_on_commit_callbacks):
    """`localize(page)`: as a moderator does, with “EN ” before the texts but the background."""

    def localize(page):
        source, _ = TranslationSource.update_or_create_from_instance(page)
        made, _ = Translation.objects.get_or_create(source=source, target_locale=english)
        for segment in source.stringsegment_set.exclude(context__path="background"):
            StringTranslation.objects.get_or_create(
                translation_of=segment.string,
                locale=english,
                context=segment.context,
                defaults={"data": f"EN {segment.string.data}"},
            )
        with django_capture_on_commit_callbacks(execute=True):  # it publishes after the commit
            made.save_target(publish=True)
        return made.get_target_instance()

    return localize


def live(write_up):
    return BestPracticePage.objects.get(pk=write_up.page_id)


def test_english_case_shows_what_is_translated_without_asking_the_district(
    client, write_up, officer, moderator, localize
):
    published(write_up, by=officer, moderator=moderator)
    english = localize(live(write_up))
    assert (english.live, hasattr(english, "write_up")) == (True, False)
    page = client.get(english.url).text
    texts = ["EN เคาะทุกประตู", "EN เทียบรายชื่อ", TEXTS["background"][3:-4]]
    assert [text in page for text in texts] == [True, True, True]
    assert [page.title for page in BestPracticePage.objects.published("en")] == ["EN เคาะทุกประตู"]
    assert [page.title for page in BestPracticePage.objects.published("th")] == ["เคาะทุกประตู"]


def test_translation_is_not_public_before_the_district_agreed(
    client, write_up, moderator, localize
):
    with pytest.raises(PermissionDenied):
        localize(live(write_up))
    assert list(BestPracticePage.objects.published("en")) == []


def test_translation_goes_with_the_thai_and_stays_away(
    client, write_up, officer, moderator, localize
):
    published(write_up, by=officer, moderator=moderator)
    english = localize(live(write_up))
    live(write_up).unpublish(user=moderator)
    english.refresh_from_db()
    assert (english.live, client.get(english.url).status_code) == (False, 404)
    with pytest.raises(PermissionDenied):
        english.get_latest_revision().publish(user=moderator)


def test_later_words_of_the_district_wait_for_its_yes_in_english_too(
    write_up, officer, moderator, localize
):
    published(write_up, by=officer, moderator=moderator)
    change(write_up, by=officer, lead="ยังไม่ส่ง")
    assert localize(live(write_up)).lead == ""


def test_withdrawn_photo_leaves_the_english_page(client, write_up, officer, moderator, localize):
    published(write_up, by=officer, moderator=moderator)
    english = localize(live(write_up))
    photo = write_up.photos.get()
    name = photo.image.file.name.rpartition("/")[2].split(".")[0]
    assert name in client.get(english.url).text
    withdraw_consent(photo=photo, by=officer)
    page = client.get(english.url)
    assert (page.status_code, name in page.text) == (200, False)
