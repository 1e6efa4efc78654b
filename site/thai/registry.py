"""Where other applications tell what only they know: synonyms and names of places.

from thai import registry

@registry.places.register
def districts():
    for district in District.objects.all():
        yield district.name_th, district.short_th, district.name_en
"""


class Providers:
    """Callables that each return an iterable of groups; a group is a tuple of equal texts."""

    def __init__(self):
        self._providers = []

    def register(self, provider):
        """Add `provider`. Registering it twice changes nothing. Usable as a decorator."""
        if provider not in self._providers:
            self._providers.append(provider)
        return provider

    def unregister(self, provider):
        self._providers.remove(provider)

    def groups(self):
        """Return the groups of all providers, asked anew, without empty or repeated texts."""
        found = (
            tuple(dict.fromkeys(filter(None, group))) for ask in self._providers for group in ask()
        )
        return [group for group in found if len(group) > 1]


synonyms = Providers()
places = Providers()


@synonyms.register
def education_offices():
    """The offices of Thai basic education: abbreviation and full name."""
    return [
        ("สพฐ.", "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน"),
        ("สพท.", "สำนักงานเขตพื้นที่การศึกษา"),
        ("สพป.", "สำนักงานเขตพื้นที่การศึกษาประถมศึกษา"),
        ("สพม.", "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา"),
    ]


@synonyms.register
def programme_names():
    """The names under which one programme has gone, in full and as they are said for short."""
    return [
        ("พาน้องกลับมาเรียน", "พาน้องกลับเข้าเรียน", "พาน้องกลับห้องเรียน"),
        ("กลับมาเรียน", "กลับเข้าเรียน", "กลับห้องเรียน"),
    ]
