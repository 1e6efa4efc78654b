"""Districts by whatever people call them in a sheet."""

from django.utils.translation import gettext as _

from thai.text import fold

from .models import District
from .worksheets import BadCell


class DistrictNames:
    """Districts by code, full, short and English name: one query for any number of rows."""

    def __init__(self):
        self.districts = {}
        for district in District.objects.all():
            for name in (district.code, district.name_th, district.short_th, district.name_en):
                if name:
                    self.districts[key(name)] = district

    def read(self, cell):
        """The District of a Cell; None for an empty one. Raises BadCell."""
        text = cell.text()
        if not text:
            return None
        if key(text) not in self.districts:
            raise BadCell(_("There is no district “%s”. Use its code or its full name.") % text)
        return self.districts[key(text)]


def key(text):
    """A name without what people write differently: capitals, blanks, digits."""
    return fold(text).replace(" ", "")
