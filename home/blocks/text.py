from django.utils.translation import gettext_lazy as _
from wagtail import blocks

# Headings are blocks of their own, so that a page knows its table of contents.
TEXT_FEATURES = ["bold", "link", "document-link", "ol", "ul"]


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("heading"), max_length=160)
    level = blocks.ChoiceBlock(
        label=_("level"),
        choices=[("2", _("Heading 2")), ("3", _("Heading 3"))],
        default="2",
        search_index=False,
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "home/blocks/heading.html"
        label_format = "{text}"


class TextBlock(blocks.RichTextBlock):
    def __init__(self, **kwargs):
        super().__init__(**{"features": TEXT_FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Text")


class PullQuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("what was said"), max_length=500)
    speaker = blocks.CharBlock(
        label=_("who said it"),
        required=False,
        max_length=160,
        help_text=_("A role or an office, with a name only if that person agreed."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "home/blocks/pull_quote.html"


class CalloutBlock(blocks.StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("kind"),
        choices=[("", _("Information")), ("good", _("Good news")), ("warn", _("Attention"))],
        required=False,
        search_index=False,
    )
    title = blocks.CharBlock(label=_("title"), required=False, max_length=120)
    text = TextBlock(label=_("text"), features=["bold", "link", "document-link"])

    class Meta:
        icon = "warning"
        label = _("Callout")
        template = "home/blocks/callout.html"


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("step"), max_length=120)
    text = TextBlock(label=_("text"), required=False)

    class Meta:
        icon = "list-ol"


class StepsBlock(blocks.StructBlock):
    steps = blocks.ListBlock(StepBlock(), label=_("steps"), min_num=2)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "home/blocks/steps.html"
