"""The neutral drawings as public images, each made once and marked as an illustration."""

from dataclasses import dataclass

from django.core.files.base import ContentFile

from home.models import CustomImage

from . import drawings
from .content import read


@dataclass(frozen=True)
class Drawing:
    """A drawing of `drawings`, by the name of its function, with its texts in both languages."""

    name: str
    title: str
    alt_th: str
    alt_en: str

    def image(self):
        """The image of this drawing, made if it is missing."""
        file_name = f"drawing-{self.name.replace('_', '-')}"
        found = CustomImage.objects.filter(file__contains=file_name).first()
        return found or CustomImage.objects.create(
            title=self.title,
            file=ContentFile(getattr(drawings, self.name)().png(), f"{file_name}.png"),
            alt_th=self.alt_th,
            alt_en=self.alt_en,
            consent=CustomImage.Consent.NOT_NEEDED,
            is_illustration=True,
        )


def drawing_for(key):
    """The image that `content/drawings.yaml` gives to the page `key`; None if it gives none."""
    content = read("drawings")
    name = content["uses"].get(key)
    if name is None:
        return None
    return Drawing(name=name, **content["drawings"][name]).image()
