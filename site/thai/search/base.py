"""What the backends of both databases share: filling the index, and ordering what was found."""

from django.db.models import F, FloatField, Value
from django.utils.encoding import force_str
from modelsearch.conf import get_app_config
from modelsearch.query import Fuzzy, MatchAll
from modelsearch.utils import get_content_type_pk

from .document import document
from .plain import contained
from .rewrite import is_none, positive, rewrite
from .tokens import tokens

IndexEntry = get_app_config().get_model("IndexEntry", require_ready=False)


class ThaiIndex:
    """Mixin for an index: keeps tokens instead of texts."""

    # Columns of IndexEntry that `columns` fills.
    filled_columns = ()

    def columns(self, document):
        """Return the values of `filled_columns` for one `Document`."""
        raise NotImplementedError

    def add_items(self, model, objs):
        if not model.get_search_fields():
            return
        content_type_id = get_content_type_pk(model)
        entries = {obj.pk: self._entry(content_type_id, obj) for obj in objs}
        self.entries.using(self.write_connection.alias).bulk_create(
            entries.values(),
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=["title_norm", *self.filled_columns],
        )

    def _entry(self, content_type_id, obj):
        found = document(obj)
        return IndexEntry(
            content_type_id=content_type_id,
            object_id=force_str(obj.pk),
            # The shorter the title, the more of it is the match; 1 is the highest.
            title_norm=1 / max(1, sum(len(tokens(text)) for text, boost in found.title)),
            **self.columns(found),
        )

    def _refresh_title_norms(self, full=False):
        """Nothing to do: unlike in the stock backends, `title_norm` depends on its title alone."""


class ThaiQueryCompiler:
    """Mixin for a query compiler: rewrites the query, and orders titles before bodies.

    `fields` restricts a search to columns of the model's own table; these hold no tokens, so it
    is plain containment there, without an order of relevance.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.query = rewrite(self.query, open_end=self.LAST_TERM_IS_PREFIX)

    def matching(self, queryset, query):
        """Return the objects of `queryset` that match a positive query (see `rewrite`)."""
        raise NotImplementedError

    def in_title(self, query):
        """Return an expression that is 1 where the title alone matches `query`, else 0."""
        raise NotImplementedError

    def relevance(self, query):
        """Return an expression well below 100, larger for better matches."""
        raise NotImplementedError

    def search(self, config, start, stop, score_field=None, backend=None):
        if isinstance(self.query, Fuzzy):
            return super().search(config, start, stop, score_field=score_field, backend=backend)
        if is_none(self.query):
            return self.queryset.none()
        queryset, score = self._found()
        if self.order_by_relevance and score is not None:
            queryset = queryset.order_by(score.desc(), "-pk")
        elif not queryset.query.order_by:
            queryset = queryset.order_by("-pk")
        if score_field is not None:
            queryset = queryset.annotate(**{score_field: score or Value(0.0, FloatField())})
        return queryset[start:stop]

    def _found(self):
        if isinstance(self.query, MatchAll):
            return self.queryset, None
        if self.fields:
            return self.queryset.filter(contained(self.query, self.fields)), None
        query, negated = positive(self.query)
        if negated:
            unwanted = self.matching(self.queryset.model._base_manager.all(), query)
            return self.queryset.exclude(pk__in=unwanted.values("pk")), None
        score = self.in_title(query) * (1 + F("index_entries__title_norm")) * 100
        score += self.relevance(query)
        score.output_field = FloatField()
        return self.matching(self.queryset, query), score
