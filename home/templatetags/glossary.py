from django import template
from django.utils.translation import get_language

from home.glossary import Glossary

register = template.Library()


@register.simple_block_tag(takes_context=True)
def marked(context, content, language=""):
    """The words of the glossary marked in `content`, which is written in `language`."""
    return Glossary(language or get_language(), context["request"]).mark(content)
