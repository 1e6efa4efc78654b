from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def style_of_the_demos_mark():
    if not settings.DEMO:
        return ""
    return format_html('<link rel="stylesheet" href="{}">', static("css/demo-admin.css"))
