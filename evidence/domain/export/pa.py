"""The PA documents of a round as a ZIP."""

from thai.dates import local

from .archive import Entry, is_kept, name_in, stream_zip

HEADINGS = [
    "district_code",
    "district",
    "requirement",
    "title",
    "url",
    "size",
    "sha256",
    "receipt",
    "sent_at",
]


def pa_zip(submissions):
    """The bytes, piece by piece, of a ZIP with the documents of these Submissions.

    They come from `challenges_of`; each district has a folder, named by its code.
    """
    return stream_zip(_entries(submissions), headings=HEADINGS)


def _entries(submissions):
    for submission in submissions:
        for number, item in enumerate(submission.pa_documents, start=1):
            kept = is_kept(item.file)
            yield Entry(
                path=name_in(submission.district.code, number, item.file) if kept else "",
                stored=item.file if kept else None,
                row=_row(submission, item),
            )


def _row(submission, item):
    version, stored = submission.current_version, item.file
    return [
        submission.district.code,
        submission.district.name,
        item.requirement.short,
        item.title,
        item.url,
        stored.size if stored else "",
        stored.sha256 if stored else "",
        version.receipt_number,
        local(version.submitted_at).isoformat(timespec="seconds"),
    ]
