"""/styleguide/: every shared component with made-up content, for editors and developers."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.contrib.messages.constants import DEFAULT_TAGS
from django.contrib.messages.storage.base import Message
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache

from accounts.roles import Role
from home.models import ReferenceFigure

READERS = [Role.EDITOR, Role.MODERATOR, Role.PROGRAMME_ADMIN]


class SampleForm(forms.Form):
    name = forms.CharField(label=_("name"), help_text=_("As it is read, such as 28,811."))
    kind = forms.ChoiceField(label=_("kind"), choices=[("a", "ก"), ("b", "ข")])
    number = forms.IntegerField(label=_("number"), min_value=0)
    text = forms.CharField(label=_("text"), required=False, widget=forms.Textarea)
    choice = forms.ChoiceField(
        label=_("level"), choices=[("1", "1"), ("2", "2")], widget=forms.RadioSelect
    )
    file = forms.FileField(label=_("document"), required=False)
    tick = forms.BooleanField(label=_("on the home page"), required=False)


@never_cache
@login_required
def styleguide(request):
    if not request.user.has_role(*READERS):
        raise Http404
    form = SampleForm({"name": "", "kind": "a", "number": "-1", "choice": "1"})
    return render(
        request,
        "home/styleguide.html",
        {
            "form": form,
            "pages": Paginator(range(30), 10).page(2),
            "today": timezone.localdate(),
            "headings": ["สำนักงานเขตพื้นที่การศึกษา", "รายงาน", "หลักฐาน"],
            "rows": [["เขตสมมุติ 1", "ส่งแล้ว", "12"], ["เขตสมมุติ 2", "ฉบับร่าง", "7"]],
            "facts": [("เขตสมมุติ", "เขตสมมุติ 1"), ("ปีงบประมาณ", "2565")],
            "tabs": [("แท็บแรก", "#", True), ("แท็บที่สอง", "#", False)],
            "messages_shown": [Message(level, "ข้อความสมมุติ") for level in DEFAULT_TAGS],
            "reference": ReferenceFigure(
                value=1234, label_th="ตัวเลขสมมุติ", source_th="เอกสารสมมุติ", unit_th="คน"
            ),
            "chips": [("เขตสมมุติ 1", "?")],
            "numeric": [3],
        },
    )
