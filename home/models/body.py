from django.utils.functional import cached_property

from home.blocks.base import HoldsImages, anchor_of


class BodyMixin:
    """A page with a `body` of our blocks: its pictures, its headings."""

    @cached_property
    def body_images(self):
        """Every picture placed in the body, in order."""
        return [
            image
            for block in self.body
            if isinstance(block.block, HoldsImages)
            for image in block.block.images_of(block.value)
        ]

    @property
    def placed_images(self):
        return [image for image in self.body_images if image]

    @property
    def headings(self):
        """(anchor, text) of the headings of the second level, for a table of contents."""
        return [
            (anchor_of(block), block.value["text"])
            for block in self.body
            if block.block_type == "heading" and block.value["level"] == "2"
        ]
