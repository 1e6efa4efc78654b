import json
import uuid
from datetime import date
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Locale, Page, Site

from areas.models import District, InspectionRegion, Province
from home.models import (
    ContentPage,
    CustomDocument,
    CustomImage,
    GlossaryPage,
    HomePage,
    NewsCategory,
    NewsIndexPage,
    NewsPage,
    SiteSettings,
)
from support.numbering import count_up

numbers = count_up()


@pytest.fixture
def thai(db):
    return Locale.objects.get(language_code="th")


@pytest.fixture
def english(db):
    return Locale.objects.get_or_create(language_code="en")[0]


@pytest.fixture
def home(thai):
    """The Thai home page, the root of the one site."""
    root = Page.objects.get(depth=1)
    for page in root.get_children():
        page.delete()
    root.refresh_from_db()
    home = HomePage(title="พาน้องกลับมาเรียน", slug="home", locale=thai, programme="ตามน้องกลับมาเรียน")
    root.add_child(instance=home)
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    return home


@pytest.fixture
def translate(english):
    """`translate(page, **fields)`: a published English translation, with `fields` changed."""

    def translate(page, **fields):
        copy = page.copy_for_translation(english, copy_parents=True)
        for name, value in fields.items():
            setattr(copy, name, value)
        copy.save_revision().publish()
        copy.refresh_from_db()
        return copy

    return translate


@pytest.fixture
def english_home(home, translate):
    return translate(home, title="Bring Our Siblings Back to School")


@pytest.fixture
def news_index(home):
    return home.add_child(
        instance=NewsIndexPage(title="ข่าว", slug="news", locale=home.locale, intro="ข่าวโครงการ")
    )


@pytest.fixture
def site_settings(db):
    return SiteSettings.load()


@pytest.fixture
def make_category(thai):
    def make(slug, *, name=None, locale=thai):
        return NewsCategory.objects.create(slug=slug, name=name or f"หมวด {slug}", locale=locale)

    return make


@pytest.fixture
def make_district(db):
    """`make_district("krabi", region=6)`: an office of its own province."""

    def make(code, *, region):
        number = next(numbers)
        region, _ = InspectionRegion.objects.get_or_create(
            number=region,
            defaults={
                "name_th": f"เขตตรวจราชการที่ {region}",
                "name_en": f"Inspection region {region}",
            },
        )
        province = Province.objects.create(
            slug=code,
            code=f"{number % 100:02}",
            name_th=f"จังหวัด{code}",
            part="south",
            region=region,
            map_id=f"{number % 1000:03}",
            abbreviation_th="จ",
            abbreviation_en="P",
            tile_row=number,
            tile_column=number,
            latitude=8,
            longitude=98,
        )
        return District.objects.create(
            code=code,
            kind="primary",
            name_th=f"สำนักงานเขต{code}",
            name_en=f"{code.title()} office",
            short_th=f"สพป.{code}",
            short_en=code.title(),
            seat=province,
            region=region,
            latitude=8,
            longitude=98,
        )

    return make


@pytest.fixture
def picture_bytes():
    """`picture_bytes(size, kind, exif=…)`: an encoded picture of one colour."""

    def encode(size=(60, 40), kind="JPEG", **options):
        buffer = BytesIO()
        Image.new("RGB", size, "#0b4a4a").save(buffer, kind, **options)
        return buffer.getvalue()

    return encode


@pytest.fixture
def make_image(db, picture_bytes):
    """`make_image(consent="given")`: a showable picture unless told otherwise."""

    def make(*, size=(60, 40), **fields):
        number = next(numbers)
        fields = {
            "title": f"ภาพ {number}",
            "consent": CustomImage.Consent.NOT_NEEDED,
            "alt_th": f"ภาพที่ {number}",
            "alt_en": f"Picture {number}",
            **fields,
        }
        file = ContentFile(picture_bytes(size), name=f"picture-{number}.jpg")
        return CustomImage.objects.create(file=file, **fields)

    return make


@pytest.fixture
def make_news(news_index):
    """`make_news(title=…, tags=[…], **fields)`, published."""

    def make(*, parent=news_index, tags=(), **fields):
        number = next(numbers)
        fields = {
            "title": f"ข่าวที่ {number}",
            "slug": f"news-{number}",
            "lead": f"ความนำของข่าวที่ {number}",
            "date": date(2022, 2, 28),
            "locale": parent.locale,
            **fields,
        }
        page = NewsPage(**fields)
        parent.add_child(instance=page)
        if tags:
            page.tags.add(*tags)
            page.save()
        return page

    return make


