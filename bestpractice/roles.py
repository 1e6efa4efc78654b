"""What roles may do with the library's techniques; pages follow Wagtail's page permissions."""

from accounts.roles import Role

WRITING = ["bestpractice.add_technique", "bestpractice.change_technique"]

PERMISSIONS = {
    Role.EDITOR: WRITING,
    Role.MODERATOR: WRITING,
    Role.PROGRAMME_ADMIN: [*WRITING, "bestpractice.delete_technique"],
}
