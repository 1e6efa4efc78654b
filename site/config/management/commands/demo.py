"""From an empty folder to a served site with accounts, in one command."""

import os
import secrets
import subprocess
import sys
from contextlib import ExitStack, suppress

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from config.demo.folder import ForeignFolder, prepare
from config.demo.people import PEOPLE
from config.demo.serving import (
    PortTaken,
    attend,
    end_quietly_on_sigterm,
    require_free,
    web_server,
)
from config.settings.env import DATA_DIR, ROOT


class Command(BaseCommand):
    help = "Set up the demo on embedded SQLite and serve it."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--no-serve", action="store_true", help="set up only")
        parser.add_argument("--reset", action="store_true", help="begin anew")

    def handle(self, *, port, no_serve, reset, **options):
        if not settings.DEMO:
            raise CommandError("The demo runs on its own settings: config.settings.demo.")
        try:
            if not no_serve:
                require_free(port)
            prepare(reset=reset)
        except (ForeignFolder, PortTaken) as error:
            raise CommandError(error) from error
        if "BASE_URL" not in os.environ:
            # Letters, feeds and citations name the port, which no settings file can know.
            settings.WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{port}"
        collecting = self.collect_static()
        self.stdout.write("Setting up the database …")
        call_command("migrate", verbosity=0)
        # Imported late: a second process is collecting meanwhile, and models need the database.
        from config.demo.load import load_demo

        password = self.password()
        end_quietly_on_sigterm()
        with ExitStack() as stack, suppress(KeyboardInterrupt, SystemExit):
            web = None

            def serve():
                nonlocal web
                if collecting.wait():
                    raise CommandError("The static files could not be collected.")
                if not no_serve:
                    web = stack.enter_context(web_server(port=port))
                    self.stdout.write(f"The public site is served: http://127.0.0.1:{port}/")

            # Visitors need not wait for the reports of all districts.
            load_demo(password=password, log=self.stdout.write, public_site_stands=serve)
            self.greet(port, password)
            if web:
                attend(web)

    def collect_static(self):
        """Collect in a second process while this one migrates."""
        command = [sys.executable, "manage.py", "collectstatic", "--no-input", "-v0"]
        env = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.demo"}
        return subprocess.Popen(command, cwd=ROOT, env=env)

    def password(self):
        """DEMO_PASSWORD, or one made at the first run and kept beside the database."""
        if given := os.environ.get("DEMO_PASSWORD"):
            return given
        path = DATA_DIR / "demo_password"
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(9))
        return path.read_text()

    def greet(self, port, password):
        names = ", ".join(PEOPLE)
        self.stdout.write(
            f"\nAccounts: {names}\nPassword of each: {password}\n"
            f"http://127.0.0.1:{port}/  (Ctrl-C ends it)\n"
        )
