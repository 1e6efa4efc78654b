"""Filing a practice that was written in the intranet, and making one of a report's evidence."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from bestpractice.models import WriteUp
from evidence.domain.practices import begin_from_evidence, file_practice, photos_of
from evidence.models import EvidenceRequirement
from evidence.views.district.base import RoundMixin
from intranet.telling import tell_errors


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


class BeginWriteUpForm(forms.Form):
    """The photos that go along, all of them unless some are unticked, and a title to begin with."""

    use_required_attribute = False

    title = forms.CharField(label=gettext_lazy("Title"), max_length=255)

    def __init__(self, *args, items, **kwargs):
        self.items = items
        super().__init__(*args, **kwargs)

    @property
    def chosen(self):
        """Those of its items that were ticked."""
        ticked = set(self.data.getlist("photo"))
        return [item for item in self.items if str(item.uid) in ticked]


class BeginWriteUpView(RoundMixin, View):
    """The filed photos of a criterion become the beginning of a write-up; nothing is sent."""

    def post(self, request, *args, **kwargs):
        criterion = get_object_or_404(self.round.criteria, number=self.kwargs["number"])
        items = list(photos_of(self.submission).filter(requirement__criterion=criterion))
        form = BeginWriteUpForm(request.POST, items=items)
        try:
            if not form.is_valid():
                raise ValidationError(_("Give the practice a title first."))
            write_up = begin_from_evidence(
                submission=self.submission,
                evidence=form.chosen,
                title=form.cleaned_data["title"],
                by=request.user,
                at=self.at,
            )
        except ValidationError as error:
            tell_errors(request, error)
            return redirect(self.url("district_criterion", number=criterion.number))
        messages.success(
            request,
            _("A draft is begun that only your office sees. Go on heading by heading."),
        )
        return redirect(write_up.url())


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
            tell_errors(request, error, beside=requirement.anchor)
        else:
            messages.success(
                request,
                _("The practice is filed. It is frozen when you send."),
                extra_tags=requirement.anchor,
            )
        return redirect(self.requirement_url(requirement))
