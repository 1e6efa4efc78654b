"""Starting from a Word file, and finding a place for what was not recognised."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import View

from bestpractice.domain.from_word import begin_from_word, place
from bestpractice.enums import Level, Phase
from bestpractice.steps.whose import whose_fields, whose_school
from intranet.access import DistrictMixin, IntranetPage

from .base import WriteUpMixin

ACCEPT = ".docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document"

#: The headings to place a text under, in the order of the form.
HEADINGS = {
    "background": gettext_lazy("Background"),
    "process_intro": gettext_lazy("The method in a few words"),
    **{phase.value: phase.label for phase in Phase},
    "technique_intro": gettext_lazy("The technique or model in a few words"),
    "results_quantitative": gettext_lazy("Results in numbers"),
    "results_qualitative": gettext_lazy("Results in quality"),
    "success_factors": gettext_lazy("Success factors"),
    "lead": gettext_lazy("In one sentence: what was done?"),
}


class WordForm(forms.Form):
    """The file, and whose practice it tells of."""

    use_required_attribute = False
    prefix = "word"

    file = forms.FileField(
        label=gettext_lazy("Word file (DOCX)"),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        allow_empty_file=True,
        help_text=gettext_lazy(
            "Headings, texts and pictures are taken over; what is not recognised is shown for you "
            "to place. Nothing is lost."
        ),
    )

    def __init__(self, *args, district, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields |= whose_fields(district)
        self.fields["level"].initial = Level.DISTRICT


class WordView(DistrictMixin, IntranetPage):
    """A form of its own: a wrong file is answered here in words."""

    template_name = "bestpractice/write_up/word.html"
    form = None

    def get_context_data(self, **kwargs):
        form = self.form or WordForm(district=self.district)
        return super().get_context_data(form=form, **kwargs)

    def post(self, request, *args, **kwargs):
        district = self.district
        self.form = WordForm(request.POST, request.FILES, district=district)
        if self.form.is_valid():
            file = self.form.cleaned_data["file"]
            try:
                write_up = begin_from_word(
                    district=district,
                    file=file,
                    name=file.name,
                    level=self.form.cleaned_data["level"],
                    school=whose_school(self.form, district=district),
                    by=request.user,
                )
            except ValidationError as error:
                self.form.add_error("file", error.messages)
            else:
                messages.success(request, _("The Word file was taken over. Look it through."))
                name = "practice_unplaced" if write_up.unplaced else "practice"
                return redirect(write_up.url(name))
        return self.render_to_response(self.get_context_data())


class UnplacedView(WriteUpMixin, IntranetPage):
    """What the Word file said under no known heading, each with the choice of one."""

    template_name = "bestpractice/write_up/unplaced.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            places=HEADINGS.items(), texts=self.write_up.unplaced, **kwargs
        )


class PlaceView(WriteUpMixin, View):
    """One of these texts goes under a heading, or away."""

    def post(self, request, *args, **kwargs):
        try:
            index = int(request.POST.get("index", ""))
        except ValueError:
            raise Http404 from None
        is_dropped = "drop" in request.POST
        field = "" if is_dropped else request.POST.get("field", "") or "?"
        text = request.POST.get("text", "").replace("\r\n", "\n")
        try:
            place(write_up=self.write_up, index=index, text=text, field=field, by=request.user)
        except ValidationError as error:
            messages.error(request, error.messages[0])
        self.write_up.refresh_from_db()
        return redirect(
            self.write_up.url("practice_unplaced" if self.write_up.unplaced else "practice")
        )
