"""The last step of the workflow: the district agrees to the version that goes public."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Task


class DistrictApproval(Task):
    """Nobody acts on it in the admin: the district answers in the intranet.

    Until then the page is locked, so that what is published is what the district saw. A practice
    that no district writes passes at once.
    """

    class Meta:
        verbose_name = _("approval by the district")
        verbose_name_plural = _("approvals by the district")

    def start(self, workflow_state, user=None):
        state = super().start(workflow_state, user=user)
        if not hasattr(workflow_state.content_object.specific, "write_up"):
            state.approve(user=user, update=False)
        return state

    def locked_for_user(self, obj, user):
        return hasattr(obj.specific, "write_up")

    @classmethod
    def get_description(cls):
        return _("The district agrees in the intranet to the version that goes public")
