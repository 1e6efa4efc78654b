"""A criterion: what do they want here, and did it arrive?"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evidence.domain.filing import add_file, add_link, reuse
from evidence.domain.queries.district import (
    items_and_removed_of,
    return_reasons_of,
    reusable_for,
    uploads_of,
)
from evidence.domain.reporting import save_reporter
from evidence.forms.district import EvidenceForm
from files.kinds import max_upload_bytes
from files.spool import MEGABYTE
from intranet.access import IntranetPage
from intranet.telling import errors_of, tell_errors, told

from .base import RoundMixin
from .practices import BeginWriteUpForm, WriteUpForm


class RequirementsView(RoundMixin, IntranetPage):
    """Requirements with what is filed under each. A POST files more under one of them.

    Files arrive from a plain form, or one by one from `upload.js`, which asks for JSON.
    """

    is_read_by_successors = True
    bound_form = None

    def requirements(self):
        raise NotImplementedError

    def here(self):
        """The URL of this page."""
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        items, removed = items_and_removed_of(self.submission)
        uploads = uploads_of(self.submission)
        requirements = list(self.requirements())
        beside, elsewhere = told(self.request, {r.anchor for r in requirements})
        return super().get_context_data(
            messages=elsewhere,
            blocks=[
                {
                    "requirement": requirement,
                    "items": items.get(requirement.pk, []),
                    "removed": removed.get(requirement.pk, []),
                    "uploads": uploads.get(requirement.pk, []),
                    "form": self.form_for(requirement),
                    "practices": self.practices_for(requirement),
                    "told": beside[requirement.anchor],
                }
                for requirement in requirements
            ],
            here=self.here(),
            most_mb=max_upload_bytes() // MEGABYTE,
            **kwargs,
        )

    def practices_for(self, requirement):
        """The choice among the district's own write-ups, where practices are taken."""
        if not requirement.takes_practices:
            return None
        return WriteUpForm(submission=self.submission, district=self.district)

    def form_for(self, requirement):
        if self.bound_form and self.bound_form.requirement == requirement:
            return self.bound_form
        return EvidenceForm(requirement=requirement, district=self.district, reusable=self.reusable)

    @cached_property
    def reusable(self):
        """What may be filed again; asked for once for all requirements."""
        return list(reusable_for(round=self.round, district=self.district))

    def post(self, request, *args, **kwargs):
        requirement = get_object_or_404(
            self.requirements(), pk=int_or_404(request.POST.get("requirement"))
        )
        form = EvidenceForm(
            request.POST,
            request.FILES,
            requirement=requirement,
            district=self.district,
            reusable=self.reusable,
        )
        if form.is_valid():
            added, errors = self.file(requirement, form)
        else:
            added, errors = [], []
        if request.headers.get("Accept") == "application/json":
            return self.answer(requirement, added, errors or errors_of(form))
        for error in errors:
            messages.error(request, error, extra_tags=requirement.anchor)
        if added:
            messages.success(request, filed_sentence(len(added)), extra_tags=requirement.anchor)
        if not added:
            self.bound_form = form
            return self.render_to_response(self.get_context_data())
        return redirect(f"{self.here()}#{requirement.anchor}")

    def file(self, requirement, form):
        """File each item on its own: one that is refused takes none of the others with it."""
        added, errors = [], []
        given = {"requirement": requirement, "by": self.request.user, "at": self.at}
        try:
            given["submission"] = self.begun_submission()
            given["practice"] = form.practice
        except ValidationError as error:
            return added, error.messages
        for index, file in enumerate(form.cleaned_data["files"]):
            try:
                added.append(
                    add_file(file=file, name=file.name, client_id=form.item_id(index), **given)
                )
            except ValidationError as error:
                errors += [f"{file.name}: {message}" for message in error.messages]
        if url := form.cleaned_data["url"]:
            try:
                added.append(add_link(url=url, client_id=form.item_id("link"), **given))
            except ValidationError as error:
                errors += error.messages
        if item := form.chosen_again:
            try:
                added.append(reuse(evidence=item, client_id=form.item_id("again"), **given))
            except ValidationError as error:
                errors += error.messages
        return added, errors

    def answer(self, requirement, added, errors):
        """For `upload.js`: the row of each item that was filed, or why it was not."""
        rows = [row_of(item, view=self) for item in added]
        status = 422 if errors and not added else 200
        return JsonResponse({"rows": rows, "errors": errors}, status=status)


class CriterionView(RequirementsView):
    template_name = "evidence/district/criterion.html"

    @cached_property
    def criterion(self):
        return get_object_or_404(self.round.criteria, number=self.kwargs["number"])

    def requirements(self):
        return self.criterion.requirements.select_related("criterion").order_by("order")

    def here(self):
        return self.url("district_criterion", number=self.kwargs["number"])

    def get_context_data(self, **kwargs):
        criterion = self.criterion
        around = dict(self.round.criteria.values_list("number", "short_th"))
        context = super().get_context_data(
            criterion=criterion,
            reason=return_reasons_of(self.submission).get(criterion.pk),
            previous=criterion.number - 1 if criterion.number - 1 in around else None,
            next=criterion.number + 1 if criterion.number + 1 in around else None,
            **kwargs,
        )
        filed = [item for block in context["blocks"] for item in block["items"]]
        photos = [item for item in filed if item.is_photo]
        begin = BeginWriteUpForm(items=photos, initial={"title": criterion.short})
        may_begin = photos and not self.is_predecessor
        return context | {"begin_write_up": begin if may_begin else None}


class ChallengeView(RequirementsView):
    """The PA part: optional, not scored, seen by personnel viewers alone."""

    template_name = "evidence/district/challenge.html"

    def requirements(self):
        return self.round.pa_requirements.order_by("order")

    def here(self):
        return self.url("district_challenge")

    def post(self, request, *args, **kwargs):
        if "challenge" not in request.POST:
            return super().post(request, *args, **kwargs)
        try:
            save_reporter(
                submission=self.begun_submission(),
                by=request.user,
                is_challenge=request.POST["challenge"] == "yes",
                at=self.at,
            )
        except ValidationError as error:
            tell_errors(request, error)
        return redirect(self.here())


def row_of(item, *, view):
    """The row of an item as the page shows it, for scripts."""
    return render_to_string(
        "evidence/district/_item.html",
        {
            "item": item,
            "can_edit": True,
            "is_predecessor": False,
            "accept": item.requirement.accept,
            "district": view.district,
            "round": view.round,
        },
        request=view.request,
    )


def filed_sentence(count):
    return ngettext("%(count)s item is filed.", "%(count)s items are filed.", count) % {
        "count": count
    }


def int_or_404(text):
    try:
        return int(text)
    except (TypeError, ValueError):
        raise Http404(_("No such requirement")) from None
