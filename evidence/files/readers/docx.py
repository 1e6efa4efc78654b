"""A Word document as plain HTML, for reading it on the screen."""

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
    # A style map inside the document could ask for any HTML element.
    converted = mammoth.convert_to_html(
        source, convert_image=leave_out, include_embedded_style_map=False
    )
    safe = SafeHtml()
    safe.feed(converted.value)
    safe.close()
    product.write(safe.html.encode())
    return {"pictures": len(pictures), "cut": safe.cut}
