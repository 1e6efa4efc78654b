"""QR codes, so that a printed address needs no typing."""

import base64
import io

import segno


def qr_code(url):
    """An SVG of the QR code that leads to `url`, as bytes."""
    buffer = io.BytesIO()
    segno.make(url, error="m", micro=False).save(
        buffer, kind="svg", scale=4, border=2, dark="#000", light="#fff"
    )
    return buffer.getvalue()


def qr_image(url):
    """`qr_code` as the address of an image within the page."""
    return f"data:image/svg+xml;base64,{base64.b64encode(qr_code(url)).decode()}"
