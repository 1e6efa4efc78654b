"""Thai of the packages: nothing lacks it, and ours wins over theirs."""

import json
from pathlib import Path

import django
import pytest
from django.apps import apps
from django.utils import translation
from django.utils.translation import gettext, ngettext, npgettext, pgettext, trans_real
from django.views.i18n import JSONCatalog

from support import messages
from support.catalogues import entries, key

SITE_PACKAGES = Path(django.__file__).parents[1]
SCRIPTS_MESSAGES = "locale/en/LC_MESSAGES/djangojs.po"

# Strings without Thai, by package.
WITHOUT_THAI = {
    "allauth": 0,
    "allauth.account": 0,
    "allauth.mfa": 0,
    "axes": 0,
    "django": 0,
    "django.contrib.auth": 0,
    "django.contrib.contenttypes": 0,
    "django.contrib.humanize": 0,
    "django.contrib.messages": 0,
    "django.contrib.postgres": 0,
    "django.contrib.sessions": 0,
    "django.contrib.sitemaps": 0,
    "django.contrib.staticfiles": 0,
    "django.forms": 0,
    "django_filters": 0,
    "django_tasks_db": 0,
    "modelcluster": 0,
    "taggit": 0,
    "wagtail": 0,
    "wagtail.admin": 0,
    "wagtail.contrib.forms": 0,
    "wagtail.contrib.redirects": 0,
    "wagtail.contrib.settings": 0,
    "wagtail.contrib.table_block": 0,
    "wagtail.documents": 0,
    "wagtail.embeds": 0,
    "wagtail.images": 0,
    "wagtail.search": 0,
    "wagtail.sites": 0,
    "wagtail.snippets": 0,
    "wagtail.users": 0,
    "wagtail_localize": 0,
    "wagtail_localize.locales": 0,
}

# What a Thai officer read before, or in English, and reads now.
READ_IN_THAI = {
    "Reports": "รายงานระบบ",
    "Workflows": "กระบวนการตรวจ",
    "Workflow tasks": "ขั้นตรวจ",
    "Locales": "ภาษาของเว็บไซต์",
    "Site history": "ประวัติการแก้ไขทั้งเว็บไซต์",
    "Locked pages": "หน้าที่ล็อกอยู่",
    "Aging pages": "หน้าที่ไม่ได้ปรับปรุงนาน",
    "Page types usage": "การใช้งานประเภทหน้า",
    "Help": "วิธีใช้",
    "Keyboard shortcuts": "ปุ่มลัด",
    "Toggle sidebar": "เปิดหรือปิดแถบข้าง",
    "Toggle breadcrumbs": "เปิดหรือปิดเส้นทางหน้า",
    "Skip to main content": "ข้ามไปยังเนื้อหาหลัก",
    "Notifications": "การแจ้งเตือน",
    "Remember me": "จดจำการเข้าสู่ระบบ",
    "Forgotten password?": "ลืมรหัสผ่าน",
    "Awaiting your review": "รอคุณตรวจ",
    "Your locked pages": "หน้าที่คุณล็อกไว้",
    "Your pages and snippets in a workflow": "เนื้อหาของคุณที่อยู่ระหว่างตรวจ",
    "Actions": "คำสั่ง",
    "More actions": "คำสั่งเพิ่มเติม",
    "More options for '%(title)s'": "ตัวเลือกเพิ่มเติมของ “%(title)s”",
    "Bulk actions": "ทำหลายรายการพร้อมกัน",
    "Select all": "เลือกทั้งหมด",
    "Sort": "เรียงลำดับ",
    "Sort menu order": "จัดลำดับเมนู",
    "Filter by": "กรองตาม",
    "Show filters": "แสดงตัวกรอง",
    "Apply filters": "ใช้ตัวกรอง",
    "Clear": "ล้าง",
    "Search all pages…": "ค้นหาทุกหน้า…",
    "There are no results.": "ไม่พบข้อมูล",
    "Page type": "ประเภทหน้า",
    "Locale": "ภาษา",
    "Owner": "เจ้าของ",
    "Download XLSX": "ดาวน์โหลดไฟล์ Excel (XLSX)",
    "Checks": "ตรวจความเรียบร้อย",
    "Comments": "ความคิดเห็น",
    "Toggle status": "เปิดหรือปิดแผงสถานะ",
    "Toggle preview": "เปิดหรือปิดแผงตัวอย่าง",
    "Autosave is paused": "หยุดบันทึกอัตโนมัติชั่วคราว",
    "Publish page": "เผยแพร่หน้า",
    "Schedule to publish": "ตั้งเวลาเผยแพร่",
    "Set schedule": "ตั้งเวลา",
    "Unlock": "ปลดล็อก",
    "Request changes": "ขอให้แก้ไข",
    "Approve with comment": "อนุมัติพร้อมความคิดเห็น",
    "In Moderation": "อยู่ระหว่างตรวจ",
    "View history": "ดูประวัติ",
    "Compare with previous version": "เปรียบเทียบกับฉบับก่อนหน้า",
    "Change privacy": "เปลี่ยนสิทธิ์เข้าชม",
    "Visible to all": "ทุกคนเข้าชมได้",
    "Add comment": "เพิ่มความคิดเห็น",
    "Cancel": "ยกเลิก",
    "The page could not be saved due to validation errors.": (
        "บันทึกหน้าไม่ได้ ข้อมูลไม่ครบหรือไม่ถูกต้อง แก้ไขช่องที่มีเครื่องหมายแล้วบันทึกอีกครั้ง"
    ),
    # The packages' own Thai says something else.
    "Add an external link": "เพิ่มลิงก์ภายนอก",
    "Show in Explorer": "แสดงในรายการหน้า",
    "Add multiple images": "เพิ่มหลายรูปภาพ",
    "Bulk delete": "ลบหลายรายการ",
    "has unpublished changes": "มีการแก้ไขที่ยังไม่ได้เผยแพร่",
    "Update": "ปรับปรุง",
    "hostname": "ชื่อโฮสต์",
    "Visibility": "การเข้าชม",
    "Add": "เพิ่ม",
    "Sign in with a passkey": "เข้าสู่ระบบด้วยพาสคีย์",
    "Enter your password:": "กรอกรหัสผ่าน:",
    "Password Changed": "เปลี่ยนรหัสผ่านแล้ว",
    "Email (again)": "อีเมล (อีกครั้ง)",
    "You must type the same email each time.": "อีเมลสองช่องไม่ตรงกัน กรอกให้เหมือนกัน",
    "Cancel workflow ": "ยกเลิกกระบวนการตรวจ ",
    "This field is required.": "ต้องกรอกช่องนี้",
}

