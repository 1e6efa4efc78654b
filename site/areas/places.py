"""The districts' names, as the search knows them: full, short and English are one."""

from areas.models import District


def district_names():
    """(full Thai, short Thai, full English, short English) of every district."""
    return District.objects.values_list("name_th", "short_th", "name_en", "short_en")
