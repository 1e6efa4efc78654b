"""Last year's reports of all districts, evaluated and released: invented, and marked so.

Hundreds of rows are written at once here and not verb by verb; the release itself is the real one.
"""

import random
from datetime import timedelta

from areas.models import District
from config.demo.samples import MARK, sample_file
from evidence.domain.closing import close_as_not_reported
from evidence.domain.releasing import release
from evidence.domain.reporting import fingerprint
from evidence.enums import (
    EvaluationState,
    EvidenceKind,
    Judgement,
    PracticeLevel,
    SubmissionState,
    VerdictValue,
)
from evidence.models import (
    Acceptance,
    AcceptedDraft,
    Assignment,
    Evaluation,
    Evidence,
    FigureValue,
    Submission,
    SubmissionVersion,
    Verdict,
)
from files.kinds import FileType

REPORTER = {
    "reporter_name": "สมมุติ สาธิต",
    "reporter_position": "นักวิชาการศึกษา (สมมุติ)",
    "reporter_phone": "0 2000 0000",
    "reporter_email": "demo@example.org",
}
#: The office that brought real files along; links stand for the evidence of all others.
WITH_FILES = "krabi-primary"
#: Every so many-th district did not report.
SILENT_EVERY = 41
#: Every so many-th report is a draft that central staff accepted as filed, the day after closing.
ACCEPTED_EVERY = 60


def load_released(rounds, *, by, evaluator):
    """Fill the closed `rounds` with reports of every district and release them, once."""
    for round in rounds:
        if round.submissions.exists():
            continue
        dice = random.Random(round.months)
        reports = _Reports(round, by, evaluator, dice)
        for number, district in enumerate(District.objects.select_related("region"), start=1):
            if number % SILENT_EVERY == 0:
                close_as_not_reported(round=round, district=district, by=by, reason=MARK)
            else:
                reports.add(district)
        reports.save()
        release(round=round, by=by, at=round.closes_at + timedelta(days=1))


