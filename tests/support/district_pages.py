"""The pages of a district, as its officers call them."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from evidence.models import EvidenceRequirement
from support import samples


def url(name, round, district, **kwargs):
    return reverse(name, kwargs={"district": district.code, "round": round.pk, **kwargs})


def requirement_of(round, key="e1_order"):
    return EvidenceRequirement.objects.get(criterion__round=round, key=key)


def pdf(name="คำสั่ง.pdf"):
    return SimpleUploadedFile(name, samples.pdf())


def add(client, round, district, *, key="e1_order", number=1, files=(), link="", **headers):
    requirement = requirement_of(round, key)
    return client.post(
        url("district_criterion", round, district, number=number),
        {
            "requirement": requirement.pk,
            f"r{requirement.pk}-files": list(files),
            f"r{requirement.pk}-url": link,
        },
        **headers,
    )


def messages_of(answer):
    """What the page tells, at its head and beside each requirement."""
    parts = [block["told"] for block in answer.context.get("blocks", ())]
    parts += answer.context.get("told", {}).values()
    return [str(message) for part in [answer.context["messages"], *parts] for message in part]
