"""What is stored of a picture: upright, eight bits, sRGB, nothing else in the file."""

import hashlib
import io
import math

import pytest
from PIL import Image

from files.kinds import FileType
from files.receive import receive
from files.storage import new_path, private_storage
from support import samples

WIDTH, HEIGHT = 120, 80
SPOTS = {
    "top left": (15, 10),
    "top right": (105, 10),
    "bottom left": (15, 70),
    "bottom right": (105, 70),
}


@pytest.fixture
def keep(same_process):
    """Receive bytes and return what would be stored, as bytes."""

    def keep(content):
        with receive(io.BytesIO(content), "ภาพ") as received:
            return received.content.read()

    return keep


def colours(content):
    """The named colour at each spot of a stored picture, or its RGB value."""
    image = Image.open(io.BytesIO(content))
    assert image.mode == "RGB"
    assert image.size == (WIDTH, HEIGHT)
    return {place: nearest(image.getpixel(spot)) for place, spot in SPOTS.items()}


def nearest(pixel):
    names = {
        (255, 0, 0): "red",
        (0, 255, 0): "lime",
        (0, 0, 255): "blue",
        (255, 255, 0): "yellow",
        (255, 255, 255): "white",
    }
    distance, name = min((math.dist(colour, pixel), name) for colour, name in names.items())
    return name if distance < 60 else pixel


def segments(content):
    """The kinds of segment, chunk or box of a stored file, in order, each once."""
    if content.startswith(b"\xff\xd8"):
        return list(dict.fromkeys(_jpeg_segments(content)))
    if content.startswith(b"\x89PNG"):
        return list(dict.fromkeys(_chunks(content, 8, "big", 12, name_first=False)))
    return list(dict.fromkeys(_chunks(content, 12, "little", 8, name_first=True)))


def _jpeg_segments(content):
    at = 2
    while content[at + 1] != 0xDA:
        yield content[at + 1]
        at += 2 + int.from_bytes(content[at + 2 : at + 4])


def _chunks(content, at, order, extra, *, name_first):
    while at < len(content):
        name, size = content[at : at + 4], content[at + 4 : at + 8]
        if not name_first:
            name, size = size, name
        size = int.from_bytes(size, order)
        yield name.decode().strip()
        at += extra + size + (size % 2 if name_first else 0)


BARE = {
    # JFIF, quantisation, frame, Huffman tables
    "JPEG": [0xE0, 0xDB, 0xC0, 0xC4],
    "PNG": ["IHDR", "IDAT", "IEND"],
    "WEBP": ["VP8"],
}


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("file_format", ["JPEG", "PNG", "WEBP"])
def test_picture_is_stored_upright_and_bare(keep, file_format, orientation):
    lying = samples.turned(samples.picture((WIDTH, HEIGHT)), orientation)
    options = {"exif": samples.exif(orientation=orientation, taken="2022:02:28 16:30:05")}
    make = {"JPEG": samples.jpeg, "PNG": samples.png, "WEBP": samples.webp}[file_format]
    stored = keep(make(lying, **options))
    assert colours(stored) == samples.CORNERS
    assert segments(stored) == BARE[file_format]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_heic_is_stored_as_an_upright_bare_jpeg(keep, orientation):
    lying = samples.turned(samples.picture((WIDTH, HEIGHT)), orientation)
    stored = keep(samples.heic(lying, exif=samples.exif(orientation=orientation)))
    assert colours(stored) == samples.CORNERS
    assert segments(stored) == BARE["JPEG"]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["CMYK", "PNG of 16 bits", "HEIC of 10 bits"])
def test_rarer_pictures_are_stored_upright_and_bare(keep, kind, orientation):
    lying = samples.turned(samples.picture((WIDTH, HEIGHT)), orientation)
    exif = samples.exif(orientation=orientation, taken="2022:02:28 16:30:05")
    content, bare = {
        "CMYK": lambda: (samples.jpeg(lying.convert("CMYK"), exif=exif), BARE["JPEG"]),
        "PNG of 16 bits": lambda: (samples.png_of_16_bits(lying, exif=exif), BARE["PNG"]),
        "HEIC of 10 bits": lambda: (samples.heic_of_10_bits(lying, exif=exif), BARE["JPEG"]),
    }[kind]()
    assert b"CameraMaker" in content
    stored = keep(content)
    assert colours(stored) == samples.CORNERS
    assert segments(stored) == bare


def test_heic_with_more_exif_than_a_jpeg_can_hold_is_stored(keep):
    stored = keep(samples.heic(exif=samples.exif(maker_note=bytes(70_000))))
    assert colours(stored) == samples.CORNERS
    assert segments(stored) == BARE["JPEG"]


def test_orientation_in_xmp_alone_is_followed(keep):
    xmp = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        'xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"/></rdf:RDF></x:xmpmeta>'
    )
    lying = samples.turned(samples.picture((WIDTH, HEIGHT)), 6)
    stored = keep(samples.jpeg(lying, xmp=xmp.encode()))
    assert colours(stored) == samples.CORNERS
    assert segments(stored) == BARE["JPEG"]


