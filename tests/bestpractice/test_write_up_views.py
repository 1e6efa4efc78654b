"""The district's own screens: steps without scripts, autosave, photos, answers, preview."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.html import escape

from accounts.roles import Role
from bestpractice.domain.moderation import send
from bestpractice.domain.writing import draft_of
from bestpractice.models import WriteUp
from bestpractice.steps import STEPS
from support import samples
from support.docx import docx, heading, p
from support.people import make_user
from support.queries import assert_list_queries
from support.write_ups import approve_as_moderator, change, make_photo, make_write_up, picture

JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def officer(library, places, client):
    user = make_user(Role.DISTRICT_OFFICER, district=places.krabi)
    client.force_login(user)
    return user


@pytest.fixture
def write_up(places, officer):
    return make_write_up(places.krabi, by=officer)


def step(write_up, slug):
    return write_up.url("practice_step", step=slug)


def test_practice_is_begun_with_a_title_and_a_school(client, places, officer):
    here = f"/intranet/districts/{places.krabi.code}/practices/"
    refused = client.post(here, {"title": "เคาะ", "level": "school"})
    assert refused.context["form"].non_field_errors() == ["เลือกสถานศึกษาเจ้าของผลงาน"]
    answer = client.post(here, {"title": "เคาะ", "level": "school", "school_name": "บ้านถ้ำ"})
    write_up = WriteUp.objects.get()
    assert answer.url == step(write_up, "about")
    assert draft_of(write_up).school.name_th == "บ้านถ้ำ"


@pytest.mark.parametrize("each", STEPS, ids=lambda each: each.slug)
def test_every_step_shows_its_heading_its_example_and_all_its_fields(
    client, write_up, make_technique, each
):
    make_technique("pdca")
    page = client.get(step(write_up, each.slug))
    text = page.content.decode()
    assert f"<h1>{each.title}</h1>" in text
    assert str(escape(each.example)) in text
    assert [f.html_name for f in page.context["form"] if f'name="{f.html_name}"' not in text] == []


def test_steps_lead_on_and_back_without_scripts(client, write_up):
    forth = client.post(
        step(write_up, "background"),
        {"background": "ก", "next": "1", **seen(client, write_up, "background")},
    )
    back = client.post(
        step(write_up, "background"),
        {"background": "ข", "back": "1", **seen(client, write_up, "background")},
    )
    assert (forth.url, back.url) == (step(write_up, "method"), step(write_up, "about"))
    assert draft_of(write_up).background == "<p>ข</p>"


def seen(client, write_up, slug):
    return {"seen": client.get(step(write_up, slug)).context["form"].initial["seen"]}


def test_autosave_tells_when_and_is_overtaken_only_by_others(client, write_up):
    here, first = step(write_up, "factors"), seen(client, write_up, "factors")
    saved = client.post(here, {"success_factors": "ก", **first}, **JSON)
    again = client.post(here, {"success_factors": "ข", "seen": saved.json()["seen"]}, **JSON)
    late = client.post(here, {"success_factors": "ค", **first}, **JSON)
    assert (saved.status_code, again.status_code, late.status_code) == (200, 200, 409)
    assert [block.value for block in draft_of(write_up).success_factors] == ["ข"]


def test_both_texts_stand_on_the_page_when_somebody_was_first(client, write_up, officer):
    here, first = step(write_up, "factors"), seen(client, write_up, "factors")
    change(write_up, by=officer, success_factors=[{"type": "factor", "value": "ของเพื่อน"}])
    page = client.post(here, {"success_factors": "ของฉัน", "next": "1", **first})
    assert [part["text"] for part in page.context["overtaken"]] == ["ของเพื่อน"]
    assert page.context["form"]["success_factors"].value() == "ของฉัน"
    agreed = {"success_factors": "ของฉัน", "next": "1", "seen": page.context["form"]["seen"].value()}
    assert client.post(here, agreed).status_code == 302
    assert [block.value for block in draft_of(write_up).success_factors] == ["ของฉัน"]


def test_missing_figure_is_asked_about_once(client, write_up):
    here = step(write_up, "results")
    data = {"text_0": "เด็กกลับมาเรียนเกือบทุกคน", "next": "1"}
    asked = client.post(here, data | seen(client, write_up, "results"))
    then = client.post(here, data | seen(client, write_up, "results"))
    assert (asked.url, then.url) == (here, step(write_up, "factors"))


def test_wrong_figure_is_said_and_nothing_typed_is_lost(client, write_up):
    data = {"text_0": "เด็ก", "value_0": "หลายคน", "next": "1", **seen(client, write_up, "results")}
    page = client.post(step(write_up, "results"), data)
    assert page.context["form"].errors == {"value_0": ["กรอกเป็นตัวเลข เช่น 12 หรือ 94.5"]}
    assert page.context["form"]["value_0"].value() == "หลายคน"


def test_photos_are_added_described_and_shown_to_those_who_may(client, write_up, moderator_user):
    from django.core.files.uploadedfile import SimpleUploadedFile

    files = [SimpleUploadedFile("a.jpg", picture()), SimpleUploadedFile("b.jpg", b"no picture")]
    client.post(write_up.url("practice_photos"), {"photos": files})
    photo = write_up.photos.get()
    assert "no-store" in client.get(photo.url).headers["Cache-Control"]
    prefix = f"p{photo.pk}"
    client.post(
        write_up.url("practice_photo_change", photo=photo.uid),
        {f"{prefix}-alt": "ครู", f"{prefix}-consent": "on", "do": "save"},
    )
    photo.refresh_from_db()
    assert (photo.alt, photo.is_publishable) == ("ครู", True)
    client.force_login(moderator_user)
    assert client.get(photo.url).status_code == 200


@pytest.fixture
def moderator_user(db):
    return make_user(Role.MODERATOR)


def test_preview_is_the_public_page_with_the_photos_to_come(client, write_up, officer):
    photo = make_photo(write_up, by=officer)
    make_photo(write_up, by=officer, consent=False)
    page = client.get(write_up.url("practice_preview"))
    assert page.templates[0].name == "bestpractice/best_practice_page.html"
    assert [shown["private"] for shown in page.context["photos"]] == [photo]


def test_answers_move_the_write_up(client, write_up, officer, moderator_user):
    def answer(word, **data):
        client.post(write_up.url("practice_answer", answer=word), data)
        return client.get(write_up.url()).context["stage"]

    assert answer("send") == "review"
    assert answer("take-back") == "draft"
    assert answer("send") == "review"
    approve_as_moderator(write_up, moderator_user)
    assert answer("disagree", comment="ขอแก้") == "review"
    approve_as_moderator(write_up, moderator_user)
    assert answer("agree") == "published"
    assert client.post(write_up.url("practice_answer", answer="other")).status_code == 404


def test_district_reads_on_its_screen_what_the_editors_changed(client, write_up, moderator_user):
    client.post(write_up.url("practice_answer", answer="send"))
    page = write_up.page.get_latest_revision_as_object()
    page.lead = "คำของบรรณาธิการ"
    page.save_revision(user=moderator_user)
    approve_as_moderator(write_up, moderator_user)
    text = client.get(write_up.url()).text
    assert '<div class="write-diff"><span class="addition">คำของบรรณาธิการ</span></div>' in text


def test_supervisor_reads_what_was_sent_and_comments(client, places, officer):
    own, foreign = make_write_up(places.krabi, by=officer), make_write_up(places.loei)
    unsent = make_write_up(places.trang)
    for each in (own, foreign):
        send(write_up=each, by=each.begun_by)
    client.force_login(make_user(Role.REGION_SUPERVISOR, region=places.krabi.region))
    assert [row[0] for row in client.get("/intranet/practices/").context["rows"]] == [own]
    here = f"/intranet/practices/{own.uid}/"
    client.post(here, {"text": "ดีมาก"})
    assert [each.text for each in client.get(here).context["comments"]] == ["ดีมาก"]
    assert client.get(f"{here}text/").status_code == 200
    for other in (foreign, unsent):
        assert client.get(f"/intranet/practices/{other.uid}/").status_code == 404


def test_lists_ask_the_same_number_of_queries(client, places, officer):
    def add(count):
        for number in range(count):
            make_write_up(places.krabi, by=officer, title=f"{number}", written=False)
        WriteUp.objects.update(sent_revision=WriteUp.objects.first().page.latest_revision)

    own = f"/intranet/districts/{places.krabi.code}/practices/"
    assert_list_queries(lambda: client.get(own), add, 7)
    client.force_login(make_user(Role.REGION_SUPERVISOR, region=places.krabi.region))
    assert_list_queries(lambda: client.get("/intranet/practices/"), lambda count: None, 5)


def test_word_file_becomes_a_draft_and_what_is_left_is_placed(client, places, officer):
    body = [heading("เคาะทุกประตู"), heading("ความเป็นมา"), p("เด็กย้ายตามครอบครัว")]
    file = SimpleUploadedFile("ผลงาน.docx", docx(*body, header="แผนปีหน้า"))
    here = f"/intranet/districts/{places.krabi.code}/practices/word/"
    answer = client.post(here, {"word-file": file, "word-level": "district"}, follow=True)
    write_up = WriteUp.objects.get()
    assert answer.redirect_chain == [(write_up.url("practice_unplaced"), 302)]
    assert "แผนปีหน้า" in answer.text
    placed = {"index": "0", "text": "แผนปีหน้า", "field": "success_factors"}
    answer = client.post(write_up.url("practice_place"), placed)
    assert answer.url == write_up.url("practice")
    draft = draft_of(write_up)
    assert (draft.title, draft.background) == ("เคาะทุกประตู", "<p>เด็กย้ายตามครอบครัว</p>")
    assert [block.value for block in draft.success_factors] == ["แผนปีหน้า"]


def test_old_word_file_is_answered_with_how_to_save_it(client, places, officer):
    file = SimpleUploadedFile("ผลงาน.doc", samples.ole("WordDocument"))
    here = f"/intranet/districts/{places.krabi.code}/practices/word/"
    answer = client.post(here, {"word-file": file, "word-level": "district"})
    assert answer.status_code == 200
    [sentence] = answer.context["form"].errors["file"]
    assert "DOCX" in sentence
    assert sentence in unescape(answer.text)
    assert not WriteUp.objects.exists()
