"""Accounts from an Excel sheet: upload, look at what was read, confirm."""

from dataclasses import asdict
from io import BytesIO

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import FileResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, View
from openpyxl import Workbook
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from accounts.models import AccountLink
from accounts.tasks import send_link_to
from areas.people_import import HEADINGS, LABELS, MAX_ROWS, carry_out, plan_import
from areas.worksheets import RefusedSheet, Worksheet

from .people import PeopleMixin

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SALT = "areas.people_import"
#: How long a preview can be confirmed, in seconds.
PATIENCE = 3600


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Excel workbook"),
        widget=forms.FileInput(attrs={"accept": f".xlsx,{XLSX}"}),
        error_messages={"required": gettext_lazy("Choose a file first.")},
    )


class PeopleImportView(PeopleMixin, WagtailAdminTemplateMixin, FormView):
    """The preview carries what was read, signed; the server keeps nothing until it is confirmed."""

    template_name = "areas/people/import.html"
    page_title = gettext_lazy("Import from Excel")
    form_class = UploadForm

    def form_valid(self, form):
        try:
            sheet = read_worksheet(form.cleaned_data["file"])
            plan = plan_import(sheet)
        except ValidationError as error:
            return self.refuse(form, error.messages)
        except RefusedSheet as refusal:
            return self.refuse(form, refusal.problems)
        if not plan.pairs:
            return self.refuse(form, [_("The sheet has headings, but nobody below them.")])
        return self.preview(plan, sheet)

    def refuse(self, form, problems):
        for problem in problems:
            form.add_error("file", problem)
        return self.form_invalid(form)

    def preview(self, plan, sheet):
        rows = [row for row, _invitee in plan.pairs]
        names = [name for name in HEADINGS if any(row.cells.get(name) for row in rows)]
        signed = ""
        if not plan.wrong_rows:
            signed = signing.dumps(asdict(sheet), salt=SALT, compress=True)
        return self.render_to_response(
            self.get_context_data(
                plan=plan,
                labels=[LABELS[name] for name in names],
                rows=[
                    (row, invitee, [cell_of(row, name) for name in names])
                    for row, invitee in plan.pairs
                ],
                signed=signed,
            )
        )


class PeopleConfirmView(PeopleMixin, View):
    """Saves what the preview showed; it is judged again, for the world may have changed."""

    http_method_names = ["post"]

    def post(self, request):
        try:
            given = signing.loads(request.POST.get("plan", ""), salt=SALT, max_age=PATIENCE)
            plan = plan_import(Worksheet(**given))
            if plan.wrong_rows:
                raise RefusedSheet([_("Something changed meanwhile. Upload the workbook again.")])
            users = carry_out(plan, by=request.user)
        except signing.BadSignature:
            messages.error(request, _("The preview is too old. Upload the workbook again."))
            return redirect("people_import")
        except (RefusedSheet, ValidationError) as error:
            for problem in getattr(error, "problems", None) or error.messages:
                messages.error(request, problem)
            return redirect("people_import")
        letters = [user for user in users if user.email and "mail" in request.POST]
        for user in letters:
            send_link_to.enqueue(user.pk, str(AccountLink.Purpose.INVITATION), request.user.pk)
        messages.success(
            request,
            ngettext("%(count)s account made.", "%(count)s accounts made.", len(users))
            % {"count": len(users)}
            + " "
            + ngettext("%(count)s letter goes out.", "%(count)s letters go out.", len(letters))
            % {"count": len(letters)},
        )
        return redirect(reverse("people") + "?state=waiting&state=invited")


class EmptyWorkbookView(PeopleMixin, View):
    """A workbook with the headings alone."""

    def get(self, request):
        workbook = Workbook()
        sheet = workbook.active
        sheet.title = _("Accounts")
        sheet.append([words[0] for words in HEADINGS.values()])
        for column in sheet.columns:
            sheet.column_dimensions[column[0].column_letter].width = 22
        file = BytesIO()
        workbook.save(file)
        file.seek(0)
        name = _("accounts") + ".xlsx"
        return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


def read_worksheet(file):
    """The Worksheet of an uploaded file, by the reader that an upper floor registers.

    Strangers' bytes are opened in that floor's sandbox. Raises ValidationError.
    """
    [read] = hooks.get_hooks("worksheet_reader")
    return read(file, rows=MAX_ROWS, columns=40)


def cell_of(row, name):
    """A cell for the preview: what stands there, what is wrong with it, what was read otherwise."""
    return {
        "text": row.shown(name),
        "problem": row.problems.get(name),
        "remark": row.remarks.get(name),
    }
