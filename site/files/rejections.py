"""Why a file was not taken in, in words that say what happened and what to do."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "empty": _(
        "The file is empty. Check that it has finished copying or downloading to your device, "
        "then upload it again."
    ),
    "too_large": _(
        "The file is larger than %(limit)s MB. Make it smaller, or put it on Drive and add the "
        "link instead."
    ),
    "unknown_type": _(
        "Files of this kind cannot be filed. Use a photo (JPEG, PNG, WebP, HEIC) or a PDF, DOCX, "
        "XLSX or PPTX file."
    ),
    "program": _(
        "This is a program, not a document or a photo, so it was not stored. Choose the document "
        "or photo itself."
    ),
    "archive": _(
        "This is a compressed folder (such as ZIP or RAR). Unpack it and upload the files in it "
        "one by one."
    ),
    "recording": _(
        "Video and sound cannot be filed. Put the recording on YouTube, Facebook or Drive and add "
        "its link."
    ),
    "other_picture": _(
        "Pictures of this format cannot be filed. Save the picture as JPEG or PNG and upload it "
        "again."
    ),
    "other_document": _(
        "Documents of this format cannot be filed. Open the file, save it as DOCX, XLSX, PPTX or "
        "PDF, and upload it again."
    ),
    "old_office": _(
        "This file is in the old Office format (.doc, .xls, .ppt). Open it, choose Save As DOCX, "
        "XLSX or PPTX, and upload the new file."
    ),
    "password_office": _(
        "The file is locked with a password. Open it in Office, choose File > Info > Protect > "
        "Encrypt with Password, clear the password, save, and upload it again."
    ),
    "password_pdf": _(
        "The PDF is locked with a password. Open it with the password, print it to a new PDF, and "
        "upload that."
    ),
    "macro": _(
        "The file contains macros. Open it, save it as DOCX, XLSX or PPTX without macros, and "
        "upload the new file."
    ),
    "damaged": _(
        "The file is incomplete or damaged. Check that it opens on your device, save it again, "
        "and upload it again."
    ),
    "unreadable": _(
        "The file could not be read, so it was not stored. Open it, save it under a new name or "
        "print it to PDF, and upload that."
    ),
    "too_many_pixels": _(
        "The picture has more than %(limit)s megapixels. Make it smaller and upload it again."
    ),
    "unpacks_too_large": _(
        "The file unpacks to an unusually large size. Copy the part you need into a new file and "
        "upload that."
    ),
    "too_many_rows": _(
        "The sheet goes further than row %(limit)s. Delete the empty rows below the data, or copy "
        "the data into a new workbook, and upload that."
    ),
    "not_xlsx": _("This is not an Excel workbook (XLSX). Choose File > Save As > Excel Workbook."),
    "not_table": _(
        "This is neither an Excel workbook (XLSX) nor a CSV file. Open it in Excel, choose File > "
        "Save As > Excel Workbook, and upload the new file."
    ),
    "not_docx": _(
        "This is not a Word document (DOCX). Open it in Word, choose File > Save As > Word "
        "Document (.docx), and upload the new file."
    ),
    "two_in_one": _(
        "A second file is hidden in this file. Save it again as a new file, or print it to PDF, "
        "and upload that."
    ),
    # The only one for readers: of a file that was taken in.
    "not_shown": _("This file cannot be shown here. Download it to read it."),
}


class RejectedFile(ValidationError):
    """A file that is not taken in, or not shown.

    `code` is a key of SENTENCES, `params` fills its sentence.
    """

    def __init__(self, code, **params):
        super().__init__(SENTENCES[code], code=code, params=params or None)
