"""Public pages are found by the words of the files that they offer."""

import json
import uuid
from io import BytesIO, StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from openpyxl import Workbook
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from home.models import CustomDocument, DocumentText
from support import docx, samples
from support.queries import exact_queries
from support.sandbox import run_here

pytestmark = pytest.mark.django_db

WORD = "นกคีรีบูน"


@pytest.fixture(autouse=True)
def _same_process(monkeypatch):
    monkeypatch.setattr("files.sandbox.run", run_here)


@pytest.fixture
def carried_out(django_capture_on_commit_callbacks):
    """`with carried_out():` what is left for after the answer is done."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def upload(db):
    """`upload("words")`: a Word file with a paragraph of its own."""

    def upload(text="", *, content=None, name="แนวทาง.docx", **fields):
        content = content or docx.docx(docx.p("บทนำของเอกสาร"), docx.p(text))
        file = ContentFile(content, name=name)
        return CustomDocument.objects.create(title="คู่มือเยี่ยมบ้าน", file=file, **fields)

    return upload


def offering(*documents, text=""):
    """The body of a page: a list of files, and a text that links to each of them."""
    items = [{"type": "item", "id": str(uuid.uuid4()), "value": file.pk} for file in documents]
    blocks = [("documents", {"title": "", "documents": items}), ("text", text)]
    return json.dumps(
        [{"type": kind, "id": str(uuid.uuid4()), "value": value} for kind, value in blocks]
    )


@pytest.fixture
def publish(make_content, carried_out):
    """`publish(document, …)`: a published page that offers these files."""

    def publish(*documents, text="", **fields):
        page = make_content(live=False, body=offering(*documents, text=text), **fields)
        with carried_out():
            page.save_revision().publish()
        page.refresh_from_db()
        return page

    return publish


@pytest.fixture
def search(client):
    """`search(text)`: (page, document) of each result."""

    def search(text):
        results = client.get("/search/", {"q": text}).context["results"]
        return [(row.page.pk, row.document) for _name, rows in results.groups for row in rows]

    return search


def test_page_is_found_by_the_words_of_its_file_and_says_which(client, publish, upload):
    document = upload(f"ปลาย{WORD} ในสวน ๒๕๖๕")
    page = publish(document)
    response = client.get("/search/", {"q": f"{WORD} 2565"})
    [(_name, [result])] = response.context["results"].groups
    assert (result.page.pk, result.document) == (page.pk, document)
    html = response.content.decode()
    link = f'<a href="{document.url}" lang="th" hreflang="th">คู่มือเยี่ยมบ้าน</a>'
    assert f"ในเอกสารแนบ {link}" in html
    assert f"ปลาย<mark>{WORD}</mark> ในสวน <mark>๒๕๖๕</mark>" in html
    assert "บทนำของเอกสาร" not in html


def test_words_of_page_and_file_are_searched_together(publish, upload, search):
    document = upload(WORD)
    page = publish(document, lead="ลงพื้นที่เยี่ยมบ้านทุกหลัง")
    assert search(f"{WORD} ทุกหลัง") == [(page.pk, document)]
    assert search("ทุกหลัง") == [(page.pk, None)]
    assert search(f"{WORD} ไม่มีคำนี้") == []


def test_the_file_that_answers_is_shown_among_several(publish, upload, search):
    first, second = upload("ครั้งแรก"), upload(f"ครั้งที่สอง {WORD}")
    page = publish(first, second)
    assert search(WORD) == [(page.pk, second)]


def test_title_of_a_file_finds_its_page_whatever_its_type(publish, upload, search):
    sheet = BytesIO()
    Workbook().save(sheet)
    document = upload(content=sheet.getvalue(), name="ตาราง.xlsx")
    page = publish(document)
    assert search("คู่มือเยี่ยม") == [(page.pk, document)]


def test_file_linked_in_a_text_counts(publish, upload, search):
    document = upload(WORD)
    page = publish(text=f'<p><a linktype="document" id="{document.pk}">คู่มือ</a></p>')
    assert search(WORD) == [(page.pk, document)]


def test_translation_is_found_by_the_same_file(publish, upload, search, client, english_home):
    page = publish(upload(WORD))
    english = page.copy_for_translation(english_home.locale)
    english.save_revision().publish()
    found = client.get("/en/search/", {"q": WORD}).context["results"].page
    assert [row.pk for row in found] == [english.pk]


def test_draft_is_not_read_and_not_found(make_content, upload, search, carried_out):
    page = make_content()
    page.body = offering(upload(WORD))
    with carried_out():
        page.save_revision()
    assert search(WORD) == []
    assert not DocumentText.objects.exists()


def test_replaced_file_is_read_again_and_the_same_one_is_not(
    publish, upload, search, carried_out, monkeypatch
):
    document = upload(WORD)
    page = publish(document)
    with carried_out():
        document.file = ContentFile(docx.docx(docx.p("เนื้อหาใหม่")), name="ใหม่.docx")
        document.save()
    assert search(WORD) == []
    assert search("เนื้อหาใหม่") == [(page.pk, document)]
    monkeypatch.setattr("home.attachments.plain_text", None)
    with carried_out():
        document.save()
    assert search("เนื้อหาใหม่") == [(page.pk, document)]


def test_deleted_file_finds_nothing_more(publish, upload, search, carried_out):
    document = upload(WORD)
    publish(document)
    with carried_out():
        document.delete()
    assert search(WORD) == []


def test_document_of_a_private_collection_is_neither_read_nor_found(
    publish, upload, search, carried_out
):
    parent = Collection.get_first_root_node().add_child(name="ภายใน")
    collection = parent.add_child(name="ปีนี้")
    restriction = CollectionViewRestriction.objects.create(
        collection=parent, restriction_type="login"
    )
    document = upload(WORD, collection=collection)
    page = publish(document)
    assert search(WORD) == []
    assert not DocumentText.objects.exists()
    with carried_out():
        restriction.delete()
    assert search(WORD) == [(page.pk, document)]
    with carried_out():
        CollectionViewRestriction.objects.create(collection=collection, restriction_type="login")
    assert search(WORD) == []


def test_file_of_a_restricted_page_is_not_found(publish, upload, search):
    page = publish(upload(WORD))
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert search(WORD) == []


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (samples.pdf(text=f"{samples.NATIONAL_ID} canary"), "ids.pdf"),
        (samples.pdf(text="canary")[:300], "cut.pdf"),
        (samples.executable(), "program.pdf"),
    ],
)
def test_file_with_national_ids_or_that_cannot_be_read_leaves_no_text(
    publish, upload, search, content, name
):
    document = upload(content=content, name=name)
    page = publish(document)
    assert search("canary") == []
    assert search("คู่มือเยี่ยมบ้าน") == [(page.pk, document)]
    assert DocumentText.objects.get().text == ""


def test_missing_file_does_not_stop_the_others(publish, upload, search):
    lost, there = upload("หาย"), upload(WORD)
    lost.file.storage.delete(lost.file.name)
    page = publish(lost, there)
    assert search(WORD) == [(page.pk, there)]


def test_command_reads_what_was_published_before(make_content, upload, search):
    document = upload(WORD)
    page = make_content(body=offering(document))
    assert search(WORD) == []
    for options in ([], ["--again"]):
        out = StringIO()
        call_command("read_documents", *options, stdout=out)
        assert out.getvalue() == (
            "1 pages offer files; the text of 1 files is known, 0 hold none that can be read.\n"
        )
        assert search(WORD) == [(page.pk, document)]


@pytest.mark.parametrize("number", [1, 3, 20])
def test_files_cost_two_queries_for_all_results(client, publish, upload, number):
    for _ in range(number):
        publish(upload(WORD))
    client.get("/search/", {"q": "ก"})
    with exact_queries(10):
        assert len(client.get("/search/", {"q": WORD}).context["results"].page) == number
