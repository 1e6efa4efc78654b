import random
import re

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from thai.collation import sort_key
from thai.text import clean

# In the order of PostgreSQL's `COLLATE "th-x-icu"`.
SORTED = [
    "2",
    "๒",
    "กระบี่",
    "กรุงเทพมหานคร",
    "กา",
    "ก่า",
    "ก้า",
    "กาญจนบุรี",
    "กาฬสินธุ์",
    "กำแพงเพชร",
    "เก",
    "เก๋",
    "แกง",
    "แก่ง",
    "แก้ง",
    "แก๊ง",
    "ไก่",
    "ขอนแก่น",
    "จันทบุรี",
    "ฉะเชิงเทรา",
    "ชลบุรี",
    "ชัยนาท",
    "เชียงราย",
    "เชียงใหม่",
    "ตรัง",
    "ตาก",
    "ไท",
    "ไทย",
    "นครราชสีมา",
    "พะเยา",
    "เพชรบุรี",
    "เพชรบูรณ์",
    "แพร่",
    "ภูเก็ต",
    "แม่ฮ่องสอน",
    "ยโสธร",
    "รถ",
    "ระนอง",
    "โรงเรียน",
    "ฤๅษี",
    "เลย",
    "ศิลป",
    "ศิลป์",
    "สระแก้ว",
    "สือ",
    "เสริม",
    "เสือ",
    "เสื้อ",
    "อ่างทอง",
    "อำนาจเจริญ",
    "อุดรธานี",
    "krabi",
    "Krabi",
    "Phuket",
]
PHRASES = [
    "เขต 1",
    "เขต 10",
    "เขต 2",
    "สพป.กระบี่",
    "สพป.กระบี่ เขต 1",
    "สพป.กรุงเทพมหานคร",
    "สพม.กระบี่",
]


@pytest.mark.parametrize("words", [SORTED, PHRASES])
def test_sort_key_sorts_as_the_dictionary_does(words):
    shuffled = random.Random(0).sample(words, len(words))
    assert sorted(shuffled, key=sort_key) == words


@pytest.mark.skipif(connection.vendor != "postgresql", reason="ICU collations are PostgreSQL's")
@pytest.mark.django_db
@pytest.mark.parametrize("words", [SORTED, PHRASES])
def test_sort_key_agrees_with_icu(words):
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT word FROM unnest(%s::text[]) AS word ORDER BY word COLLATE "th-x-icu"', [words]
        )
        assert [word for (word,) in cursor.fetchall()] == words


@given(st.text())
def test_sort_key_is_safe_under_any_collation(text):
    assert re.fullmatch("[0-9a-f]*", sort_key(text))


@given(st.text(alphabet="กขเแาี่้์ 1aA.-๑ฯ"), st.text(alphabet="กขเแาี่้์ 1aA.-๑ฯ"))
def test_equal_keys_are_equal_to_the_eye(one, other):
    assert (sort_key(one) == sort_key(other)) == (clean(one) == clean(other))


@given(st.text(alphabet="กขเแาี่1a"), st.text(alphabet="กขเแาี่1a", min_size=1))
def test_a_word_sorts_before_its_continuation(word, rest):
    assert sort_key(word + "ก") < sort_key(word + "กข" + rest)
