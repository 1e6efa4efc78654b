"""A Word document as plain HTML, for reading it on the screen."""

import io

import mammoth

from .office import opened
from .safe_html import SafeHtml


def to_html(source, product):
    """Sandbox job: write the document's text as safe HTML (UTF-8); tell whether it was cut.

    Pictures are left out and counted. The HTML holds nothing that loads from anywhere.
    """
    with opened(source):
        pass
    pictures = []

    def leave_out(picture):
        pictures.append(picture.alt_text)
        return []

    source.seek(0)
    converted = mammoth.convert_to_html(
        # Without a name: Mammoth would look for linked files beside a file that has one.
        io.BytesIO(source.read()),
        convert_image=leave_out,
        # A style map inside the document could ask for any HTML element.
        include_embedded_style_map=False,
    )
    safe = SafeHtml()
    safe.feed(converted.value)
    safe.close()
    product.write(safe.html.encode())
    return {"pictures": len(pictures), "cut": safe.cut}
