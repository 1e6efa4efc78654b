from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from .agencies import AgenciesBlock
from .documents import DocumentListBlock
from .embeds import FilmBlock
from .figures import KeyFiguresBlock
from .images import GalleryBlock, PhotoBlock
from .links import SourceLinkBlock
from .tables import TableBlock
from .text import CalloutBlock, HeadingBlock, PullQuoteBlock, StepsBlock, TextBlock
from .work_matrix import WorkMatrixBlock


class BodyBlock(blocks.StreamBlock):
    """The content of news and of pages."""

    heading = HeadingBlock(group=_("Text"))
    text = TextBlock(group=_("Text"))
    pull_quote = PullQuoteBlock(group=_("Text"))
    callout = CalloutBlock(group=_("Text"))
    steps = StepsBlock(group=_("Text"))
    photo = PhotoBlock(group=_("Pictures and films"))
    gallery = GalleryBlock(group=_("Pictures and films"))
    film = FilmBlock(group=_("Pictures and films"))
    key_figures = KeyFiguresBlock(group=_("Figures and files"))
    table = TableBlock(group=_("Figures and files"))
    documents = DocumentListBlock(group=_("Figures and files"))
    source = SourceLinkBlock(group=_("Figures and files"))
    agencies = AgenciesBlock(group=_("Figures and files"))
    work_matrix = WorkMatrixBlock(group=_("Figures and files"))


class HomeBlock(blocks.StreamBlock):
    """What editors may add to the home page, below its fixed parts."""

    text = TextBlock()
    callout = CalloutBlock()
    agencies = AgenciesBlock()
