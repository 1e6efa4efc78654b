"""What every step of the guided form shares."""

import hashlib
import json

from django import forms
from django.utils.translation import gettext_lazy as _

from thai.text import clean


class TextArea(forms.Textarea):
    def __init__(self, rows=6):
        super().__init__(attrs={"rows": rows})


class LinesField(forms.CharField):
    """Items, one a line; numbers and bullets before them are left out."""

    def __init__(self, *, rows=5, **kwargs):
        kwargs.setdefault("help_text", _("One a line. Numbers are added by themselves."))
        super().__init__(required=False, widget=TextArea(rows), **kwargs)


class Step(forms.Form):
    """`slug` names it in the URL, `example` stands beside the fields.

    `read(draft)` gives the values of its fields, `write(draft)` puts what was typed there.
    """

    #: A template names the class, for its title and example; it must not make a form of it.
    do_not_call_in_templates = True
    use_required_attribute = False
    slug = title = example = ""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, draft, district, **kwargs):
        self.draft, self.district = draft, district
        stored = self.read(draft)
        super().__init__(data, initial=stored | {"seen": fingerprint(stored)}, **kwargs)

    @classmethod
    def is_seen(cls, draft, seen):
        """Whether what is stored is what the form with this fingerprint showed."""
        return fingerprint(cls.read(draft)) == seen

    @classmethod
    def is_filled(cls, draft):
        """Whether the draft says anything under this heading."""
        return any(cls.read(draft).values())

    @staticmethod
    def read(draft):
        raise NotImplementedError

    def write(self, draft):
        raise NotImplementedError

    def clean(self):
        data = super().clean()
        return {
            name: clean(value) if isinstance(value, str) else value for name, value in data.items()
        }


def fingerprint(values):
    """A short name of what a form showed."""
    text = json.dumps(values, default=str, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
