"""Tags of the public pages: pictures, structured data, parts of other floors."""

import json

from django import template
from django.utils.safestring import mark_safe

from home.blocks.base import anchor_of
from home.furniture import furniture
from home.images import photo as photo_html
from home.images import photo_url as url_of
from home.structured_data import breadcrumb_list

register = template.Library()

# As Django's json_script: nothing in the data can end the script element.
JSON_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


@register.simple_tag
def photo(image, preset, alt=None, lazy=True):
    """An image with its sizes, or nothing when it may not be shown; see `home.images.photo`."""
    return photo_html(image, preset, alt=alt, lazy=lazy)


@register.simple_tag
def photo_url(image, preset):
    """The address of the smallest rendition of `preset`."""
    return url_of(image, preset)


@register.simple_tag(takes_context=True)
def component(context, value):
    """A component of another floor, rendered with this page's context."""
    return value.render_html(context)


@register.filter
def anchor(block):
    """The id of a heading block."""
    return anchor_of(block)


@register.simple_tag(takes_context=True)
def structured_data(context):
    """What search engines may know of this page, as data that no browser runs."""
    request, page = context["request"], context["page"]
    site = furniture(request, page)
    described = page.structured_data(request)
    blocks = []
    if described:
        publisher = {"@type": "GovernmentOrganization", "name": site.settings.owner}
        blocks.append({**described, "publisher": publisher})
    if len(site.breadcrumbs) > 1:
        blocks.append(breadcrumb_list(site.breadcrumbs, request))
    return mark_safe(
        "\n".join(f'<script type="application/ld+json">{_json(block)}</script>' for block in blocks)
    )


def _json(data):
    return json.dumps(data, ensure_ascii=False).translate(JSON_ESCAPES)
