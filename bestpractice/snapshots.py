"""What a practice says at one moment, as plain data that never needs its model again."""

import hashlib
import json

from bestpractice.models import BestPracticePage
from bestpractice.safeguards import FIELDS, text_of


def snapshot_of(practice):
    """{name of a field: its text}, in the order of the form; what says nothing is left out."""
    texts = {name: text_of(practice, practice._meta.get_field(name)) for name in FIELDS}
    return {name: text for name, text in texts.items() if text}


def sha256_of(snapshot):
    """The SHA-256 of a snapshot in one canonical spelling, hexadecimal."""
    text = json.dumps(snapshot, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def labelled(snapshot):
    """(heading, text) of each part, in the reader's language."""
    fields = BestPracticePage._meta
    return [(fields.get_field(name).verbose_name, text) for name, text in snapshot.items()]