class _Reports:
    """Rows of one round, gathered and then written kind by kind."""

    def __init__(self, round, admin, evaluator, dice):
        self.round, self.admin, self.evaluator, self.dice = round, admin, evaluator, dice
        self.criteria = list(round.criteria.prefetch_related("requirements"))
        self.figures = list(round.figures.order_by("order"))
        self.sent_at = round.closes_at - timedelta(days=3)
        self.submissions = []

    def add(self, district):
        self.submissions.append(
            Submission(
                round=self.round,
                district=district,
                district_name_th=district.name_th,
                district_name_en=district.name_en,
                region=district.region,
                **REPORTER,
            )
        )

    def save(self):
        Submission.objects.bulk_create(self.submissions)
        evidence = [item for s in self.submissions for item in self._evidence(s)]
        Evidence.objects.bulk_create(evidence)
        by_submission = {}
        for item in evidence:
            by_submission.setdefault(item.submission_id, []).append(item)
        versions = [
            self._version(s, by_submission[s.pk], accepted=number % ACCEPTED_EVERY == 0)
            for number, s in enumerate(self.submissions, start=1)
        ]
        SubmissionVersion.objects.bulk_create(versions)
        AcceptedDraft.objects.bulk_create(
            AcceptedDraft(version=version, reason=f"ยื่นหลักฐานครบ แต่ยังไม่ได้กดส่ง ({MARK})")
            for version in versions
            if version.is_late
        )
        SubmissionVersion.evidence.through.objects.bulk_create(
            SubmissionVersion.evidence.through(submissionversion=version, evidence=item)
            for version in versions
            for item in by_submission[version.submission_id]
        )
        FigureValue.objects.bulk_create(
            FigureValue(
                submission=version.submission,
                figure=figure,
                value=version.figures[figure.key]["value"],
                note=version.figures[figure.key]["note"],
                updated_by=self.evaluator,
            )
            for version in versions
            for figure in self.figures
        )
        for version in versions:
            version.submission.current_version = version
            version.submission.state = SubmissionState.SUBMITTED
        Submission.objects.bulk_update(self.submissions, ["current_version", "state"])
        Assignment.objects.bulk_create(
            Assignment(submission=submission, evaluator=self.evaluator)
            for submission in self.submissions
        )
        self._evaluate(versions, by_submission)

    def _evidence(self, submission):
        """One invented item for each requirement but those that name children."""
        for criterion in self.criteria:
            for requirement in criterion.requirements.all():
                if requirement.counted_only:
                    continue
                yield Evidence(
                    submission=submission,
                    requirement=requirement,
                    title=f"{requirement.short_th} ({MARK})",
                    practice_level=PracticeLevel.DISTRICT if requirement.takes_practices else "",
                    added_by=self.evaluator,
                    added_at=self.sent_at,
                    **self._content(submission, requirement),
                )

    def _content(self, submission, requirement):
        """What an item is: a small file where the district has some, else a link."""
        code, kinds = submission.district.code, requirement.kinds
        if code != WITH_FILES or kinds == [EvidenceKind.LINK]:
            url = f"https://example.org/demo/{self.round.months}/{code}"
            return {"kind": EvidenceKind.LINK, "url": url}
        stored = sample_file(
            requirement.short_th,
            is_photo=EvidenceKind.PHOTO in kinds,
            by=self.evaluator,
            at=self.sent_at,
        )
        return {"kind": FileType(stored.type).kind, "file": stored}

    def _version(self, submission, items, *, accepted):
        figures = self._figures()
        manifest = [
            {
                "evidence": str(item.uid),
                "criterion": item.requirement.criterion.number,
                "requirement": item.requirement.key,
                "kind": item.kind,
                "title": item.title,
                "url": item.url,
                "name": item.file.name if item.file else "",
                "size": item.file.size if item.file else None,
                "sha256": item.file.sha256 if item.file else "",
                "practice_level": item.practice_level,
                "school": "",
            }
            for item in items
        ]
        sent = {"figures": figures, "manifest": manifest, "reporter": REPORTER}
        year = self.round.indicator.fiscal_year + 543
        return SubmissionVersion(
            submission=submission,
            number=1,
            receipt_number=f"{year}-{self.round.months:02}-{submission.pk:05}-1",
            submitted_at=self.round.closes_at + timedelta(hours=9) if accepted else self.sent_at,
            submitted_by=self.admin if accepted else self.evaluator,
            is_late=accepted,
            figures=figures,
            manifest=manifest,
            sha256=fingerprint(sent),
            **REPORTER,
        )

    def _figures(self):
        """Invented numbers whose tree adds up; {} in a round without figures."""
        if not self.figures:
            return {}
        leaves = {
            "f1_1_at_risk": self.dice.randint(20, 400),
            "f1_2_1_1_returned": self.dice.choice([0, 3, *range(10, 160)]),
            "f1_2_2_not_found": self.dice.choice([0, 0, 0, 1, 2, 3, 5, 9]),
            "f2_1_compulsory": self.dice.randint(0, 9),
            "f2_2_basic": 0,
            "f2_3_occupation": self.dice.randint(0, 6),
            "f2_4_other": self.dice.choice([0, 0, 1, 2]),
        }
        values = {}
        for figure in reversed(self.figures):
            parts = [values[f.key] for f in self.figures if f.parent_id == figure.pk]
            values[figure.key] = sum(parts) if parts else leaves[figure.key]
        return {
            figure.key: {
                "value": values[figure.key],
                "note": MARK if figure.needs_text and values[figure.key] else "",
            }
            for figure in self.figures
        }

    def _evaluate(self, versions, by_submission):
        evaluations = [
            Evaluation(
                version=version,
                evaluator=self.evaluator,
                state=EvaluationState.SUBMITTED,
                submitted_at=self.round.closes_at + timedelta(hours=12),
                figures_supported=True if self.figures else None,
                figures_reason=MARK if self.figures else "",
            )
            for version in versions
        ]
        Evaluation.objects.bulk_create(evaluations)
        Verdict.objects.bulk_create(
            Verdict(evaluation=e, criterion=criterion, value=self._verdict(), reason=MARK)
            for e in evaluations
            for criterion in self.criteria
            if criterion.judgement == Judgement.VERDICT
        )
        if not any(criterion.judgement == Judgement.PRACTICES for criterion in self.criteria):
            return
        Acceptance.objects.bulk_create(
            Acceptance(evaluation=e, evidence=item, accepted=self.dice.random() < 0.85, reason=MARK)
            for e in evaluations
            for item in [None, *by_submission[e.version.submission_id]]
            if item is None or item.requirement.takes_practices
        )

    def _verdict(self):
        return VerdictValue.CLEAR if self.dice.random() < 0.84 else VerdictValue.NOT_CLEAR
