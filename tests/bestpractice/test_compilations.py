"""A year's compilation shows the works that are public, in order, in the reader's language."""

import pypdfium2
import pytest
from django.core.cache import cache
from django.db import IntegrityError, transaction
from html5lib import HTMLParser
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from accounts.roles import Role
from bestpractice.models import CompilationPage, CompiledWork
from support.people import make_user
from support.queries import exact_queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def compilation(library):
    """Of 2568, empty yet; the library is there too."""
    home = library.get_parent()
    page = CompilationPage(title="ผลงานปี 2568", slug="compilation-2568", fiscal_year=2025)
    return home.add_child(instance=page)


@pytest.fixture
def compile(compilation):
    """`compile(practice, number)`: it becomes a work of the compilation."""

    def compile(practice, number):
        return CompiledWork.objects.create(page=compilation, practice=practice, number=number)

    return compile


def look(client, prefix=""):
    works = client.get(f"{prefix}/compilation-2568/").context["works"]
    return [(number, practice.title) for number, practice in works]


def test_works_stand_in_the_order_of_their_numbers(client, compile, make_practice, places):
    compile(make_practice(places.krabi, title="ค"), 4)
    compile(make_practice(places.trang, title="ก"), 1)
    assert look(client) == [(1, "ก"), (4, "ค")]


def test_what_is_not_public_leaves_and_the_others_keep_their_numbers(
    client, compile, make_practice, places
):
    unpublished, restricted, public = (make_practice(places.krabi, title=t) for t in "กขค")
    for number, practice in enumerate((unpublished, restricted, public), 1):
        compile(practice, number)
    unpublished.unpublish()
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    assert look(client) == [(3, "ค")]


def test_english_compilation_shows_what_is_translated(
    client, compilation, compile, make_practice, translated, english_library, places
):
    both, thai = (make_practice(places.krabi, title=title) for title in "กข")
    compile(both, 1)
    compile(thai, 2)
    translated(both, "Work one")
    compilation.refresh_from_db()
    translated(compilation, "Works of 2025")
    assert look(client, "/en") == [(1, "Work one"), (2, "ข")]


def test_a_case_leads_to_the_compilation(get, compilation, compile, make_practice, places):
    practice = make_practice(places.krabi, work_number=9)
    assert "ผลงานชิ้นที่ 9" in get(practice).text
    compile(practice, 4)
    assert '<a href="/compilation-2568/">ผลงานปี 2568</a>' in get(practice).text
    assert ("ผลงานชิ้นที่ 4" in get(practice).text, "ชิ้นที่ 9" in get(practice).text) == (True, False)
    compilation.unpublish()
    assert "compilation-2568" not in get(practice).text


def test_editor_opens_saves_and_previews_a_compilation(client, compilation, make_practice, places):
    practice = make_practice(places.krabi, title="เคาะทุกประตู")
    client.force_login(make_user(Role.EDITOR, is_superuser=True))
    edit = f"/admin/pages/{compilation.pk}/edit/"
    assert client.get(edit).status_code == 200
    data = nested_form_data(
        {
            "title": "ผลงานปี 2568",
            "slug": compilation.slug,
            "fiscal_year": "2568",
            "works": inline_formset([{"number": 3, "practice": practice.pk}]),
            "comments": inline_formset([]),
        }
    )
    client.post(edit, data)
    compilation.refresh_from_db()
    draft = compilation.get_latest_revision_as_object()
    assert (draft.fiscal_year, draft.published_works()) == (2025, [(3, practice)])
    client.post(edit, data | {"action-publish": "1"})
    assert look(client) == [(3, "เคาะทุกประตู")]


def test_a_number_and_a_practice_stand_once_in_a_compilation(compile, make_practice, places):
    first, second = (make_practice(places.krabi) for _each in range(2))
    compile(first, 1)
    for practice, number in ((second, 1), (first, 2)):
        with pytest.raises(IntegrityError), transaction.atomic():
            compile(practice, number)


