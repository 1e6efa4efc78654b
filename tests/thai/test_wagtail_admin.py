"""Wagtail's admin searches Thai where its editors look: explorer, choosers, synonyms."""

import io

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import translation
from PIL import Image as PillowImage
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from thai.models import SynonymGroup


@pytest.fixture(autouse=True)
def _thai_search(settings):
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "thai.search"}}


@pytest.fixture
def page(db):
    root = Page.get_first_root_node()
    root.add_child(instance=Page(title="เด็กตกหล่น"))
    return root.add_child(instance=Page(title="โครงการพาน้องกลับมาเรียน"))


def listed(response):
    """Titles of those of our two objects that an answer shows."""
    text = response.content.decode()
    return [title for title in ("โครงการพาน้องกลับมาเรียน", "เด็กตกหล่น") if title in text]


@pytest.mark.parametrize("typed", ["น้อง", "พาน้องกลับเข้าเรียน", "กลับ โครง"])
@pytest.mark.parametrize(
    ("view", "args"),
    [
        ("wagtailadmin_explore_results", [1]),
        ("wagtailadmin_pages:search_results", []),
        ("wagtailadmin_choose_page_search", []),
    ],
)
def test_pages_are_found_by_inner_words(admin_client, page, view, args, typed):
    response = admin_client.get(reverse(view, args=args), {"q": typed})
    assert response.status_code == 200
    assert listed(response) == ["โครงการพาน้องกลับมาเรียน"]


@pytest.mark.parametrize(
    "view", ["wagtaildocs:index_results", "wagtaildocs_chooser:choose_results"]
)
def test_documents_are_found_by_inner_words(admin_client, view):
    for title in ["โครงการพาน้องกลับมาเรียน", "เด็กตกหล่น"]:
        document = get_document_model()(title=title)
        document.file.save("text.pdf", ContentFile(b"text"))
    response = admin_client.get(reverse(view), {"q": "น้อง"})
    assert response.status_code == 200
    assert listed(response) == ["โครงการพาน้องกลับมาเรียน"]


@pytest.mark.parametrize(
    "view", ["wagtailimages:index_results", "wagtailimages_chooser:choose_results"]
)
def test_images_are_found_by_inner_words(admin_client, view):
    buffer = io.BytesIO()
    PillowImage.new("RGB", (8, 8)).save(buffer, "PNG")
    for title in ["โครงการพาน้องกลับมาเรียน", "เด็กตกหล่น"]:
        file = ContentFile(buffer.getvalue(), name="picture.png")
        get_image_model().objects.create(title=title, file=file)
    response = admin_client.get(reverse(view), {"q": "น้อง"})
    assert response.status_code == 200
    assert listed(response) == ["โครงการพาน้องกลับมาเรียน"]


@pytest.mark.parametrize(("typed", "found"), [("หญิง", True), ("ดี", True), ("ชาย", False)])
def test_users_are_found_by_inner_words(admin_client, typed, found):
    get_user_model().objects.create(username="u1", first_name="สมหญิง", last_name="ใจดี")
    response = admin_client.get(reverse("wagtailusers_users:index_results"), {"q": typed})
    assert response.status_code == 200
    assert ("สมหญิง" in response.text) == found


@pytest.mark.django_db
def test_editors_add_synonyms(admin_client, page):
    url = reverse(SynonymGroup.snippet_viewset.get_url_name("add"))
    response = admin_client.post(url, {"text": "ตามหาน้อง\nพาน้องกลับมาเรียน"})
    assert response.status_code == 302
    assert list(Page.objects.search("ตามหาน้อง")) == [page]
    response = admin_client.get(
        reverse(SynonymGroup.snippet_viewset.get_url_name("list_results")), {"q": "ตามหา"}
    )
    assert "ตามหาน้อง = พาน้องกลับมาเรียน" in response.content.decode()


@pytest.mark.parametrize(
    ("language", "labels"), [("th", ["หน้าแรก", "เนื้อหาใช้ร่วม"]), ("en", ["Home", "Snippets"])]
)
def test_breadcrumbs_of_snippets_are_in_the_readers_language(language, labels):
    with translation.override("en"):
        items = SynonymGroup.snippet_viewset.breadcrumbs_items
    with translation.override(language):
        assert [str(item["label"]) for item in items] == labels
