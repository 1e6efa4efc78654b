"""The evidence floor's part of /intranet/."""

from django.urls import include, path

from evidence.views import files
from evidence.views.district import criteria, figures, home, items, rounds, submit, uploads

in_round = [
    path("", rounds.RoundView.as_view(), name="district_round"),
    path("criteria/<int:number>/", criteria.CriterionView.as_view(), name="district_criterion"),
    path("challenge/", criteria.ChallengeView.as_view(), name="district_challenge"),
    path("figures/", figures.FiguresView.as_view(), name="district_figures"),
    path("submit/", submit.SubmitView.as_view(), name="district_submit"),
    path("withdraw/", submit.WithdrawView.as_view(), name="district_withdraw"),
    path("uploads/", uploads.UploadsView.as_view(), name="district_uploads"),
    path("uploads/<uuid:client_id>/", uploads.UploadView.as_view(), name="district_upload"),
    path(
        "uploads/<uuid:client_id>/discard/",
        uploads.DiscardUploadView.as_view(),
        name="district_discard",
    ),
    path("items/<uuid:uid>/remove/", items.RemoveView.as_view(), name="district_remove"),
    path("items/<uuid:uid>/replace/", items.ReplaceView.as_view(), name="district_replace"),
]

urlpatterns = [
    path("", home.IntranetHome.as_view(), name="intranet_home"),
    path("districts/<slug:district>/", home.DistrictHome.as_view(), name="district_home"),
    path("districts/<slug:district>/rounds/<int:round>/", include(in_round)),
    path("evidence/<uuid:uid>/file/", files.EvidenceFileView.as_view(), name="evidence_file"),
    path(
        "evidence/<uuid:uid>/thumbnail/",
        files.EvidenceThumbnailView.as_view(),
        name="evidence_thumbnail",
    ),
    path("receipts/<str:number>/", submit.ReceiptView.as_view(), name="receipt"),
]
