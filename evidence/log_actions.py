"""Every action that `domain.audit.record` writes, in words: read per object in Wagtail's history.

A sentence names values of the entry's data; how a formatter words them is told in `log_sentences`.
"""

from django.utils.translation import gettext_lazy as _

from evidence.log_sentences import (
    AcceptanceGiven,
    ChallengeChanged,
    DeadlineMoved,
    EvaluationChanged,
    FiguresJudged,
    FiguresSaved,
    HandedOver,
    LevelChanged,
    LevelReleased,
    NonReportChanged,
    Returned,
    Sentence,
    Settled,
    StateChanged,
    VerdictGiven,
)

#: action: (label, sentence, formatter)
ACTIONS = {
    # The district's side
    "opened": (_("Report begun"), _("Report begun"), StateChanged),
    "filed": (_("Evidence filed"), _("“%(title)s” filed"), Sentence),
    "removed": (_("Evidence removed"), _("“%(title)s” removed"), Sentence),
    "put_back": (_("Evidence put back"), _("“%(title)s” put back"), Sentence),
    "replaced": (_("Evidence replaced"), _("“%(title)s” replaced by “%(new)s”"), Sentence),
    "figures": (_("Figures saved"), _("Figures saved"), FiguresSaved),
    "challenge": (_("Challenge issue (PA)"), _("Challenge issue (PA)"), ChallengeChanged),
    "submitted": (_("Report sent"), _("Report sent, receipt %(receipt)s"), StateChanged),
    "withdrawn": (_("Report withdrawn"), _("Report withdrawn, receipt %(receipt)s"), StateChanged),
    "accepted_as_filed": (
        _("Draft accepted as filed"),
        _("Draft accepted as filed, receipt %(receipt)s"),
        StateChanged,
    ),
    # The evaluator's
    "verdict": (_("Verdict"), _("Criterion %(criterion)s"), VerdictGiven),
    "figures_judged": (_("Figures judged"), _("Figures"), FiguresJudged),
    "acceptance": (_("Acceptance"), "", AcceptanceGiven),
    "evaluated": (
        _("Evaluation submitted"),
        _("Evaluation of version %(version)s submitted"),
        EvaluationChanged,
    ),
    "evaluation_reopened": (
        _("Evaluation reopened"),
        _("Evaluation of version %(version)s reopened"),
        EvaluationChanged,
    ),
    "returned": (_("Returned for revision"), _("Returned for revision until %(until)s"), Returned),
    "file_viewed": (_("File opened"), _("File opened: “%(title)s”"), Sentence),
    "dossier_downloaded": (
        _("Files downloaded"),
        _("All files of the report downloaded, receipt %(receipt)s"),
        Sentence,
    ),
    "dossiers_requested": (
        _("Files of the round asked for"),
        _("Files of %(reports)s reports are put together"),
        Sentence,
    ),
    "dossiers_downloaded": (
        _("Files of the round downloaded"),
        _("Files of %(reports)s reports downloaded"),
        Sentence,
    ),
    "refused_conflict": (
        _("Refused: conflict of interest"),
        _("Refused: %(evaluator)s has a conflict of interest"),
        Sentence,
    ),
    # Central staff's
    "assigned": (_("Evaluator assigned"), _("Assigned to %(evaluator)s"), Sentence),
    "unassigned": (_("Assignment ended"), _("No longer assigned to %(evaluator)s"), Sentence),
    "reassigned": (
        _("Report handed over"),
        _("Handed over from %(before)s to %(evaluator)s"),
        HandedOver,
    ),
    "settled": (_("Disagreement settled"), _("Criterion %(criterion)s"), Settled),
    "extended": (
        _("Deadline extended"),
        _("Deadline of %(name)s extended"),
        DeadlineMoved,
    ),
    "reminded": (
        _("Districts reminded"),
        _("%(letters)s letters to districts that had not sent"),
        Sentence,
    ),
    "not_reported": (
        _("Closed as not reported"),
        _("%(name)s closed as not reported"),
        NonReportChanged,
    ),
    "not_reported_undone": (
        _("No longer closed as not reported"),
        _("%(name)s no longer closed as not reported"),
        NonReportChanged,
    ),
    "overridden": (_("Level overridden"), _("Level of %(name)s overridden"), LevelChanged),
    "override_withdrawn": (
        _("Override withdrawn"),
        _("The derived level of %(name)s stands again"),
        LevelChanged,
    ),
    "released": (_("Results released"), _("Results of %(results)s districts released"), Sentence),
    "level_released": (_("Level released"), _("Level released"), LevelReleased),
    "review_requested": (_("Review asked for"), _("Review of the result asked for"), Sentence),
    "review_upheld": (_("Review decided"), _("After review the result stands"), Sentence),
    "corrected": (_("Result corrected"), _("Result corrected"), LevelChanged),
    "copied": (_("Copied"), _("Copied from the year before"), Sentence),
    "exported": (_("Exported"), _("Exported to Excel"), Sentence),
    "dropouts_counted": (
        _("Dropout workbook counted"),
        _("Dropout workbook counted: %(total)s children, SHA-256 %(sha256)s"),
        Sentence,
    ),
    "commented": (_("Comment"), _("Comment written"), Sentence),
    "pa_downloaded": (
        _("PA documents downloaded"),
        _("PA documents of %(districts)s districts downloaded"),
        Sentence,
    ),
    # The monitoring form
    "monitoring_sent": (_("Answers sent"), _("Answers sent"), Sentence),
    "monitoring_withdrawn": (_("Answers taken back"), _("Answers taken back"), Sentence),
    "monitoring_exported": (
        _("Answers exported"),
        _("Answers of %(districts)s districts exported to Excel"),
        Sentence,
    ),
}


def register_log_actions(actions):
    """Make the actions known to Wagtail's log."""
    for name, (label, message, formatter) in ACTIONS.items():
        traits = {"label": label, "message": message}
        actions.register_action(f"evidence.{name}")(type(name, (formatter,), traits))
