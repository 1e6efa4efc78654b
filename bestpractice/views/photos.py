"""Photos of a write-up: adding, describing, ordering; and the private file itself."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View

from bestpractice.domain import photos as domain
from bestpractice.domain.publication import withdraw_consent
from bestpractice.models import WriteUpPhoto
from bestpractice.rules import may_see_photos
from files.serve import file_response
from intranet.access import IntranetMixin, IntranetPage
from intranet.telling import tell_errors

from .base import WriteUpMixin

PICTURES = "image/jpeg,image/png,image/webp,image/heic,.heic"


class DescriptionForm(forms.ModelForm):
    """What one photo shows, and the consent of the people on it."""

    use_required_attribute = False

    class Meta:
        model = WriteUpPhoto
        fields = ["alt", "caption", "consent"]
        labels = {"alt": gettext_lazy("What does the photo show?")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["consent"].required = False


class PhotosView(WriteUpMixin, IntranetPage):
    """The photos in their order. A POST adds some."""

    template_name = "bestpractice/write_up/photos.html"
    bound = None

    def get_context_data(self, **kwargs):
        photos = self.write_up.photos.all()
        bound = self.bound
        return super().get_context_data(
            rows=[
                (photo, bound if bound and bound.instance == photo else self.form(photo))
                for photo in photos
            ],
            headings=self.headings("photos"),
            accept=PICTURES,
            **self.around("photos"),
            **kwargs,
        )

    @staticmethod
    def form(photo, data=None):
        return DescriptionForm(data, instance=photo, prefix=f"p{photo.pk}")

    def post(self, request, *args, **kwargs):
        added = 0
        for file in request.FILES.getlist("photos"):
            try:
                domain.add_photo(write_up=self.write_up, file=file, name=file.name, by=request.user)
                added += 1
            except ValidationError as error:
                for message in error.messages:
                    messages.error(request, f"{file.name}: {message}")
        if added:
            messages.success(
                request,
                ngettext("%(count)s photo added.", "%(count)s photos added.", added)
                % {"count": added},
            )
        elif not request.FILES:
            messages.error(request, _("Choose a photo first."))
        return redirect(request.path)


class PhotoView(WriteUpMixin, View):
    """One photo: described, moved or removed, by the button that was pressed."""

    def post(self, request, *args, **kwargs):
        photo = get_object_or_404(self.write_up.photos, uid=self.kwargs["photo"])
        try:
            self.act(photo, request.POST.get("do", "save"))
        except ValidationError as error:
            tell_errors(request, error)
        return redirect(f"{self.write_up.url('practice_photos')}#photo-{photo.uid}")

    def act(self, photo, do):
        form = PhotosView.form(photo, self.request.POST)
        if do == "remove":
            domain.remove(photo=photo)
            messages.success(self.request, _("Photo removed."))
            return
        if form.is_valid():
            domain.describe(photo=photo, by=self.request.user, **form.cleaned_data)
        if do in ("forward", "back"):
            domain.move(photo=photo, step=-1 if do == "forward" else 1)
        else:
            messages.success(self.request, _("Saved."))


class WithdrawView(WriteUpMixin, View):
    """The people on a photo changed their mind: possible at any time, also when it is public."""

    def post(self, request, *args, **kwargs):
        photo = get_object_or_404(self.write_up.photos, uid=self.kwargs["photo"])
        try:
            withdraw_consent(photo=photo, by=request.user)
        except ValidationError as error:
            messages.error(request, error.messages[0])
        else:
            messages.success(request, _("Consent withdrawn: the photo is on no public page."))
        return redirect(f"{self.write_up.url('practice_photos')}#photo-{photo.uid}")


class PhotoFileView(IntranetMixin, View):
    """The private photo; 404 to anyone who may not see it."""

    def get(self, request, uid):
        photo = get_object_or_404(
            WriteUpPhoto.objects.select_related("write_up__district"), uid=uid
        )
        if not may_see_photos(request.user, photo.write_up):
            raise Http404
        return file_response(
            path=photo.path.name,
            name=photo.name,
            file_type=photo.type,
            range_header=request.headers.get("Range"),
        )
