"""Counting the dropout system's workbook: its rows name children, so it is never kept.

What stays of it: how many children bear each status, its name, its SHA-256, who counted it, when.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from evidence.domain.audit import record
from evidence.domain.errors import Refused
from evidence.models import DropoutCount, DropoutMapping
from files.counts import count_filled_rows
from files.tallies import tally
from thai.numbers import grouped

#: What is wrong with a workbook, with what to do; %s are its places.
PROBLEMS = {
    "merged": gettext_lazy(
        "Cells are merged: %s. Select them, choose Unmerge Cells, and fill each cell."
    ),
    "sheets": gettext_lazy("%s further sheets hold data. Keep the one with the list only."),
    "headings": gettext_lazy("These headings are missing: %s"),
    "formula": gettext_lazy("There are formulas in %s. Copy the cells and paste their values."),
    "text": gettext_lazy("There is no whole number in %s. Enter digits only, such as 125."),
    "negative": gettext_lazy("The number is negative in %s. Enter a whole number from 0 up."),
    "district": gettext_lazy(
        "Another district, or none, stands in %s. Keep the rows of your own district only."
    ),
    "status": gettext_lazy(
        "The status in %s is not known. Correct it, or ask central staff to add it."
    ),
}


def mapping_of(round):
    """The round's DropoutMapping, or None while central staff have set none."""
    return DropoutMapping.objects.filter(round=round).first()


def count(file, *, submission):
    """What a StoredFile keeps of an XLSX, and nothing else of its cells.

    {"statuses": [{"name": status, "children": int}]} where central staff have said which columns
    say what; else {"sheets": [{"name": str, "rows": int}]}: rows with a value, less the heading.
    Raises RejectedFile, or Refused with every problem.
    """
    mapping = mapping_of(submission.round)
    if mapping is None:
        sheets = count_filled_rows(file)
        return {"sheets": [sheet | {"rows": max(0, sheet["rows"] - 1)} for sheet in sheets]}
    statuses = [row.status for row in mapping.statuses.all()]
    district = submission.district
    found = tally(
        file,
        status=mapping.status_heading,
        district=mapping.district_heading,
        number=mapping.number_heading,
        statuses=statuses,
        own=[
            name
            for name in (district.code, district.name_th, district.short_th, district.name_en)
            if name
        ],
    )
    if found.problems:
        raise Refused(
            [PROBLEMS[code] % ", ".join(places) for code, places in found.problems.items()]
        )
    if not found.total:
        raise Refused(_("No child is listed below the headings."), code="empty")
    pairs = zip(statuses, found.counts, strict=True)
    return {"statuses": [{"name": name, "children": number} for name, number in pairs]}


def keep(stored, *, submission, by, at):
    """Write down what a counted StoredFile comes to, to be compared with the typed figures."""
    return write_down(
        stored.statuses,
        submission=submission,
        name=stored.name,
        sha256=stored.original_sha256,
        by=by,
        at=at,
    )


def write_down(statuses, *, submission, name, sha256, by, at):
    """Write down [{"name", "children"}] of a workbook; returns the DropoutCount."""
    record(
        "dropouts_counted",
        submission,
        by=by,
        sha256=sha256,
        total=sum(row["children"] for row in statuses),
    )
    return DropoutCount.objects.create(
        submission=submission,
        name=name[-200:],
        sha256=sha256,
        counts={row["name"]: row["children"] for row in statuses},
        counted_by=by,
        counted_at=at,
    )


def forget(stored, *, submission):
    """Compare the figures no longer with a workbook that the district has taken out."""
    submission.dropout_counts.filter(sha256=stored.original_sha256).delete()


def in_words(statuses):
    """A line for each status: ["กลับมาเรียน: 4", …]."""
    return [f"{row['name']}: {grouped(row['children'])}" for row in statuses]
