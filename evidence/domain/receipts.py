"""The receipt of a sent version: who may read what of it, its code, its copy as a PDF."""

import base64
import hmac
from pathlib import Path

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from accounts.qr import qr_code
from evidence.domain.counting import in_words
from evidence.domain.figures import words_of
from evidence.models import EvidenceRequirement, SubmissionVersion
from evidence.rules import may_read_challenge
from thai import pdf
from thai.dates import datetime_long
from thai.numbers import grouped

TEMPLATE = Path(__file__).parent.parent / "pdf" / "receipt.typ"
CODE_CHARS = 12


def code_of(version):
    """The code that proves a receipt: taken from the SHA-256 of what was sent.

    Sixty bits that nobody can guess who does not hold the receipt or all that was sent, and that
    need neither a secret key nor a column.
    """
    digits = base64.b32encode(bytes.fromhex(version.sha256)).decode()
    return "-".join(digits[at : at + 4] for at in range(0, CODE_CHARS, 4))


def version_proved(*, number, code):
    """The SubmissionVersion of a receipt number, if the code is right; else None."""
    version = (
        SubmissionVersion.objects.filter(receipt_number=number.strip())
        .select_related("submission__round__indicator")
        .first()
    )
    given = code.upper().replace("-", "").replace(" ", "").encode()
    if version and hmac.compare_digest(given, code_of(version).replace("-", "").encode()):
        return version
    return None


def manifest_for(user, version):
    """The items of a version that `user` may know of, with the requirement's short text.

    The PA part is left out for evaluators and supervisors, its existence included.
    """
    return manifest_rows(version, with_pa=may_read_challenge(user, version.submission))


def manifest_rows(version, *, with_pa):
    """The items of a version with the requirement's short text, with the PA part or without."""
    rows = [row for row in version.manifest if with_pa or row["criterion"] is not None]
    requirements = EvidenceRequirement.objects.filter(evidence__versions=version).distinct()
    names = {(r.criterion_id is None, r.key): r.short for r in requirements}
    return [
        row | {"asked": names.get((row["criterion"] is None, row["requirement"]), "")}
        for row in rows
    ]


def figures_of(version):
    """[(Figure, {"value", "note"})] as they were sent, in the order of the round."""
    figures = version.submission.round.figures.order_by("order")
    return [(f, version.figures[f.key]) for f in figures if f.key in version.figures]


def receipt_pdf(*, version, user, verify_url, mark="", thai_digits=False):
    """The copy as filed, in the active language, as the bytes of a PDF."""
    submission = version.submission
    reporter = [version.reporter_name, version.reporter_position]
    data = {
        "title": _("Receipt"),
        "copy": _("Copy as filed"),
        "number": version.receipt_number,
        "facts": [
            [_("District"), submission.district_name],
            [_("Round"), f"{submission.round} – {submission.round.indicator.title}"],
            [_("Received"), datetime_long(version.submitted_at)],
            [_("Version"), f"{version.number}{' – ' + _('Late') if version.is_late else ''}"],
            [_("Reported by"), ", ".join(reporter)],
            [_("Contact"), f"{version.reporter_phone} · {version.reporter_email}"],
        ],
        "hash_label": _("SHA-256 of the report"),
        "hash": version.sha256,
        "proof": _("Check this receipt at"),
        "url": verify_url,
        "code_label": _("Verification code"),
        "code": code_of(version),
        "items_title": _("What was sent"),
        "none": _("No evidence"),
        "headers": [_("Criterion"), _("Item"), _("Size")],
        "items": [_pdf_row(row) for row in manifest_for(user, version)],
        "figures_title": _("Figures"),
        "figure_headers": [_("Figure"), _("How many")],
        "figures": [
            [
                " – ".join(filter(None, [f"{figure.number} {figure.text}", words_of(sent)])),
                "–" if sent["value"] is None else grouped(sent["value"]),
            ]
            for figure, sent in figures_of(version)
        ],
    }
    return pdf.render(
        TEMPLATE,
        data,
        title=f"{_('Receipt')} {version.receipt_number}",
        files={"qr.svg": qr_code(verify_url)},
        mark=mark,
        at=version.submitted_at,
        thai_digits=thai_digits,
    )


def _pdf_row(row):
    """Criterion, what was filed and under what, size, hash."""
    about = dict.fromkeys([row["title"], row["url"] or row["name"], row["school"]])
    return {
        "criterion": "PA" if row["criterion"] is None else str(row["criterion"]),
        "asked": row["asked"],
        "lines": [line for line in about if line] + in_words(row.get("counts", [])),
        "size": filesizeformat(row["size"]).replace("\xa0", " ") if row["size"] else "–",
        "sha256": row["sha256"],
    }
