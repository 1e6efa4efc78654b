"""Who does what: areas of work with the agencies that take part, filtered by agency."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

PARAMETER = "agency"


class AgencyBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("agency"), max_length=255)
    short = blocks.CharBlock(label=_("short name"), max_length=60)

    class Meta:
        icon = "group"


class WorkAreaBlock(blocks.StructBlock):
    number = blocks.RegexBlock(
        r"^\d+(\.\d+)?$", label=_("number of the area"), help_text=_("Such as 3.1.")
    )
    text = blocks.CharBlock(label=_("area of work"), max_length=400)
    lead = blocks.CharBlock(label=_("who leads"), max_length=160)
    partners = blocks.RegexBlock(
        r"^\d+(\s*,\s*\d+)*$",
        label=_("partner agencies"),
        required=False,
        help_text=_("Their numbers in the list of agencies, such as 1, 2, 6. Empty for all."),
    )

    class Meta:
        icon = "list-ul"


class WorkMatrixBlock(blocks.StructBlock):
    """The agencies in their order, and for each area of work who leads and who takes part.

    `?agency=7` leaves the areas in which the seventh agency takes part.
    """

    title = blocks.CharBlock(label=_("title of the agencies"), max_length=160)
    note = blocks.CharBlock(label=_("note"), required=False, max_length=255)
    agencies = blocks.ListBlock(AgencyBlock(), label=_("agencies"), min_num=2)
    areas_title = blocks.CharBlock(label=_("title of the areas of work"), max_length=160)
    areas = blocks.ListBlock(WorkAreaBlock(), label=_("areas of work"), min_num=1)

    def clean(self, value):
        value = super().clean(value)
        for area in value["areas"]:
            unknown = [n for n in _numbers(area["partners"]) if n > len(value["agencies"])]
            if unknown:
                raise blocks.StructBlockValidationError(
                    {
                        "areas": ValidationError(
                            _("“%(area)s”: there is no agency %(number)s in the list."),
                            code="agency",
                            params={"area": area["text"], "number": unknown[0]},
                        )
                    }
                )
        return value

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context=parent_context)
        agencies = list(enumerate(value["agencies"], 1))
        chosen = _chosen(parent_context or {}, len(agencies))
        areas = [_area(area, agencies, chosen) for area in value["areas"]]
        return context | {
            "agencies": agencies,
            "areas": areas,
            "chosen": chosen,
            "shown": sum(area["is_shown"] for area in areas),
        }

    class Meta:
        icon = "group"
        label = _("Agencies and their work")
        template = "home/blocks/work_matrix.html"


def _chosen(context, count):
    """The number of the agency that the address asks for; None for all."""
    request = context.get("request")
    asked = request.GET.get(PARAMETER, "") if request else ""
    number = int(asked) if asked.isdecimal() and len(asked) < 4 else 0
    return number if 0 < number <= count else None


def _area(area, agencies, chosen):
    numbers = _numbers(area["partners"])
    partners = [(n, agency) for n, agency in agencies if n in numbers or not numbers]
    return {
        "area": area,
        "partners": partners,
        "takes_all": len(partners) == len(agencies),
        "is_shown": chosen is None or any(n == chosen for n, _agency in partners),
    }


def _numbers(text):
    return {int(number) for number in text.split(",") if number.strip()}
