from django.core.management.base import BaseCommand

from accounts.roles import Role
from config.roles import load_roles


class Command(BaseCommand):
    help = "Make the groups of the roles and give them their permissions."

    def handle(self, **options):
        load_roles()
        self.stdout.write(f"{len(Role)} roles")
