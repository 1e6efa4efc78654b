import pytest
from django.utils import translation

from thai.bilingual import bilingual, is_english, pair


class Province:
    name = bilingual("name")

    def __init__(self, name_th, name_en):
        self.name_th = name_th
        self.name_en = name_en


@pytest.mark.parametrize(
    ("language", "name_en", "shown"),
    [
        ("th", "Krabi", "กระบี่"),
        ("en", "Krabi", "Krabi"),
        ("en-gb", "Krabi", "Krabi"),
        ("en", "", "กระบี่"),
        ("en", None, "กระบี่"),
        ("fr", "Krabi", "กระบี่"),
        (None, "Krabi", "กระบี่"),
    ],
)
def test_bilingual_follows_the_active_language(language, name_en, shown):
    with translation.override(language):
        assert Province("กระบี่", name_en).name == shown


def test_bilingual_on_the_class_is_the_descriptor():
    assert isinstance(Province.name, bilingual)


def test_pair_falls_back_to_thai():
    with translation.override("en"):
        assert (pair("รอบ", "Round"), pair("รอบ", "")) == ("Round", "รอบ")


@pytest.mark.parametrize(
    ("language", "english"), [("en", True), ("en-GB", True), ("th", False), ("enm", False)]
)
def test_is_english_reads_the_language_not_its_letters(language, english):
    with translation.override(language):
        assert is_english() is english
