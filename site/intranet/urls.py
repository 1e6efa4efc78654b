"""The intranet's own pages under /intranet/; upper floors add theirs."""

from django.urls import path

from .views import library
from .views.session import SessionView

urlpatterns = [
    path("library/", library.LibraryView.as_view(), name="intranet_library"),
    path("search/", library.SearchView.as_view(), name="intranet_search"),
    path(
        "circulars/<int:pk>/acknowledge/",
        library.AcknowledgeView.as_view(),
        name="circular_acknowledge",
    ),
    path("attachments/<uuid:uid>/", library.AttachmentView.as_view(), name="intranet_attachment"),
    path("session/", SessionView.as_view(), name="intranet_session"),
]
