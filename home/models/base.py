"""What every public page has in common, whichever floor it belongs to."""

from django.conf import settings
from django.utils.functional import cached_property
from django.utils.translation import get_language
from wagtail.models import Page, PageViewRestriction, SiteRootPath
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from home import attachments
from home.images import SHARE_SPEC
from home.queries import family_of


class PublicPage(Page):
    """A page that visitors read.

    What a page type says about itself, for cards, search engines and shared links:
    `card_text`, `card_badge`, `card_meta`, `card_image`, `card_is_illustration` and
    `structured_data()`. `placed_images` are the pictures in its text. `can_be_featured` lets an
    editor show it on the home page, `is_search_type` a reader narrow a search to its type.
    """

    HOME_DEPTH = 2

    # The address is the same in every language, below the language's own home page.
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    can_be_featured = False
    is_search_type = False
    og_type = "website"
    placed_images = ()
    card_badge = ""
    card_is_illustration = False

    class Meta:
        abstract = True

    @cached_property
    def family(self):
        """This page, those above it, and all their translations; see `family_of`."""
        return list(family_of(self))

    @property
    def public_ancestors(self):
        """The pages above this one in its own language, the home page first."""
        return [
            page for page in self.family if self.path.startswith(page.path) and page.pk != self.pk
        ]

    def get_view_restrictions(self):
        """As Wagtail's, from the family: a public page, the common case, asks nothing more."""
        if any(page.is_restricted for page in self.family if self.path.startswith(page.path)):
            return super().get_view_restrictions()
        return PageViewRestriction.objects.none()

    @cached_property
    def content_language(self):
        """The code of the language it is written in, where that is not its own; else empty.

        wagtail-localize puts a mirror of the original where a translation is missing. There are
        two languages, so a mirror of another locale is in the other one.
        """
        if self.alias_of_id is None:
            return ""
        if "source_locale_id" not in self.__dict__:
            sources = [page.locale_id for page in self.family if page.pk == self.alias_of_id]
            self.source_locale_id = next(iter(sources), self.locale_id)
        if self.source_locale_id == self.locale_id:
            return ""
        return next(code for code, _name in settings.LANGUAGES if code != get_language())

    @property
    def description(self):
        """One or two sentences for search engines and shared links."""
        return self.search_description or self.card_text

    @property
    def card_text(self):
        return self.search_description

    @property
    def card_meta(self):
        """Short texts below the card's title: a list."""
        return []

    @property
    def card_image(self):
        return None

    @classmethod
    def get_search_fields(cls):
        """Its own fields, then the words of its files: PostgreSQL's index may not hold them all."""
        return [*super().get_search_fields(), index.SearchField("attached_texts")]

    @property
    def attached_texts(self):
        """What the files say that it offers to download, one text a file, for search."""
        return attachments.texts_of(self)

    def absolute_url(self, request):
        """Its whole address as this visitor reached the site, the same as the canonical one."""
        return request.build_absolute_uri(self.get_url(request))

    def share_image_url(self, request):
        """The absolute URL of the picture for shared links; empty without a showable one."""
        image = self.card_image
        if not image or not image.is_showable:
            return ""
        return request.build_absolute_uri(image.get_rendition(SHARE_SPEC).url)

    def structured_data(self, request):
        """A schema.org description of the page, ready for JSON; None without one."""
        return None

    def get_context(self, request, *args, **kwargs):
        if self.pk:
            self._share_root_paths(request)
        return super().get_context(request, *args, **kwargs)

    def _share_root_paths(self, request):
        """Spare the URLs of this request two queries: the home pages are in the family.

        Wagtail keeps the root paths of its sites on the request under this name. This project
        has one site; the home page in each language is its root.
        """
        site = getattr(request, "_wagtail_site", None)
        if site is not None and not hasattr(request, "_wagtail_cached_site_root_paths"):
            request._wagtail_cached_site_root_paths = [
                SiteRootPath(site.pk, home.url_path, site.root_url, home.locale.language_code)
                for home in self.family
                if home.depth == self.HOME_DEPTH
            ]
