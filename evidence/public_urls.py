"""The evidence floor's public pages, in every language."""

from django.urls import path

from evidence.views import districts, statistics, verify

urlpatterns = [
    path("verify/", verify.VerifyView.as_view(), name="verify"),
    path("verify/<str:number>/<str:code>/", verify.VerifyView.as_view(), name="verify_receipt"),
    path("districts/<slug:district>/", districts.DistrictView.as_view(), name="public_district"),
    path("statistics/", statistics.StatisticsView.as_view(), name="statistics"),
    path("statistics/download.csv", statistics.CsvView.as_view(), name="statistics_csv"),
    path("statistics/download.json", statistics.JsonView.as_view(), name="statistics_json"),
    path("statistics/download.xlsx", statistics.XlsxView.as_view(), name="statistics_xlsx"),
]
