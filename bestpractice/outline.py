"""The parts of a case as they are read: only those that have something to say."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .enums import Phase


@dataclass(frozen=True)
class Part:
    """A part under an official heading: where it stands on the page, and its heading."""

    anchor: str
    heading: str


@dataclass(frozen=True)
class PhaseSteps:
    """One of the four parts of the process: its heading in the office's words, and its steps."""

    phase: Phase
    heading: str
    steps: list[str]


def parts(practice, shown=None):
    """The parts of `practice` in the order of the official form.

    `shown` are its photos; by default those that the public may see.
    """
    shown = photos(practice) if shown is None else shown
    results = practice.results_quantitative or practice.results_qualitative
    filled = [
        ("background", _("Background"), practice.background),
        ("process", _("Method and process"), practice.process_intro or practice.process),
        (
            "technique",
            _("Technique that brings success"),
            practice.technique_intro or practice.technique,
        ),
        ("results", _("Results"), results),
        ("factors", _("Success factors"), practice.success_factors),
        ("photos", _("Photos of the activities"), shown),
    ]
    return [Part(anchor, heading) for anchor, heading, content in filled if content]


def phases(practice):
    """The parts of the process in the order of PDCA, however they are stored."""
    stored = {block.block_type: block.value for block in practice.process}
    return [
        PhaseSteps(
            phase,
            stored[phase.value]["heading"] or phase.label,
            [item for item in stored[phase.value]["items"] if item.strip()],
        )
        for phase in Phase
        if phase.value in stored
    ]


def photos(practice):
    """The photos that the public may see, as the blocks' values."""
    values = [block.value for block in practice.photos]
    return [value for value in values if value["image"] and value["image"].is_showable]


def photos_to_come(practice):
    """The private photos that would be published with `practice`, for its preview."""
    write_up = getattr(practice, "write_up", None)
    if write_up is None:
        return []
    return [
        {"private": photo, "caption": photo.caption, "image": None}
        for photo in write_up.photos.filter(image=None)
        if photo.is_publishable
    ]
