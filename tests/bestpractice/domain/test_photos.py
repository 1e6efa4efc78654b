"""Photos are private and bare until the practice is public, and go with it or the consent."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError
from PIL import Image
from wagtail.actions.unpublish_page import UnpublishPageAction

from bestpractice.domain.errors import Refused
from bestpractice.domain.photos import add_photo, describe, move, remove
from bestpractice.domain.publication import withdraw_consent
from bestpractice.models import BestPracticePage, WriteUpPhoto
from files.rejections import RejectedFile
from files.storage import private_storage
from home.models import CustomImage, CustomRendition
from support.write_ups import make_photo, make_write_up, published


@pytest.fixture
def write_up(places, officer):
    return make_write_up(places.krabi, by=officer)


@pytest.fixture
def shown(write_up, officer, moderator):
    """A published practice with one public photo that has a rendition; the photo."""
    photo = make_photo(write_up, by=officer)
    make_photo(write_up, by=officer, consent=False, colour="red")
    published(write_up, by=officer, moderator=moderator)
    photo.refresh_from_db()
    photo.image.get_rendition("fill-320x240|format-webp")
    return photo


def public_files(photo):
    """The names of the files of its public copy and of the renditions of that."""
    return [
        photo.image.file.name,
        *(rendition.file.name for rendition in photo.image.renditions.all()),
    ]


def still_there(names):
    return [name for name in names if default_storage.exists(name)]


def live_photos(write_up):
    page = BestPracticePage.objects.get(pk=write_up.page_id)
    return [block.value["image"].pk for block in page.photos]


def test_photo_is_kept_privately_without_its_metadata(write_up, officer):
    photo = make_photo(write_up, by=officer)
    with private_storage().open(photo.path.name) as file, Image.open(file) as picture:
        assert (picture.size, dict(picture.getexif())) == ((64, 48), {})
    assert CustomImage.objects.count() == 0


def test_a_document_is_no_photo_and_leaves_nothing_behind(write_up, officer):
    with pytest.raises(RejectedFile):
        add_photo(write_up=write_up, file=ContentFile(b"MZ1234"), name="a.jpg", by=officer)
    assert WriteUpPhoto.objects.count() == 0


def test_photos_are_moved_described_and_removed(write_up, officer):
    first, second = (make_photo(write_up, by=officer, colour=c) for c in ("red", "blue"))
    move(photo=second, step=-1)
    move(photo=second, step=-1)
    assert list(write_up.photos.all()) == [second, first]
    describe(photo=first, alt=" ครู ", caption="", consent=False, by=officer)
    first.refresh_from_db()
    assert (first.alt, first.is_publishable) == ("ครู", False)
    remove(photo=second)
    assert list(write_up.photos.all()) == [first]


def test_only_photos_with_consent_become_public(write_up, shown):
    assert live_photos(write_up) == [shown.image_id]
    assert list(CustomImage.objects.values_list("consent", "alt_th")) == [("given", "ครูเยี่ยมบ้าน")]


def test_database_refuses_a_public_photo_without_consent(write_up, officer, make_image):
    photo = make_photo(write_up, by=officer, consent=False)
    with pytest.raises(IntegrityError):
        WriteUpPhoto.objects.filter(pk=photo.pk).update(image=make_image())


def test_public_photo_keeps_its_texts_and_is_not_removed(shown, officer):
    with pytest.raises(Refused):
        describe(photo=shown, alt="", caption="", consent=True, by=officer)
    with pytest.raises(Refused):
        remove(photo=shown)


def test_unpublishing_takes_every_photo_and_rendition_off(
    write_up, shown, django_capture_on_commit_callbacks
):
    page, names = BestPracticePage.objects.get(pk=write_up.page_id), public_files(shown)
    assert len(still_there(names)) == 2
    with django_capture_on_commit_callbacks(execute=True):
        UnpublishPageAction(page, user=None).execute(skip_permission_checks=True)
    shown.refresh_from_db()
    assert (shown.image_id, shown.consent) == (None, True)
    assert (CustomImage.objects.count(), CustomRendition.objects.count()) == (0, 0)
    assert (live_photos(write_up), still_there(names)) == ([], [])


def test_photos_come_back_with_the_next_publication(write_up, shown, officer, moderator):
    page = BestPracticePage.objects.get(pk=write_up.page_id)
    UnpublishPageAction(page, user=None).execute(skip_permission_checks=True)
    published(write_up, by=officer, moderator=moderator)
    shown.refresh_from_db()
    assert live_photos(write_up) == [shown.image_id]


def test_withdrawn_consent_takes_the_photo_off_and_leaves_the_page_public(
    write_up, shown, officer, django_capture_on_commit_callbacks
):
    names = public_files(shown)
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_consent(photo=shown, by=officer)
    page = BestPracticePage.objects.get(pk=write_up.page_id)
    assert (live_photos(write_up), still_there(names), CustomImage.objects.count()) == ([], [], 0)
    assert (page.live, page.has_unpublished_changes, page.cover) == (True, False, None)
    shown.refresh_from_db()
    assert (shown.consent, shown.withdrawn_at is not None) == (False, True)
