import pytest
from django.contrib.auth.models import Group
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Page, PageViewRestriction

from home.queries import family_of, published


def _restrict(page):
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def _readable():
    return list(published(Page.objects.filter(depth__gt=1)).values_list("slug", flat=True))


@pytest.mark.django_db
def test_published_leaves_out_drafts(home, make_content):
    make_content(slug="open")
    make_content(slug="draft", live=False)
    assert _readable() == ["home", "open"]


@pytest.mark.django_db
def test_published_leaves_out_restricted_pages_and_all_below_them(home, make_content):
    make_content(slug="open")
    section = make_content(slug="section")
    make_content(slug="below", parent=section)
    _restrict(section)
    assert _readable() == ["home", "open"]


@pytest.mark.parametrize("kind", ["login", "groups", "password"])
@pytest.mark.django_db
def test_published_knows_every_kind_of_restriction(home, make_content, kind):
    page = make_content(slug="section")
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="x")
    restriction.groups.set(Group.objects.all()[:1])
    assert _readable() == ["home"]


@pytest.mark.django_db
def test_published_leaves_out_mirror_of_restricted_page(home, make_content):
    section = make_content(slug="section")
    source = make_content(slug="below", parent=section)
    CreatePageAliasAction(source, parent=home, update_slug="mirror").execute()
    _restrict(section)
    assert _readable() == ["home"]


@pytest.mark.django_db
def test_published_agrees_with_wagtail(home, make_content):
    sections = [make_content(slug=f"section-{number}") for number in range(3)]
    for section in sections:
        make_content(slug="below", parent=section)
    _restrict(sections[1])
    pages = Page.objects.filter(depth__gt=1)
    assert list(published(pages)) == list(pages.live().public())


@pytest.mark.django_db
def test_published_tells_the_language_of_a_mirror(home, english_home, make_content, english, thai):
    source = make_content(slug="about")
    source.copy_for_translation(english, alias=True)
    found = published(Page.objects.filter(slug="about")).order_by("path")
    assert [(page.locale, page.source_locale_id) for page in found] == [
        (thai, None),
        (english, thai.pk),
    ]


@pytest.mark.django_db
def test_family_is_the_page_those_above_and_their_translations(
    home, english_home, make_content, translate
):
    section = make_content(slug="section")
    page = make_content(slug="page", parent=section)
    make_content(slug="sibling", parent=section)
    translate(section)
    translated = translate(page)
    assert {relative.url_path for relative in family_of(page)} == {
        "/home/",
        "/home/section/",
        "/home/section/page/",
        english_home.url_path,
        f"{english_home.url_path}section/",
        translated.url_path,
    }


@pytest.mark.django_db
def test_family_says_which_page_is_restricted(home, make_content):
    section = make_content(slug="section")
    page = make_content(slug="page", parent=section)
    _restrict(section)
    assert [(relative.slug, relative.is_restricted) for relative in family_of(page)] == [
        ("home", False),
        ("section", True),
        ("page", False),
    ]
