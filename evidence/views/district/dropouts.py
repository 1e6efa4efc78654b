"""The dropout system's workbook beside the typed figures."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.generic import View

from evidence.domain.dropouts import compare, count_workbook, mapping_of
from intranet.telling import tell_errors

from .base import RoundMixin


class DropoutsView(RoundMixin, View):
    """Counts an uploaded workbook and goes back to the figures."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        file = request.FILES.get("workbook")
        try:
            if file is None:
                raise ValidationError(_("Choose a file first."))
            count_workbook(
                submission=self.begun_submission(),
                file=file,
                name=file.name,
                by=request.user,
                at=self.at,
            )
        except ValidationError as error:
            tell_errors(request, error, beside="dropouts")
        else:
            messages.success(
                request, _("The workbook is counted. It is not kept."), extra_tags="dropouts"
            )
        return redirect(f"{self.url('district_figures')}#dropouts")


def dropouts_of(submission):
    """What the figures' page shows of it: None where central staff have set up no workbook."""
    if mapping_of(submission.round) is None:
        return None
    count = None
    if submission.pk:
        count = submission.dropout_counts.select_related("counted_by").first()
    rows = compare(submission=submission, count=count) if count else []
    return {"count": count, "rows": rows}
