"""The public pages, and what stands around them."""

from .base import PublicPage
from .content import ContentPage
from .document_text import DocumentText
from .figures import ReferenceFigure
from .glossary import GlossaryPage
from .home import HomePage
from .media import CustomDocument, CustomImage, CustomRendition
from .news import NewsCategory, NewsIndexPage, NewsPage, NewsPageTag
from .settings import MenuItem, SiteSettings

__all__ = [
    "ContentPage",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "DocumentText",
    "GlossaryPage",
    "HomePage",
    "MenuItem",
    "NewsCategory",
    "NewsIndexPage",
    "NewsPage",
    "NewsPageTag",
    "PublicPage",
    "ReferenceFigure",
    "SiteSettings",
]
