"""Things to tell about a file that was taken in; they never stop an upload."""

from dataclasses import asdict, dataclass, field

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "national_id_in_name": _(
        "The file name seems to contain a national ID number. If it does, rename the file and "
        "upload it again."
    ),
    "national_id_in_text": _(
        "The file seems to contain national ID numbers (%(count)s found). If they are real, "
        "cover or remove them and upload the file again."
    ),
    "renamed": _(
        "The name ended in .%(given)s, but this is a .%(actual)s file; the ending was corrected."
    ),
    "not_a4": _("The page is not A4. Check that it is the document that you mean."),
}


@dataclass(frozen=True, slots=True)
class Notice:
    """One remark: a key of SENTENCES and the values of its sentence (plain JSON)."""

    code: str
    params: dict = field(default_factory=dict)

    @property
    def message(self):
        """The sentence in the active language."""
        return SENTENCES[self.code] % self.params

    def as_json(self):
        """For a JSON column; `Notice(**value)` reads it back."""
        return asdict(self)
