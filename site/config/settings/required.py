"""A clear error at start, naming every setting that production lacks."""

from django.core.exceptions import ImproperlyConfigured

from .env import env

MEANING = {
    "DATABASE_URL": "the PostgreSQL database, such as postgres://user:password@host:5432/name",
    "SECRET_KEY": "a random text of at least 50 characters that stays secret",
    "ALLOWED_HOSTS": "the host names of the site, parted by commas",
}


def require(*names):
    """Raise ImproperlyConfigured naming each of `names` that the environment leaves empty."""
    missing = [name for name in names if not env.str(name, default="").strip()]
    if missing:
        lines = "\n".join(f"  {name}: {MEANING[name]}" for name in missing)
        raise ImproperlyConfigured(f"Set these environment variables and start again:\n{lines}")
