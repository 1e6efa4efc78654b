"""A gated section with one page of each kind, in Thai."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Locale, Page, Site

from intranet.models import Attachment, CircularPage, GatedSectionPage, ManualPage, QuestionsPage


@pytest.fixture
def section(db):
    home = Site.objects.get().root_page
    section = GatedSectionPage(title="ภายใน", slug="internal", locale=Locale.get_default())
    home.add_child(instance=section)
    return section


@pytest.fixture
def make_circular(section):
    def make(title="หนังสือเวียน", *, attachment=None, **fields):
        slug = fields.pop("slug", f"c{CircularPage.objects.count()}")
        page = CircularPage(title=title, slug=slug, date=date(2026, 1, 10), **fields)
        Page.objects.get(pk=section.pk).specific.add_child(instance=page)
        if attachment is not None:
            file = ContentFile(attachment, name="ไฟล์แนบ.pdf")
            Attachment.objects.create(page=page, title="ไฟล์แนบ", file=file)
        return page

    return make


@pytest.fixture
def make_manual(section):
    def make(title="คู่มือ", slug="manual", **fields):
        page = ManualPage(title=title, slug=slug, **fields)
        Page.objects.get(pk=section.pk).specific.add_child(instance=page)
        return page

    return make


@pytest.fixture
def make_questions(section):
    def make(title="ถาม-ตอบ", question="ถามอะไร", answer="<p>ตอบอย่างนี้</p>", slug="questions"):
        page = QuestionsPage(title=title, slug=slug)
        block = page.questions.stream_block.child_blocks["item"].child_blocks["answer"]
        page.questions = [("item", {"question": question, "answer": block.to_python(answer)})]
        Page.objects.get(pk=section.pk).specific.add_child(instance=page)
        return page

    return make
