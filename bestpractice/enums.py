"""Fixed choices of a practice; the values stand in URLs and in the database."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Whose practice it is: the office's own, or one school's."""

    DISTRICT = "district", _("District office")
    SCHOOL = "school", _("School")


class WorkArea(models.TextChoices):
    """The five areas of work under the memorandum of understanding (MOU)."""

    PUBLICITY = "publicity", _("Publicity")
    INFORMATION = "information", _("Information on each child")
    TRACKING = "tracking", _("Tracking and finding children")
    RESOURCES = "resources", _("Support with resources")
    RESEARCH = "research", _("Research and policy proposals")


class Phase(models.TextChoices):
    """The four parts of the PDCA process, in the order in which they follow each other."""

    PLAN = "plan", _("Plan")
    DO = "do", _("Do")
    CHECK = "check", _("Check")
    ACT = "act", _("Act")

    @property
    def letter(self):
        return self.value[0].upper()


class Stage(models.TextChoices):
    """Where a district's write-up stands between its first word and the library."""

    DRAFT = "draft", _("Being written")
    REVIEW = "review", _("With the editors")
    RETURNED = "returned", _("Changes asked for")
    APPROVAL = "approval", _("Waiting for your yes")
    PUBLISHED = "published", _("Published")
    REVISED = "revised", _("Published, newer text not sent")

    @property
    def sentence(self):
        """What it means for the district."""
        return {
            Stage.DRAFT: _("Only your office sees it. Send it when it is ready."),
            Stage.REVIEW: _("Editors look it over. You can take it back to go on writing."),
            Stage.RETURNED: _("The editors ask for changes. Make them and send it again."),
            Stage.APPROVAL: _("The editors are done. It goes public when you agree."),
            Stage.PUBLISHED: _("Everyone can read it in the library."),
            Stage.REVISED: _("The public reads the older text until the newer one is approved."),
        }[self]

    @property
    def badge(self):
        """The kind of badge that shows it."""
        return {
            Stage.DRAFT: "neutral",
            Stage.REVIEW: "",
            Stage.RETURNED: "warn",
            Stage.APPROVAL: "warn",
            Stage.PUBLISHED: "good",
            Stage.REVISED: "",
        }[self]


#: The district may change the text.
EDITABLE_STAGES = {Stage.DRAFT, Stage.RETURNED, Stage.PUBLISHED, Stage.REVISED}
#: It lies with somebody, and the district may take it back.
UNDER_WAY_STAGES = {Stage.REVIEW, Stage.APPROVAL}