@pytest.fixture
def make_content(home):
    def make(*, parent=home, **fields):
        number = next(numbers)
        fields = {
            "title": f"หน้าที่ {number}",
            "slug": f"page-{number}",
            "locale": parent.locale,
            **fields,
        }
        return parent.add_child(instance=ContentPage(**fields))

    return make


@pytest.fixture
def make_glossary(home):
    """`make_glossary([(term, definition, other forms, whether texts mark it)])`: /definitions/."""

    def make(words):
        terms = [
            {"term": term, "definition": definition, "forms": forms, "is_marked": is_marked}
            for term, definition, forms, is_marked in words
        ]
        stream = [{"type": "term", "id": str(uuid.uuid4()), "value": value} for value in terms]
        return home.add_child(
            instance=GlossaryPage(
                title="คำจำกัดความ",
                slug="definitions",
                locale=home.locale,
                lead="คำที่ใช้ในโครงการ",
                terms=json.dumps(stream),
            )
        )

    return make


@pytest.fixture
def make_document(db):
    def make(**fields):
        file = ContentFile(b"%PDF-1.4", name=f"file-{next(numbers)}.pdf")
        return CustomDocument.objects.create(**{"title": "แนวทาง", "file": file, **fields})

    return make


@pytest.fixture
def make_body(make_image, make_document):
    """`make_body()`: the JSON of a body with every kind of block that the database is asked for."""

    def item(value):
        return {"type": "item", "id": str(uuid.uuid4()), "value": value}

    def picture(image=None):
        image = image or make_image()
        return {"image": image.pk, "alt_text": "ครูคุยกับผู้ปกครอง", "decorative": False}

    def make(**changes):
        blocks = {
            "heading": {"text": "สิ่งที่เกิดขึ้น", "level": "2"},
            "text": "<p>ลงพื้นที่<b>เยี่ยมบ้าน</b></p>",
            "pull_quote": {"text": "ไม่ทิ้งใครไว้ข้างหลัง", "speaker": "ผู้อำนวยการ"},
            "callout": {"kind": "warn", "title": "กำหนดส่ง", "text": "<p>สิ้นเดือนนี้</p>"},
            "steps": {
                "steps": [
                    item({"title": "ค้นหา", "text": "<p>ลงพื้นที่</p>"}),
                    item({"title": "ส่งต่อ", "text": ""}),
                ]
            },
            "photo": {"image": picture(), "caption": "ลงพื้นที่"},
            "gallery": {
                "pictures": [
                    item({"image": picture(), "caption": "ภาพแรก"}),
                    item({"image": picture(), "caption": ""}),
                ]
            },
            "film": {"url": "https://youtu.be/abcdefghijk", "title": "ภาพรวมโครงการ"},
            "key_figures": {
                "figures": [
                    item(
                        {
                            "value": "28,811",
                            "label": "เด็กที่ต้องค้นหา",
                            "source": "หนังสือ ศธ 04006/ว3920",
                            "as_of": None,
                        }
                    )
                ]
            },
            "table": {
                "data": [["เขต", "จำนวน"], ["กระบี่", "98"]],
                "table_caption": "ตามเขต",
                "table_header_choice": "row",
                "first_row_is_table_header": True,
                "first_col_is_header": False,
            },
            "documents": {"title": "เอกสาร", "documents": [item(make_document().pk)]},
            "source": {"title": "สพฐ.", "url": "https://www.obec.go.th/"},
            "agencies": {"title": "ภาคีเครือข่าย", "note": "", "agencies": [item("กสศ.")]},
            "work_matrix": {
                "title": "หน่วยงาน",
                "note": "",
                "agencies": [
                    item({"name": "กระทรวงมหาดไทย", "short": "มท."}),
                    item({"name": "กระทรวงวัฒนธรรม", "short": "วธ."}),
                ],
                "areas_title": "หน่วยงานใดทำงานใด",
                "areas": [
                    item({"number": "1", "text": "ประชาสัมพันธ์", "lead": "มท.", "partners": ""}),
                    item({"number": "2", "text": "ข้อมูล", "lead": "สพฐ.", "partners": "1"}),
                ],
            },
            **changes,
        }
        return json.dumps(
            [
                {"type": kind, "id": str(uuid.uuid4()), "value": value}
                for kind, value in blocks.items()
            ]
        )

    return make
