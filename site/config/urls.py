"""Every URL of the site. `tests/test_access.py` holds an expectation for each."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from accounts.views import admin_login
from config.health import healthz

# One language or none: the admin takes its language from the user's profile.
urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("admin/login/", admin_login, name="wagtailadmin_login"),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("home.urls_plain")),
]

if settings.SERVE_MEDIA:
    # Images alone: documents go through Wagtail's permission check, evidence through ours.
    urlpatterns += [
        re_path(
            r"^media/(?P<path>(?:images|original_images)/.*)$",
            serve,
            {"document_root": settings.MEDIA_ROOT},
            name="media",
        ),
    ]

urlpatterns += i18n_patterns(
    path("accounts/", include("accounts.urls")),
    path("intranet/", include("intranet.urls")),
    path("intranet/", include("bestpractice.urls")),
    path("intranet/", include("evidence.urls")),
    path("", include("evidence.public_urls")),
    path("", include("bestpractice.public_urls")),
    path("", include("home.urls")),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)
