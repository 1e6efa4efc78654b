"""How the demo reads a dropout workbook: headings and statuses in the KPI's own words."""

from evidence.models import DropoutMapping, DropoutStatus


def load_dropout_mapping(rounds):
    """Make the mapping of each round with figures, once: every figure without parts is a status."""
    for round in rounds:
        figures = list(round.figures.order_by("order"))
        if not figures or DropoutMapping.objects.filter(round=round).exists():
            continue
        mapping = DropoutMapping.objects.create(
            round=round, status_heading="สถานะ", district_heading="เขต", number_heading="จำนวน"
        )
        parents = {figure.parent_id for figure in figures}
        DropoutStatus.objects.bulk_create(
            DropoutStatus(mapping=mapping, status=figure.text_th[:150], figure=figure)
            for figure in figures
            if figure.pk not in parents
        )
