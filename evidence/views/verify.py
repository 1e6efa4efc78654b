"""Is this receipt ours? Asked by anyone who holds one, answered with five facts and no more."""

from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from evidence.domain.receipts import version_proved


@method_decorator(never_cache, name="dispatch")
class VerifyView(TemplateView):
    """Number and code from the QR code, or typed; a wrong pair is 404 and says nothing."""

    template_name = "evidence/verify.html"

    def get(self, request, *args, number="", code="", **kwargs):
        typed = request.GET.get("number", "").strip(), request.GET.get("code", "").strip()
        if all(typed) and not number and not any("/" in part for part in typed):
            return redirect("verify_receipt", *typed)
        version = version_proved(number=number, code=code) if number else None
        context = self.get_context_data(
            version=version, number=number or typed[0], code=code or typed[1], asked=bool(number)
        )
        return self.render_to_response(context, status=404 if number and not version else 200)
