"""The PA documents as the personnel bureau sees them: by round, of districts that chose it."""

from django.db.models import Count, F, Prefetch, Q

from evidence.models import Evidence, Round, Submission

#: The version that counts says that the indicator is the district's challenge, and so does the
#: report itself: unticking hides at once.
CHOSEN = Q(is_challenge=True, current_version__is_challenge=True)


def rounds_with_challenges():
    """Rounds with `chosen`, the number of districts that chose the indicator, the newest first."""
    chosen = Q(submissions__is_challenge=True, submissions__current_version__is_challenge=True)
    return (
        Round.objects.select_related("indicator")
        .annotate(chosen=Count("submissions", filter=chosen))
        .filter(chosen__gt=0)
        .order_by("-indicator__fiscal_year", "months")
    )


def challenges_of(round):
    """The Submissions that chose it, each with `pa_documents`, as they were sent: two queries."""
    sent = (
        Evidence.objects.filter(
            requirement__pa_round=round, versions=F("submission__current_version")
        )
        .select_related("requirement", "file")
        .order_by("requirement__order", "pk")
    )
    return (
        Submission.objects.filter(CHOSEN, round=round)
        .select_related("district__region", "current_version")
        .prefetch_related(Prefetch("evidence", sent, to_attr="pa_documents"))
        .order_by("district__sort_key")
    )
