"""Write-ups of districts, in any stage."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image

from accounts.roles import Role
from bestpractice.domain.moderation import agree, send
from bestpractice.domain.photos import add_photo, describe
from bestpractice.domain.writing import begin, save
from support.people import make_user

TEXTS = {
    "background": "<p>เด็กบนเกาะย้ายตามครอบครัว</p>",
    "process": [{"type": "plan", "value": {"heading": "", "items": ["เทียบรายชื่อ"]}}],
    "results_quantitative": [
        {
            "type": "result",
            "value": {
                "text": "เด็กกลับมาเรียน",
                "value": "38",
                "unit": "คน",
                "period": "ปีการศึกษา 2568",
                "source": "ทะเบียนนักเรียน",
            },
        }
    ],
}


def make_write_up(district, *, by=None, title="เคาะทุกประตู", written=True, **fields):
    """A write-up, with a text under every heading that must have one unless `written` is False."""
    by = by or make_user(Role.DISTRICT_OFFICER, district=district)
    write_up = begin(district=district, title=title, by=by, **fields)
    if written:
        change(write_up, by=by, **TEXTS)
    return write_up


def change(write_up, *, by, **fields):
    def put(draft):
        for name, value in fields.items():
            setattr(draft, name, value)

    return save(write_up=write_up, change=put, by=by)


def approve_as_moderator(write_up, moderator, comment=""):
    state = write_up.page.current_workflow_task_state
    state.approve(user=moderator, comment=comment)


def published(write_up, *, by, moderator):
    """Sent, approved and agreed to."""
    send(write_up=write_up, by=by)
    approve_as_moderator(write_up, moderator)
    agree(write_up=write_up, by=by)
    write_up.page.refresh_from_db()
    return write_up


def picture(*, gps=True, colour="teal", size=(64, 48)):
    """The bytes of a photo, with the place where it was taken unless `gps` is False."""
    file = BytesIO()
    image = Image.new("RGB", size, colour)
    exif = Image.Exif()
    if gps:
        exif.get_ifd(0x8825).update({1: "N", 2: (8.0, 4.0, 0.0), 3: "E", 4: (98.0, 54.0, 0.0)})
    image.save(file, "JPEG", exif=exif)
    return file.getvalue()


def make_photo(write_up, *, by, consent=True, alt="ครูเยี่ยมบ้าน", **fields):
    photo = add_photo(
        write_up=write_up, file=ContentFile(picture(**fields)), name="IMG_1.jpg", by=by
    )
    return describe(photo=photo, alt=alt, caption="", consent=consent, by=by)
