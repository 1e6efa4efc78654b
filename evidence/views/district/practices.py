"""Filing a practice that was written in the intranet, and making one of a report's evidence."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from bestpractice.models import WriteUp
from evidence.domain.practices import file_practice
from evidence.models import EvidenceRequirement
from evidence.views.district.base import RoundMixin


class WriteUpChoice(forms.ModelChoiceField):
    def label_from_instance(self, write_up):
        return str(write_up)


class WriteUpForm(forms.Form):
    """One of the district's write-ups that this report does not hold yet."""

    write_up = WriteUpChoice(
        label=gettext_lazy("A practice written here"),
        queryset=WriteUp.objects.none(),
        empty_label=gettext_lazy("Choose a practice"),
    )

    def __init__(self, *args, submission, district, **kwargs):
        super().__init__(*args, **kwargs)
        filed = submission.evidence.live().exclude(write_up=None) if submission.pk else []
        self.fields["write_up"].queryset = (
            WriteUp.objects.filter(district=district)
            .exclude(pk__in=[item.write_up_id for item in filed])
            .select_related("page")
        )


class FilePracticeView(RoundMixin, View):
    """A write-up goes into the report; it is frozen when the report is sent."""

    def post(self, request, *args, **kwargs):
        requirement = get_object_or_404(
            EvidenceRequirement.objects.select_related("criterion"),
            criterion__round=self.round,
            takes_practices=True,
            pk=self.kwargs["requirement"],
        )
        write_up = get_object_or_404(
            WriteUp, district=self.district, pk=request.POST.get("write_up") or 0
        )
        try:
            file_practice(
                submission=self.begun_submission(),
                requirement=requirement,
                write_up=write_up,
                by=request.user,
                at=self.at,
            )
        except ValidationError as error:
            messages.error(request, error.messages[0])
        else:
            messages.success(request, _("The practice is filed. It is frozen when you send."))
        here = self.url("district_criterion", number=requirement.criterion.number)
        return redirect(f"{here}#r{requirement.pk}")
