"""The booklet of a compilation, for everyone."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.generic import View

from bestpractice.booklet import booklet_pdf
from bestpractice.models import CompilationPage
from home.queries import published
from thai.pdf import wants_thai_digits


class BookletView(View):
    """404 unless the compilation is public in the language of the address."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, slug):
        pages = CompilationPage.objects.filter(locale__language_code=get_language(), slug=slug)
        page = get_object_or_404(published(pages))
        content = booklet_pdf(
            compilation=page,
            address=page.absolute_url(request),
            mark=_("Invented data for demonstration") if settings.DEMO else "",
            thai_digits=wants_thai_digits(request),
        )
        return HttpResponse(
            content,
            content_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="{slug}.pdf"'},
        )
