"""Many accounts from one sheet: read and judged cell by cell first, saved once confirmed."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from accounts.models import User
from accounts.roles import Role

from .district_names import DistrictNames, key
from .inviting import Invitee, free_username, invite, usernames
from .models import InspectionRegion
from .worksheets import BadCell, Row, SheetPlan, rows_below

#: name: the headings it may bear, the first of which the empty workbook shows.
HEADINGS = {
    "username": ("ชื่อผู้ใช้", "username"),
    "name_prefix": ("คำนำหน้า", "คำนำหน้าชื่อ", "prefix"),
    "first_name": ("ชื่อ", "first name"),
    "last_name": ("นามสกุล", "last name"),
    "position": ("ตำแหน่ง", "position"),
    "phone": ("โทรศัพท์", "เบอร์โทรศัพท์", "telephone", "phone"),
    "email": ("อีเมล", "e-mail", "email"),
    "role": ("บทบาท", "role"),
    "district": ("เขต", "รหัสเขต", "สำนักงานเขตพื้นที่การศึกษา", "district"),
    "region": ("เขตตรวจราชการ", "region"),
}
LABELS = {
    "username": gettext_lazy("User name"),
    "name_prefix": gettext_lazy("Name prefix"),
    "first_name": gettext_lazy("First name"),
    "last_name": gettext_lazy("Last name"),
    "position": gettext_lazy("Position"),
    "phone": gettext_lazy("Telephone"),
    "email": gettext_lazy("E-mail"),
    "role": gettext_lazy("Role"),
    "district": gettext_lazy("District"),
    "region": gettext_lazy("Inspection region"),
}
REQUIRED = ("first_name", "last_name")
MAX_ROWS = 1000


def plan_import(sheet):
    """Read a Worksheet into a SheetPlan of Invitees; nothing is saved. Raises RefusedSheet."""
    rows = rows_below(sheet, HEADINGS, required=REQUIRED)
    places, names = _Places(), _Names()
    pairs = []
    for row in rows:
        invitee = _invitee(row, places, names)
        pairs.append((row, None if row.problems else invitee))
    return SheetPlan(pairs)


def carry_out(plan, *, by, at=None):
    """Make every account of the plan, or none; returns the Users. Raises ValidationError."""
    with transaction.atomic():
        return [invite(invitee=invitee, by=by, at=at) for invitee in plan.outcomes]


class _Names:
    """User names that are taken, and those that the sheet gives, with their rows."""

    def __init__(self):
        self.taken, self.rows = usernames(), {}

    def __contains__(self, name):
        return name in self.taken or name in self.rows

    def read(self, cell):
        text = cell.text()
        if not text:
            return ""
        try:
            User.username_validator(text)
        except ValidationError as error:
            raise BadCell(error.messages[0]) from None
        if text.casefold() in self.rows:
            raise BadCell(_("The same user name stands in row %s.") % self.rows[text.casefold()])
        if text.casefold() in self.taken:
            raise BadCell(_("This user name is taken. Choose another."))
        return text


class _Places:
    """Districts and regions by whatever people call them: three queries for any number of rows."""

    def __init__(self):
        self.district_names = DistrictNames()
        self.regions = {region.number: region for region in InspectionRegion.objects.all()}
        self.roles = {}
        for role in Role:
            self.roles[key(role.value)] = role
            for language, _name in settings.LANGUAGES:
                with override(language):
                    self.roles[key(str(role.label))] = role

    def region(self, cell):
        number = cell.whole()
        if number is not None and number not in self.regions:
            raise BadCell(_("There is no inspection region %s.") % number)
        return self.regions.get(number)

    def role(self, cell):
        text = cell.text()
        if not text:
            return Role.DISTRICT_OFFICER
        if key(text) not in self.roles:
            known = ", ".join(str(role.label) for role in Role)
            raise BadCell(
                _("There is no role “%(role)s”. Use: %(known)s") % {"role": text, "known": known}
            )
        return self.roles[key(text)]


def _invitee(row: Row, places, names):
    """The Invitee of a row; what is wrong stays with the row."""
    given = {
        "role": row.read("role", places.role),
        "district": row.read("district", places.district_names.read),
        "region": row.read("region", places.region),
        "first_name": row.read("first_name", _needed),
        "last_name": row.read("last_name", _needed),
        "name_prefix": row.read("name_prefix", lambda cell: cell.text()),
        "position": row.read("position", lambda cell: cell.text()),
        "phone": row.read("phone", _phone),
        "email": row.read("email", _email),
        "username": row.read("username", names.read),
    }
    if not given["username"] and given["district"] and "username" not in row.problems:
        given["username"] = free_username(given["district"], names)
    if row.problems:
        return None
    invitee = Invitee(**given)
    row.problems |= {name: str(problem) for name, problem in invitee.problems(names.taken).items()}
    if not invitee.username:
        row.problems["username"] = _("Enter a user name.")
    else:
        names.rows[invitee.username.casefold()] = row.number
    return invitee


def _needed(cell):
    if not (text := cell.text()):
        raise BadCell(_("This cell is empty. Fill it in."))
    return text


def _phone(cell):
    """Excel drops the 0 that a telephone number begins with."""
    text = cell.text()
    return f"0{text}" if cell.kind == "n" and len(text) in {8, 9} else text


def _email(cell):
    text = cell.text()
    try:
        if text:
            validate_email(text)
    except ValidationError:
        raise BadCell(_("“%s” is no e-mail address.") % text) from None
    return text
