from django.conf import settings


def site_wide(request):
    """Template context of every page: whether this copy is the demo."""
    return {"DEMO": settings.DEMO}
