import pytest

from areas.school_names import name_key


@pytest.mark.parametrize(
    "spelling",
    [
        "บ้านถ้ำ 2",
        "โรงเรียนบ้านถ้ำ 2",
        "โรงเรียน  บ้านถ้ำ2",
        "ร.ร.บ้านถ้ำ 2",
        "รร.บ้านถ้ำ 2",
        "รร. บ้าน ถ้ำ ๒",
        "บ้านถํ้า 2",
        "บ้านถ้ํา 2",
        "\u200bบ้านถ้ำ\u00a02",
    ],
)
def test_name_key_joins_spellings_of_one_name(spelling):
    assert name_key(spelling) == name_key("บ้านถ้ำ 2")


@pytest.mark.parametrize("other", ["บ้านถ้ำ", "บ้านถ้ำ 3", "บ้านถา 2", "วัดบ้านถ้ำ 2"])
def test_name_key_keeps_other_names_apart(other):
    assert name_key(other) != name_key("บ้านถ้ำ 2")


def test_name_key_ignores_capitals():
    assert name_key("Ban Tham School") == name_key("ban THAM school")


def test_name_key_of_the_prefix_alone_is_not_empty():
    assert name_key("โรงเรียน") == "โรงเรียน"
