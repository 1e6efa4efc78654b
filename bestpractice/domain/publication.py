"""Photos become public with the practice, and go with it or with the consent."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from bestpractice.domain.errors import Refused
from bestpractice.models import WriteUp, WriteUpPhoto
from files.storage import private_storage
from home.images import CleanedPicture
from home.models import CustomImage

MIMES = {"jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


def put_photos(*, write_up, draft, by):
    """Copy the photos that may be published to public images, and put them into `draft`.

    Photos without consent or alt text stay where they are, in private storage.
    """
    photos = [photo for photo in write_up.photos.all() if photo.is_publishable]
    for photo in photos:
        if photo.image_id is None:
            photo.image = _public_copy(photo, by)
            photo.save(update_fields=["image"])
    ours = set(WriteUpPhoto.objects.filter(write_up=write_up).values_list("image_id", flat=True))
    others = [block for block in draft.photos.raw_data if _image_of(block) not in ours]
    draft.photos = [_block(photo) for photo in photos] + others
    if draft.cover_id is None and photos:
        draft.cover = photos[0].image


def identify_steps(draft):
    """Have every step of the method saved with an identifier, on which its translation hangs.

    A stream saves the parts that nobody read as they came: as plain texts, which have none.
    """
    list(draft.process)


def withdraw_consent(*, photo, by, at=None):
    """Take the photo off every page and every rendition, at any stage; it stays in the write-up.

    Returns the photo.
    """
    with transaction.atomic():
        photo = WriteUpPhoto.objects.select_for_update(of=("self",)).get(pk=photo.pk)
        if not photo.consent:
            raise Refused(_("No consent is recorded for this photo."), code="consent")
        image_id = photo.image_id
        photo.image, photo.consent, photo.withdrawn_at = None, False, at or timezone.now()
        photo.save()
        if image_id:
            _take_off(photo.write_up, {image_id}, by=by)
    return photo


def take_photos_off(page):
    """After a practice was unpublished, none of its district's photos is public any more."""
    write_up = WriteUp.objects.filter(page=page.pk).first()
    if write_up is None:
        return
    with transaction.atomic():
        photos = write_up.photos.exclude(image=None)
        images = set(photos.values_list("image_id", flat=True))
        photos.update(image=None)
        if images:
            _take_off(write_up, images, by=None)


def take_translations_off(page):
    """After a write-up was unpublished, no translation of it is public any more."""
    if WriteUp.objects.filter(page=page.pk).exists():
        for translation in page.get_translations().filter(live=True):
            translation.specific.unpublish()


def _public_copy(photo, by):
    with private_storage().open(photo.path.name) as file:
        # It was cleaned when it came in: the public copy has the same bytes.
        picture = CleanedPicture(photo.name, file.read(), MIMES[photo.type])
    return CustomImage.objects.create(
        title=photo.caption or photo.alt,
        file=picture,
        collection=Collection.get_first_root_node(),
        uploaded_by_user=by,
        alt_th=photo.alt,
        consent=CustomImage.Consent.GIVEN,
        consent_note=f"{photo.consent_at:%Y-%m-%d}, {photo.consent_by}"[:255],
    )


def _block(photo):
    image = {"image": photo.image_id, "alt_text": photo.alt, "decorative": False}
    # The photo's own identifier: a comparison and comments know it again.
    return {
        "type": "photo",
        "value": {"image": image, "caption": photo.caption},
        "id": str(photo.uid),
    }


def _take_off(write_up, images, *, by):
    """Remove the images from the page as it stands and from its newest draft, then delete them
    with their files and renditions. Wherever else they were placed, nothing is shown."""
    page = write_up.page
    page.refresh_from_db()
    is_agreed = page.latest_revision_id == write_up.approved_revision_id
    page.photos = _without(page.photos, images)
    if page.cover_id in images:
        page.cover = None
    page.save(clean=False, update_fields=["photos", "cover"])
    draft = page.get_latest_revision_as_object()
    draft.photos = _without(draft.photos, images)
    if draft.cover_id in images:
        draft.cover = None
    revision = draft.save_revision(user=by, changed=False, clean=False, log_action=True)
    if is_agreed:
        write_up.approved_revision = write_up.kept_revision = revision
        write_up.save(update_fields=["approved_revision", "kept_revision"])
    for image in CustomImage.objects.filter(pk__in=images):
        image.delete()


def _without(photos, images):
    return [block for block in photos.raw_data if _image_of(block) not in images]


def _image_of(block):
    image = block["value"]["image"]
    return image["image"] if isinstance(image, dict) else image
