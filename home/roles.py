"""What roles may do with snippets and settings of the public pages; pages follow Wagtail's own.

Figures are published with their source: editors propose, moderators and central staff enter them.
"""

from accounts.roles import Role

CATEGORIES = ["home.add_newscategory", "home.change_newscategory", "home.delete_newscategory"]
FIGURES = ["home.add_referencefigure", "home.change_referencefigure"]

PERMISSIONS = {
    Role.EDITOR: CATEGORIES,
    Role.MODERATOR: [*CATEGORIES, *FIGURES],
    Role.PROGRAMME_ADMIN: [
        *CATEGORIES,
        *FIGURES,
        "home.delete_referencefigure",
        "home.change_sitesettings",
    ],
}
