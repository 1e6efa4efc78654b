"""Thai first, English second; the server's clock in Bangkok."""

from .env import ROOT

LANGUAGE_CODE = "th"
LANGUAGES = [("th", "ไทย"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
LANGUAGE_COOKIE_NAME = "language"

USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Bangkok"
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]

# Dates of the Buddhist Era in Thai, also where Django formats them by itself.
FORMAT_MODULE_PATH = "thai.formats"

LOCALE_PATHS = [
    ROOT / "site" / "locale",
    # Thai of the packages we use, where theirs is missing or wrong.
    ROOT / "site" / "locale" / "packages",
]
