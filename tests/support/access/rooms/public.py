"""Who may open what: the public site. Everyone reads the same."""

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model

TABLE = """
visitor officer stranger region evaluator personnel editor moderator admin | route
200     200     200      200    200       200       200    200       200   | <var1>
200     200     200      200    200       200       200    200       200   | search/
200     200     200      200    200       200       200    200       200   | search/suggest/
200     200     200      200    200       200       200    200       200   | feed/
404     404     404      404    404       404       404    404       404   | feed/<slug:slug>/
200     200     200      200    200       200       200    200       200   | rss/
200     200     200      200    200       200       200    200       200   | best-practices/feed/
404     404     404      404    404       404       404    404       404   | booklets/<slug:slug>.pdf
404     404     404      404    404       404       404    404       404   | rss/<slug:slug>/
200     200     200      200    200       200       200    200       200   | healthz
login   404     404      404    404       404       200    200       200   | styleguide/
200     200     200      200    200       200       200    200       200   | robots.txt
200     200     200      200    200       200       200    200       200   | sitemap.xml
200     200     200      200    200       200       200    200       200   | documents/<var1>/<var2>
404     404     404      404    404       404       404    404       404   | media/<path>
404     404     404      404    404       404       404    404       404   | documents/authenticate_with_password/<int:restriction_id>/
404     404     404      404    404       404       404    404       404   | _util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/
200     200     200      200    200       200       200    200       200   | _util/login/
"""


def arguments(world):
    document = get_document_model().objects.create(
        title="Guideline", file=ContentFile(b"%PDF-1.4", name="guideline.pdf")
    )
    return {
        "<var1>": {"var1": ""},
        "feed/": {"slug": "no-such-category"},
        "booklets/": {"slug": "no-such-compilation"},
        "rss/": {"slug": "no-such-category"},
        "documents/": {"var1": document.pk, "var2": document.filename, "restriction_id": 1},
        "media/": {"path": "images/no-such-image.jpg"},
        "_util/": {"page_view_restriction_id": 1, "page_id": 1},
        "admin/documents/": {"document_id": document.pk, "doc_id": document.pk, "pk": document.pk},
        "admin/api/main/documents/": {"pk": document.pk},
    }