@pytest.mark.filterwarnings("ignore:Truncated File Read")
@pytest.mark.parametrize(
    "content",
    [
        samples.jpeg(comment=b"taken at home"),
        samples.jpeg(dpi=(300, 300)),
        samples.jpeg(exif=b"Exif\0\0garbage"),
        samples.jpeg(exif=samples.exif()[:40]),
        samples.jpeg() + b"<script>alert(1)</script>",
        samples.jpeg(progressive=True),
        samples.jpeg(samples.picture(mode="CMYK")),
    ],
    ids=["comment", "dpi", "no EXIF", "EXIF cut off", "tail", "progressive", "CMYK"],
)
def test_jpeg_is_stored_bare(keep, content):
    stored = keep(content)
    assert colours(stored) == samples.CORNERS
    assert segments(stored) == BARE["JPEG"]


def test_mpo_of_a_phone_keeps_its_first_picture(keep):
    stored = keep(
        samples.saved(
            samples.picture(), "MPO", save_all=True, append_images=[Image.new("RGB", (120, 80))]
        )
    )
    assert colours(stored) == samples.CORNERS
    assert segments(stored) == BARE["JPEG"]


def palette_with_hole():
    image = samples.picture().quantize(8)
    image.info["transparency"] = image.getpixel(SPOTS["top left"])
    return image


def see_through():
    image = samples.picture(mode="RGBA")
    image.paste((255, 0, 0, 0), (0, 0, 60, 40))
    return image


@pytest.mark.parametrize(
    "content",
    [
        samples.png(see_through()),
        samples.png(palette_with_hole(), transparency=palette_with_hole().info["transparency"]),
        samples.png(samples.picture(), transparency=(255, 0, 0)),
        samples.webp(see_through(), lossless=True),
        samples.heic(see_through()),
    ],
    ids=["RGBA", "palette", "RGB with one transparent colour", "WebP", "HEIC"],
)
def test_transparent_parts_are_stored_white(keep, content):
    assert colours(keep(content)) == samples.CORNERS | {"top left": "white"}


@pytest.mark.parametrize(
    "image",
    [
        Image.new("I;16", (WIDTH, HEIGHT), 128 * 257),
        Image.new("L", (WIDTH, HEIGHT), 128),
        Image.new("LA", (WIDTH, HEIGHT), (128, 255)),
        Image.new("P", (WIDTH, HEIGHT)).convert("RGB").point(lambda _: 128).quantize(2),
    ],
    ids=["16 bits", "grey", "grey with alpha", "palette"],
)
def test_grey_stays_as_grey_as_it_was(keep, image):
    stored = Image.open(io.BytesIO(keep(samples.png(image))))
    assert (stored.mode, stored.getcolors()) == ("RGB", [(WIDTH * HEIGHT, (128, 128, 128))])


def test_black_and_white_png_is_stored_in_rgb(keep):
    stored = Image.open(io.BytesIO(keep(samples.png(Image.new("1", (4, 4), 1)))))
    assert stored.getcolors() == [(16, (255, 255, 255))]


@pytest.mark.parametrize("make", [samples.jpeg, samples.png, samples.webp])
def test_colours_are_converted_to_srgb_and_the_profile_dropped(keep, make):
    stored = keep(make(icc_profile=samples.swapped_profile()))
    assert colours(stored)["top left"] == "blue"
    assert colours(stored)["bottom left"] == "red"
    assert b"ICC" not in stored
    assert b"iCCP" not in stored


def test_broken_profile_is_dropped(keep):
    stored = keep(samples.jpeg(icc_profile=b"not a profile"))
    assert colours(stored) == samples.CORNERS
    assert segments(stored) == BARE["JPEG"]


@pytest.mark.parametrize(
    ("size", "stored_size"),
    [
        ((4000, 3000), (2560, 1920)),
        pytest.param((8000, 6000), (2560, 1920), marks=pytest.mark.long),
        ((3000, 6000), (1280, 2560)),
        ((2560, 100), (2560, 100)),
        ((20_000, 3), (2560, 1)),
    ],
)
@pytest.mark.parametrize("make", [samples.jpeg, samples.png])
def test_large_picture_is_stored_smaller(keep, make, size, stored_size):
    stored = Image.open(io.BytesIO(keep(make(Image.new("RGB", size)))))
    assert stored.size == stored_size


def test_animation_is_stored_as_its_first_picture(keep):
    frames = {"save_all": True, "append_images": [Image.new("RGB", (120, 80))], "duration": 100}
    for content in (samples.png(**frames), samples.webp(**frames)):
        stored = keep(content)
        assert colours(stored) == samples.CORNERS
        assert Image.open(io.BytesIO(stored)).n_frames == 1


@pytest.mark.parametrize("file_type", [FileType.PDF, FileType.DOCX, FileType.XLSX, FileType.PPTX])
def test_document_is_stored_as_it_came(keep, file_type):
    content = getattr(samples, file_type)()
    assert keep(content) == content


def test_received_tells_of_the_upload_and_of_what_is_stored(settings, tmp_path):
    settings.PRIVATE_MEDIA_ROOT = tmp_path
    content = samples.heic(exif=samples.exif())
    with receive(io.BytesIO(content), r"C:\รูป\กิจกรรม.HEIC") as received:
        path = private_storage().save(new_path(received.sha256, received.type), received.content)
    stored = private_storage().open(path).read()
    assert path.endswith(".jpg")
    assert received.inspection.type == FileType.HEIC
    assert received.inspection.name == "กิจกรรม.heic"
    assert received.inspection.sha256 == hashlib.sha256(content).hexdigest()
    assert received.type == FileType.JPEG
    assert received.name == "กิจกรรม.jpg"
    assert received.size == len(stored)
    assert received.sha256 == hashlib.sha256(stored).hexdigest()
