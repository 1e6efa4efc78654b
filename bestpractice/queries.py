"""Questions about write-ups, in the office's words."""

from wagtail.models import Comment, WorkflowState

from bestpractice.models import WriteUp
from bestpractice.stages import stages_of


def write_ups_of(district):
    """(WriteUp, Stage) of everything that the district wrote, the newest first: two queries."""
    write_ups = list(WriteUp.objects.filter(district=district).select_related("page", "district"))
    stages = stages_of(write_ups)
    return [(write_up, stages[write_up.pk]) for write_up in write_ups]


def comments_on(write_up):
    """The open comments of editors and supervisors with their replies: two queries."""
    return (
        Comment.objects.filter(page=write_up.page_id, resolved_at=None)
        .select_related("user")
        .prefetch_related("replies__user")
        .order_by("created_at", "pk")
    )


def write_ups_sent_in(regions):
    """(WriteUp, Stage) of what the districts of `regions` have sent, the newest first."""
    write_ups = list(
        WriteUp.objects.filter(
            district__region__in=regions, sent_revision__isnull=False
        ).select_related("page", "district")
    )
    stages = stages_of(write_ups)
    return [(write_up, stages[write_up.pk]) for write_up in write_ups]


def words_of_return(draft):
    """What the editors said when they asked for changes; empty if they do not ask now."""
    state = draft.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return ""
    return state.current_task_state.comment
