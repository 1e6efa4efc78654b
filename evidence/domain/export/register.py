"""Sheet 5: every piece of evidence of the versions that count, the PA part left out.

Rows are read and written one after the other: 100,000 of them take no more memory than ten.
"""

from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from evidence.domain.counting import in_words
from evidence.enums import EvidenceKind
from evidence.models import Evidence
from thai.bilingual import pair

from .cells import LINK, SMALL_NUMBER, TEXT, WHOLE_NUMBER, Link, moment
from .tables import Column

FIELDS = [
    "submission_id",
    "requirement__criterion_id",
    "requirement__short_th",
    "requirement__short_en",
    "kind",
    "title",
    "url",
    "uid",
    "added_at",
    "file__name",
    "file__size",
    "file__sha256",
    "file__path",
    "file__destroyed_at",
    "file__counts",
]
NOBODY = UUID(int=0)


def columns():
    """With widths of their own, so that no row has to be kept."""
    return [
        Column(_("District code"), TEXT, 30),
        Column(_("District"), TEXT, 52),
        Column(_("Inspection region"), TEXT, 22),
        Column(_("Criterion no."), SMALL_NUMBER, 10),
        Column(_("Criterion"), TEXT, 30),
        Column(_("Evidence requirement"), TEXT, 30),
        Column(_("Kind of evidence"), TEXT, 14),
        Column(_("Title"), TEXT, 44),
        Column(_("File name"), TEXT, 36),
        Column(_("Size in bytes"), WHOLE_NUMBER, 14),
        Column("SHA-256", TEXT, 70),
        Column(_("Added at"), moment(), 20),
        Column(_("Link"), LINK, 60),
        Column(_("Note"), TEXT, 40),
    ]


def rows(round_reports, items):
    """The register, by district in the order of the other sheets, and by criterion.

    Counts on the way what each report filed into `items` {(submission.pk, criterion.pk): number}.
    """
    districts, versions = {}, []
    for report in round_reports.reports:
        if report.version:
            versions.append(report.version.pk)
            districts[report.submission.pk] = [
                report.district.code,
                report.name,
                report.region.name,
            ]
    criteria = {c.pk: [c.number, c.short] for c in round_reports.criteria}
    kinds = {kind.value: str(kind.label) for kind in EvidenceKind}
    file_view = _file_view()
    for (
        submission,
        criterion,
        requirement_th,
        requirement_en,
        kind,
        title,
        url,
        uid,
        added_at,
        name,
        size,
        sha256,
        path,
        destroyed_at,
        counts,
    ) in _filed(versions):
        items[submission, criterion] += 1
        yield [
            *districts[submission],
            *criteria[criterion],
            pair(requirement_th, requirement_en),
            kinds[kind],
            title,
            name,
            size,
            sha256,
            added_at,
            _link(url, file_view.format(uid) if path and not destroyed_at else ""),
            _note(url, path, destroyed_at, counts),
        ]


def _filed(versions):
    return (
        Evidence.objects.filter(versions__in=versions, requirement__criterion__isnull=False)
        .order_by(
            "submission__region__number",
            "submission__district__sort_key",
            "requirement__criterion__number",
            "requirement__order",
            "pk",
        )
        .values_list(*FIELDS)
        .iterator()
    )


def _file_view():
    """The absolute address of the view that asks for permission, with {} for the evidence."""
    address = settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("evidence_file", args=[NOBODY])
    return address.replace(str(NOBODY), "{}")


def _link(url, file_address):
    """What leads to the evidence. Only web addresses are made to be clicked on."""
    if file_address or url.startswith(("https://", "http://")):
        address = file_address or url
        return Link(address, address)
    return url


def _note(url, path, destroyed_at, counts):
    if destroyed_at:
        return _("The file was destroyed.")
    if not url and not path:
        said = [
            _("Its rows were counted; the file is not kept."),
            "; ".join(in_words((counts or {}).get("statuses", []))),
        ]
        return " ".join(filter(None, said))
    return None
