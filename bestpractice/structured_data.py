"""A case as schema.org's Article. The template adds the publisher, which is the same for all."""

from django.utils import timezone


def article(practice, request):
    """Describe `practice`; `request` makes its address absolute."""
    author = practice.author
    described = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": practice.title,
        "description": practice.description,
        "url": practice.absolute_url(request),
        "inLanguage": practice.text_language,
        "author": {
            "@type": "School" if practice.school else "GovernmentOrganization",
            "name": author.name,
        },
        "contentLocation": {"@type": "Place", "name": practice.district.name},
    }
    if practice.activity_name:
        described["alternativeHeadline"] = practice.activity_name
    if practice.first_published_at:
        described["datePublished"] = _moment(practice.first_published_at)
        described["dateModified"] = _moment(practice.last_published_at)
    return described


def _moment(value):
    return timezone.localtime(value).isoformat(timespec="seconds")
