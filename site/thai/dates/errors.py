"""Why a typed date was not understood, each with a sentence for the person who typed it."""

from django.utils.translation import gettext_lazy as _


class DateError(ValueError):
    """The text is no date. `message` says in the reader's language what to type instead."""

    message = _("Enter a date such as 28/2/2565.")

    def __init__(self):
        super().__init__(self.message)


class UnreadableDate(DateError):
    """The text has no form that we know."""

    message = _("The date could not be read. Type day, month and year, such as 28/2/2565.")


class AmbiguousYear(DateError):
    """An English month with a year of two digits: 22 may be 2022 or 2522."""

    message = _("Type the year with four digits, such as 28 Feb 2022.")


class NoSuchDate(DateError):
    """The calendar does not have this day."""

    message = _("There is no such day in the calendar. The day comes first, then the month.")


class YearOutOfRange(DateError):
    """The year is too far away, or its number contradicts the era written beside it."""

    message = _("The year is not right. Type a year of the Buddhist Era, such as 2565.")


class UnreadableTime(DateError):
    """The text has no time of day that we know."""

    message = _("The time could not be read. Type hours and minutes, such as 16.30.")


class NoSuchTime(DateError):
    """The clock does not have this time."""

    message = _("There is no such time. Hours go from 0 to 23, minutes from 0 to 59.")


class MissingTime(DateError):
    """A date alone where a date with a time is asked for."""

    message = _("Add the time, such as 28/2/2565 16.30.")
