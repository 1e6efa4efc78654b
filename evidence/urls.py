"""The evidence floor's part of /intranet/."""

from django.urls import include, path

from evidence.views import files, pages, personnel, region
from evidence.views.district import (
    calendar,
    criteria,
    dropouts,
    figures,
    home,
    items,
    offline,
    practices,
    presence,
    receipts,
    result,
    rounds,
    submit,
    uploads,
)
from evidence.views.monitoring import answering, overview

in_round = [
    path("", rounds.RoundView.as_view(), name="district_round"),
    path("criteria/<int:number>/", criteria.CriterionView.as_view(), name="district_criterion"),
    path(
        "criteria/<int:number>/write-up/",
        practices.BeginWriteUpView.as_view(),
        name="district_begin_write_up",
    ),
    path("challenge/", criteria.ChallengeView.as_view(), name="district_challenge"),
    path("dropouts/", dropouts.DropoutsView.as_view(), name="district_dropouts"),
    path("figures/", figures.FiguresView.as_view(), name="district_figures"),
    path("figures/workbook/", offline.WorkbookView.as_view(), name="district_workbook"),
    path(
        "figures/workbook/confirm/",
        offline.ConfirmView.as_view(),
        name="district_workbook_confirm",
    ),
    path("submit/", submit.SubmitView.as_view(), name="district_submit"),
    path("result/", result.ResultView.as_view(), name="district_result"),
    path("withdraw/", submit.WithdrawView.as_view(), name="district_withdraw"),
    path("presence/", presence.PresenceView.as_view(), name="district_presence"),
    path("uploads/", uploads.UploadsView.as_view(), name="district_uploads"),
    path("uploads/<uuid:client_id>/", uploads.UploadView.as_view(), name="district_upload"),
    path(
        "uploads/<uuid:client_id>/discard/",
        uploads.DiscardUploadView.as_view(),
        name="district_discard",
    ),
    path(
        "practices/<int:requirement>/",
        practices.FilePracticeView.as_view(),
        name="district_file_practice",
    ),
    path("items/<uuid:uid>/remove/", items.RemoveView.as_view(), name="district_remove"),
    path("items/<uuid:uid>/put-back/", items.PutBackView.as_view(), name="district_put_back"),
    path("items/<uuid:uid>/replace/", items.ReplaceView.as_view(), name="district_replace"),
]

in_monitoring_round = [
    path("", answering.MonitoringView.as_view(), name="monitoring_form"),
    path("sections/<int:number>/", answering.SectionView.as_view(), name="monitoring_section"),
    path("send/", answering.SendView.as_view(), name="monitoring_send"),
    path("reopen/", answering.ReopenView.as_view(), name="monitoring_reopen"),
]

urlpatterns = [
    path("", home.IntranetHome.as_view(), name="intranet_home"),
    path("districts/<slug:district>/", home.DistrictHome.as_view(), name="district_home"),
    path("districts/<slug:district>/rounds/<int:round>/", include(in_round)),
    path("districts/<slug:district>/monitoring/<int:round>/", include(in_monitoring_round)),
    path("monitoring/<int:round>/", overview.OverviewView.as_view(), name="monitoring_overview"),
    path(
        "monitoring/<int:round>/export/",
        overview.MonitoringExportView.as_view(),
        name="monitoring_export",
    ),
    path(
        "monitoring/<int:round>/districts/<slug:code>/",
        overview.DistrictAnswersView.as_view(),
        name="monitoring_answers",
    ),
    path("evidence/<uuid:uid>/file/", files.EvidenceFileView.as_view(), name="evidence_file"),
    path(
        "evidence/<uuid:uid>/thumbnail/",
        files.EvidenceThumbnailView.as_view(),
        name="evidence_thumbnail",
    ),
    path(
        "evidence/<uuid:uid>/pages/<int:number>/",
        pages.EvidencePageView.as_view(),
        name="evidence_page",
    ),
    path("reports/<int:pk>/", region.ReportView.as_view(), name="report"),
    path("pa/", personnel.PaRoundsView.as_view(), name="pa_rounds"),
    path("pa/<int:round>/", personnel.PaRoundView.as_view(), name="pa_round"),
    path("pa/<int:round>/zip/", personnel.PaZipView.as_view(), name="pa_zip"),
    path("calendar/", calendar.CalendarView.as_view(), name="calendar"),
    path("calendar/<str:token>.ics", calendar.CalendarFeedView.as_view(), name="calendar_feed"),
    path("receipts/<str:number>/", receipts.ReceiptView.as_view(), name="receipt"),
    path("receipts/<str:number>/changes/", receipts.ChangesView.as_view(), name="receipt_changes"),
    path("receipts/<str:number>/pdf/", receipts.ReceiptPdfView.as_view(), name="receipt_pdf"),
]
