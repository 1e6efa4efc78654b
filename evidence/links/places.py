"""What kind of place an address leads to, told from its host alone."""

from urllib.parse import urlsplit

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Place(TextChoices):
    FACEBOOK = "facebook", _("Facebook post")
    YOUTUBE = "youtube", _("YouTube video")
    DRIVE = "drive", _("Google Drive file")
    TIKTOK = "tiktok", _("TikTok video")
    LINE = "line", _("LINE")
    NEWS = "news", _("News site")
    GOVERNMENT = "government", _("Government site")
    SCHOOL = "school", _("School or university site")
    OTHER = "other", _("Web page")


HOSTS = {
    Place.FACEBOOK: ("facebook.com", "fb.com", "fb.watch", "fb.me"),
    Place.YOUTUBE: ("youtube.com", "youtu.be"),
    Place.DRIVE: ("drive.google.com", "docs.google.com", "photos.app.goo.gl", "forms.gle"),
    Place.TIKTOK: ("tiktok.com",),
    Place.LINE: ("line.me", "lin.ee"),
    Place.NEWS: (
        "thaipbs.or.th",
        "thairath.co.th",
        "matichon.co.th",
        "khaosod.co.th",
        "dailynews.co.th",
        "bangkokpost.com",
        "nationthailand.com",
        "prachachat.net",
        "mgronline.com",
        "77kaoded.com",
        "prd.go.th",
    ),
    Place.GOVERNMENT: ("go.th",),
    Place.SCHOOL: ("ac.th",),
}


def place_of(url):
    """The Place that `url` leads to."""
    host = (urlsplit(url).hostname or "").lower()
    for place, names in HOSTS.items():
        if any(host == name or host.endswith(f".{name}") for name in names):
            return place
    return Place.OTHER
