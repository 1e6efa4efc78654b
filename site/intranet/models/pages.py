"""Page types of the gated section. None of them is ever public: see `home.queries.published`."""

from django.contrib.auth.views import redirect_to_login
from django.db import models
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.blocks import CharBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from intranet.readers import may_read_gated

from .receipts import ReadReceipt

FEATURES = ["h3", "h4", "bold", "italic", "ol", "ul", "hr", "link"]


class GatedPage(Page):
    """What the pages of the gated section share. It is not made by itself."""

    # The address is the same in every language.
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]
    is_creatable = False
    show_in_menus_default = False
    parent_page_types = ["intranet.GatedSectionPage"]
    subpage_types = []

    search_fields = [*Page.search_fields, index.SearchField("attachment_titles")]

    class Meta:
        verbose_name = _("gated page")
        verbose_name_plural = _("gated pages")

    @property
    def attachment_titles(self):
        """The titles of its files, for search."""
        return " ".join(self.attachments.values_list("title", flat=True))

    def serve(self, request, *args, **kwargs):
        """For people who are signed in and may read here; to anyone else it does not exist."""
        if not request.user.is_authenticated:
            response = redirect_to_login(request.get_full_path())
        elif may_read_gated(request.user):
            template = self.get_template(request)
            response = TemplateResponse(request, template, self.get_context(request))
        else:
            raise Http404
        add_never_cache_headers(response)
        patch_cache_control(response, no_store=True)
        return response

    def get_context(self, request, *args, **kwargs):
        # Not as `page`: what public pages offer by it, such as sharing, has no place here.
        return {
            "self": self,
            "request": request,
            "gated": self,
            "attachments": self.attachments.all(),
        }


class GatedSectionPage(GatedPage):
    """The one root of the gated section, below the home page of a language."""

    is_creatable = True
    max_count_per_parent = 1
    parent_page_types = None
    subpage_types = ["intranet.CircularPage", "intranet.ManualPage", "intranet.QuestionsPage"]
    page_description = _("Holds circulars, manuals, questions and answers for the districts.")
    content_panels = Page.content_panels
    HOME_DEPTH = 2

    class Meta:
        verbose_name = _("gated section")
        verbose_name_plural = _("gated sections")

    @classmethod
    def can_create_at(cls, parent):
        return parent.depth == cls.HOME_DEPTH and super().can_create_at(parent)

    def serve(self, request, *args, **kwargs):
        """The list of everything has an address of its own."""
        return redirect("intranet_library")


class CircularPage(GatedPage):
    """A circular (หนังสือเวียน): districts acknowledge it."""

    is_creatable = True
    reference = models.CharField(
        _("letter number"),
        max_length=100,
        blank=True,
        help_text=_("Such as the number at the top of the letter."),
    )
    date = models.DateField(_("date"))
    lead = models.TextField(_("lead"), blank=True, max_length=400)
    body = RichTextField(_("content"), blank=True, features=FEATURES)
    needs_receipt = models.BooleanField(
        _("to be acknowledged"),
        default=True,
        help_text=_("District officers find it among their tasks until they acknowledge it."),
    )

    search_fields = [
        *GatedPage.search_fields,
        index.SearchField("reference"),
        index.SearchField("lead"),
        index.SearchField("body"),
    ]
    content_panels = [
        *Page.content_panels,
        MultiFieldPanel(
            [FieldPanel("reference"), FieldPanel("date")],
            heading=_("Number and date of the letter"),
        ),
        FieldPanel("lead"),
        FieldPanel("body"),
        InlinePanel("attachments", heading=_("Attachments"), label=_("Attachment")),
        FieldPanel("needs_receipt"),
    ]
    page_description = _("A letter to the districts, with read receipts.")

    class Meta:
        verbose_name = _("circular")
        verbose_name_plural = _("circulars")

    def get_context(self, request, *args, **kwargs):
        receipts = ReadReceipt.objects.filter(circular=self.translation_key, user=request.user.pk)
        return super().get_context(request, *args, **kwargs) | {"receipt": receipts.first()}


class ManualPage(GatedPage):
    """A manual or guide, with its files."""

    is_creatable = True
    lead = models.TextField(_("lead"), blank=True, max_length=400)
    body = RichTextField(_("content"), blank=True, features=FEATURES)

    search_fields = [
        *GatedPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        InlinePanel("attachments", heading=_("Attachments"), label=_("Attachment")),
    ]
    page_description = _("How something is done, with files to download.")

    class Meta:
        verbose_name = _("manual")
        verbose_name_plural = _("manuals")


class QuestionBlock(StructBlock):
    question = CharBlock(label=_("Question"), max_length=250)
    answer = RichTextBlock(label=_("Answer"), features=FEATURES)

    class Meta:
        icon = "help"
        label = _("Question and answer")


class QuestionsPage(GatedPage):
    """Questions and answers of one subject."""

    is_creatable = True
    lead = models.TextField(_("lead"), blank=True, max_length=400)
    questions = StreamField(
        StreamBlock([("item", QuestionBlock())]), verbose_name=_("questions and answers")
    )

    search_fields = [
        *GatedPage.search_fields,
        index.SearchField("lead"),
        index.SearchField("questions"),
    ]
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("questions"),
        InlinePanel("attachments", heading=_("Attachments"), label=_("Attachment")),
    ]
    page_description = _("What districts ask, and the answers.")

    class Meta:
        verbose_name = _("questions and answers")
        verbose_name_plural = _("questions and answers")
