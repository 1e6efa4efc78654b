"""How an entry of the log reads: the sentence of its action, what was before and what is now.

Entries are kept for good, and older ones lack what newer ones tell: what is missing shows as a
dash, or the sentence stands alone.
"""

from collections import defaultdict
from datetime import datetime

from django.utils.translation import gettext as _
from wagtail.log_actions import LogFormatter

from evidence.enums import UNREPORTED, EvaluationState, SubmissionState, VerdictValue
from thai.dates import datetime_short

DASH = "–"


class Sentence(LogFormatter):
    """A sentence with the values of the entry's data; `reason` becomes the comment."""

    def format_message(self, log_entry):
        return str(self.message) % defaultdict(lambda: DASH, self.values(log_entry.data))

    def format_comment(self, log_entry):
        return log_entry.data.get("reason") or ""

    def values(self, data):
        """The values that the sentence names, moments and people in the reader's form."""
        shown = dict(data)
        if "until" in data:
            shown["until"] = _moment(data["until"])
        if "evaluator" in data:
            shown["evaluator"] = _person(data["evaluator"])
        return shown


class HandedOver(Sentence):
    """From one evaluator to another."""

    def values(self, data):
        return super().values(data) | {"before": _person(data["before"])}


class Change(Sentence):
    """A sentence, and after it “before → after”, where the entry tells both."""

    def format_message(self, log_entry):
        sentence = super().format_message(log_entry)
        changes = self.changes(log_entry.data)
        return f"{sentence}: {' · '.join(changes)}" if changes else sentence

    def changes(self, data):
        """The changes in words, each made by `_arrow` or named by itself."""
        raise NotImplementedError


class StateChanged(Change):
    """The state of a report, or of what `states` names."""

    states = SubmissionState

    def changes(self, data):
        if not {"before", "after"} <= data.keys():
            return []
        return [_arrow(self.named(data["before"]), self.named(data["after"]))]

    def named(self, value):
        return str(self.states(value).label) if value else _("Not begun")


class NonReportChanged(StateChanged):
    """Whether a district is closed as not reported."""

    def named(self, value):
        return str(_("Not reported")) if value == UNREPORTED else super().named(value)


class EvaluationChanged(StateChanged):
    """The state of an evaluation."""

    states = EvaluationState


class Returned(StateChanged):
    """The reasons, criterion by criterion."""

    def format_comment(self, log_entry):
        reasons = log_entry.data.get("reasons", {})
        return " · ".join(f"{number}. {text}" for number, text in reasons.items())


class ChallengeChanged(Change):
    """Whether the office has chosen the indicator as its challenge."""

    def changes(self, data):
        return [_arrow(*(_("yes") if data[when] else _("no") for when in ("before", "after")))]


class FiguresSaved(Change):
    """Every figure that was typed otherwise than before."""

    def changes(self, data):
        return [
            f"{number}: {_arrow(_figure(before), _figure(after))}"
            for number, (before, after) in data.get("changes", {}).items()
        ]


class DeadlineMoved(Change):
    """From when to when."""

    def changes(self, data):
        return [_arrow(_moment(data.get("before")), _moment(data["until"]))]


class Judged(Change):
    """What an evaluator says, and why; a reason that was changed is told with the one before."""

    def format_comment(self, log_entry):
        before, after = log_entry.data.get("before"), _after(log_entry.data)
        if before and before.get("reason") and before["reason"] != after["reason"]:
            return _("%(reason)s (before: %(before)s)") % {
                "reason": after["reason"],
                "before": before["reason"],
            }
        return after.get("reason", "")

    def changes(self, data):
        before, after = self.said(data.get("before") or {}), self.said(_after(data))
        return [after if before == after else _arrow(before, after)]

    def said(self, judgement):
        raise NotImplementedError


class VerdictGiven(Judged):
    """Whether a criterion is clear."""

    def said(self, judgement):
        return _said(judgement.get("value"))


class FiguresJudged(Judged):
    """Whether the evidence supports the figures, and those that it bears instead."""

    def changes(self, data):
        borne = [
            f"{number}: {_arrow(_number(before), _number(after))}"
            for number, (before, after) in data.get("changes", {}).items()
        ]
        return [*super().changes(data), *borne]

    def said(self, judgement):
        words = {True: _("Supported"), False: _("Not supported"), None: _("not judged")}
        return words[judgement.get("supported")]


class AcceptanceGiven(Judged):
    """Whether a practice, or the guideline, is accepted."""

    def format_message(self, log_entry):
        what = log_entry.data.get("title") or _("the guideline")
        return f"{what}: {' · '.join(self.changes(log_entry.data))}"

    def said(self, judgement):
        return _said(judgement.get("accepted"))


class Settled(Change):
    """Whose judgement of a point stands, and whose stood before."""

    def changes(self, data):
        # Older entries name the evaluator alone.
        after = data.get("after") or {"evaluator": data.get("evaluator")}
        what = [f"“{data['title']}”"] if data.get("title") else []
        return [*what, _arrow(self.standing(data.get("before")), self.standing(after))]

    def standing(self, judgement):
        if not judgement:
            return _("not settled")
        person = _person(judgement["evaluator"])
        if judgement.get("value") is None:
            return _("as %(evaluator)s judged") % {"evaluator": person}
        return _("as %(evaluator)s judged (%(value)s)") % {
            "evaluator": person,
            "value": _said(judgement["value"]),
        }


class LevelChanged(Change):
    """A level; where it is not the derived one, that one too."""

    def changes(self, data):
        if "before" in data:
            before, after = data["before"], data["level"]
        else:  # an override that was withdrawn
            before, after = data["level"], data.get("derived")
        changes = [_arrow(self.level_before(before), _level(after))]
        if data.get("derived") not in (None, after):
            changes.append(_("derived: %(level)s") % {"level": _level(data["derived"])})
        return changes

    def level_before(self, level):
        return _level(level)


class LevelReleased(LevelChanged):
    """A level that nobody outside has seen before."""

    def level_before(self, level):
        return _("not released")


def _arrow(before, after):
    return f"{before} → {after}"


def _after(data):
    """What was judged; older entries of figures and acceptances have it beside `before`."""
    return data.get("after") or data


def _said(value):
    words = {None: _("not judged"), True: _("Accepted"), False: _("Not accepted")}
    return words[value] if value in words else str(VerdictValue(value).label)


def _level(level):
    return _("no level") if level is None else _("level %(level)s") % {"level": level}


def _number(value):
    return _("blank") if value is None else f"{value:,}"


def _figure(entry):
    """A figure as it stood in the report: its number, its words, whether nil was attested."""
    told = _number(entry["value"])
    if entry.get("attested"):
        told = _("%(value)s, attested") % {"value": told}
    return f"{told} “{entry['note']}”" if entry.get("note") else told


def _person(person):
    """The name that an entry keeps of a person; older ones keep the login alone."""
    if isinstance(person, dict):
        return person["name"]
    return person or DASH


def _moment(text):
    return datetime_short(datetime.fromisoformat(text)) if text else DASH