SHOWN_BY_SCRIPTS = {
    "Insert a block": "แทรกส่วนเนื้อหา",
    "Saving...": "กำลังบันทึก…",
    "View child pages of '%(title)s'": "ดูหน้าย่อยของ “%(title)s”",
    "Main menu": "เมนูหลัก",
    "Toggle sidebar": "เปิดหรือปิดแถบข้าง",
    "Changes have been autosaved.": "บันทึกการแก้ไขโดยอัตโนมัติแล้ว",
    "Upload PO file": "อัปโหลดไฟล์ PO",
    "%(num)s error": ["ข้อผิดพลาด %(num)s จุด"],
}


def _packages():
    """Return label → messages of each installed package, Django's own core included."""
    installed = {
        app.name: messages.of_package(app)
        for app in apps.get_app_configs()
        if Path(app.path).is_relative_to(SITE_PACKAGES)
    }
    core = Path(django.__file__).parent / "conf/locale/en/LC_MESSAGES/django.po"
    return {"django": [key(entry) for entry in entries(core)], **installed}


def test_every_message_of_every_package_has_thai():
    catalogue = trans_real.translation("th")._catalog
    without = {
        package: [message for message in found if not _translations(catalogue, message)]
        for package, found in _packages().items()
    }
    assert {package: len(found) for package, found in without.items()} == WITHOUT_THAI, {
        package: found for package, found in without.items() if found
    }


def _translations(catalogue, message):
    context, msgid = message
    msgid = msgid if context is None else f"{context}\x04{msgid}"
    return catalogue.get(msgid) or catalogue.get((msgid, 0))


@pytest.mark.parametrize(("package", "count"), [("wagtail.admin", 85), ("wagtail_localize", 48)])
def test_every_message_of_the_editors_scripts_has_thai(rf, package, count):
    english = entries(SITE_PACKAGES / package.replace(".", "/") / SCRIPTS_MESSAGES)
    catalogue = _scripts_catalogue(rf, package)
    assert [len(english), [entry.msgid for entry in english if entry.msgid not in catalogue]] == [
        count,
        [],
    ]


def _scripts_catalogue(rf, package):
    with translation.override("th"):
        response = JSONCatalog.as_view(packages=[package])(rf.get("/"))
    return json.loads(response.content)["catalog"]


@pytest.mark.parametrize(("english", "thai"), READ_IN_THAI.items())
def test_thai_reader_reads(english, thai):
    with translation.override("th"):
        assert gettext(english) == thai


@pytest.mark.parametrize("english", READ_IN_THAI)
def test_english_reader_reads_english(english):
    with translation.override("en"):
        assert gettext(english) == english


@pytest.mark.parametrize("package", ["wagtail.admin", "wagtail_localize"])
def test_scripts_show(rf, package):
    catalogue = _scripts_catalogue(rf, package)
    assert {english: catalogue[english] for english in SHOWN_BY_SCRIPTS} == SHOWN_BY_SCRIPTS


@pytest.mark.parametrize(("count", "thai"), [(1, "พบ 1 หน้า"), (7, "พบ 7 หน้า")])
def test_one_form_serves_every_count(count, thai):
    with translation.override("th"):
        counted = ngettext(
            "There is one matching page", "There are %(counter)s matching pages", count
        )
        assert counted % {"counter": count} == thai


def test_messages_with_a_context_are_read_in_it():
    with translation.override("th"):
        assert (
            pgettext("field label", "Login"),
            npgettext("naturaltime-past", "%(num)d day", "%(num)d days", 2) % {"num": 2},
        ) == ("ชื่อผู้ใช้", "2 วัน")
