import pytest
from django.core.exceptions import ValidationError

from thai.models import SynonymGroup


def test_a_synonym_group_is_kept_one_clean_expression_a_line():
    group = SynonymGroup(text="  พาน้อง\u200bกลับมาเรียน \n\nทํางาน\nทำงาน\n")
    group.full_clean()
    assert group.text == "พาน้องกลับมาเรียน\nทำงาน"
    assert str(group) == "พาน้องกลับมาเรียน = ทำงาน"


@pytest.mark.parametrize("text", ["", "คำเดียว", "ซ้ำ\nซ้ำ"])
def test_a_synonym_group_needs_two_expressions(text):
    with pytest.raises(ValidationError) as caught:
        SynonymGroup(text=text).full_clean()
    assert list(caught.value.message_dict) == ["text"]
