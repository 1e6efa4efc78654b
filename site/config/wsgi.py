"""The application for gunicorn: `gunicorn --chdir site config.wsgi`."""

import os
import sys

from config.settings.env import ROOT

if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
