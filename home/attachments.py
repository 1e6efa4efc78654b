"""The files that public pages offer: which ones, what they say, and keeping that in the index.

A page is found by the words of its PDFs and Word files. These are read once, after the answer
(`home.tasks`), in the sandbox, and kept as plain text. A document in a private collection is
never among them, even while a public page links to it.
"""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from modelsearch import index
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex

from files.rejections import RejectedFile
from files.spool import hash_file
from files.text import plain_text
from home.models.document_text import DocumentText
from home.models.media import CustomDocument

#: Some fifteen pages. PostgreSQL's index holds no more of one page and its files together.
LONGEST_TEXT = 40_000


def documents_in(page):
    """The primary keys of the documents that the texts of `page` offer, in order."""
    found = {}
    for field in page._meta.get_fields():
        value = field.value_from_object(page) if hasattr(field, "extract_references") else None
        references = field.extract_references(value) if value else ()
        for model, key, _model_path, _content_path in references:
            if model is CustomDocument:
                found[int(key)] = None
    return list(found)


def public_documents():
    """The documents that anyone may open: neither their collection nor one above it is private."""
    own_path = ExpressionWrapper(OuterRef("collection__path"), output_field=CharField())
    restrictions = CollectionViewRestriction.objects.alias(own_path=own_path)
    return CustomDocument.objects.exclude(
        Exists(restrictions.filter(own_path__startswith=F("collection__path")))
    )


def files_of(pages):
    """{primary key of a page: the public documents that it offers}, in two queries or none."""
    offered = defaultdict(list)
    if pages:
        references = _references().filter(object_id__in=[str(page.pk) for page in pages])
        for page, document in references.values_list("object_id", "to_object_id").distinct():
            offered[int(page)].append(int(document))
    documents = _public_files({key for keys in offered.values() for key in keys})
    return {
        page.pk: [documents[key] for key in sorted(offered[page.pk]) if key in documents]
        for page in pages
    }


def _public_files(keys):
    """{key: CustomDocument} of the public ones among `keys`, with what was read of them."""
    return public_documents().select_related("reading").in_bulk(keys) if keys else {}


def _references():
    """Wagtail's notes of which page offers which document; made after the answer, as ours."""
    return ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page),
        to_content_type=ContentType.objects.get_for_model(CustomDocument),
    )


def text_of(document):
    """What is known of the content of a document from `files_of`; perhaps nothing."""
    return document.reading.text if hasattr(document, "reading") else ""


def texts_of(page):
    """Title and text of each file of `page`, for the index: no query for a page without any."""
    keys = documents_in(page)
    documents = _public_files(keys)
    files = [documents[key] for key in keys if key in documents]
    return [f"{file.title}\n{text_of(file)}" for file in files]


def read(document):
    """Read the file of a CustomDocument, unless this very file was read before or is missing.

    A text with what seems to be a national ID is not kept: search must not find people by it.
    """
    storage, name = document.file.storage, document.file.name
    if not storage.exists(name):
        return
    with storage.open(name) as file:
        _size, sha256 = hash_file(file)
        if DocumentText.objects.filter(document=document, sha256=sha256).exists():
            return
        try:
            found = plain_text(file, characters=LONGEST_TEXT)
        except RejectedFile:
            text = ""  # a picture of a text, a spreadsheet or a damaged file: its title stands
        else:
            text = "" if found.national_ids else found.text
    DocumentText.objects.update_or_create(
        document=document, defaults={"sha256": sha256, "text": text}
    )


def read_all_in(page):
    """Read the public files that a page offers, and put the page into the index with them."""
    for document in public_documents().filter(pk__in=documents_in(page)):
        read(document)
    index.insert_or_update_object(page)


def pages_offering(documents=None):
    """The published pages, of their own types, that offer one of `documents`, or any at all."""
    references = _references()
    if documents is not None:
        references = references.filter(to_object_id__in=[str(document) for document in documents])
    keys = {int(key) for key in references.values_list("object_id", flat=True)}
    return Page.objects.filter(pk__in=keys, live=True).specific()