def test_compilation_costs_the_same_over_1_3_and_30_works_and_is_valid(
    client, compile, make_practice, make_technique, make_image, places
):
    technique, there_are = make_technique("pdca"), 0
    for size in (1, 3, 30):
        for number in range(there_are, size):
            practice = make_practice(places.krabi, techniques=[technique], cover=make_image())
            compile(practice, number + 1)
        there_are = size
        client.get("/compilation-2568/")  # makes the renditions
        cache.clear()
        with exact_queries(13):
            page = client.get("/compilation-2568/")
    parser = HTMLParser(strict=False)
    parser.parse(page.text)
    assert parser.errors == []


def test_booklet_holds_cover_contents_and_every_public_case(
    client, compilation, compile, make_practice, make_image, places
):
    result = {"text": "กลับมาเรียน", "value": 1280, "unit": "คน", "period": "", "source": ""}
    practice = make_practice(
        places.krabi,
        title="เคาะทุกประตู",
        background="<p>ที่มาของผลงาน</p>",
        process=[("plan", {"heading": "", "items": ["เทียบรายชื่อ"]})],
        technique=[("letter", {"letter": "ก", "word": "กำกับ", "text": "กำกับโรงเรียน"})],
        results_quantitative=[("result", result)],
        success_factors=[("factor", "ร่วมมือกัน")],
        photos=[("photo", {"image": make_image(), "caption": "ประชุม"})],
    )
    private = make_practice(places.krabi, title="นกคีรีบูน")
    compile(practice, 4)
    compile(private, 5)
    private.unpublish()
    answer = client.get("/booklets/compilation-2568.pdf")
    assert answer["Content-Type"] == "application/pdf"
    with pypdfium2.PdfDocument(answer.content) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    cover, contents, *case = texts
    case = "".join(case)
    assert ("ผลงานปี 2568" in cover, "เคาะทุกประตู" in contents) == (True, True)
    told = ["ที่มาของผลงาน", "เทียบรายชื่อ", "กำกับโรงเรียน", "1,280 คน กลับมาเรียน", "ร่วมมือกัน", "ประชุม"]
    assert [text for text in told if text not in case] == []
    assert "นกคีรีบูน" not in "".join(texts)
    assert "/booklets/compilation-2568.pdf" in client.get("/compilation-2568/").text


def test_booklet_comes_with_thai_digits_where_asked(
    client, compilation, compile, make_practice, places
):
    compile(make_practice(places.krabi, fiscal_year=2025), 4)
    texts = {}
    for query in ("", "?digits=thai"):
        answer = client.get(f"/booklets/compilation-2568.pdf{query}")
        with pypdfium2.PdfDocument(answer.content) as document:
            texts[query] = "".join(document[0].get_textpage().get_text_range().split())
    assert ["ปี2568" in texts[""], "ปี๒๕๖๘" in texts["?digits=thai"]] == [True, True]


def test_booklet_of_a_compilation_that_is_not_public_is_not_found(client, compilation):
    assert client.get("/en/booklets/compilation-2568.pdf").status_code == 404
    compilation.unpublish()
    assert client.get("/booklets/compilation-2568.pdf").status_code == 404


def test_library_leads_to_the_public_compilations_the_newest_first(client, compilation, library):
    home = library.get_parent()
    for year, live in ((2026, True), (2024, True), (2023, False)):
        home.add_child(
            instance=CompilationPage(
                title=f"ผลงานปี {year + 543}",
                slug=f"compilation-{year + 543}",
                fiscal_year=year,
                live=live,
            )
        )
    PageViewRestriction.objects.create(page=compilation, restriction_type="login")
    page = HTMLParser(namespaceHTMLElements=False).parse(client.get("/best-practices/").content)
    links = [(a.text, a.get("href")) for a in page.iter("a") if "compilation" in a.get("href", "")]
    assert links == [
        ("ผลงานปี 2569", "/compilation-2569/"),
        ("ผลงานปี 2567", "/compilation-2567/"),
    ]


def test_english_library_leads_to_thai_where_a_compilation_is_not_translated(
    client, compilation, english_library, translated
):
    assert 'href="/compilation-2568/"' in client.get("/en/best-practices/").text
    translated(compilation, title="Works of 2025")
    cache.clear()
    page = client.get("/en/best-practices/").text
    assert ("Works of 2025" in page, 'href="/compilation-2568/"' in page) == (True, False)
