"""Who may open what: a district's write-ups under /intranet/, before they are public.

The write-up of Krabi's office has been sent. Whatever belongs to another district does not exist:
404. Its region's supervisor may read and comment, editors see its photos.
"""

from wagtail.models import Site

from bestpractice.domain.moderation import send
from bestpractice.models import LibraryPage
from support.write_ups import make_photo, make_write_up

TABLE = """
visitor officer stranger region evaluator personnel editor moderator admin | route
login   200     404      404    404       404       404    404       404   | intranet/districts/<slug:district>/practices/
login   200     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/practices/
login   200     404      404    404       404       404    404       404   | intranet/districts/<slug:district>/practices/word/
login   200     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/practices/word/
login   200     404      404    404       404       404    404       404   | intranet/districts/<slug:district>/practices/<uuid:uid>/unplaced/
login   404     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/practices/<uuid:uid>/unplaced/place/
login   200     404      404    404       404       404    404       404   | intranet/districts/<slug:district>/practices/<uuid:uid>/
login   200     404      404    404       404       404    404       404   | intranet/districts/<slug:district>/practices/<uuid:uid>/steps/<slug:step>/
login   200     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/practices/<uuid:uid>/steps/<slug:step>/
login   200     404      404    404       404       404    404       404   | intranet/districts/<slug:district>/practices/<uuid:uid>/photos/
login   302     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/practices/<uuid:uid>/photos/
login   302     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/practices/<uuid:uid>/photos/<uuid:photo>/
login   302     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/practices/<uuid:uid>/withdrawals/<uuid:photo>/
login   200     404      404    404       404       404    404       404   | intranet/districts/<slug:district>/practices/<uuid:uid>/preview/
login   302     404      404    404       404       404    404       404   | POST intranet/districts/<slug:district>/practices/<uuid:uid>/answers/<slug:answer>/
login   302     302      200    404       404       404    404       404   | intranet/practices/
login   404     404      200    404       404       404    404       404   | intranet/practices/<uuid:uid>/
login   404     404      302    404       404       404    404       404   | POST intranet/practices/<uuid:uid>/
login   404     404      200    404       404       404    404       404   | intranet/practices/<uuid:uid>/text/
login   200     404      200    404       404       200    200       200   | intranet/practice-photos/<uuid:uid>/
"""


def arguments(world):
    officer = world.people["officer"]
    home = Site.objects.get(is_default_site=True).root_page
    home.add_child(instance=LibraryPage(title="คลัง", slug="best-practices"))
    write_up = make_write_up(world.district, by=officer)
    photo = make_photo(write_up, by=officer)
    send(write_up=write_up, by=officer)
    return {
        "intranet/districts/<slug:district>/practices/": {
            "district": world.district.code,
            "uid": write_up.uid,
            "step": "background",
            "photo": photo.uid,
            "answer": "take-back",
        },
        "intranet/practices/": {"uid": write_up.uid},
        "intranet/practice-photos/": {"uid": photo.uid},
    }
