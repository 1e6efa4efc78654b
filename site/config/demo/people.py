"""The demo's accounts: plainly invented people."""

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from accounts.roles import Role
from areas.models import District, InspectionRegion, Membership, RegionMembership

# user name: role, family name, district, inspection region
PEOPLE = {
    "krabi": (Role.DISTRICT_OFFICER, "กระบี่สาธิต", "krabi-primary", None),
    "trang": (Role.DISTRICT_OFFICER, "ตรังสาธิต", "trang-primary-1", None),
    "region6": (Role.REGION_SUPERVISOR, "ตรวจราชการสาธิต", None, 6),
    "evaluator1": (Role.EVALUATOR, "ประเมินสาธิตหนึ่ง", None, None),
    "evaluator2": (Role.EVALUATOR, "ประเมินสาธิตสอง", None, None),
    "editor": (Role.EDITOR, "ข่าวสาธิต", None, None),
    "moderator": (Role.MODERATOR, "ตรวจเนื้อหาสาธิต", None, None),
    "personnel": (Role.PERSONNEL_VIEWER, "บุคคลสาธิต", None, None),
    "admin": (Role.PROGRAMME_ADMIN, "ผู้ดูแลสาธิต", None, None),
}


def load_people(*, password):
    """Make the accounts that are missing, all with `password`; returns {user name: User}.

    An account that is there keeps its password and whatever else was changed.
    """
    hashed = make_password(password)
    users = {}
    for username, (role, family_name, district, region) in PEOPLE.items():
        user, created = get_user_model().objects.get_or_create(
            username=username,
            defaults={
                "password": hashed,
                "first_name": "สมมุติ",
                "last_name": family_name,
                "email": f"{username}@example.org",
                "position": "เจ้าหน้าที่สาธิต",
                "phone": "0 2000 0000",
            },
        )
        users[username] = user
        if not created:
            continue
        user.groups.add(Group.objects.get(name=role))
        if district:
            Membership.objects.create(
                user=user, district=District.objects.get(code=district), since="2020-10-01"
            )
        if region is not None:
            RegionMembership.objects.create(
                user=user, region=InspectionRegion.objects.get(number=region), since="2020-10-01"
            )
    return users
