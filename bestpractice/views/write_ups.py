"""A district writes: its list, the steps of one write-up, the preview."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from bestpractice.changes import editors_changes
from bestpractice.domain import moderation
from bestpractice.domain.errors import Overtaken
from bestpractice.domain.moderation import missing_from
from bestpractice.domain.writing import begin, draft_of, save
from bestpractice.enums import Level
from bestpractice.queries import comments_on, words_of_return, write_ups_of
from bestpractice.safeguards import marks_in
from bestpractice.steps import STEPS
from bestpractice.steps.results import without_figure
from bestpractice.steps.whose import whose_fields, whose_school
from intranet.access import DistrictMixin, IntranetPage
from intranet.telling import errors_of, tell_errors
from thai.dates import time_text

from .base import WriteUpMixin


class BeginForm(forms.Form):
    """What a write-up needs to exist: a title, and whose practice it is."""

    use_required_attribute = False
    title = forms.CharField(label=gettext_lazy("Title"), max_length=255)

    def __init__(self, *args, district, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= whose_fields(district)
        self.fields["level"].initial = Level.DISTRICT


class ListView(DistrictMixin, IntranetPage):
    """Everything that the district has written or begun, and the way to begin another."""

    template_name = "bestpractice/write_up/list.html"
    form = None

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            rows=write_ups_of(self.district),
            form=self.form or BeginForm(district=self.district),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        self.form = BeginForm(request.POST, district=self.district)
        if self.form.is_valid():
            data = self.form.cleaned_data
            try:
                write_up = begin(
                    district=self.district,
                    title=data["title"],
                    level=data["level"],
                    school=whose_school(self.form, district=self.district),
                    by=request.user,
                )
            except ValidationError as error:
                self.form.add_error(None, error)
            else:
                return redirect(write_up.url("practice_step", step=STEPS[0].slug))
        return self.render_to_response(self.get_context_data())


class OverviewView(WriteUpMixin, IntranetPage):
    """Where does it stand, and what is still to do?"""

    template_name = "bestpractice/write_up/overview.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            headings=self.headings(),
            missing=missing_from(self.draft),
            marks=marks_in(self.draft, self.write_up.photos.all()),
            without_consent=self.write_up.photos.filter(consent=False).count(),
            changes=editors_changes(self.write_up, request=self.request),
            comments=comments_on(self.write_up),
            words=words_of_return(self.draft),
            **kwargs,
        )


class AnswerView(WriteUpMixin, View):
    """What the district says of its write-up, by the button that was pressed."""

    def post(self, request, *args, **kwargs):
        try:
            sentence = self.act(self.kwargs["answer"])
        except ValidationError as error:
            tell_errors(request, error)
        else:
            messages.success(request, sentence)
        return redirect(self.write_up.url())

    def act(self, answer):
        given = {"write_up": self.write_up, "by": self.request.user}
        match answer:
            case "send":
                moderation.send(**given)
                return _("Sent to the editors. You see here what they say.")
            case "take-back":
                moderation.take_back(**given)
                return _("Taken back. You can go on writing.")
            case "agree":
                moderation.agree(**given)
                return _("Published. Everyone can read it in the library now.")
            case "disagree":
                moderation.disagree(comment=self.request.POST.get("comment", ""), **given)
                return _("Sent back to the editors with your words.")
        raise Http404


class StepView(WriteUpMixin, IntranetPage):
    """One official heading. Saved by its button, and by `autosave.js`, which asks for JSON."""

    template_name = "bestpractice/write_up/step.html"
    form = None
    overtaken = None

    @cached_property
    def step(self):
        for step in STEPS:
            if step.slug == self.kwargs["step"]:
                return step
        raise Http404

    def get_context_data(self, **kwargs):
        form = self.form or self.step(draft=self.draft, district=self.district)
        return super().get_context_data(
            form=form,
            step=self.step,
            headings=self.headings(self.step.slug),
            overtaken=self.overtaken,
            **self.around(self.step.slug),
            **kwargs,
        )

    def post(self, request, *args, **kwargs):
        self.form = self.step(request.POST, draft=self.draft, district=self.district)
        try:
            saved = self.form.is_valid() and self.save()
        except Overtaken as error:
            self.overtaken = self.stored_beside_typed()
            self.form.add_error(None, error)
            saved = False
        except ValidationError as error:
            self.form.add_error(None, error)
            saved = False
        if request.headers.get("Accept") == "application/json":
            return self.answer(saved)
        if not saved:
            return self.render_to_response(self.get_context_data())
        if asked := self.question():
            messages.warning(request, asked)
            return redirect(request.path)
        messages.success(request, _("Saved."))
        target = "next_url" if "next" in request.POST else "previous_url"
        return redirect(self.around(self.step.slug)[target] or self.write_up.url())

    def save(self):
        seen = self.form.data.get("seen", "")
        return save(
            write_up=self.write_up,
            change=self.form.write,
            seen=lambda draft: self.step.is_seen(draft, seen),
            by=self.request.user,
        )

    def stored_beside_typed(self):
        """What is stored now, as a form to read from; saving again is then agreed to."""
        stored = self.step(draft=draft_of(self.write_up), district=self.district)
        self.form.data = self.form.data.copy()
        self.form.data["seen"] = stored.initial["seen"]
        typed = {name: self.form.data.get(name, "") for name in stored.fields}
        return [
            {"label": stored.fields[name].label, "text": value}
            for name, value in stored.initial.items()
            if name != "seen" and isinstance(value, str) and value != typed.get(name)
        ]

    def question(self):
        """The polite question about a figure, asked once."""
        if self.step.slug != "results" or self.write_up.asked_for_figure:
            return ""
        texts = without_figure(draft_of(self.write_up))
        if not texts:
            return ""
        self.write_up.asked_for_figure = True
        self.write_up.save(update_fields=["asked_for_figure"])
        return _(
            "Saved. One question: is there a figure for “%(text)s”? If there is none, go on; it is "
            "not asked again."
        ) % {"text": texts[0][:80]}

    def answer(self, saved):
        if not saved:
            status = 409 if self.overtaken else 422
            return JsonResponse({"errors": errors_of(self.form)}, status=status)
        fresh = self.step(draft=draft_of(self.write_up), district=self.district)
        return JsonResponse(
            {
                "seen": fresh.initial["seen"],
                "saved": _("Saved at %(time)s") % {"time": time_text(timezone.now())},
            }
        )


class PreviewView(WriteUpMixin, View):
    """The draft exactly as the public will see it, by the page's own template."""

    def get(self, request, *args, **kwargs):
        request.is_preview = True
        response = self.draft.serve_preview(request, self.draft.default_preview_mode)
        patch_cache_control(response, private=True)
        return response
