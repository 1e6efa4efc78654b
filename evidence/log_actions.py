"""Every action that `domain.audit.record` writes, in words: read per object in Wagtail's history.

A sentence names values of the entry's data; one that is missing shows as a dash.
"""

from collections import defaultdict
from datetime import datetime

from django.utils.translation import gettext, gettext_lazy
from wagtail.log_actions import LogFormatter

from evidence.enums import VerdictValue
from thai.dates import datetime_short

_ = gettext_lazy


class Sentence(LogFormatter):
    """A sentence with the values of the entry's data; `reason` becomes the comment."""

    def format_message(self, log_entry):
        return str(self.message) % defaultdict(lambda: "–", self.values(log_entry.data))

    def format_comment(self, log_entry):
        return log_entry.data.get("reason") or ""

    def values(self, data):
        """The values that the sentence names; a moment called `until` in the reader's form."""
        if "until" in data:
            return {**data, "until": datetime_short(datetime.fromisoformat(data["until"]))}
        return data


class Returned(Sentence):
    """The reasons, criterion by criterion."""

    def format_comment(self, log_entry):
        reasons = log_entry.data.get("reasons", {})
        return " · ".join(f"{number}. {text}" for number, text in reasons.items())


class VerdictGiven(Sentence):
    """Which verdict, and which it replaced."""

    def format_message(self, log_entry):
        before = log_entry.data.get("before")
        if before and before["value"] != log_entry.data["after"]["value"]:
            return gettext("Criterion %(criterion)s: %(value)s, before: %(before)s") % {
                **self.values(log_entry.data),
                "before": _verdict(before),
            }
        return super().format_message(log_entry)

    def format_comment(self, log_entry):
        return log_entry.data["after"]["reason"]

    def values(self, data):
        return {"criterion": data["criterion"], "value": _verdict(data["after"])}


class FiguresJudged(Sentence):
    """Whether the evidence supports the figures."""

    def format_message(self, log_entry):
        if log_entry.data.get("supported"):
            return gettext("Figures supported by the evidence")
        return gettext("Figures not supported by the evidence")


class AcceptanceGiven(Sentence):
    """Which practice, or the guideline, was accepted or not."""

    def format_message(self, log_entry):
        what = log_entry.data.get("title") or gettext("the guideline")
        if log_entry.data.get("accepted"):
            return gettext("Accepted: %(what)s") % {"what": what}
        return gettext("Not accepted: %(what)s") % {"what": what}


#: action: (label, sentence, formatter)
ACTIONS = {
    # The district's side
    "opened": (_("Report begun"), _("Report begun"), Sentence),
    "filed": (_("Evidence filed"), _("“%(title)s” filed"), Sentence),
    "removed": (_("Evidence removed"), _("“%(title)s” removed"), Sentence),
    "replaced": (_("Evidence replaced"), _("“%(title)s” replaced by “%(new)s”"), Sentence),
    "figures": (_("Figures saved"), _("Figures saved"), Sentence),
    "submitted": (_("Report sent"), _("Report sent, receipt %(receipt)s"), Sentence),
    "withdrawn": (_("Report withdrawn"), _("Report withdrawn, receipt %(receipt)s"), Sentence),
    "accepted_as_filed": (
        _("Draft accepted as filed"),
        _("Draft accepted as filed, receipt %(receipt)s"),
        Sentence,
    ),
    # The evaluator's
    "verdict": (_("Verdict"), _("Criterion %(criterion)s: %(value)s"), VerdictGiven),
    "figures_judged": (_("Figures judged"), "", FiguresJudged),
    "acceptance": (_("Acceptance"), "", AcceptanceGiven),
    "evaluated": (
        _("Evaluation submitted"),
        _("Evaluation of version %(version)s submitted"),
        Sentence,
    ),
    "evaluation_reopened": (
        _("Evaluation reopened"),
        _("Evaluation of version %(version)s reopened"),
        Sentence,
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
        _("Refused: the evaluator belongs to the district"),
        Sentence,
    ),
    # Central staff's
    "assigned": (_("Evaluator assigned"), _("Assigned to %(evaluator)s"), Sentence),
    "unassigned": (_("Assignment ended"), _("No longer assigned to %(evaluator)s"), Sentence),
    "reassigned": (
        _("Report handed over"),
        _("Handed over from %(before)s to %(evaluator)s"),
        Sentence,
    ),
    "settled": (
        _("Disagreement settled"),
        _("Criterion %(criterion)s: what %(evaluator)s judged stands"),
        Sentence,
    ),
    "extended": (
        _("Deadline extended"),
        _("Deadline of %(name)s extended until %(until)s"),
        Sentence,
    ),
    "reminded": (
        _("Districts reminded"),
        _("%(letters)s letters to districts that had not sent"),
        Sentence,
    ),
    "not_reported": (
        _("Closed as not reported"),
        _("%(name)s closed as not reported"),
        Sentence,
    ),
    "not_reported_undone": (
        _("No longer closed as not reported"),
        _("%(name)s no longer closed as not reported"),
        Sentence,
    ),
    "overridden": (_("Level overridden"), _("Level %(level)s given to %(name)s"), Sentence),
    "override_withdrawn": (
        _("Override withdrawn"),
        _("The derived level of %(name)s stands again"),
        Sentence,
    ),
    "released": (_("Results released"), _("Results of %(results)s districts released"), Sentence),
    "review_requested": (_("Review asked for"), _("Review of the result asked for"), Sentence),
    "review_upheld": (_("Review decided"), _("After review the result stands"), Sentence),
    "corrected": (
        _("Result corrected"),
        _("Level %(level)s, before: %(before)s"),
        Sentence,
    ),
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


def _verdict(value):
    return VerdictValue(value["value"]).label
