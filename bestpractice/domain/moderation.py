"""A write-up on its way through Wagtail's workflow, and the district's answers."""

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import (
    Comment,
    GroupApprovalTask,
    Locale,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from accounts.roles import Role
from bestpractice.domain.errors import NotYours, Refused
from bestpractice.domain.publication import identify_steps, put_photos
from bestpractice.domain.writing import draft_of, locked
from bestpractice.enums import EDITABLE_STAGES, UNDER_WAY_STAGES, Stage
from bestpractice.models import DistrictApproval, LibraryPage
from bestpractice.stages import stage_of

WORKFLOW = "วิธีการปฏิบัติที่เป็นเลิศ"


def load_workflow():
    """The library's Workflow, made if there is none: a moderator looks it over, the district
    agrees. Central staff may change it in the admin."""
    library = LibraryPage.objects.get(locale=Locale.get_default())
    own = WorkflowPage.objects.filter(page=library).select_related("workflow").first()
    if own:
        return own.workflow
    workflow = Workflow.objects.create(name=WORKFLOW)
    review = GroupApprovalTask.objects.create(name="ผู้ตรวจเนื้อหาตรวจ")
    review.groups.set(Group.objects.filter(name__in=[Role.MODERATOR, Role.PROGRAMME_ADMIN]))
    approval = DistrictApproval.objects.create(name="เขตเห็นชอบฉบับที่จะเผยแพร่")
    for order, task in enumerate([review, approval]):
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    WorkflowPage.objects.create(workflow=workflow, page=library)
    return workflow


def missing_from(draft):
    """What the official form needs and the draft lacks, as sentences."""
    needed = [
        (draft.background, _("Write the background.")),
        (draft.process, _("Write at least one step of the method.")),
        (
            draft.results_quantitative or draft.results_qualitative,
            _("Write at least one result, in numbers or in quality."),
        ),
    ]
    return [sentence for content, sentence in needed if not content]


def send(*, write_up, by):
    """Send the write-up to the editors, for the first time or again. Raises Refused."""
    load_workflow()
    with transaction.atomic():
        write_up = locked(write_up)
        if stage_of(write_up) not in EDITABLE_STAGES:
            raise NotYours
        draft = draft_of(write_up)
        if missing := missing_from(draft):
            raise Refused(missing)
        if write_up.unplaced:
            raise Refused(
                _("Some texts of the Word file have no place yet. Place or remove them first."),
                code="unplaced",
            )
        revision = write_up.page.get_latest_revision()
        write_up.sent_revision = write_up.kept_revision = revision
        write_up.save(update_fields=["sent_revision", "kept_revision"])
        state = draft.current_workflow_state
        if state is None:
            draft.get_workflow().start(draft, by)
        elif _is_districts(state):
            _start_anew(draft, state, by)
        else:
            state.resume(user=by)


def take_back(*, write_up, by):
    """Take it back from the editors to go on writing. Raises Refused."""
    with transaction.atomic():
        write_up = locked(write_up)
        if stage_of(write_up) not in UNDER_WAY_STAGES:
            raise Refused(_("It is not with the editors."), code="stage")
        draft_of(write_up).current_workflow_state.cancel(user=by)


def agree(*, write_up, by, at=None):
    """The district agrees: its consented photos become public, and the version goes live."""
    with transaction.atomic():
        write_up = locked(write_up)
        task_state = _waiting_for_district(write_up)
        draft = draft_of(write_up)
        put_photos(write_up=write_up, draft=draft, by=by)
        identify_steps(draft)
        revision = draft.save_revision(user=by, log_action=True)
        write_up.approved_revision = write_up.kept_revision = revision
        write_up.save(update_fields=["approved_revision", "kept_revision"])
        task_state.revision = revision
        task_state.save(update_fields=["revision"])
        task_state.approve(user=by)


def disagree(*, write_up, comment, by):
    """The district does not agree yet: back to the editors with its words. Raises Refused."""
    comment = comment.strip()
    if not comment:
        raise Refused(_("Say what should be different."), code="comment")
    with transaction.atomic():
        write_up = locked(write_up)
        task_state = _waiting_for_district(write_up)
        task_state.reject(user=by, comment=comment)
        _comment(write_up, comment, by)
        draft = draft_of(write_up)
        _start_anew(draft, draft.current_workflow_state, by)


def comment(*, write_up, text, by):
    """A supervisor's word for editors and district: a comment of Wagtail's. Raises Refused."""
    if not text.strip():
        raise Refused(_("Write the comment first."), code="comment")
    if stage_of(write_up) == Stage.DRAFT:
        raise Refused(_("The district has not sent it yet."), code="stage")
    return _comment(write_up, text.strip(), by)


def _comment(write_up, text, by):
    # By its title: the editor shows the comments of a field beside it.
    made = Comment.objects.create(
        page=write_up.page,
        user=by,
        text=text,
        contentpath="title",
        revision_created=draft_of(write_up).latest_revision,
    )
    made.log_create(user=by, page_revision=made.revision_created)
    return made


def _waiting_for_district(write_up):
    state = write_up.page.current_workflow_task_state
    if stage_of(write_up) != Stage.APPROVAL:
        raise Refused(_("There is no version that waits for your answer."), code="stage")
    return state


def _is_districts(state):
    return isinstance(state.current_task_state.task.specific, DistrictApproval)


def _start_anew(draft, state, by):
    """From the first step: the editors look at it before the district is asked again."""
    if state.status in (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES):
        state.cancel(user=by)
    draft.get_workflow().start(draft, by)
