from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentText(models.Model):
    """What search knows of a public document's content; empty where it could not be read.

    `sha256` is of the file that was read.
    """

    document = models.OneToOneField(
        "home.CustomDocument", on_delete=models.CASCADE, primary_key=True, related_name="reading"
    )
    sha256 = models.CharField(max_length=64)
    text = models.TextField(blank=True)

    # Not a use of the document, as the documents' listing counts them.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("text of a document")
        verbose_name_plural = _("texts of documents")

    def __str__(self):
        return self.document.title
