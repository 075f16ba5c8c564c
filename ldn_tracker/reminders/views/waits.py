"""How much of today still waits: the number on the icon of the installed app."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from journal.access import person_or_404
from ldn_tracker.reminders.queries import waiting_now


@require_safe
def waits(request: HttpRequest) -> JsonResponse:
    """The number of things that wait, doses and the check-in."""
    found = waiting_now(person_or_404(request.person), request.today)
    return JsonResponse({"waits": len(found.kinds)})
