"""The glossary's names: the KPI as data, reports and their versions, evaluation, results."""

from .archives import RoundArchive
from .calendar import CalendarKey
from .comments import Comment
from .dropouts import DropoutCount, DropoutMapping, DropoutStatus
from .evaluation import Acceptance, Assignment, EvaluatedFigure, Evaluation, ReturnReason, Verdict
from .files import Evidence, StoredFile
from .kpi import Criterion, EvidenceRequirement, Figure, Indicator, Round, RubricLevel
from .links import LinkCheck, LinkOutcome
from .monitoring import (
    Answer,
    MonitoringForm,
    MonitoringRound,
    MonitoringSection,
    Question,
    Response,
)
from .practices import FrozenPractice
from .presence import Presence
from .reminders import ReminderLetter, ReminderSettings
from .results import Result
from .reviews import Correction, Override, ReviewRequest
from .settlements import Settlement
from .submissions import (
    AcceptedDraft,
    Extension,
    FigureValue,
    NonReport,
    Submission,
    SubmissionVersion,
    VersionChanged,
)
from .uploads import PartialUpload

__all__ = [
    "Acceptance",
    "AcceptedDraft",
    "Answer",
    "Assignment",
    "CalendarKey",
    "Comment",
    "Correction",
    "Criterion",
    "DropoutCount",
    "DropoutMapping",
    "DropoutStatus",
    "EvaluatedFigure",
    "Evaluation",
    "Evidence",
    "EvidenceRequirement",
    "Extension",
    "Figure",
    "FigureValue",
    "FrozenPractice",
    "Indicator",
    "LinkCheck",
    "LinkOutcome",
    "MonitoringForm",
    "MonitoringRound",
    "MonitoringSection",
    "NonReport",
    "Override",
    "PartialUpload",
    "Presence",
    "Question",
    "ReminderLetter",
    "ReminderSettings",
    "Response",
    "Result",
    "ReturnReason",
    "ReviewRequest",
    "Round",
    "RoundArchive",
    "RubricLevel",
    "Settlement",
    "StoredFile",
    "Submission",
    "SubmissionVersion",
    "Verdict",
    "VersionChanged",
]
