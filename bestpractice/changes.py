"""What differs between two versions of a practice, as Wagtail's comparison tells it."""

from bestpractice.domain.writing import draft_of


def changes_between(older, newer, *, request):
    """The comparisons of fields that differ, each with `field_label()` and `htmldiff()`."""
    panel = newer.get_edit_handler().get_bound_panel(instance=newer, request=request, form=None)
    compared = [compare(older, newer) for compare in panel.get_comparison()]
    return [found for found in compared if found.has_changed()]


def editors_changes(write_up, *, request):
    """What changed since the district sent it; empty if it never did."""
    if write_up.sent_revision_id is None:
        return []
    return changes_between(
        write_up.sent_revision.as_object(),
        draft_of(write_up),
        request=request,
    )
