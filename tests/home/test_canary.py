"""A word that stands only in drafts and restricted pages appears nowhere in public."""

from datetime import date

import pytest
from wagtail.models import PageViewRestriction
from wagtail.rich_text import RichText

from intranet.models import CircularPage, GatedSectionPage, ManualPage, QuestionsPage

CANARY = "นกคีรีบูน"
SLUG = "canary-bird"
PLACES = [
    "/",
    "/news/",
    "/news/?tag=canary",
    "/news/open/",
    "/feed/",
    "/rss/",
    "/feed/policy/",
    "/sitemap.xml",
    f"/search/?q={CANARY}",
    "/search/?q=ข่าว",
    "/en/",
    "/en/news/",
    "/en/feed/",
    f"/en/search/?q={CANARY}",
    f"/search/suggest/?q=ข่าว {CANARY}",
    f"/search/suggest/?q={CANARY[:3]}",
    f"/en/search/suggest/?q={CANARY[:3]}",
]


@pytest.fixture
def hidden(home, english_home, make_news, make_content, make_category, translate):
    """A draft, a restricted page, a page below one, and their translations, all with the word."""
    category = make_category("policy")
    text = {"title": f"ข่าว {CANARY}", "lead": CANARY, "category": category, "tags": ["canary"]}
    make_news(slug="open", title="ข่าวเปิดเผย", category=category)
    draft = make_news(slug=f"draft-{SLUG}", **text)
    translate(draft).unpublish()
    draft.unpublish()
    restricted = make_news(slug=f"restricted-{SLUG}", **text)
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    PageViewRestriction.objects.create(page=translate(restricted), restriction_type="login")
    section = make_content(slug=f"section-{SLUG}", title=CANARY)
    make_content(slug=f"below-{SLUG}", title=CANARY, parent=section)
    PageViewRestriction.objects.create(page=section, restriction_type="login")
    type(home).objects.filter(pk=home.pk).update(featured=section)
    _gate(home)


def _gate(home):
    """Circulars, manuals and questions, hidden by what they are and by nothing else."""
    home.refresh_from_db()
    section = GatedSectionPage(title=CANARY, slug=f"gated-{SLUG}", show_in_menus=True)
    home.add_child(instance=section)
    text = {"lead": CANARY, "body": CANARY, "show_in_menus": True}
    circular = CircularPage(title=CANARY, slug=f"circular-{SLUG}", date=date(2026, 1, 1), **text)
    section.add_child(instance=circular)
    section.add_child(instance=ManualPage(title=CANARY, slug=f"manual-{SLUG}", **text))
    asked = [("item", {"question": CANARY, "answer": RichText(f"<p>{CANARY}</p>")})]
    section.add_child(
        instance=QuestionsPage(title=CANARY, slug=f"questions-{SLUG}", lead=CANARY, questions=asked)
    )


@pytest.mark.django_db
def test_hidden_word_stays_hidden(hidden, client):
    for path in PLACES:
        html = client.get(path).content.decode()
        # A search page repeats what was asked: in its title, its two forms, its answer.
        repeated = 4 if f"search/?q={CANARY}" in path else 0
        assert (path, html.count(CANARY), html.count(SLUG)) == (path, repeated, 0)


@pytest.mark.django_db
def test_what_is_published_is_there(hidden, client):
    for path in ["/", "/news/", "/feed/", "/rss/", "/feed/policy/"]:
        assert (path, "ข่าวเปิดเผย" in client.get(path).content.decode()) == (path, True)


@pytest.mark.django_db
def test_the_word_is_found_once_published(home, make_content, client):
    make_content(slug="about", title=f"หน้า {CANARY}")
    assert '<a href="/about/">' in client.get("/search/", {"q": CANARY}).content.decode()
