from django.utils.translation import gettext_lazy as _
from wagtail.contrib.table_block.blocks import TableBlock as BaseTableBlock
from wagtail_localize.segments import StringSegmentValue


class TableBlock(BaseTableBlock):
    """A table whose caption and cells can be translated, which the block it builds on cannot."""

    def get_translatable_segments(self, value):
        """The caption under the path `caption`, each filled cell under `row:column`."""
        segments = [StringSegmentValue(path, text) for path, text in self._texts(value)]
        return [segment for segment in segments if not segment.is_empty()]

    def restore_translated_segments(self, value, segments):
        texts = {segment.path: segment.render_text() for segment in segments}
        return {
            **value,
            "table_caption": texts.get("caption", value.get("table_caption", "")),
            "data": [
                [texts.get(f"{row}:{column}", cell) for column, cell in enumerate(cells)]
                for row, cells in enumerate(value["data"])
            ],
        }

    def _texts(self, value):
        yield "caption", value.get("table_caption") or ""
        for row, cells in enumerate(value.get("data") or []):
            for column, cell in enumerate(cells):
                yield f"{row}:{column}", cell or ""

    class Meta:
        icon = "table"
        label = _("Table")
        template = "home/blocks/table.html"
