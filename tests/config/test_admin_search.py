"""Every list, chooser and search page finds Thai alike."""

import itertools
from datetime import date
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Locale, Site

from accounts.roles import Role
from areas.models import Membership, NotifiedCount, School
from bestpractice.models import Technique
from evidence.domain.reporting import submit
from evidence.models import Assignment, Extension, Submission
from home.models import ContentPage, CustomDocument, CustomImage
from intranet.models import CircularPage, GatedSectionPage
from support import kpi
from support.evaluation import make_evaluator
from support.kpi import make_district, make_round, make_submission
from support.people import UserFactory, make_user
from thai.models import SynonymGroup

NAME = "ลุ่มน้ำสมมุติ เขต 7"
TYPED = {
    "inner word": "น้ำสม",
    "Thai digits": "เขต ๗",
    "misspelt ํา": "ลุ่มนํ้าสมมุติ",
    "synonym": "สมมุติธารา",
    "two words": "7 น้ำสม",
}
OFFICES = ["สพป.ลุ่มน้ำสมมุติ เขต 7", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษาลุ่มน้ำสมมุติ"]
OF_DISTRICTS = [
    "/admin/districts/results/",
    "/admin/schools/results/",
    "/admin/memberships/results/",
    "/admin/notified_counts/results/",
    "/admin/kpi/extensions/results/",
    "/admin/kpi/assignments/results/",
    "/admin/evaluation/results/",
    "/admin/district_chooser/results/",
]
OF_PEOPLE = ["/admin/people/results/", "/admin/users/results/"]
# Pages, circulars, images, documents and techniques with our name as title.
OF_TITLES = [
    "/search/",
    "/intranet/search/",
    "/admin/pages/search/results/",
    "/admin/pages/{home}/results/",
    "/admin/choose-page/search/",
    "/admin/images/results/",
    "/admin/images/chooser/results/",
    "/admin/documents/results/",
    "/admin/documents/chooser/results/",
    "/admin/snippets/bestpractice/technique/results/",
    "/admin/snippets/choose/bestpractice/technique/results/",
]
NAMES_OF_ROWS = ["found", "results", "images", "documents", "pages", "object_list"]


@pytest.fixture
def _no_other_seven(monkeypatch):
    """Numbers in invented names have no 7: only the name that we look for has one."""
    UserFactory.reset_sequence(1000)
    monkeypatch.setattr(kpi, "_numbers", itertools.count(100))


@pytest.fixture
def _rows(db, _no_other_seven):
    """Two of everything, one of them with our name."""
    SynonymGroup.objects.create(text="ลุ่มน้ำสมมุติ\nสมมุติธารา")
    round = make_round()
    evaluator = make_evaluator()
    admin = make_user(is_superuser=True)
    for name in [NAME, "อื่น"]:
        district = make_district()
        district.name_th = f"สำนักงานเขตพื้นที่การศึกษาประถมศึกษา{name}"
        district.short_th = f"สพป.{name}"
        district.save()
        School.objects.create(district=district, code=name[:5], name_th=f"โรงเรียน{name}")
        first, _, last = name.partition(" ")
        user = make_user(first_name=first, last_name=last or first)
        Membership.objects.create(user=user, district=district)
        NotifiedCount.objects.create(
            district=district, fiscal_year=2026, source="eef", as_of="2026-01-01", count=1
        )
        Extension.objects.create(
            round=round,
            district=district,
            until=round.closes_at,
            reason="ทดสอบ",
            granted_by=admin,
        )
        submission = make_submission(round, district, by=user)
        submit(submission=submission, by=user, confirm_missing=True)
        Assignment.objects.create(submission=submission, evaluator=evaluator, assigned_by=admin)


@pytest.fixture
def titled(db):
    """The home page; below it, and in each library of the admin, two titles, one of them ours."""
    SynonymGroup.objects.create(text="ลุ่มน้ำสมมุติ\nสมมุติธารา")
    home = Site.objects.get().root_page
    locale = Locale.get_default()
    picture = BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    section = GatedSectionPage(title="ภายใน", slug="internal", locale=locale)
    home.add_child(instance=section)
    for number, title in enumerate([f"ข่าวจาก{NAME}", "อื่น"]):
        home.add_child(instance=ContentPage(title=title, slug=f"content-{number}", locale=locale))
        section.add_child(
            instance=CircularPage(
                title=title, slug=f"circular-{number}", date=date(2026, 1, 10), locale=locale
            )
        )
        file = ContentFile(picture.getvalue(), name=f"{number}.png")
        CustomImage.objects.create(title=title, file=file, alt_th="ภาพ", alt_en="Picture")
        file = ContentFile(b"%PDF-1.4", name=f"{number}.pdf")
        CustomDocument.objects.create(title=title, file=file)
        Technique.objects.create(name_th=title, slug=f"technique-{number}")
    return home


def found(client, url, typed):
    context = client.get(url, {"q": typed}).context
    rows = next(context[name] for name in NAMES_OF_ROWS if name in context)
    return len(rows.page.object_list if hasattr(rows, "page") else rows)


@pytest.mark.usefixtures("_rows")
@pytest.mark.parametrize("url", [*OF_DISTRICTS, *OF_PEOPLE])
def test_list_finds_what_the_sites_search_finds(client, url):
    admin = make_user(Role.PROGRAMME_ADMIN, is_superuser=True)
    client.force_login(admin, backend="django.contrib.auth.backends.ModelBackend")
    typed = [*TYPED.values(), *(OFFICES if url in OF_DISTRICTS else [])]
    assert {text: found(client, url, text) for text in typed} == dict.fromkeys(typed, 1)
    assert found(client, url, "ไม่มีชื่อนี้") == 0


@pytest.mark.usefixtures("_rows")
def test_matrix_of_a_round_finds_what_the_sites_search_finds(client):
    client.force_login(make_user(Role.PROGRAMME_ADMIN, is_superuser=True))
    url = reverse("evaluation_round", args=[Submission.objects.first().round_id])
    typed = [*TYPED.values(), *OFFICES]
    shown = {text: client.get(url, {"q": text}).context["shown"] for text in typed}
    assert shown == dict.fromkeys(typed, 1)


def test_titles_are_found_wherever_they_are_looked_for(client, titled):
    client.force_login(make_user(Role.PROGRAMME_ADMIN, is_superuser=True))
    typed = [*TYPED.values(), "ไม่มีชื่อนี้"]
    numbers = {
        url: [found(client, url.format(home=titled.pk), text) for text in typed]
        for url in OF_TITLES
    }
    # Those that look among all pages find the circular beside the public page.
    both = {
        "/admin/pages/search/results/",
        "/admin/pages/{home}/results/",
        "/admin/choose-page/search/",
    }
    assert numbers == {url: [1 + (url in both)] * len(TYPED) + [0] for url in OF_TITLES}
