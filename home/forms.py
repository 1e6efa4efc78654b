from django import forms
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from home.images import cleaned


class PictureField(WagtailImageField):
    """Refuses in words what cannot be decoded to its end, where Wagtail's own field breaks."""

    def to_python(self, data):
        upload = forms.FileField.to_python(self, data)
        return None if upload is None else super().to_python(cleaned(upload, upload.name))


class PictureForm(BaseImageForm):
    """The form of a picture in the admin: `WAGTAILIMAGES_IMAGE_FORM_BASE`."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        given = self.fields.get("file")
        if given is None:  # many pictures at once: each is edited without its file
            return
        self.fields["file"] = PictureField(
            label=given.label,
            required=given.required,
            widget=given.widget,
            help_text=given.help_text,
        )
