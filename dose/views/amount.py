"""What a typed amount is understood as."""

from django.http import HttpResponse
from django.utils.html import escape
from django.views.decorators.http import require_safe

from dose.forms.fields import understood


@require_safe
def amount(request):
    """The amount of the one field that htmx sends, in words; a fragment that stands beside it."""
    several = request.GET.get("several") is not None
    typed = next((text for name, text in request.GET.items() if name != "several"), "")
    return HttpResponse(escape(understood(typed[:200], several=several)))
