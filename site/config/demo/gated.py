"""The gated section: a manual, questions and answers, and the demo's invented circulars."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Site

from intranet.models import (
    Attachment,
    CircularPage,
    GatedSectionPage,
    ManualPage,
    QuestionsPage,
)
from intranet.receipts import acknowledge

from .blocks import Stream
from .content import in_language, read
from .samples import sample_pdf
from .tree import put

#: The address of the section, below the home page of each language.
SLUG = "internal"


def load_gated(*, people, now):
    """Make the section and its pages where they are missing."""
    content = read("gated")
    home = Site.objects.get(is_default_site=True).root_page
    section = put(home, GatedSectionPage, SLUG, _builder(GatedSectionPage, content["section"]))
    for item in content["manuals"]:
        put(section, ManualPage, item["slug"], _builder(ManualPage, item, "lead", "body"))
    for item in content["questions"]:
        put(section, QuestionsPage, item["slug"], _questions_builder(item))
    for item in content["circulars"]:
        is_new = not CircularPage.objects.filter(slug=item["slug"]).exists()
        day = timezone.localdate(now) - timedelta(days=item["days_ago"])
        circular = put(section, CircularPage, item["slug"], _circular_builder(item, day))
        if is_new and item["attachment_th"]:
            _attach(circular, item["attachment_th"])
            acknowledge(circular=circular, by=people["trang"], at=now)


def _builder(model, item, *fields, **values):
    def build(language):
        texts = in_language(item, language)
        return model(title=texts["title"], **{name: texts[name] for name in fields}, **values)

    return build


def _circular_builder(item, day):
    return _builder(CircularPage, item, "lead", "body", reference=item["reference"], date=day)


def _questions_builder(item):
    def build(language):
        texts = in_language(item, language)
        questions = Stream(item["slug"], "questions").extend("item", texts["items"])
        return QuestionsPage(title=texts["title"], lead=texts["lead"], questions=questions.data)

    return build


def _attach(circular, title):
    """The same file at the circular in every language."""
    for page in [circular, *circular.get_translations()]:
        Attachment.objects.create(
            page=page, title=title, file=ContentFile(sample_pdf(title), name=f"{title}.pdf")
        )
