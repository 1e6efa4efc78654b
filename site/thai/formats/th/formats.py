"""How Django writes dates and times in Thai: 28 กุมภาพันธ์ 2565 เวลา 16.30 น.

The year is made Buddhist by the `date` filter of `thai.templatetags.buddhist_dates`, and where no
template formats it by `thai.middleware`, which finds it by the mark.
"""

from thai.formats import YEAR_MARK

DATE_FORMAT = f"j F {YEAR_MARK}Y"
TIME_FORMAT = "H.i\u00a0น."
DATETIME_FORMAT = f"j F {YEAR_MARK}Y เวลา H.i\u00a0น."
YEAR_MONTH_FORMAT = f"F {YEAR_MARK}Y"
MONTH_DAY_FORMAT = "j F"
SHORT_DATE_FORMAT = f"j M {YEAR_MARK}Y"
SHORT_DATETIME_FORMAT = f"j M {YEAR_MARK}Y H.i\u00a0น."

# Django's own list for Thai has 28/02/2565, read as the year 2565 of the Common Era. Fields for
# people are ThaiDateField; others take the ISO form alone.
DATE_INPUT_FORMATS = ["%Y-%m-%d"]
DATETIME_INPUT_FORMATS = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"]
TIME_INPUT_FORMATS = ["%H:%M:%S", "%H:%M", "%H.%M"]
