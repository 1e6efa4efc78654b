"""This year's reports in every state, filed and judged by the same verbs that people use."""

import io
import random
from datetime import timedelta

from django.db import transaction

from areas.models import District
from areas.schools import school_named
from config.demo.released import REPORTER
from config.demo.samples import MARK, sample_pdf, sample_photo, sample_workbook
from evidence.domain.assigning import assign
from evidence.domain.commenting import comment
from evidence.domain.counting import mapping_of
from evidence.domain.dropouts import count_workbook
from evidence.domain.evaluating import (
    record_acceptance,
    record_figures,
    record_verdict,
    start,
    submit_evaluation,
)
from evidence.domain.figures import Entry
from evidence.domain.filing import add_file, add_link, replace
from evidence.domain.links import check_link
from evidence.domain.reporting import (
    open_submission,
    save_figures,
    save_reporter,
    submit,
    withdraw,
)
from evidence.domain.returning import return_for_revision
from evidence.enums import Judgement, PracticeLevel, VerdictValue
from evidence.links.fetch import Fetched
from evidence.models import EvidenceRequirement

#: Left empty for whoever tries the demo; assigned, so that evaluator1 can score it at once.
OWN = "krabi-primary"
SECOND = "trang-primary-1"
#: How many districts in each state, besides the two with an account.
DRAFTS, SENT, EVALUATED, RETURNED = 8, 8, 6, 2
#: How many of the evaluated both evaluators judge, as in a calibration; they differ now and then.
SHARED = 4


def load_running(rounds, *, people, now):
    """Fill this year's `rounds`, once; Krabi's own report may have been begun before."""
    for round in rounds:
        if not round.submissions.exclude(district__code=OWN).exists():
            # One commit instead of hundreds: each waits for the disk.
            with transaction.atomic():
                _Running(round, people, now).load()


