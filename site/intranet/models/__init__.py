"""The gated section: circulars, manuals, questions and answers, their files, who has read."""

from .attachments import Attachment
from .pages import CircularPage, GatedPage, GatedSectionPage, ManualPage, QuestionsPage
from .receipts import ReadReceipt

__all__ = [
    "Attachment",
    "CircularPage",
    "GatedPage",
    "GatedSectionPage",
    "ManualPage",
    "QuestionsPage",
    "ReadReceipt",
]
