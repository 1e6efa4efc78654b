"""What imports of a sheet share: upload, look at what was read, confirm."""

from dataclasses import asdict
from io import BytesIO

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import FileResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, View
from openpyxl import Workbook
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from areas.worksheets import RefusedSheet, Worksheet
from thai.widths import column_width

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: How long a preview can be confirmed, in seconds.
PATIENCE = 3600
MAX_COLUMNS = 40
#: Columns of a workbook to fill in are at least so many digits wide.
ROOM_TO_TYPE = 22


class UploadForm(forms.Form):
    file = forms.FileField(error_messages={"required": gettext_lazy("Choose a file first.")})

    def __init__(self, *args, takes_csv, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["file"]
        field.label = _("Excel workbook or CSV") if takes_csv else _("Excel workbook")
        endings = f".xlsx,{XLSX}" + (",.csv,text/csv" if takes_csv else "")
        field.widget.attrs["accept"] = endings


class SheetMixin:
    """Whose sheet it is and how it is judged: for the upload and for the confirmation.

    `headings` is {name: headings it may bear}, `labels` {name: what the preview calls it}.
    """

    headings = {}
    labels = {}
    max_rows = 1000
    takes_csv = False

    def salt(self):
        """What a signed preview is good for, and for nothing else."""
        raise NotImplementedError

    def upload_url(self):
        raise NotImplementedError

    def plan(self, sheet):
        """The SheetPlan of a Worksheet. Raises RefusedSheet."""
        raise NotImplementedError


class SheetImportView(SheetMixin, WagtailAdminTemplateMixin, FormView):
    """The preview carries what was read, signed; the server keeps nothing until it is confirmed."""

    form_class = UploadForm
    #: Says that there are headings and no rows.
    nothing = gettext_lazy("The sheet has headings, but nothing below them.")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"takes_csv": self.takes_csv}

    def form_valid(self, form):
        try:
            sheet = self.read(form.cleaned_data["file"])
            plan = self.plan(sheet)
        except ValidationError as error:
            return self.refuse(form, error.messages)
        except RefusedSheet as refusal:
            return self.refuse(form, refusal.problems)
        if not plan.pairs:
            return self.refuse(form, [self.nothing])
        return self.preview(plan, sheet)

    def read(self, file):
        """The Worksheet of an uploaded file, by the reader that an upper floor registers.

        Strangers' bytes are opened in that floor's sandbox. Raises ValidationError.
        """
        [read] = hooks.get_hooks("worksheet_reader")
        return read(file, rows=self.max_rows, columns=MAX_COLUMNS, takes_csv=self.takes_csv)

    def refuse(self, form, problems):
        for problem in problems:
            form.add_error("file", problem)
        return self.form_invalid(form)

    def preview(self, plan, sheet):
        rows = [row for row, _outcome in plan.pairs]
        names = [name for name in self.headings if any(row.cells.get(name) for row in rows)]
        signed = ""
        if plan.outcomes and not plan.wrong_rows:
            signed = signing.dumps(asdict(sheet), salt=self.salt(), compress=True)
        return self.render_to_response(
            self.get_context_data(
                plan=plan,
                labels=[self.labels[name] for name in names],
                rows=[
                    (row, outcome, [cell_of(row, name) for name in names])
                    for row, outcome in plan.pairs
                ],
                signed=signed,
            )
        )

    def get_context_data(self, **kwargs):
        return super().get_context_data(upload_url=self.upload_url(), **kwargs)


class SheetConfirmView(SheetMixin, View):
    """Saves what the preview showed; it is judged again, for the world may have changed."""

    http_method_names = ["post"]

    def carry_out(self, plan):
        """Do what the plan says and answer the request. Raises ValidationError."""
        raise NotImplementedError

    def post(self, request, *args, **kwargs):
        try:
            given = signing.loads(request.POST.get("plan", ""), salt=self.salt(), max_age=PATIENCE)
            plan = self.plan(Worksheet(**given))
            if plan.wrong_rows:
                raise RefusedSheet([_("Something changed meanwhile. Upload the workbook again.")])
            return self.carry_out(plan)
        except signing.BadSignature:
            messages.error(request, _("The preview is too old. Upload the workbook again."))
        except (RefusedSheet, ValidationError) as error:
            for problem in getattr(error, "problems", None) or error.messages:
                messages.error(request, problem)
        return redirect(self.upload_url())


def workbook_to_fill(*, title, name, headings, rows=()):
    """A download: a workbook with the headings, and rows that are known beforehand."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = title
    sheet.append(headings)
    for row in rows:
        sheet.append(row)
    sheet.freeze_panes = "A2"
    for column in sheet.columns:
        texts = [str(cell.value) for cell in column if cell.value is not None]
        width = column_width(texts, least=ROOM_TO_TYPE)
        sheet.column_dimensions[column[0].column_letter].width = width
    file = BytesIO()
    workbook.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)


def cell_of(row, name):
    """A cell for the preview: what stands there, what is wrong with it, what was read otherwise."""
    return {
        "text": row.shown(name),
        "problem": row.problems.get(name),
        "remark": row.remarks.get(name),
    }
