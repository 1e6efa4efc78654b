"""The glossary's names: the KPI as data, reports and their versions, evaluation, results."""

from .evaluation import Acceptance, Assignment, EvaluatedFigure, Evaluation, ReturnReason, Verdict
from .files import Evidence, StoredFile
from .kpi import Criterion, EvidenceRequirement, Figure, Indicator, Round, RubricLevel
from .results import Result
from .settlements import Settlement
from .submissions import (
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
    "Assignment",
    "Criterion",
    "EvaluatedFigure",
    "Evaluation",
    "Evidence",
    "EvidenceRequirement",
    "Extension",
    "Figure",
    "FigureValue",
    "Indicator",
    "NonReport",
    "PartialUpload",
    "Result",
    "ReturnReason",
    "Round",
    "RubricLevel",
    "Settlement",
    "StoredFile",
    "Submission",
    "SubmissionVersion",
    "Verdict",
    "VersionChanged",
]
