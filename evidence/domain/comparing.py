"""What differs between two sent versions of a report, read from what they wrote down."""

from dataclasses import dataclass, field

from evidence.domain.figures import words_of
from evidence.domain.receipts import manifest_rows
from evidence.models import Submission
from evidence.rules import may_read_challenge


@dataclass
class CriterionChange:
    """The items of one criterion that differ, as rows of a manifest; `number` is None for PA.

    `replaced` holds pairs (then, now) under one requirement: one item with other content.
    """

    number: int | None
    criterion: object = None
    added: list = field(default_factory=list)
    removed: list = field(default_factory=list)
    replaced: list = field(default_factory=list)


@dataclass(frozen=True)
class FigureChange:
    """A figure whose number or words differ; `difference` is None where either is blank."""

    figure: object
    then: int | None
    now: int | None
    words_then: str
    words_now: str

    @property
    def difference(self):
        return None if None in (self.then, self.now) else self.now - self.then


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Two versions of a report, as far as a reader may know of them."""

    criteria: list
    figures: list
    challenge: tuple | None
    reporter: list

    @property
    def is_same(self):
        return not (self.criteria or self.figures or self.challenge or self.reporter)


def compare(*, then, now, user):
    """The Comparison of two SubmissionVersions of one report that `user` may read.

    The PA part is left out for evaluators and supervisors, its existence included.
    """
    submission = now.submission
    knows_pa = may_read_challenge(user, submission)
    changes = changes_between(*(manifest_rows(row, with_pa=knows_pa) for row in (then, now)))
    criteria = {row.number: row for row in submission.round.criteria.all()}
    for change in changes:
        change.criterion = criteria.get(change.number)
    has_turned = knows_pa and then.is_challenge != now.is_challenge
    return Comparison(
        criteria=changes,
        figures=_figure_changes(submission.round, then.figures, now.figures),
        challenge=(then.is_challenge, now.is_challenge) if has_turned else None,
        reporter=_reporter_changes(then, now),
    )


def changes_between(then, now):
    """A CriterionChange for each criterion whose items differ in two manifests, PA last.

    An item is the same while its content, its requirement and the school it speaks for are:
    its SHA-256 (of a file or a write-up), or the address of a link. Its title does not count, for
    the link checker may find a better one later.
    """
    removed, added = _without(then, now), _without(now, then)
    changes = {}
    for row in removed + added:
        changes.setdefault(row["criterion"], CriterionChange(row["criterion"]))
    for row in removed:
        change = changes[row["criterion"]]
        successor = next((new for new in added if _is_successor(new, row)), None)
        if successor:
            added.remove(successor)
            change.replaced.append((row, successor))
        else:
            change.removed.append(row)
    for row in added:
        changes[row["criterion"]].added.append(row)
    return sorted(changes.values(), key=lambda change: (change.number is None, change.number))


def _without(rows, others):
    """The rows whose content is not in `others`; what was filed twice counts twice."""
    left = [_content(row) for row in others]
    remaining = []
    for row in rows:
        if _content(row) in left:
            left.remove(_content(row))
        else:
            remaining.append(row)
    return remaining


def _content(row):
    what = row["sha256"] or row["url"]
    return (_place(row), what, row["practice_level"], row["school"])


def _place(row):
    return row["criterion"], row["requirement"]


def _is_successor(new, old):
    """What was filed in its place, or a file of the same name."""
    if _place(new) != _place(old):
        return False
    return _origin(new) == _origin(old) or bool(old["name"] and new["name"] == old["name"])


def _origin(row):
    """The uid of the item that stood first where this one stands."""
    return row.get("origin") or row["evidence"]


def _figure_changes(round, then, now):
    changes = []
    for figure in round.figures.all():
        old, new = then.get(figure.key, {}), now.get(figure.key, {})
        change = FigureChange(
            figure, old.get("value"), new.get("value"), words_of(old), words_of(new)
        )
        if (change.then, change.words_then) != (change.now, change.words_now):
            changes.append(change)
    return changes


def _reporter_changes(then, now):
    """[(label, then, now)] of the reporter's fields that differ."""
    labels = {name: Submission._meta.get_field(name).verbose_name for name in then.REPORTER_FIELDS}
    pairs = [(label, getattr(then, name), getattr(now, name)) for name, label in labels.items()]
    return [pair for pair in pairs if pair[1] != pair[2]]
