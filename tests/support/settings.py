"""The settings of the tests, with their own `flush` command."""

from config.settings.test import *
from config.settings.test import INSTALLED_APPS

INSTALLED_APPS = ["support", *INSTALLED_APPS]
