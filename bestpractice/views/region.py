"""A region's supervisor reads what its districts sent, and comments on it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import View

from accounts.roles import Role
from areas.queries import districts_of, regions_of
from bestpractice.domain import moderation
from bestpractice.models import WriteUp
from bestpractice.queries import comments_on, write_ups_sent_in
from bestpractice.rules import may_comment
from bestpractice.stages import stage_of
from intranet.access import IntranetMixin, IntranetPage


class RegionView(IntranetPage):
    """What has been sent in the supervisor's regions; officers are led to their own district."""

    template_name = "bestpractice/write_up/region.html"

    def get(self, request, *args, **kwargs):
        if request.user.has_role(Role.DISTRICT_OFFICER) and (
            district := districts_of(request.user).first()
        ):
            return redirect("practice_list", district=district.code)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        user = self.request.user
        if not user.has_role(Role.REGION_SUPERVISOR):
            raise Http404
        return super().get_context_data(rows=write_ups_sent_in(regions_of(user)), **kwargs)


class SentMixin(IntranetMixin):
    """One write-up that was sent, of a district of the supervisor's region; else 404."""

    @cached_property
    def write_up(self):
        write_up = get_object_or_404(
            WriteUp.objects.select_related("page", "district", "sent_revision"),
            uid=self.kwargs["uid"],
            sent_revision__isnull=False,
        )
        if not may_comment(self.request.user, write_up):
            raise Http404
        return write_up


class CommentView(SentMixin, IntranetPage):
    """The comments so far, and one more."""

    template_name = "bestpractice/write_up/comment.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            write_up=self.write_up,
            stage=stage_of(self.write_up),
            comments=comments_on(self.write_up),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        text = request.POST.get("text", "")
        try:
            moderation.comment(write_up=self.write_up, text=text, by=request.user)
        except ValidationError as error:
            messages.error(request, error.messages[0])
        else:
            messages.success(request, _("Comment sent to the district and the editors."))
        return redirect(request.path)


class TextView(SentMixin, View):
    """What the district sent, as the public would see it."""

    def get(self, request, *args, **kwargs):
        practice = self.write_up.sent_revision.as_object()
        request.is_preview = True
        return practice.serve_preview(request, practice.default_preview_mode)
