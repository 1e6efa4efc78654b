"""District → editors → the district's yes → public; and every way back."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Comment

from bestpractice.changes import editors_changes
from bestpractice.domain.errors import Refused
from bestpractice.domain.moderation import (
    agree,
    comment,
    disagree,
    load_workflow,
    send,
    take_back,
)
from bestpractice.domain.writing import draft_of
from bestpractice.enums import Stage
from bestpractice.models import BestPracticePage
from bestpractice.stages import stage_of
from support.write_ups import approve_as_moderator, change, make_write_up, published


@pytest.fixture
def write_up(places, officer):
    return make_write_up(places.krabi, by=officer)


def edited(write_up, by, **fields):
    """The moderator's own hand in the admin."""
    draft = draft_of(write_up)
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=by)
    write_up.page.refresh_from_db()


def test_whole_way_to_the_library(write_up, officer, moderator):
    assert stage_of(write_up) == Stage.DRAFT
    send(write_up=write_up, by=officer)
    assert stage_of(write_up) == Stage.REVIEW
    write_up.page.current_workflow_task_state.reject(user=moderator, comment="ขอตัวเลข")
    assert stage_of(write_up) == Stage.RETURNED
    change(write_up, by=officer, lead="ครูเยี่ยมบ้านทุกหลัง")
    send(write_up=write_up, by=officer)
    assert stage_of(write_up) == Stage.REVIEW
    approve_as_moderator(write_up, moderator)
    assert stage_of(write_up) == Stage.APPROVAL
    agree(write_up=write_up, by=officer)
    write_up.page.refresh_from_db()
    assert stage_of(write_up) == Stage.PUBLISHED
    assert [page.lead for page in BestPracticePage.objects.published("th")] == ["ครูเยี่ยมบ้านทุกหลัง"]


def test_half_empty_write_up_is_not_sent(places, officer):
    write_up = make_write_up(places.krabi, by=officer, written=False)
    with pytest.raises(Refused) as refused:
        send(write_up=write_up, by=officer)
    assert refused.value.messages == [
        "เขียนความเป็นมา",
        "เขียนวิธีดำเนินงานอย่างน้อยหนึ่งขั้น",
        "เขียนผลสำเร็จอย่างน้อยหนึ่งข้อ เชิงปริมาณหรือเชิงคุณภาพ",
    ]
    assert stage_of(write_up) == Stage.DRAFT


def test_nobody_publishes_what_the_district_has_not_agreed_to(write_up, officer, moderator):
    for _step in range(2):  # as a draft, and after the moderator's own approval
        with pytest.raises(PermissionDenied):
            write_up.page.get_latest_revision().publish(user=moderator)
        if stage_of(write_up) == Stage.DRAFT:
            send(write_up=write_up, by=officer)
            approve_as_moderator(write_up, moderator)
    agree(write_up=write_up, by=officer)
    write_up.page.refresh_from_db()
    edited(write_up, moderator, lead="แก้โดยไม่ถาม")
    with pytest.raises(PermissionDenied):
        write_up.page.get_latest_revision().publish(user=moderator)
    assert [page.lead for page in BestPracticePage.objects.published("th")] == [""]


def test_page_is_locked_while_the_district_is_asked(write_up, officer, moderator):
    send(write_up=write_up, by=officer)
    approve_as_moderator(write_up, moderator)
    page = BestPracticePage.objects.get(pk=write_up.page_id)
    assert page.get_lock().for_user(moderator) is True


def test_practice_of_the_editors_alone_asks_no_district(library, places, officer, moderator):
    page = library.add_child(
        instance=BestPracticePage(title="ก", slug="k", district=places.krabi, live=False)
    )
    page.save_revision(user=moderator)
    load_workflow().start(page, moderator)
    page.current_workflow_task_state.approve(user=moderator)
    page.refresh_from_db()
    assert page.live is True


def test_district_sees_what_editors_changed_and_can_say_no(write_up, officer, moderator, rf):
    send(write_up=write_up, by=officer)
    edited(write_up, moderator, lead="คำของบรรณาธิการ")
    approve_as_moderator(write_up, moderator)
    request = rf.get("/")
    request.user = officer
    write_up.refresh_from_db()
    [found] = editors_changes(write_up, request=request)
    assert found.htmldiff() == '<span class="addition">คำของบรรณาธิการ</span>'
    disagree(write_up=write_up, comment="ขอใช้คำเดิม", by=officer)
    assert stage_of(write_up) == Stage.REVIEW
    assert list(Comment.objects.values_list("text", "user")) == [("ขอใช้คำเดิม", officer.pk)]


def test_district_takes_it_back_and_sends_it_again(write_up, officer):
    send(write_up=write_up, by=officer)
    take_back(write_up=write_up, by=officer)
    assert stage_of(write_up) == Stage.DRAFT
    change(write_up, by=officer, lead="ใหม่")
    send(write_up=write_up, by=officer)
    assert stage_of(write_up) == Stage.REVIEW


@pytest.mark.parametrize("verb", [agree, take_back], ids=["agree", "take back"])
def test_answer_that_nobody_asked_for_is_refused(write_up, officer, verb):
    with pytest.raises(Refused):
        verb(write_up=write_up, by=officer)
    assert stage_of(write_up) == Stage.DRAFT


def test_comment_of_a_supervisor_needs_words_and_a_write_up_that_was_sent(write_up, officer):
    with pytest.raises(Refused):
        comment(write_up=write_up, text="ดี", by=officer)
    send(write_up=write_up, by=officer)
    with pytest.raises(Refused):
        comment(write_up=write_up, text="  ", by=officer)
    assert comment(write_up=write_up, text="ดี", by=officer).page_id == write_up.page_id


def test_published_text_stays_until_the_newer_one_is_agreed_to(write_up, officer, moderator):
    published(write_up, by=officer, moderator=moderator)
    change(write_up, by=officer, lead="ฉบับใหม่")
    write_up.page.refresh_from_db()
    assert stage_of(write_up) == Stage.REVISED
    assert [page.lead for page in BestPracticePage.objects.published("th")] == [""]
    published(write_up, by=officer, moderator=moderator)
    assert [page.lead for page in BestPracticePage.objects.published("th")] == ["ฉบับใหม่"]
