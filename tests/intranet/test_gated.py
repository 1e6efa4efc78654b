"""The gated section: who reads it, its files, who has acknowledged what."""

from threading import Barrier, Thread

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from wagtail.models import Locale

from accounts.roles import Role
from intranet.models import Attachment, ReadReceipt
from intranet.receipts import acknowledge, circulars_waiting, readers_of
from support.evaluation import make_admin
from support.kpi import make_district
from support.people import make_user
from support.queries import assert_list_queries, exact_queries

pytestmark = pytest.mark.django_db


def sign_in(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


ANSWERS = {
    Role.DISTRICT_OFFICER: 200,
    Role.REGION_SUPERVISOR: 200,
    Role.EVALUATOR: 200,
    Role.PERSONNEL_VIEWER: 404,
    Role.EDITOR: 200,
    Role.MODERATOR: 200,
    Role.PROGRAMME_ADMIN: 200,
    None: 404,
}


@pytest.mark.parametrize("role", ANSWERS)
def test_page_and_its_file_are_for_those_who_read_here(client, make_circular, role):
    circular = make_circular(attachment=b"%PDF-1.4 secret")
    file = f"/intranet/attachments/{Attachment.objects.get().uid}/"
    paths = [circular.url, file, "/intranet/library/", "/intranet/search/?q=x"]
    assert [client.get(path).status_code for path in paths] == [302] * 4
    sign_in(client, make_user(role))
    assert [client.get(path).status_code for path in paths] == [ANSWERS[role]] * 4


def test_nothing_of_it_is_kept_by_a_cache(client, make_circular):
    circular = make_circular(attachment=b"%PDF-1.4")
    assert "no-store" in client.get(circular.url)["Cache-Control"]
    sign_in(client, make_user(Role.DISTRICT_OFFICER))
    paths = [circular.url, f"/intranet/attachments/{Attachment.objects.get().uid}/"]
    assert ["no-store" in client.get(path)["Cache-Control"] for path in paths] == [True, True]


def test_draft_and_its_file_are_for_editors_alone(client, make_circular):
    circular = make_circular(attachment=b"%PDF-1.4", live=False)
    file = f"/intranet/attachments/{Attachment.objects.get().uid}/"
    sign_in(client, make_user(Role.DISTRICT_OFFICER))
    assert [client.get(path).status_code for path in (circular.url, file)] == [404, 404]
    sign_in(client, make_user(Role.EDITOR))
    assert client.get(file).status_code == 200


def test_file_has_no_address_of_its_own_and_keeps_its_name(client, make_circular):
    make_circular(attachment=b"%PDF-1.4 secret")
    attachment = Attachment.objects.get()
    with pytest.raises(NotImplementedError):
        attachment.file.storage.url(attachment.file.name)
    sign_in(client, make_user(Role.DISTRICT_OFFICER))
    answer = client.get(f"/intranet/attachments/{attachment.uid}/")
    assert b"".join(answer.streaming_content) == b"%PDF-1.4 secret"
    assert "attachment" in answer["Content-Disposition"]
    assert attachment.name == "ไฟล์แนบ.pdf"


def test_acknowledging_takes_the_circular_from_the_tasks(client, make_circular):
    circular = make_circular("ขอให้ส่งรายงาน")
    make_circular("แจ้งเพื่อทราบ", needs_receipt=False)
    district = make_district()
    officer = make_user(Role.DISTRICT_OFFICER, district=district)
    sign_in(client, officer)
    assert [c.title for c in circulars_waiting(officer)] == ["ขอให้ส่งรายงาน"]
    assert "ขอให้ส่งรายงาน" in client.get("/intranet/").content.decode()
    client.post(f"/intranet/circulars/{circular.pk}/acknowledge/")
    assert list(circulars_waiting(officer)) == []
    assert "ขอให้ส่งรายงาน" not in client.get("/intranet/").content.decode()
    assert "คุณรับทราบ" in client.get(circular.url).content.decode()


def test_acknowledged_in_one_language_is_acknowledged_in_both(make_circular):
    circular = make_circular()
    english = Locale.objects.get_or_create(language_code="en")[0]
    translation = circular.copy_for_translation(english, copy_parents=True)
    translation.save_revision().publish()
    officer = make_user(Role.DISTRICT_OFFICER)
    acknowledge(circular=translation, by=officer)
    assert list(circulars_waiting(officer)) == []


@pytest.mark.django_db(transaction=True)
def test_acknowledged_by_many_clicks_at_once_is_one_receipt(make_circular):
    circular, officer, start = make_circular(), make_user(Role.DISTRICT_OFFICER), Barrier(6)

    def click():
        start.wait()
        acknowledge(circular=circular, by=officer)
        connection.close()

    threads = [Thread(target=click) for _ in range(6)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert ReadReceipt.objects.count() == 1


def test_staff_see_which_districts_have_read(client, make_circular):
    circular = make_circular()
    read, unread = make_district(), make_district()
    officer = make_user(Role.DISTRICT_OFFICER, district=read)
    make_user(Role.DISTRICT_OFFICER, district=unread)
    acknowledge(circular=circular, by=officer)
    with exact_queries(3):
        rows = dict(readers_of(circular))
    assert {district: [r.user for r in receipts] for district, receipts in rows.items()} == {
        read: [officer],
        unread: [],
    }
    page = sign_in(client, make_admin()).get(f"/admin/circulars/{circular.pk}/readers/")
    assert (page.status_code, page.context["read"]) == (200, 1)


def test_search_finds_unspaced_thai_in_texts_questions_and_names_of_files(
    client, make_circular, make_manual, make_questions
):
    make_circular("ประกาศ", body="<p>การพานกคีรีบูนกลับรัง</p>")
    make_manual(title="คู่มือนกคีรีบูน")
    make_questions(answer="<p>เลี้ยงนกคีรีบูนอย่างไร</p>")
    make_circular("ร่าง", body="นกคีรีบูน", live=False)
    sign_in(client, make_user(Role.DISTRICT_OFFICER))
    page = client.get("/intranet/search/?q=นกคีรีบูน")
    assert {found.title for found in page.context["found"]} == {
        "ประกาศ",
        "คู่มือนกคีรีบูน",
        "ถาม-ตอบ",
    }


def test_library_has_the_same_queries_at_any_length(client, make_circular):
    make_circular()  # with the first address Wagtail learns where the site's root is
    sign_in(client, make_user(Role.DISTRICT_OFFICER))

    def add(number):
        for _ in range(number):
            make_circular()

    assert_list_queries(lambda: client.get("/intranet/library/"), add, 8)


@pytest.mark.parametrize("name", ["virus.exe", "page.html", "macro.docm"])
def test_other_kinds_of_files_are_refused(make_circular, name):
    attachment = Attachment(page=make_circular(), title="x", file=ContentFile(b"x", name=name))
    with pytest.raises(ValidationError) as refusal:
        attachment.full_clean()
    assert list(refusal.value.message_dict) == ["file"]
