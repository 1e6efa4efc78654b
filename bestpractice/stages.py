"""Where a write-up stands, told from its page and the page's workflow: nothing is stored twice."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, WorkflowState

from bestpractice.enums import Stage
from bestpractice.models import DistrictApproval


def stage_of(write_up):
    """The Stage of one write-up."""
    return stages_of([write_up])[write_up.pk]


def stages_of(write_ups):
    """{pk: Stage} of `write_ups`, whose pages are loaded: one query."""
    by_page = {str(write_up.page_id): write_up for write_up in write_ups}
    states = WorkflowState.objects.active().filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id__in=by_page
    )
    approval = ContentType.objects.get_for_model(DistrictApproval).pk
    found = {write_up.pk: _at_rest(write_up.page) for write_up in write_ups}
    for state in states.select_related("current_task_state__task"):
        task = state.current_task_state and state.current_task_state.task
        if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
            stage = Stage.RETURNED
        elif task and task.content_type_id == approval:
            stage = Stage.APPROVAL
        else:
            stage = Stage.REVIEW
        found[by_page[state.object_id].pk] = stage
    return found


def _at_rest(page):
    if not page.live:
        return Stage.DRAFT
    return Stage.REVISED if page.has_unpublished_changes else Stage.PUBLISHED
