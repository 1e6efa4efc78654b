"""Films of YouTube and Facebook as cards: the other site is asked only after the reader's click."""

from urllib.parse import parse_qs, urlencode, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

YOUTUBE_HOSTS = {"youtube.com", "www.youtube.com", "m.youtube.com", "youtube-nocookie.com"}
FACEBOOK_HOSTS = {"facebook.com", "www.facebook.com", "m.facebook.com", "fb.watch"}


def frame_url(url):
    """The address of the player for the film at `url`; None for a site we do not show.

    >>> frame_url("https://youtu.be/abcdefghijk")
    'https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1'
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    path = parts.path.strip("/").split("/")
    if host == "youtu.be":
        return _youtube(path[0])
    if host in YOUTUBE_HOSTS:
        if path[0] in {"embed", "live", "shorts"} and len(path) > 1:
            return _youtube(path[1])
        return _youtube(parse_qs(parts.query).get("v", [""])[0])
    if host in FACEBOOK_HOSTS:
        query = urlencode({"href": url, "show_text": "false"})
        return f"https://www.facebook.com/plugins/video.php?{query}"
    return None


def _youtube(key):
    if len(key) != 11 or not all(letter.isalnum() or letter in "-_" for letter in key):
        return None
    return f"https://www.youtube-nocookie.com/embed/{key}?autoplay=1"


class FilmBlock(blocks.StructBlock):
    url = blocks.URLBlock(label=_("address of the film"))
    title = blocks.CharBlock(label=_("title"), max_length=160)

    def clean(self, value):
        value = super().clean(value)
        if frame_url(value["url"]) is None:
            raise blocks.StructBlockValidationError(
                {
                    "url": ValidationError(
                        _("Give the address of a film on YouTube or Facebook."), code="site"
                    )
                }
            )
        return value

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        context["frame_url"] = frame_url(value["url"])
        context["site"] = "Facebook" if "facebook" in (context["frame_url"] or "") else "YouTube"
        return context

    class Meta:
        icon = "media"
        label = _("Film")
        template = "home/blocks/film.html"
