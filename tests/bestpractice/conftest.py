from io import BytesIO
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from PIL import Image
from wagtail.models import Locale, Page, Site

from areas.models import District, InspectionRegion, Province, School
from bestpractice.models import BestPracticePage, LibraryPage, PracticeTechnique, Technique
from home.models import CustomImage, HomePage
from support.numbering import count_up

numbers = count_up()


@pytest.fixture
def make_province(db):
    def make(slug, *, region):
        number = next(numbers)
        region, _ = InspectionRegion.objects.get_or_create(
            number=region,
            defaults={"name_th": f"เขตตรวจราชการที่ {region}", "name_en": f"Region {region}"},
        )
        return Province.objects.create(
            slug=slug,
            code=f"{number % 100:02}",
            name_th=f"จังหวัด{slug}",
            name_en=slug.title(),
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

    return make


@pytest.fixture
def make_district(db):
    def make(*provinces, kind="primary"):
        number = next(numbers)
        seat = provinces[0]
        district = District.objects.create(
            code=f"office-{number}",
            kind=kind,
            name_th=f"สำนักงานเขตพื้นที่การศึกษาที่ {number}",
            name_en=f"Office {number}",
            short_th=f"สพท.ที่ {number}",
            short_en=f"Office {number}",
            seat=seat,
            region=seat.region,
            latitude=8,
            longitude=98,
        )
        district.provinces.set(provinces)
        return district

    return make


@pytest.fixture
def places(make_province, make_district):
    """Two provinces of region 6, one of region 13; a secondary office covers both of region 6."""
    krabi, trang = make_province("krabi", region=6), make_province("trang", region=6)
    loei = make_province("loei", region=13)
    return SimpleNamespace(
        krabi=make_district(krabi),
        trang=make_district(trang),
        loei=make_district(loei),
        secondary=make_district(krabi, trang, kind="secondary"),
    )


@pytest.fixture
def english(db):
    return Locale.objects.get_or_create(language_code="en")[0]


@pytest.fixture
def make_technique(db):
    def make(slug, **fields):
        return Technique.objects.create(
            slug=slug, **{"name_th": f"เทคนิค {slug}", "name_en": slug.title(), **fields}
        )

    return make


@pytest.fixture
def make_practice(library):
    """`make_practice(district, techniques=…, areas=…, school="…", **fields)`, published."""

    def make(district, *, techniques=(), areas=(), school=None, **fields):
        number = next(numbers)
        if school is not None:
            fields["school"] = School.objects.create(district=district, name_th=school)
            fields["level"] = "school"
        practice = BestPracticePage(
            district=district, **{"title": f"ผลงาน {number}", "slug": f"work-{number}", **fields}
        )
        for technique in techniques:
            practice.technique_links.create(technique=technique)
        for area in areas:
            practice.work_area_links.create(area=area)
        return library.add_child(instance=practice)

    return make


@pytest.fixture
def home(db):
    """The Thai home page, the root of the one site."""
    root = Page.objects.get(depth=1)
    for page in root.get_children():
        page.delete()
    root.refresh_from_db()
    home = HomePage(title="พาน้องกลับมาเรียน", slug="home", programme="ตามน้องกลับมาเรียน")
    root.add_child(instance=home)
    Site.objects.all().delete()
    Site.objects.create(hostname="testserver", root_page=home, is_default_site=True)
    return home


@pytest.fixture
def library(home):
    return home.add_child(instance=LibraryPage(title="คลัง", slug="best-practices"))


@pytest.fixture
def translated(english):
    """`translated(page, title, live=True)`: the English translation, with those above it."""

    def translate(page, title, *, live=True):
        copy = page.copy_for_translation(english, copy_parents=True)
        copy.title = title
        revision = copy.save_revision()
        if live:
            revision.publish()
        return copy

    return translate


@pytest.fixture
def english_library(library, english):
    home = library.get_parent().specific
    english_home = home.copy_for_translation(english)
    english_home.save_revision().publish()
    copy = library.copy_for_translation(english)
    copy.save_revision().publish()
    return copy


@pytest.fixture
def make_pair(make_practice, english_library):
    """As `make_practice`, with an English page beside the Thai one."""

    def make(district, **fields):
        thai = make_practice(district, **fields)
        twin = BestPracticePage(
            title=f"Work {thai.pk}",
            slug=thai.slug,
            translation_key=thai.translation_key,
            locale=english_library.locale,
            district=district,
            cover=thai.cover,
            photos=thai.photos,
        )
        twin.technique_links = [
            PracticeTechnique(technique=link.technique) for link in thai.technique_links.all()
        ]
        english_library.add_child(instance=twin)
        return thai

    return make


@pytest.fixture
def make_image(db):
    def make(*, consent="not_needed", **fields):
        file = BytesIO()
        Image.new("RGB", (48, 32), "teal").save(file, "PNG")
        fields = {"title": "ภาพ", "alt_th": "ข้อความแทนภาพ", **fields}
        return CustomImage.objects.create(
            file=ContentFile(file.getvalue(), "image.png"), consent=consent, **fields
        )

    return make


@pytest.fixture
def get(client):
    """`get(page)`: what the site answers at the page's address."""

    def get(page, query=""):
        page.refresh_from_db()
        return client.get(page.url + query)

    return get
