"""Who may open what: the areas in the Wagtail admin, for programme admins alone.

Areas are ended, never deleted; provinces and regions come from data files.
"""

from areas.models import InspectionRegion, Membership, NotifiedCount, RegionMembership, School

TABLE = """
visitor officer stranger region evaluator personnel editor moderator admin | route
login   login   login    login  no        login     no     no        yes   | admin/districts/*
login   login   login    login  home      login     home   home      home  | admin/districts/delete/<int:pk>/
login   login   login    login  no        login     no     no        yes   | admin/schools/*
login   login   login    login  no        login     no     no        yes   | admin/memberships/*
login   login   login    login  home      login     home   home      home  | admin/memberships/delete/<int:pk>/
login   login   login    login  no        login     no     no        yes   | admin/region_memberships/*
login   login   login    login  home      login     home   home      home  | admin/region_memberships/delete/<int:pk>/
login   login   login    login  no        login     no     no        yes   | admin/notified_counts/*
login   login   login    login  no        login     no     no        yes   | admin/inspection_regions/*
login   login   login    login  home      login     home   home      home  | admin/inspection_regions/new/
login   login   login    login  home      login     home   home      home  | admin/inspection_regions/delete/<int:pk>/
login   login   login    login  home      login     home   home      200   | admin/provinces/
login   login   login    login  home      login     home   home      200   | admin/provinces/results/
login   login   login    login  home      login     home   home      200   | admin/provinces/inspect/<int:pk>/
login   login   login    login  no        login     no     no        no    | admin/provinces/*
login   login   login    login  yes       login     yes    yes       yes   | admin/district_chooser/*
login   login   login    login  home      login     home   home      200   | admin/district_chooser/create/
login   login   login    login  404       login     404    404       200   | admin/people/
login   login   login    login  404       login     404    404       200   | admin/people/results/
login   login   login    login  404       login     404    404       200   | admin/people/invite/
login   login   login    login  404       login     404    404       200   | POST admin/people/invite/
login   login   login    login  404       login     404    404       200   | admin/people/import/
login   login   login    login  404       login     404    404       200   | POST admin/people/import/
login   login   login    login  404       login     404    404       302   | POST admin/people/import/confirm/
login   login   login    login  404       login     404    404       200   | admin/people/import/workbook/
login   login   login    login  404       login     404    404       200   | admin/people/<int:pk>/
login   login   login    login  404       login     404    404       200   | POST admin/people/<int:pk>/link/
login   login   login    login  404       login     404    404       302   | POST admin/people/<int:pk>/close/
login   login   login    login  404       login     404    404       200   | admin/people/<int:pk>/hand-over/district/<int:membership>/
login   login   login    login  404       login     404    404       200   | POST admin/people/<int:pk>/hand-over/district/<int:membership>/
login   login   login    login  404       login     404    404       404   | admin/people/<int:pk>/hand-over/region/<int:membership>/
"""


def arguments(world):
    school = School.objects.create(district=world.district, name_th="โรงเรียนสมมุติ")
    count = NotifiedCount.objects.create(
        district=world.district, fiscal_year=2027, source="eef", as_of="2026-10-01", count=9
    )
    officer = world.people["officer"]
    return {
        "admin/people/": {"pk": officer.pk, "membership": officer.memberships.get().pk},
        "admin/districts/": {"pk": world.district.pk},
        "admin/district_chooser/": {"pk": world.district.pk},
        "admin/schools/": {"pk": school.pk},
        "admin/memberships/": {"pk": Membership.objects.first().pk},
        "admin/region_memberships/": {"pk": RegionMembership.objects.first().pk},
        "admin/notified_counts/": {"pk": count.pk},
        "admin/inspection_regions/": {"pk": InspectionRegion.objects.first().pk},
        "admin/provinces/": {"pk": world.district.seat.pk},
    }
