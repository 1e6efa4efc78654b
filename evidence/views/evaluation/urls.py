"""/admin/evaluation/: the queue and the scoring screen; /admin/rounds/: the rounds at a glance."""

from django.urls import path

from .accepting import AcceptDraftView
from .archives import ArchivesView, ArchiveView
from .assigning import (
    AssignSheetConfirmView,
    AssignSheetView,
    AssignView,
    AssignWorkbookView,
    ReassignView,
)
from .central import CloseView, ReleaseView
from .dossier import DossierView
from .history import HistoryView
from .judging import (
    AcceptanceView,
    JudgementView,
    NoteView,
    ReopenView,
    SubmitEvaluationView,
)
from .levels import CorrectionView, OverrideView, ReviewsView
from .practices import FrozenPracticeView
from .queue import NextView, QueueView
from .reminding import RemindView
from .report import ReportView
from .returning import ReturnView
from .rounds import RoundsView, RoundView, StandingView
from .settling import SettleView
from .texts import EvidenceTextView

urlpatterns = [
    path("evaluation/", QueueView.as_view(), name="evaluation_queue"),
    path(
        "evaluation/results/",
        QueueView.as_view(results_only=True),
        name="evaluation_queue_results",
    ),
    path("evaluation/next/", NextView.as_view(), name="evaluation_next"),
    path("evaluation/<int:pk>/", ReportView.as_view(), name="evaluation_report"),
    path(
        "evaluation/<int:pk>/criteria/<int:number>/",
        JudgementView.as_view(),
        name="evaluation_judge",
    ),
    path(
        "evaluation/<int:pk>/acceptance/<str:what>/",
        AcceptanceView.as_view(),
        name="evaluation_accept",
    ),
    path("evaluation/<int:pk>/note/", NoteView.as_view(), name="evaluation_note"),
    path("evaluation/<int:pk>/submit/", SubmitEvaluationView.as_view(), name="evaluation_submit"),
    path("evaluation/<int:pk>/reopen/", ReopenView.as_view(), name="evaluation_reopen"),
    path("evaluation/<int:pk>/return/", ReturnView.as_view(), name="evaluation_return"),
    path("evaluation/<int:pk>/settle/", SettleView.as_view(), name="evaluation_settle"),
    path("evaluation/<int:pk>/history/", HistoryView.as_view(), name="evaluation_history"),
    path("evaluation/<int:pk>/dossier/", DossierView.as_view(), name="evaluation_dossier"),
    path(
        "evaluation/<int:pk>/evidence/<uuid:uid>/text/",
        EvidenceTextView.as_view(),
        name="evaluation_text",
    ),
    path(
        "evaluation/<int:pk>/evidence/<uuid:uid>/practice/",
        FrozenPracticeView.as_view(),
        name="evaluation_practice",
    ),
    path("rounds/", RoundsView.as_view(), name="evaluation_rounds"),
    path("rounds/<int:pk>/", RoundView.as_view(), name="evaluation_round"),
    path("rounds/<int:pk>/figures/", StandingView.as_view(), name="evaluation_round_standing"),
    path("rounds/<int:pk>/assign/", AssignView.as_view(), name="evaluation_round_assign"),
    path(
        "rounds/<int:pk>/assign/sheet/", AssignSheetView.as_view(), name="evaluation_assign_sheet"
    ),
    path(
        "rounds/<int:pk>/assign/sheet/confirm/",
        AssignSheetConfirmView.as_view(),
        name="evaluation_assign_confirm",
    ),
    path(
        "rounds/<int:pk>/assign/sheet/workbook/",
        AssignWorkbookView.as_view(),
        name="evaluation_assign_workbook",
    ),
    path("rounds/<int:pk>/reassign/", ReassignView.as_view(), name="evaluation_round_reassign"),
    path("rounds/<int:pk>/remind/", RemindView.as_view(), name="evaluation_round_remind"),
    path("rounds/<int:pk>/dossiers/", ArchivesView.as_view(), name="evaluation_round_archives"),
    path(
        "rounds/<int:pk>/dossiers/<int:archive>/",
        ArchiveView.as_view(),
        name="evaluation_round_archive",
    ),
    path("rounds/<int:pk>/close/", CloseView.as_view(), name="evaluation_round_close"),
    path("rounds/<int:pk>/release/", ReleaseView.as_view(), name="evaluation_round_release"),
    path("rounds/<int:pk>/reviews/", ReviewsView.as_view(), name="evaluation_round_reviews"),
    path(
        "rounds/<int:pk>/districts/<slug:code>/accept/",
        AcceptDraftView.as_view(),
        name="evaluation_round_accept",
    ),
    path(
        "rounds/<int:pk>/districts/<slug:code>/override/",
        OverrideView.as_view(),
        name="evaluation_round_override",
    ),
    path(
        "rounds/<int:pk>/districts/<slug:code>/correction/",
        CorrectionView.as_view(),
        name="evaluation_round_correction",
    ),
]
