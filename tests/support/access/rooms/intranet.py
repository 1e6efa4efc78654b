"""Who may open what: the gated section of circulars and manuals.

Personnel viewers see the PA documents and nothing else. `#draft` is a file of a circular that is
not published yet. Whoever asks who is signed in is told of themselves alone, and a visitor of nobody.
"""

from datetime import date

from django.core.files.base import ContentFile
from wagtail.models import Site

from intranet.models import Attachment, CircularPage, GatedSectionPage

TABLE = """
visitor officer stranger region evaluator personnel editor moderator admin | route
login   200     200      200    200       404       200    200       200   | intranet/library/
login   200     200      200    200       404       200    200       200   | intranet/search/
200     200     200      200    200       200       200    200       200   | intranet/session/
login   302     302      302    302       404       302    302       302   | POST intranet/circulars/<int:pk>/acknowledge/
login   200     200      200    200       404       200    200       200   | intranet/attachments/<uuid:uid>/
login   404     404      404    404       404       200    200       200   | intranet/attachments/<uuid:uid>/#draft
login   login   login    login  404       login     200    200       200   | admin/circulars/<int:pk>/readers/
"""


def arguments(world):
    home = Site.objects.get().root_page
    section = GatedSectionPage(title="ภายใน", slug="internal")
    home.add_child(instance=section)
    published, draft = (_circular(section, live) for live in (True, False))
    return {
        "intranet/circulars/": {"pk": published.pk},
        "intranet/attachments/": {"uid": published.attachments.get().uid},
        "intranet/attachments/#draft": {"uid": draft.attachments.get().uid},
        "admin/circulars/": {"pk": published.pk},
    }


def _circular(section, live):
    page = CircularPage(title="เวียน", slug=f"circular-{live}", date=date(2026, 1, 1), live=live)
    section.add_child(instance=page)
    file = ContentFile(b"%PDF-1.4", name="letter.pdf")
    Attachment.objects.create(page=page, title="letter", file=file)
    return page
