"""What editors set once for the whole site: its owner, announcement and menus."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import translate_url
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable, Page

from thai.bilingual import bilingual, is_english


@register_setting(icon="site", order=100)
class SiteSettings(ClusterableModel, BaseGenericSetting):
    """One row. Both languages stand side by side: short texts that one person keeps in step."""

    owner_th = models.CharField(
        _("owner of the site (Thai)"),
        max_length=200,
        default="สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน",
    )
    owner_en = models.CharField(
        _("owner of the site (English)"),
        max_length=200,
        blank=True,
        default="Office of the Basic Education Commission",
    )
    address_th = models.TextField(_("address (Thai)"), blank=True)
    address_en = models.TextField(_("address (English)"), blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    footer_note_th = models.CharField(_("last line (Thai)"), max_length=255, blank=True)
    footer_note_en = models.CharField(_("last line (English)"), max_length=255, blank=True)

    show_announcement = models.BooleanField(_("show the announcement"), default=False)
    announcement_th = models.CharField(_("announcement (Thai)"), max_length=255, blank=True)
    announcement_en = models.CharField(_("announcement (English)"), max_length=255, blank=True)
    announcement_page = models.ForeignKey(
        Page,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page that says more"),
    )

    owner = bilingual("owner")
    address = bilingual("address")
    footer_note = bilingual("footer_note")
    announcement_text = bilingual("announcement")

    select_related = ["announcement_page"]

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("show_announcement"),
                FieldPanel("announcement_th"),
                FieldPanel("announcement_en"),
                FieldPanel("announcement_page"),
            ],
            heading=_("Announcement"),
        ),
        MultiFieldPanel(
            [
                HelpPanel(
                    content=_(
                        "A link leads to a page, in the reader’s language where it is translated, "
                        "or to an address. Without an English text the Thai one is shown."
                    )
                ),
                InlinePanel("menu_items", label=_("link")),
            ],
            heading=_("Menus"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("owner_th"),
                FieldPanel("owner_en"),
                FieldPanel("address_th"),
                FieldPanel("address_en"),
                FieldPanel("phone"),
                FieldPanel("email"),
                FieldPanel("footer_note_th"),
                FieldPanel("footer_note_en"),
            ],
            heading=_("Owner and contact"),
        ),
    ]

    class Meta:
        verbose_name = _("site settings")

    @property
    def announcement(self):
        """The announcement's text; empty while it is switched off."""
        return self.announcement_text if self.show_announcement else ""


class MenuItem(Orderable):
    """A link of a menu: to a page or to an address, never both."""

    class Menu(models.TextChoices):
        MAIN = "main", _("Main menu")
        FOOTER = "footer", _("Foot of the page")
        HERO = "hero", _("Buttons of the home page")

    site_settings = ParentalKey(SiteSettings, on_delete=models.CASCADE, related_name="menu_items")
    menu = models.CharField(_("menu"), max_length=10, choices=Menu, default=Menu.MAIN)
    text_th = models.CharField(_("text (Thai)"), max_length=60)
    text_en = models.CharField(_("text (English)"), max_length=60, blank=True)
    page = models.ForeignKey(
        Page,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page"),
    )
    address = models.CharField(
        _("address"),
        max_length=255,
        blank=True,
        help_text=_("Such as /statistics/ on this site, or https://… elsewhere."),
    )

    text = bilingual("text")

    panels = [
        FieldPanel("menu"),
        FieldPanel("text_th"),
        FieldPanel("text_en"),
        FieldPanel("page"),
        FieldPanel("address"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")
        constraints = [
            models.CheckConstraint(
                condition=Q(page__isnull=False, address="") | Q(page__isnull=True) & ~Q(address=""),
                name="home_menuitem_page_or_address",
                violation_error_message=_("Choose a page or give an address, not both."),
            ),
        ]

    def __str__(self):
        return self.text

    def clean(self):
        if self.address and not self.address.startswith(("/", "https://", "http://")):
            raise ValidationError({"address": _("Begin with / or https://")})

    @classmethod
    def in_language(cls, language):
        """All items in order, with the settings: one query for a page's whole furniture.

        `page` and the announcement's page have their `url_path` in `language` beside them.
        """
        return (
            cls.objects.select_related("page", "site_settings__announcement_page")
            .annotate(
                translated_url_path=_url_path_in(language, "page"),
                announcement_url_path=_url_path_in(language, "site_settings__announcement_page"),
            )
            .order_by("sort_order")
        )

    @property
    def text_language(self):
        return "en" if self.text_en and is_english() else "th"

    def get_url(self, request):
        """The link's URL in the language of the request; None for a page that is not published."""
        if self.page is None:
            return self._localized_address()
        return url_of(self.page, self.translated_url_path, request)

    def _localized_address(self):
        """The address, of this site as it reads in Thai, in the active language."""
        if not (is_english() and self.address.startswith("/")):
            return self.address
        with translation.override("th"):
            return translate_url(self.address, "en")

    def get_announcement_url(self, request):
        page = self.site_settings.announcement_page
        return page and url_of(page, self.announcement_url_path, request)


def url_of(page, translated_url_path, request):
    """The URL of the published translation of `page`, else its own; None for a draft."""
    if translated_url_path:
        page.url_path = translated_url_path
    elif not page.live:
        return None
    return page.get_url(request)


def _url_path_in(language, page):
    """A subquery: where the translation of the page at the path `page` stands, if published."""
    translations = Page.objects.filter(
        translation_key=OuterRef(f"{page}__translation_key"),
        locale__language_code=language,
        live=True,
    )
    return Subquery(translations.values("url_path")[:1])
