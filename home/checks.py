"""What an editor may have forgotten on a public page, said in words after saving.

The picture block asks for an alt text itself; a page imported or written by a program may still
lack it. The checks panel of the editor runs axe on the preview.
"""

from django.utils.translation import gettext as _

from home.images import alt_of
from home.models.body import BodyMixin


def forgotten(page):
    """Yield a sentence for each thing that `page` lacks; none when all is in order."""
    if not page.description:
        yield _("Search engines and shared links have no description of this page.")
    if (cover := page.card_image) is not None:
        yield from _forgotten_of_cover(cover)
    for image in page.placed_images:
        yield from _forgotten_of_picture(image)
    if isinstance(page, BodyMixin):
        yield from _forgotten_of_headings(page)


def _forgotten_of_cover(cover):
    if not cover.is_showable:
        yield _("The cover is not shown: no consent is recorded for “%(title)s”.") % {
            "title": cover.title
        }
    elif not alt_of(cover):
        yield _("The cover “%(title)s” has no alt text.") % {"title": cover.title}


def _forgotten_of_picture(image):
    if not image.is_showable:
        yield _("A picture is not shown: no consent is recorded for “%(title)s”.") % {
            "title": image.title
        }
    elif not alt_of(image) and not getattr(image, "decorative", False):
        yield _("The picture “%(title)s” has no alt text.") % {"title": image.title}


def _forgotten_of_headings(page):
    levels = [block.value["level"] for block in page.body if block.block_type == "heading"]
    if levels[:1] == ["3"]:
        yield _("The first heading is of level 3: headings begin with level 2.")
