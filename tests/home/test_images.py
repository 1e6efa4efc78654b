import io

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms.models import modelform_factory
from PIL import Image
from wagtail.images.forms import formfield_for_dbfield

from home.forms import PictureForm
from home.images import alt_of, cleaned, photo, photo_url, prefetch_photos
from home.models import CustomImage
from support.queries import exact_queries

ORIENTATION, GPS = 0x0112, 0x8825


def _exif(orientation=6):
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS)[1] = "N"
    return exif


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.django_db
def test_stored_picture_is_upright_and_says_nothing_of_its_place(picture_bytes, kind):
    data = picture_bytes((60, 40), kind, exif=_exif())
    image = CustomImage.objects.create(title="ภาพ", file=ContentFile(data, name="a.jpg"))
    with image.file.open() as file, Image.open(file) as stored:
        assert (stored.format, stored.size, dict(stored.getexif())) == (kind, (40, 60), {})
    assert (image.width, image.height) == (40, 60)


@pytest.mark.django_db
def test_picture_is_cleaned_once(make_image, monkeypatch):
    image = make_image()
    monkeypatch.setattr("home.models.media.cleaned", None)  # calling it would fail
    image.title = "ชื่อใหม่"
    image.save()


def _cut_off(data):
    return data[: len(data) * 6 // 10]


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda encode: b"", "damaged"),
        (lambda encode: b"MZ not a picture", "damaged"),
        (lambda encode: _cut_off(encode((600, 400))), "damaged"),
        (lambda encode: encode((60, 40), "GIF"), "format"),
        (lambda encode: encode((9000, 6000), "PNG"), "pixels"),
    ],
)
def test_bad_picture_is_refused_in_words(picture_bytes, make, code):
    with pytest.raises(ValidationError) as refused:
        cleaned(io.BytesIO(make(picture_bytes)), "a.jpg")
    assert refused.value.code == code


@pytest.mark.django_db
def test_upload_form_refuses_a_cut_off_picture(picture_bytes):
    form = _form(_cut_off(picture_bytes((600, 400))))
    codes = {name: [error.code for error in found] for name, found in form.errors.as_data().items()}
    assert codes == {"file": ["damaged"]}


@pytest.mark.django_db
def test_upload_form_stores_the_cleaned_picture(picture_bytes):
    form = _form(picture_bytes(exif=_exif()))
    assert form.is_valid(), form.errors
    image = form.save()
    with image.file.open() as file, Image.open(file) as stored:
        assert (stored.size, dict(stored.getexif())) == ((40, 60), {})
    assert (image.width, image.height, image.file_size) == (40, 60, image.file.size)


def _form(data):
    file = SimpleUploadedFile("a.jpg", data, "image/jpeg")
    form_class = modelform_factory(
        CustomImage,
        form=PictureForm,
        fields=["title", "file", "collection"],
        formfield_callback=formfield_for_dbfield,
    )
    return form_class({"title": "ภาพ"}, {"file": file})


@pytest.mark.parametrize(
    ("consent", "shown"),
    [("given", True), ("not_needed", True), ("unknown", False), ("withdrawn", False)],
)
@pytest.mark.django_db
def test_picture_is_shown_only_with_consent(make_image, consent, shown):
    image = make_image(consent=consent)
    assert bool(photo(image, "card")) == shown
    assert bool(photo_url(image, "full")) == shown


def test_no_picture_is_nothing():
    assert (photo(None, "card"), photo_url(None, "full")) == ("", "")


@pytest.mark.django_db
def test_photo_offers_sizes_and_keeps_its_place(make_image):
    image = make_image(size=(1600, 1200))
    (tag,) = BeautifulSoup(photo(image, "text", alt="ครู <ใจดี>"), "html.parser")
    base = f"/media/images/{image.filename.removesuffix('.jpg')}"
    assert tag.attrs == {
        "src": f"{base}.width-480.format-webp.webp",
        "width": "1440",
        "height": "1080",
        "alt": "ครู <ใจดี>",
        "srcset": f"{base}.width-480.format-webp.webp 480w, "
        f"{base}.width-960.format-webp.webp 960w, {base}.width-1440.format-webp.webp 1440w",
        "sizes": "(min-width: 46rem) 42rem, 92vw",
        "loading": "lazy",
        "decoding": "async",
    }


@pytest.mark.django_db
def test_first_picture_of_a_page_is_not_lazy(make_image):
    html = photo(make_image(), "text", lazy=False)
    assert ("loading" in html, 'fetchpriority="high"' in html) == (False, True)


@pytest.mark.parametrize(
    ("placed", "expected"),
    [({}, "ภาพเดิม"), ({"contextual_alt_text": "ตรงนี้"}, "ตรงนี้"), ({"decorative": True}, "")],
)
@pytest.mark.django_db
def test_alt_text_of_the_place_comes_first(make_image, placed, expected):
    image = make_image(alt_th="ภาพเดิม")
    vars(image).update(placed)
    assert alt_of(image) == expected


@pytest.mark.django_db
def test_prefetched_pictures_ask_nothing_more(make_image):
    images = [make_image() for _ in range(3)]
    before = [photo(image, "card") for image in images]
    images = list(CustomImage.objects.order_by("pk"))
    with exact_queries(1):
        prefetch_photos([*images, None, images[0]])
        assert [photo(image, "card") for image in images] == before


@pytest.mark.django_db
def test_withdrawn_consent_deletes_the_picture_and_its_renditions(
    make_image, client, django_capture_on_commit_callbacks
):
    image = make_image(consent="given")
    urls = [image.file.url, image.get_rendition("fill-320x240|format-webp").url]
    assert [client.get(url).status_code for url in urls] == [200, 200]
    image.consent = "withdrawn"
    with django_capture_on_commit_callbacks(execute=True):
        image.save()
    assert [client.get(url).status_code for url in urls] == [404, 404]
    image = CustomImage.objects.get()
    assert (image.is_taken_away, image.width, image.renditions.count()) == (True, 480, 0)
    image.consent = "given"
    with pytest.raises(ValidationError) as refused:
        image.full_clean()
    assert list(refused.value.message_dict) == ["file"]
