"""Adding a school, whichever way its name is spelt."""

from areas.models import School
from areas.school_names import name_key


def school_named(*, district, name):
    """The district's School of this name, made if no spelling of it is there yet."""
    school, _created = School.objects.get_or_create(
        district=district,
        name_key=name_key(name),
        defaults={"name_th": " ".join(name.split())},
    )
    return school
