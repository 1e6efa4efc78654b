import pytest

from thai import registry
from thai.models import SynonymGroup
from thai.search import synonyms
from thai.search.synonyms import MOST_ALTERNATIVES, Synonyms

OFFICES = ("สพป.", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา")
GROUPS = Synonyms(
    [
        OFFICES,
        ("สพท.", "สำนักงานเขตพื้นที่การศึกษา"),
        ("ตาก", "tak"),
        ("MOU", "บันทึกข้อตกลงความร่วมมือ"),
        ("พาน้องกลับมาเรียน", "Bring Our Siblings Back"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("กระบี่", [["กระบี่"]]),
        ("สพป.กระบี่", [["สพป.กระบี่", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษากระบี่"]]),
        (
            "สพปกระบี่",
            [["สพปกระบี่", "สพป.กระบี่", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษากระบี่"]],
        ),
        (
            "สำนักงานเขตพื้นที่การศึกษาประถมศึกษากระบี่",
            [["สำนักงานเขตพื้นที่การศึกษาประถมศึกษากระบี่", "สพป.กระบี่"]],
        ),
        ("สพป. กระบี่", [list(OFFICES), ["กระบี่"]]),
        # A short expression counts only where it stands alone
        ("ตาก", [["ตาก", "tak"]]),
        ("แดดตาก", [["แดดตาก"]]),
        ("ตากแดด", [["ตากแดด"]]),
        # Words of other scripts are whole
        ("mou", [["mou", "บันทึกข้อตกลงความร่วมมือ"]]),
        ("mount", [["mount"]]),
        ("ลงนามMOU", [["ลงนามmou", "ลงนามบันทึกข้อตกลงความร่วมมือ"]]),
        # Expressions of several words
        (
            "bring our  siblings back กระบี่",
            [["bring our siblings back", "พาน้องกลับมาเรียน"], ["กระบี่"]],
        ),
        ("", []),
        ("   ", []),
    ],
)
def test_words_are_given_with_what_counts_as_them(typed, words):
    assert GROUPS.words(typed) == words


def test_expressions_end_where_clusters_end():
    assert Synonyms([("กระบ", "ข")]).words("กระบี่") == [["กระบี่"]]
    assert Synonyms([("ขตพื้น", "ข")]).words("เขตพื้นที่") == [["เขตพื้นที่"]]


def test_many_synonyms_do_not_multiply_without_end():
    groups = Synonyms([tuple(f"{stem}{n}" for n in range(10)) for stem in ("กขค", "งจฉ")])
    (word,) = groups.words("กขค1งจฉ1")
    assert len(word) == MOST_ALTERNATIVES
    assert word[0] == "กขค1งจฉ1"


def test_no_groups_leave_words_as_they_are():
    assert Synonyms([]).words("กระบี่ ตรัง") == [["กระบี่"], ["ตรัง"]]


@pytest.mark.django_db
def test_groups_come_from_code_and_from_the_admin():
    provider = registry.places.register(lambda: [("กทม.", "กรุงเทพมหานคร", ""), ("only one",)])
    SynonymGroup.objects.create(text="เลิศ\nดีเด่น")
    try:
        groups = synonyms.all_groups()
    finally:
        registry.places.unregister(provider)
    assert {("กทม.", "กรุงเทพมหานคร"), ("เลิศ", "ดีเด่น")} <= set(groups)
    assert ("only one",) not in groups


@pytest.mark.django_db
def test_an_edit_is_in_force_at_once():
    assert synonyms.current().words("เลิศล้ำ") == [["เลิศล้ำ"]]
    group = SynonymGroup.objects.create(text="เลิศล้ำ\nดีเด่น")
    assert synonyms.current().words("เลิศล้ำ") == [["เลิศล้ำ", "ดีเด่น"]]
    group.delete()
    assert synonyms.current().words("เลิศล้ำ") == [["เลิศล้ำ"]]


@pytest.mark.django_db
def test_groups_are_read_once_for_many_searches(django_assert_num_queries):
    synonyms.current()
    with django_assert_num_queries(0):
        synonyms.current()


def test_a_provider_registered_twice_is_asked_once():
    providers = registry.Providers()
    asked = []

    def provider():
        asked.append(1)
        return [("a", "b")]

    providers.register(provider)
    providers.register(provider)
    assert providers.groups() == [("a", "b")]
    assert len(asked) == 1
