"""The translation editor's own dates, which its script shows as it is given them."""

import json

from django.utils import translation

from home.templatetags.translation_editor import dates_in_words

PROPS = {
    "object": {"lastPublishedDate": "28 February 2022", "title": "28 February 2022"},
    "initialStringTranslations": [
        {"comment": "แปลเองเมื่อ 2 May 2022", "data": "2 May 2022"},
        {"comment": "", "data": "x"},
    ],
}


def test_dates_are_in_the_readers_era_and_texts_are_left_alone():
    with translation.override("th"):
        shown = json.loads(dates_in_words(json.dumps(PROPS)))
    assert shown == {
        "object": {"lastPublishedDate": "28 กุมภาพันธ์ 2565", "title": "28 February 2022"},
        "initialStringTranslations": [
            {"comment": "แปลเองเมื่อ 2 พฤษภาคม 2565", "data": "2 May 2022"},
            {"comment": "", "data": "x"},
        ],
    }
    with translation.override("en"):
        assert json.loads(dates_in_words(json.dumps(PROPS))) == PROPS
