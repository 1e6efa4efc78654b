"""What roles may do with the areas in the Wagtail admin; the roof gives it to the groups.

Districts and memberships are ended, never deleted: history and conflicts of interest look back.
"""

from accounts.roles import Role

PERMISSIONS = {
    Role.PROGRAMME_ADMIN: [
        "areas.view_inspectionregion",
        "areas.change_inspectionregion",
        "areas.view_province",
        "areas.view_district",
        "areas.add_district",
        "areas.change_district",
        "areas.view_school",
        "areas.add_school",
        "areas.change_school",
        "areas.delete_school",
        "areas.view_membership",
        "areas.add_membership",
        "areas.change_membership",
        "areas.view_regionmembership",
        "areas.add_regionmembership",
        "areas.change_regionmembership",
        "areas.view_notifiedcount",
        "areas.add_notifiedcount",
        "areas.change_notifiedcount",
        "areas.delete_notifiedcount",
    ],
}
