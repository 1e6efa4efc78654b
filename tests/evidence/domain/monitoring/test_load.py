"""The form's data: eleven sections, pairs, ticks and links where the document has them."""

from collections import Counter

import pytest

from evidence.domain.monitoring.load import load_monitoring_form
from evidence.models import MonitoringForm, Question

pytestmark = pytest.mark.django_db


def test_form_has_the_documents_questions():
    form = load_monitoring_form()
    numbers = Counter(Question.objects.values_list("section__number", flat=True))
    assert dict(numbers) == {1: 4, 2: 2, 3: 1, 4: 1, 5: 3, 6: 3, 7: 4, 8: 9, 9: 5, 10: 1, 11: 1}
    kinds = Counter(form.sections.values_list("questions__kind", flat=True))
    assert dict(kinds) == {"pair": 11, "tick": 19, "number": 1, "text": 1, "long_text": 2}


def test_links_are_taken_where_the_form_says_so_and_words_where_it_asks():
    load_monitoring_form()
    marked = {
        field: sorted(Question.objects.filter(**{field: True}).values_list("number", flat=True))
        for field in ("takes_links", "takes_text")
    }
    assert marked == {"takes_links": ["7.2", "7.3"], "takes_text": ["7.4", "8.8"]}


def test_loaded_again_nothing_is_doubled_and_changes_stay():
    load_monitoring_form()
    Question.objects.filter(number="1.1").update(text_th="แก้ไขแล้ว")
    load_monitoring_form()
    assert (MonitoringForm.objects.count(), Question.objects.count()) == (1, 34)
    assert Question.objects.get(number="1.1").text_th == "แก้ไขแล้ว"