class _Running:
    def __init__(self, round, people, now):
        self.round, self.people, self.now = round, people, now
        self.dice = random.Random(round.months)
        self.requirements = list(
            EvidenceRequirement.objects.filter(
                criterion__round=round, counted_only=False
            ).select_related("criterion")
        )

    def load(self):
        own = District.objects.get(code=OWN)
        self.assign(open_submission(round=self.round, district=own, by=self.people["krabi"]))
        self.load_second()
        others = list(District.objects.exclude(code__in=[OWN, SECOND]).select_related("region"))
        others = self.dice.sample(others, DRAFTS + SENT + EVALUATED + RETURNED)
        for number, district in enumerate(others):
            submission = self.begin(district)
            if number < DRAFTS:
                continue
            submit(submission=submission, by=self.officer, confirm_missing=True, at=self.now)
            submission.refresh_from_db()
            self.assign(submission)
            if number >= DRAFTS + SENT:
                first = self.judge(submission)
            if DRAFTS + SENT <= number < DRAFTS + SENT + SHARED:
                self.judge_again(submission, first, differs=number % 2 == 0)
            if number >= DRAFTS + SENT + EVALUATED:
                self.give_back(submission)

    @property
    def officer(self):
        """Whoever is said to have filed: an invented officer stands for all."""
        return self.people["trang"]

    def begin(self, district):
        """A draft with a link for most requirements, and figures that add up."""
        submission = open_submission(round=self.round, district=district, by=self.officer)
        save_reporter(submission=submission, by=self.officer, **REPORTER)
        for requirement in self.requirements:
            if self.dice.random() < 0.8:
                self.link(submission, requirement, by=self.officer)
        self.fill_figures(submission, by=self.officer)
        return submission

    def link(self, submission, requirement, *, by):
        add_link(
            submission=submission,
            requirement=requirement,
            url=f"https://example.org/demo/{submission.pk}/{requirement.key}",
            title=f"{requirement.short_th} ({MARK})",
            practice=(PracticeLevel.DISTRICT, None) if requirement.takes_practices else None,
            by=by,
        )

    def look(self, submission, *, problem, status):
        """Note what a look at the newest link found; nothing is really opened."""
        check_link(
            evidence=submission.evidence.last(),
            fetch=lambda url: Fetched(url, status=status, problem=problem),
            at=self.now,
        )

    def load_second(self):
        """The second account's report: real files of every kind, sent and judged in part."""
        trang, by = District.objects.get(code=SECOND), self.people["trang"]
        submission = open_submission(round=self.round, district=trang, by=by)
        save_reporter(submission=submission, by=by, **REPORTER)
        for number, requirement in enumerate(self.requirements):
            if "photo" in requirement.kinds:
                content, name = sample_photo(number), f"ภาพกิจกรรมสาธิต {number + 1}.jpg"
            elif "link" in requirement.kinds and not requirement.takes_practices:
                self.link(submission, requirement, by=by)
                self.look(submission, problem="dns" if number % 2 else "", status=401)
                continue
            else:
                content, name = sample_pdf(requirement.short_th), f"{requirement.short_th}.pdf"
            practice = None
            if requirement.takes_practices:
                school = school_named(district=trang, name="โรงเรียนสาธิตสมมุติ")
                practice = (PracticeLevel.SCHOOL, school)
                self.link(submission, requirement, by=by)
            add_file(
                submission=submission,
                requirement=requirement,
                file=io.BytesIO(content),
                name=name,
                practice=practice,
                by=by,
            )
        self.choose_challenge(submission, by=by)
        self.fill_figures(submission, by=by)
        self.count_workbook(submission, by=by)
        submit(submission=submission, by=by, confirm_missing=True, at=self.now)
        self.send_again(submission, by=by)
        submission.refresh_from_db()
        self.assign(submission)
        comment(
            submission=submission,
            text=f"ได้อ่านรายงานแล้ว ขอให้เก็บภาพกิจกรรมไว้ใช้ในรอบถัดไป ({MARK})",
            by=self.people["region6"],
            at=self.now,
        )

    def send_again(self, submission, *, by):
        """Taken back before closing, one item replaced, one added: a second version to compare."""
        withdraw(submission=submission, by=by, at=self.now)
        item = submission.evidence.filter(file__type="pdf", requirement__criterion__gt=0).first()
        content = sample_pdf(f"{item.requirement.short_th} ฉบับแก้ไข")
        replace(evidence=item, file=io.BytesIO(content), name=item.file.name, by=by)
        add_link(
            submission=submission,
            requirement=item.requirement,
            url=f"https://example.org/demo/{submission.pk}/more",
            title=f"ประกาศแต่งตั้งเพิ่มเติม ({MARK})",
            practice=(item.practice_level, item.school) if item.practice_level else None,
            by=by,
        )
        submit(submission=submission, by=by, confirm_missing=True, at=self.now)

    def choose_challenge(self, submission, *, by):
        """The indicator is the district's challenge: a lesson learned of one page, and more."""
        save_reporter(submission=submission, by=by, is_challenge=True)
        for requirement in self.round.pa_requirements.order_by("order"):
            name = requirement.short_th
            add_file(
                submission=submission,
                requirement=requirement,
                file=io.BytesIO(sample_pdf(name)),
                name=f"{name}.pdf",
                by=by,
            )

    def fill_figures(self, submission, *, by):
        figures = list(self.round.figures.order_by("order"))
        if not figures:
            return
        values = {}
        for figure in reversed(figures):
            parts = [values[f.pk] for f in figures if f.parent_id == figure.pk]
            zero = bool(figure.warning_th) or figure.needs_text
            values[figure.pk] = sum(parts) if parts else 0 if zero else self.dice.randint(0, 60)
        save_figures(
            submission=submission,
            entries={figure: Entry(values[figure.pk]) for figure in figures},
            by=by,
        )

    def count_workbook(self, submission, *, by):
        """A workbook of the dropout system that agrees with the figures: a row for each status."""
        mapping = mapping_of(self.round)
        if mapping is None:
            return
        values = {entry.figure_id: entry.value for entry in submission.figures.all()}
        content = sample_workbook(
            [mapping.district_heading, mapping.status_heading, mapping.number_heading],
            [
                [submission.district.code, status.status, values[status.figure_id]]
                for status in mapping.statuses.all()
            ],
        )
        count_workbook(
            submission=submission,
            file=io.BytesIO(content),
            name=f"dropout ({MARK}).xlsx",
            by=by,
            at=self.now,
        )

    def assign(self, submission, to="evaluator1"):
        assign(submission=submission, evaluator=self.people[to], by=self.people["admin"])

    def judge(self, submission):
        """A whole evaluation by evaluator1."""
        clear = {criterion.pk: self.dice.random() < 0.8 for criterion in self.round.criteria.all()}
        return self.evaluate(submission, self.people["evaluator1"], clear)

    def judge_again(self, submission, first, *, differs):
        """The same by evaluator2, who may see the last criterion differently."""
        self.assign(submission, to="evaluator2")
        clear = {
            verdict.criterion_id: verdict.value == VerdictValue.CLEAR
            for verdict in first.verdicts.order_by("criterion__number")
        }
        if differs and clear:
            last = list(clear)[-1]
            clear[last] = not clear[last]
        self.evaluate(submission, self.people["evaluator2"], clear)

    def evaluate(self, submission, by, clear):
        """A whole evaluation; `clear` is {criterion.pk: whether it is clear}."""
        evaluation = start(submission=submission, evaluator=by)
        for criterion in self.round.criteria.all():
            if criterion.judgement == Judgement.VERDICT:
                record_verdict(
                    evaluation=evaluation,
                    criterion=criterion,
                    value=VerdictValue.CLEAR if clear[criterion.pk] else VerdictValue.NOT_CLEAR,
                    reason=MARK,
                    by=by,
                )
            elif criterion.judgement == Judgement.FIGURES:
                record_figures(evaluation=evaluation, supported=True, reason=MARK, by=by)
            elif criterion.judgement == Judgement.PRACTICES:
                practices = evaluation.version.evidence.filter(requirement__takes_practices=True)
                for item in [None, *practices]:
                    record_acceptance(
                        evaluation=evaluation, evidence=item, accepted=True, reason=MARK, by=by
                    )
        return submit_evaluation(evaluation=evaluation, by=by)

    def give_back(self, submission):
        criterion = self.round.criteria.order_by("number").last()
        return_for_revision(
            submission=submission,
            by=self.people["evaluator1"],
            reasons={criterion: f"เพิ่มหลักฐานที่ลงนามแล้ว ({MARK})"},
            until=self.now + timedelta(days=7),
        )
