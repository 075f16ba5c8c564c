"""Help: the red flags, the numbers to ring and the wallet card; public, needing no diary."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dose.medicines.red_flags import COUNTRIES, country_of, flags_in


@login_not_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The red flags with the numbers of ?country=, else of the person's own, else New Zealand."""
    own = request.person.country if request.person else ""
    country = country_of(request.GET.get("country") or own)
    return render(
        request,
        "site/help.html",
        {
            "active": "help",
            "country": country,
            "flags": flags_in(country),
            "countries": COUNTRIES.values(),
        },
    )
