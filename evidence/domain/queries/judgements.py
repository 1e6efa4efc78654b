"""Evaluations with everything they say, in one query however many there are.

The rows below an evaluation come with it as JSON: verdicts, figures, acceptances and settlements
would else take a query each, in every list of a round.
"""

from django.db.models import Aggregate, F, JSONField, OuterRef, Subquery
from django.db.models.functions import JSONObject

from accounts.models import User
from evidence.enums import EvaluationState
from evidence.models import (
    Acceptance,
    EvaluatedFigure,
    Evaluation,
    Evidence,
    Figure,
    Settlement,
    Verdict,
)

#: relation of Evaluation: (model, its fields, {its foreign key: (model, its fields)})
SAID = {
    "verdicts": (Verdict, ["id", "criterion_id", "value", "reason"], {}),
    "figures": (
        EvaluatedFigure,
        ["id", "figure_id", "value"],
        {"figure": (Figure, ["id", "key", "number", "order", "text_th", "text_en"])},
    ),
    "acceptances": (
        Acceptance,
        ["id", "evidence_id", "accepted", "reason"],
        {"evidence": (Evidence, ["id", "uid", "title", "practice_level", "school_id"])},
    ),
    "settlements": (
        Settlement,
        ["id", "version_id", "criterion_id", "evidence_id", "evaluation_id", "reason"],
        {"settled_by": (User, ["id", "username", "name_prefix", "first_name", "last_name"])},
    ),
}


class JSONRows(Aggregate):
    """The JSON objects of all rows as one JSON array."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler, connection, **extra_context):
        return self.as_sql(compiler, connection, function="JSONB_AGG", **extra_context)


def submitted_with_judgements(**where):
    """The submitted Evaluations that fit `where`, the earliest first.

    Each has its evaluator, its version (without the manifest) and, as if prefetched, what it
    says and the Settlements that let it stand. Fields of these rows not named in SAID are
    deferred.
    """
    evaluations = list(
        Evaluation.objects.filter(state=EvaluationState.SUBMITTED, **where)
        .select_related("version", "evaluator")
        .defer("version__manifest")
        .annotate(**{_column(relation): _rows_of(relation) for relation in SAID})
        .order_by("submitted_at", "pk")
    )
    for evaluation in evaluations:
        # What Django's own prefetching fills; it cannot be given rows that are there already.
        evaluation._prefetched_objects_cache = {
            relation: _fetched(evaluation, relation) for relation in SAID
        }
    return evaluations


def _column(relation):
    return f"said_{relation}"


def _rows_of(relation):
    model, names, related = SAID[relation]
    fields = {name: F(name) for name in names}
    for key, (_model, parts) in related.items():
        fields |= {f"{key}__{part}": F(f"{key}__{part}") for part in parts}
    rows = model.objects.filter(evaluation=OuterRef("pk")).order_by().values("evaluation")
    return Subquery(rows.annotate(rows=JSONRows(JSONObject(**fields))).values("rows"))


def _fetched(evaluation, relation):
    """The rows of a relation as a QuerySet that asks nothing any more."""
    queryset = getattr(evaluation, relation).all()
    queryset._result_cache = [
        _row(evaluation, relation, values)
        for values in getattr(evaluation, _column(relation)) or ()
    ]
    return queryset


def _row(evaluation, relation, values):
    model, names, related = SAID[relation]
    database = evaluation._state.db
    row = _from_json(database, model, names, values)
    row.evaluation = evaluation
    for key, (other, parts) in related.items():
        its = {part: values[f"{key}__{part}"] for part in parts}
        setattr(row, key, _from_json(database, other, parts, its) if its["id"] else None)
    return row


def _from_json(database, model, names, values):
    """An instance as if fetched; SQLite's JSON has numbers for booleans, and none has UUIDs."""
    fields = [field for field in model._meta.concrete_fields if field.attname in names]
    fetched = [field.to_python(values[field.attname]) for field in fields]
    return model.from_db(database, [field.attname for field in fields], fetched)
