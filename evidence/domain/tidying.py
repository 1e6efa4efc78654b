"""Finding what a full disk or a killed process left behind, and what a disk has lost."""

from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.db.models import FileField
from django.utils import timezone

from evidence.domain.uploading import give_up_stale
from evidence.models import PartialUpload, StoredFile
from files import parts
from files.storage import all_paths, private_storage

#: Younger ones may belong to a request that is still at work.
AT_LEAST = timedelta(days=1)


@dataclass(frozen=True)
class Findings:
    """Paths of files without a row, rows without evidence, rows whose file is lost."""

    given_up: int
    files: list
    parts: list
    rows: list
    lost: list


def find(*, at=None):
    """Give up stale uploads; tell what is left over in private storage, and what is missing."""
    at = at or timezone.now()
    before = at - AT_LEAST
    given_up = give_up_stale(at=at)
    storage = private_storage()
    # The files first: one that is stored meanwhile has its row by the time that rows are read.
    there = set(all_paths(storage))
    known = _known_paths()
    return Findings(
        given_up=given_up,
        files=sorted(path for path in there - known if storage.get_modified_time(path) <= before),
        parts=_left_parts(before),
        rows=list(StoredFile.objects.filter(evidence=None, uploaded_at__lte=before)),
        lost=sorted(known - there),
    )


def clear(findings):
    """Delete what `find` found to be left over; what is lost stays lost."""
    storage = private_storage()
    for stored in findings.rows:
        paths = [stored.path.name, stored.thumbnail.name]
        stored.delete()
        for path in filter(None, paths):
            storage.delete(path)
    for path in findings.files:
        storage.delete(path)
    for key in findings.parts:
        with parts.locked(key) as part:
            part.discard()


def _known_paths():
    """The paths that any row of any floor names in private storage."""
    fields = [
        field
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, FileField) and field.storage is private_storage()
    ]
    paths = set()
    for field in fields:
        rows = field.model._base_manager.exclude(**{field.name: ""})
        paths.update(rows.values_list(field.name, flat=True))
    return paths


def _left_parts(before):
    known = {upload.key for upload in PartialUpload.objects.all()}
    return sorted(
        key
        for key, changed in parts.all_keys()
        if key not in known and changed <= before.timestamp()
    )
