"""/admin/people/: accounts."""

from django.urls import path

from .views import people, people_import

urlpatterns = [
    path("people/", people.PeopleView.as_view(), name="people"),
    path("people/results/", people.PeopleView.as_view(results_only=True), name="people_results"),
    path("people/invite/", people.InviteView.as_view(), name="people_invite"),
    path("people/import/", people_import.PeopleImportView.as_view(), name="people_import"),
    path(
        "people/import/confirm/",
        people_import.PeopleConfirmView.as_view(),
        name="people_import_confirm",
    ),
    path(
        "people/import/workbook/",
        people_import.EmptyWorkbookView.as_view(),
        name="people_import_workbook",
    ),
    path("people/<int:pk>/", people.PersonView.as_view(), name="person"),
    path("people/<int:pk>/link/", people.LinkView.as_view(), name="person_link"),
    path("people/<int:pk>/close/", people.CloseView.as_view(), name="person_close"),
    path(
        "people/<int:pk>/hand-over/district/<int:membership>/",
        people.HandOverView.as_view(kind="district"),
        name="person_hand_over_district",
    ),
    path(
        "people/<int:pk>/hand-over/region/<int:membership>/",
        people.HandOverView.as_view(kind="region"),
        name="person_hand_over_region",
    ),
]
