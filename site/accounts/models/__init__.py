"""The people who sign in, and the links that let them choose a password."""

from .links import AccountLink
from .users import User

__all__ = ["AccountLink", "User"]
