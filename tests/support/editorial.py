"""What people wrote in English: titles, names, codes and accounts that stand in Thai pages as data.

A crawl passes these over. What packages put into the database themselves (root page, groups,
workflows) is not among them: the interface must show that in Thai.
"""

import re

from django.contrib.auth import get_user_model
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page, Site

from areas.models import District, InspectionRegion, Province
from bestpractice.models import Technique
from evidence.models import Evidence
from home.models import NewsCategory
from support.common_era import common_era
from support.untranslated import untranslated

LATIN = re.compile(r"[A-Za-z]{2}")

# Terms that the programme's own documents write in Latin letters, and names of keys and files.
OF_THE_DOCUMENTS = {
    *("We Care You", "Application", "Check in", "Video Conference", "War Room", "dropout", "excel"),
    *("(Plan)", "(Do)", "(Check)", "(Action)", "Link คลิป", "Link การอัปโหลด", "Page Facebook"),
    *("App", "ไวรัสโคโรนา 2019", "COVID-19", "DOC", "AA", "Ctrl", "Enter"),
    *("@svg-maps/thailand", "MapSVG", "CC BY", "gridmap-layout-thailand", "MIT"),
}
# A counter that Wagtail's script fills before it shows it.
FILLED_BY_SCRIPTS = {("div", "None")}


def not_thai(html, *, allowed):
    """What of a page is neither Thai nor passed over: English words, years of the Common Era."""
    return [
        leftover
        for find in (untranslated, common_era)
        for leftover in find(html, allowed=allowed)
        if (leftover.where, leftover.text) not in FILLED_BY_SCRIPTS
    ]


def written_by_people():
    """Return every such text that has a Latin word, and the terms of the documents."""
    pages = Page.objects.filter(depth__gt=1)
    texts = {
        *pages.values_list("title", flat=True),
        *pages.values_list("draft_title", flat=True),
        *pages.values_list("slug", flat=True),
        *Collection.objects.filter(depth__gt=1).values_list("name", flat=True),
        *Redirect.objects.values_list("old_path", flat=True),
        *Site.objects.values_list("hostname", flat=True),
        *NewsCategory.objects.values_list("name", flat=True),
        *get_image_model().objects.values_list("title", flat=True),
        *get_document_model().objects.values_list("title", flat=True),
        *Evidence.objects.values_list("title", flat=True),
        *NewsCategory.objects.values_list("slug", flat=True),
        *get_user_model().objects.values_list("username", flat=True),
    }
    for model in [District, Province, InspectionRegion, Technique]:
        for row in model.objects.all():
            texts |= {value for value in vars(row).values() if isinstance(value, str)}
    return {text for text in texts if text and LATIN.search(text)} | OF_THE_DOCUMENTS
