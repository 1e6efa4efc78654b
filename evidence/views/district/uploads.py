"""Resumable uploads by the tus protocol 1.0 (core, creation, expiration, termination).

https://tus.io/protocols/resumable-upload. A file that has arrived whole is filed by a POST to its
own address, which answers like a criterion's page does to `upload.js`. The address holds the
client's identifier, so that nothing is filed twice.
"""

import base64
import binascii
import uuid

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.dateparse import parse_datetime
from django.utils.http import http_date
from django.utils.timezone import is_naive, make_aware
from django.utils.translation import gettext as _
from django.views.generic import View

from evidence.domain import uploading
from evidence.domain.queries.district import requirements_of
from evidence.forms.district import PracticeForm
from evidence.models import Evidence, PartialUpload
from files.kinds import max_upload_bytes
from files.parts import PartBusy

from .base import RoundMixin
from .criteria import int_or_404, row_of

VERSION = "1.0.0"


class TusView(RoundMixin, View):
    """What both addresses share: who may, the version of the protocol, refusals in words."""

    def dispatch(self, request, *args, **kwargs):
        try:
            response = super().dispatch(request, *args, **kwargs)
        except uploading.WrongOffset as error:
            response = HttpResponse(status=409, headers={"Upload-Offset": str(error.expected)})
        except PartBusy:
            response = HttpResponse(status=423)
        except uploading.UploadGone as error:
            raise Http404 from error
        response["Tus-Resumable"] = VERSION
        return response

    def handle_no_permission(self):
        """A script is told in words; it could do nothing with the page for signing in."""
        return refusal([_("You are no longer signed in. Sign in again in another tab.")], 403)

    def speaks_tus(self):
        return self.request.headers.get("Tus-Resumable") == VERSION


class UploadsView(TusView):
    """Where an upload begins."""

    def options(self, request, *args, **kwargs):
        return HttpResponse(
            status=204,
            headers={
                "Tus-Version": VERSION,
                "Tus-Extension": "creation,expiration,termination",
                "Tus-Max-Size": str(max_upload_bytes()),
            },
        )

    def post(self, request, *args, **kwargs):
        district = self.district  # 404 to all but its officers, before anything else is said
        if not self.speaks_tus():
            return HttpResponse(status=412, headers={"Tus-Version": VERSION})
        given = metadata(request.headers.get("Upload-Metadata", ""))
        size = whole_number(request.headers.get("Upload-Length"))
        client_id = identifier(given.get("client_id"))
        if size is None or client_id is None:
            return HttpResponse(status=400)
        requirement = get_object_or_404(
            requirements_of(self.round), pk=int_or_404(given.get("requirement"))
        )
        form = PracticeForm(given, requirement=requirement, district=district)
        form.full_clean()
        try:
            upload = uploading.begin(
                submission=self.begun_submission(),
                requirement=requirement,
                name=given.get("filename", "") or "file",
                size=size,
                client_id=client_id,
                practice=form.practice,
                taken_at=moment(given.get("taken_at")),
                fingerprint=given.get("fingerprint", ""),
                by=request.user,
                at=self.at,
            )
        except ValidationError as error:
            return refusal(error.messages, 413 if error.code == "too_large" else 422)
        where = self.url("district_upload", client_id=upload.client_id)
        return HttpResponse(status=201, headers={"Location": where, **expires(upload)})


class UploadView(TusView):
    """One upload: how far it is, its next chunk, giving it up, and filing it once it is whole."""

    def upload(self):
        """The officer's own unfinished upload; 404 for a colleague's, and for everyone else."""
        upload = PartialUpload.objects.filter(
            submission__round=self.round,
            submission__district=self.district,
            owner=self.request.user,
            client_id=self.kwargs["client_id"],
        ).first()
        if upload is None:
            raise Http404
        return upload

    def head(self, request, *args, **kwargs):
        upload = self.upload()
        return HttpResponse(
            headers={
                "Upload-Offset": str(upload.received),
                "Upload-Length": str(upload.size),
                **expires(upload),
            }
        )

    def patch(self, request, *args, **kwargs):
        upload = self.upload()
        if not self.speaks_tus():
            return HttpResponse(status=412, headers={"Tus-Version": VERSION})
        if request.content_type != "application/offset+octet-stream":
            return HttpResponse(status=415)
        offset = whole_number(request.headers.get("Upload-Offset"))
        if offset is None:
            return HttpResponse(status=400)
        if offset + (whole_number(request.headers.get("Content-Length")) or 0) > upload.size:
            return HttpResponse(status=413)
        offset = uploading.append(upload=upload, offset=offset, source=request)
        return HttpResponse(
            status=204, headers={"Upload-Offset": str(offset), **expires(upload, self.at)}
        )

    def delete(self, request, *args, **kwargs):
        uploading.discard(upload=self.upload())
        return HttpResponse(status=204)

    def post(self, request, *args, **kwargs):
        """File it; asked again after a lost answer, the row is the same."""
        filed = Evidence.objects.filter(
            submission__round=self.round,
            submission__district=self.district,
            client_id=kwargs["client_id"],
        ).first()
        try:
            filed = filed or uploading.finish(upload=self.upload(), at=self.at)
        except ValidationError as error:
            return refusal(error.messages, 422)
        return JsonResponse({"rows": [row_of(filed, view=self)], "errors": []})


class DiscardUploadView(RoundMixin, View):
    """Gives an unfinished upload up, one's own or a colleague's; then back to its requirement."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs):
        upload = get_object_or_404(
            PartialUpload.objects.select_related("requirement__criterion"),
            submission__round=self.round,
            submission__district=self.district,
            client_id=kwargs["client_id"],
        )
        beside = upload.requirement.anchor
        try:
            uploading.discard(upload=upload)
        except PartBusy:
            messages.error(
                request, _("The file is still arriving. Wait a moment."), extra_tags=beside
            )
        except uploading.UploadGone:
            pass  # by somebody else, or filed in this very moment: the page shows it
        else:
            messages.success(
                request, _("“%(title)s” is discarded.") % {"title": upload.name}, extra_tags=beside
            )
        return redirect(self.requirement_url(upload.requirement))


def refusal(sentences, status):
    return JsonResponse({"rows": [], "errors": [str(line) for line in sentences]}, status=status)


def expires(upload, touched_at=None):
    """The header that says until when the upload is kept."""
    until = (touched_at or upload.touched_at) + uploading.KEPT_FOR
    return {"Upload-Expires": http_date(until.timestamp())}


def metadata(header):
    """{key: text} of an Upload-Metadata header: pairs of a key and a text in base64."""
    given = {}
    for pair in header.split(","):
        key, _space, value = pair.strip().partition(" ")
        try:
            given[key] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError):
            continue
    return given


def whole_number(text):
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 16 else None


def identifier(text):
    try:
        return uuid.UUID(text)
    except (TypeError, ValueError):
        return None


def moment(text):
    """A moment that the browser read from a photo, or None if it cannot be one."""
    try:
        taken = parse_datetime(text or "")
    except ValueError:
        return None
    if taken is None or taken.year < 1990:
        return None
    return make_aware(taken) if is_naive(taken) else taken
